"""What the design says of who may do what, transcribed word for word, and where the project does otherwise and why.

The tables in docs/reference/permissions were written by the rooms; this page was copied from the specification without
looking at them. `test_design` holds the one against the other, so that a mistake has to be made twice to go unseen.
"""

from __future__ import annotations

from dataclasses import dataclass

# kind | state | view | edit | transitions. A slash parts several states, and what holds for each of them.
PAGE = """
ServiceGuide | draft | D R L P | D | submit: D
ServiceGuide | pending | D R L P | R | review: R≠ · return: R
ServiceGuide | reviewed | D R L P | – | publish: P≠ · return: P
ServiceGuide | published | A | – | revise: D · suspend: L P · cancel: P
ServiceGuide | suspended | A | – | resume: P · cancel: P
ServiceGuide | cancelled | A | – | –
ReviewRules | draft | D R L | D | submit: D
ReviewRules | reviewed | D R L | – | accept: R≠ · return: R
ReviewRules | in force | S | – | repeal: L
ReviewRules | repealed | S | – | –
Regulation | draft | D R L P | D | consult: D
Regulation | consultation | S | D | submit: D
Regulation | review | D R L P | R | approve: R≠ · return: R
Regulation | signed | D R L P | – | enact: L · return: L
Regulation | in force | S | – | release: P≠ · revise: D · repeal: L · acknowledge: S
Regulation | in force, released | A | – | revise: D · repeal: L · acknowledge: S
Regulation | superseded | S | – | –
Regulation | superseded, released | A | – | –
Regulation | repealed | S | – | –
Regulation | repealed, released | A | – | –
TrainingRecord | draft | D R X G | D | confirm: R≠
TrainingRecord | confirmed | S | – | file: G · return: R
TrainingRecord | filed | S | – | –
PartyRecord | draft | Y L | Y | submit: Y
PartyRecord | review | Y L | – | approve: L≠ · return: L
PartyRecord | approved | Y L G X | – | file: G
PartyRecord | filed | Y L G X | – | –
ResponsibilityLetter | awaiting | I Y X L | I | sign as superior: X
ResponsibilityLetter | superior signed | I Y X L | – | sign: X · withdraw: X
ResponsibilityLetter | effective | I X L | – | assess: I · file: G
ResponsibilityLetter | assessed | I X L G | – | file: G
ResponsibilityLetter | filed | I X L G | – | –
IntegrityRisk | draft | I D L | I D | adopt: L≠
IntegrityRisk | in force | I D L | – | close: I
IntegrityRisk | closed | I D L | – | –
OutgoingDispatch | draft | D R L | D | submit: D
OutgoingDispatch | checking | D R L | R | check: R≠ · return: R
OutgoingDispatch | signing | D R L | – | sign: L≠ · return: L
OutgoingDispatch | signed | D R L G | G | register: G · back to the signer: G
OutgoingDispatch | registered | D R L G S | – | issue: G · void: G
OutgoingDispatch | issued | S | – | release: P≠ · file: G
OutgoingDispatch | issued, released | A | – | file: G
OutgoingDispatch | filed | S | – | –
OutgoingDispatch | filed, released | A | – | –
OutgoingDispatch | void | D R L G | – | –
IncomingDispatch | received | G | G | register: G · send back: G
IncomingDispatch | registered | G H | G | triage: G · assign: L
IncomingDispatch | triaged | G H | G | triage: G · assign: L
IncomingDispatch | handling | G H N | – | read: H · note: H · done: H · urge: G
IncomingDispatch | circulating | G H N | – | read: H · note: H · done: H · urge: G
IncomingDispatch | done | G H N | – | file: G
IncomingDispatch | filed | G H N | – | –
DisposalList | draft | G L Auditor | G | appraise: G
DisposalList | appraised | G L Auditor | – | approve: L≠
DisposalList | approved | G L Auditor | – | execute: W
DisposalList | executed | G L Auditor | – | –
"""
KINDS = (
    "ServiceGuide", "ReviewRules", "Regulation", "TrainingRecord", "PartyRecord", "ResponsibilityLetter", "IntegrityRisk",
    "OutgoingDispatch", "IncomingDispatch", "DisposalList",
)  # fmt: skip
# Who may see the scores of a training record, in each of its states.
SCORES = "X D R G"
# Who adds a kind: a drafter for the own unit, an office for every unit ("D adds what its unit is responsible for; Y, I, G, P
# add the kinds they edit").
ADDING = {
    "ServiceGuide": "D",
    "ReviewRules": "D",
    "Regulation": "D",
    "TrainingRecord": "D",
    "PartyRecord": "Y",
    "ResponsibilityLetter": "I",
    "IntegrityRisk": "I D",
    "OutgoingDispatch": "D",
    "IncomingDispatch": "G",
    "DisposalList": "G",
}
# Who may give a record to another unit, where anybody may.
REASSIGNING = {"ServiceGuide": "P"}
REASSIGNING_OTHERS = "G"

# The words of the page that are other ids with us: (kind, word) or (kind, word, state).
STATES = {
    ("Regulation", "in force, released"): "in_force_public",
    ("Regulation", "superseded, released"): "superseded_public",
    ("Regulation", "repealed, released"): "repealed_public",
    ("OutgoingDispatch", "issued, released"): "released",
    ("OutgoingDispatch", "filed, released"): "filed_released",
    ("IncomingDispatch", "handling"): "being_handled",
}
# Codes of the page that stand for people whom our tables name one by one: handlers are the functions of the lead unit and
# whoever is named, named readers are people concerned.
PEOPLE = {("IncomingDispatch", "H"): "D R L H", ("IncomingDispatch", "N"): "X", ("DisposalList", "W"): "X"}
ACTIONS = {
    ("ServiceGuide", "return", "pending"): "return_to_draft",
    ("ServiceGuide", "return", "reviewed"): "return_reviewed",
    ("ReviewRules", "return", "reviewed"): "return_to_draft",
    ("Regulation", "return", "review"): "return_to_draft",
    ("Regulation", "return", "signed"): "return_signed",
    ("Regulation", "repeal", "in_force_public"): "repeal_public",
    ("TrainingRecord", "return", "confirmed"): "return_to_draft",
    ("PartyRecord", "return", "review"): "return_to_draft",
    ("OutgoingDispatch", "return", "checking"): "return_checking",
    ("OutgoingDispatch", "return", "signing"): "return_signing",
    ("OutgoingDispatch", "back to the signer", "signed"): "back_to_signer",
    ("OutgoingDispatch", "file", "released"): "file_released",
}


@dataclass(frozen=True)
class Deviation:
    """A cell in which the project differs from the page.

    :param codes: what the project's table says.
    :param why: shown in docs/decisions, too.
    """

    codes: str
    why: str


TWO_HANDS = (
    "The page lets the registrar make a number void with the approver's reason. Whoever writes the reason has to be the "
    "approver, so it is two steps: the approver withdraws, then the registrar makes the number void."
)
REVIEWED = (
    "The page gives risk points a day of review and no step for it. A risk point in force is not edited, so the review is a "
    "step of the inspector's that stays in force."
)
ONE_AFTER_THE_OTHER = (
    "The page writes one line for both states: the registrar triages what is registered, then the head assigns it."
)
FIRST_LOOK = (
    "The first look (初审) at which a dispatch is sent back comes after registration by the regulation (党政机关公文处理工作条例, "
    "第二十四条) and by the page on records; the page on permissions has it before. Both are there, for the same office."
)
READERS_READ = "Each reader's time is kept, so readers confirm it too, each for himself or herself."
CIRCULATED = "The page names two states and no step between them: handlers take it."
SENT_BACK = "A dispatch that was sent back ends there; nobody but the registrar sees it."
SIGNED_BY_OTHERS = (
    "The page asks for another person at the review only. What comes into force is decided on once more, by its signatory, who "
    "is no more to have written it than the reviewer is."
)
GIVEN_BACK = "The page names no way back. A head who does not approve gives the list back with a reason, and takes an approval back."
TWO_SIGNATURES = "The page writes one step for both witnesses. Each signs for himself or herself, so it is two steps."
WITNESSES_READ = "Whoever signs as a witness reads what he or she signs: the two who are named, from the approval on."
# (kind, our state, our action) -> what is so on purpose.
DEVIATIONS: dict[tuple[str, str, str], Deviation] = {
    ("OutgoingDispatch", "registered", "void"): Deviation("–", TWO_HANDS),
    ("OutgoingDispatch", "registered", "withdraw"): Deviation("L", TWO_HANDS),
    ("Regulation", "signed", "enact"): Deviation("L≠", SIGNED_BY_OTHERS),
    ("IntegrityRisk", "in_force", "review"): Deviation("I", REVIEWED),
    ("IncomingDispatch", "registered", "assign"): Deviation("–", ONE_AFTER_THE_OTHER),
    ("IncomingDispatch", "registered", "send_back"): Deviation("G", FIRST_LOOK),
    ("IncomingDispatch", "triaged", "triage"): Deviation("–", ONE_AFTER_THE_OTHER),
    ("IncomingDispatch", "being_handled", "read"): Deviation("D R L H X", READERS_READ),
    ("IncomingDispatch", "being_handled", "circulate"): Deviation("D R L H", CIRCULATED),
    ("IncomingDispatch", "circulating", "read"): Deviation("D R L H X", READERS_READ),
    ("DisposalList", "appraised", "return_to_draft"): Deviation("L", GIVEN_BACK),
    ("DisposalList", "approved", "return_approved"): Deviation("L", GIVEN_BACK),
    ("DisposalList", "approved", "witness"): Deviation("X", TWO_SIGNATURES),
    ("DisposalList", "approved", "view"): Deviation("G L Auditor X", WITNESSES_READ),
    ("DisposalList", "executed", "view"): Deviation("G L Auditor X", WITNESSES_READ),
}
# (kind, our state) that the page does not have -> why there is one, and what it looks like.
STATES_OF_OURS: dict[tuple[str, str], tuple[dict[str, str], str]] = {
    ("OutgoingDispatch", "withdrawn"): ({"view": "S", "edit": "–", "void": "G"}, TWO_HANDS),
    ("IncomingDispatch", "sent_back"): ({"view": "G", "edit": "–"}, SENT_BACK),
}


@dataclass(frozen=True)
class Row:
    """One line of the page in our ids: what may be done in a state, action -> codes."""

    kind: str
    state: str
    cells: dict[str, str]


def _people(kind: str, codes: str) -> str:
    """Return codes with those that stand for people as our tables name them."""
    return " ".join(PEOPLE.get((kind, code), code) for code in codes.split())


def rows() -> list[Row]:
    """Return the page line by line, with our ids of states and actions."""
    found = []
    for line in PAGE.strip().splitlines():
        kind, word, view, edit, transitions = (part.strip() for part in line.split("|"))
        state = STATES.get((kind, word), word.replace(" ", "_"))
        cells = {"view": _people(kind, view), "edit": edit}
        for step in transitions.split("·") if transitions != "–" else []:
            name, codes = (part.strip() for part in step.split(":"))
            cells[ACTIONS.get((kind, name, state), name.replace(" ", "_"))] = _people(kind, codes)
        found.append(Row(kind, state, cells))
    return found
