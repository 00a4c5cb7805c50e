"""`@@my-letters`: the letters of the person signed in, those first that wait for his or her signature; and those on the desk.

Both go by the catalog, which shows a person no letter but those that he or she may view.
"""

from __future__ import annotations

from dataclasses import dataclass
from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.integrity.letter.levels import SIGNED_STATES
from shangnan.policy.records.integrity.letter.levels import SUBORDINATE
from shangnan.policy.records.integrity.letter.levels import SUPERIOR
from shangnan.policy.records.integrity.letter.levels import WAITS_FOR
from shangnan.policy.records.workflow.waiting import IDeskBox
from zExceptions import NotFound
from zope.component import adapter
from zope.component import queryUtility
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface

SECTION = "integrity"
# Letters that the desk shows at once.
FIRST = 8
STEPS = {SUPERIOR: "sign_as_superior", SUBORDINATE: "sign"}


class IReminders(Interface):
    """When somebody was last reminded; a utility, given by who reminds."""

    def reminded_on(campaign_uid: str, user_id: str) -> str:  # type: ignore[empty-body]
        """Return the ISO date of the last reminder to a person in a campaign, or empty."""


@dataclass(frozen=True)
class MyLetter:
    """A letter in which the person stands.

    :param party: as what.
    :param other: name of the other party.
    :param turn: whether the person's signature is what it waits for.
    :param blocked: whether the person's own letter has to be effective first.
    """

    url: str
    title: str
    state: str
    party: str
    other: str
    campaign: str
    year: int
    turn: bool
    blocked: bool

    @property
    def signable(self) -> bool:
        """Whether it can be signed now."""
        return self.turn and not self.blocked

    @property
    def sign_url(self) -> str:
        """Address of the form for the signature."""
        return f"{self.url}/@@transition?transition={STEPS[self.party]}"


def letters_of(user_id: str) -> list[MyLetter]:
    """Return the letters of a person that the present user may view, by year, the newest first, then by title."""
    catalog = api.portal.get_tool("portal_catalog")
    tokens = [f"{SUPERIOR}:{user_id}", f"{SUBORDINATE}:{user_id}"]
    brains = catalog(portal_type="ResponsibilityLetter", letter_people={"query": tokens, "operator": "or"})
    # Own letters that are not effective yet: what the person signs as superior comes after those of the same round.
    waiting = {
        _round(brain.register_values)
        for brain in brains
        if brain.register_values["person_user"] == user_id and brain.review_state not in SIGNED_STATES
    }
    found = [_my_letter(brain, user_id, waiting) for brain in brains]
    return sorted(found, key=lambda letter: (-letter.year, letter.party, letter.title))


def _round(values: dict) -> tuple[str, int]:
    """Return what letters are signed in the order of levels within: the campaign, or the year of those without one."""
    return (values["campaign"], 0) if values["campaign"] else ("", values["year"] or 0)


def _my_letter(brain: object, user_id: str, waiting: set[tuple[str, int]]) -> MyLetter:
    values, state = brain.register_values, brain.review_state  # type: ignore[attr-defined]
    party = SUBORDINATE if values["person_user"] == user_id else SUPERIOR
    return MyLetter(
        url=brain.getURL(),  # type: ignore[attr-defined]
        title=brain.Title,  # type: ignore[attr-defined]
        state=state,
        party=party,
        other=values["superior"] if party == SUBORDINATE else values["person"],
        campaign=values["campaign"],
        year=values["year"] or 0,
        turn=WAITS_FOR.get(state) == party,
        blocked=party == SUPERIOR and _round(values) in waiting,
    )


class MyLettersView(BrowserView):
    """The page of a signatory, who is ordinary staff."""

    def __call__(self) -> str:
        if self.context.getId() != SECTION:
            raise NotFound(self.context, "my-letters", self.request)
        return self.index()

    @property
    @memoize
    def letters(self) -> list[MyLetter]:
        """All letters of the person."""
        return letters_of(api.user.get_current().getId())

    def to_sign(self) -> list[MyLetter]:
        """Return the letters that the person can sign now."""
        return [letter for letter in self.letters if letter.signable]

    def later(self) -> list[MyLetter]:
        """Return the letters that wait for the person's own letter first."""
        return [letter for letter in self.letters if letter.turn and letter.blocked]

    def others(self) -> list[MyLetter]:
        """Return the letters that the person has nothing to do with at present."""
        return [letter for letter in self.letters if not letter.turn]

    def state_title(self, letter: MyLetter) -> str:
        """Return the title of a letter's state."""
        tool = api.portal.get_tool("portal_workflow")
        title = tool.getTitleForStateOnType(letter.state, "ResponsibilityLetter")
        return translate(title, domain="shangnan.policy", context=self.request)

    def reminded(self, letter: MyLetter) -> str:
        """Return the day on which the person was last reminded of it, or empty."""
        reminders = queryUtility(IReminders)
        user_id = api.user.get_current().getId()
        return reminders.reminded_on(letter.campaign, user_id) if reminders is not None and letter.campaign else ""


@implementer(IDeskBox)
@adapter(Interface)
class LettersToSign:
    """On the desk: the letters that wait for the person's signature, each a click away."""

    title = _("Letters of responsibility to sign")

    def __init__(self, request: object) -> None:
        section = api.portal.get().get(SECTION)
        self.url = f"{section.absolute_url()}/@@my-letters" if section is not None else ""
        user_id = api.user.get_current().getId()
        self._letters = [letter for letter in letters_of(user_id) if letter.signable] if user_id and self.url else []
        self.total = len(self._letters)

    def rows(self) -> list[dict[str, str]]:
        """Return the first few: title, url, note (the other party)."""
        return [{"title": each.title, "url": each.url, "note": each.other} for each in self._letters[:FIRST]]
