"""Every cell of the tables of letters of responsibility and their campaigns, through every door."""

from __future__ import annotations

from dataclasses import replace
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.units.people import add_person
from tests.permissions.concerned import add_concerned
from tests.permissions.concerned import USER
from tests.permissions.doors import Door
from tests.permissions.doors import REASON
from tests.permissions.doors import transition_doors
from tests.permissions.kind import KindCase
from tests.permissions.matrix import Matrix
from tests.permissions.people import Person
from tests.permissions.rules import reaches
from tests.permissions.table import CONCERNED
from tests.permissions.table import read_table
from tests.permissions.table import Tried
from tests.records.integrity.campaign.examples import add_campaign
from tests.records.integrity.campaign.examples import letter_of
from tests.records.integrity.campaign.examples import make
from tests.records.integrity.letter.examples import add_letter
from tests.records.integrity.letter.examples import PATHS
from tests.records.integrity.letter.examples import walk
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from tests.support import unit_uid
from typing import Any

import transaction

# Who of the two parties a step is for; the table says X for either.
STEP_OF = {"sign_as_superior": "superior", "withdraw": "superior", "sign": "subordinate"}
SIGNATURES = ("sign", "sign_as_superior")


def signing_doors(transition: str) -> list[Door]:
    """Return the doors of a step with the password that the tests' accounts have."""

    def form(person: Person, record: Any) -> None:
        url = f"{record.absolute_url()}/@@transition"
        person.page(url, transition=transition, comment=REASON, password=TEST_PASSWORD, _authenticator=person.token)

    def rest(person: Person, record: Any) -> None:
        url = f"{record.absolute_url()}/@workflow/{transition}"
        person.rest("POST", url, {"comment": REASON, "password": TEST_PASSWORD})

    return [
        replace(door, attempt=attempt) for door, attempt in zip(transition_doors(transition), (form, rest), strict=True)
    ]


class TestResponsibilityLetter(KindCase):
    kind, edited, file_title, adding = "ResponsibilityLetter", ("scope", "本岗位"), "签字扫描件", "add scan"

    def record(self, state: str) -> Any:
        return self.letter(state)

    def letter(self, state: str, party: str = "", user: str = USER) -> Any:
        """Return a new letter in a state with a file in it; `party` of it is a person whom nothing else names."""
        fields = {"superior_user": "signing-superior", "subordinate_user": "signing-subordinate"}
        fields |= {f"{party}_user": user} if party else {}
        letter = add_letter(self.portal, **fields)
        with acting_as(self.portal, "demo-discipline"):
            add_attachment(letter)
        walk(self.portal, letter, PATHS[state])
        transaction.commit()
        return letter

    def steps(self) -> dict[str, list[Door]]:
        return {
            transition: (signing_doors if transition in SIGNATURES else transition_doors)(transition)
            for transition in self.transitions()
        }

    def try_more(self, matrix: Matrix) -> None:
        """Try everything as either party: both read alike, and each takes its own steps only."""
        person, table = add_concerned(self.layer), read_table(self.kind)
        for party in ("superior", "subordinate"):
            for state in self.states():
                letter = self.letter(state, party)
                judged = matrix.judge(person, letter)
                for (action, name), granted in judged.items():
                    expected = CONCERNED in table[state, action].codes and STEP_OF.get(action, party) == party
                    self.assertEqual(granted, expected, (party, state, action, name))
                    if STEP_OF.get(action, party) == party:
                        matrix.judged[Tried(state, action, name, CONCERNED)] = granted
                for action, doors in matrix.doors.items():
                    for door in doors:
                        matrix.turn += 1
                        # To a door that is shut by its rule one goes in turn; the other party's steps are always tried.
                        if not judged[action, door.name] and action not in STEP_OF and matrix.turn % 3:
                            continue
                        granted = door.open_for(person, letter)
                        self.assertEqual(granted, judged[action, door.name], (party, state, action))
                        if STEP_OF.get(action, party) == party:
                            matrix.found[Tried(state, action, door.name, CONCERNED)] = granted
                        if granted and door.writes:
                            letter = self.letter(state, party)

    def test_every_cell(self) -> None:
        for name in ("signing-superior", "signing-subordinate"):
            add_person(name, TEST_PASSWORD, name)
        self.try_every_cell()


class TestIntegrityCampaign(KindCase):
    kind, edited = "IntegrityCampaign", ("scope", "本岗位")

    def record(self, state: str) -> Any:
        """Return a new campaign in a state, with letters once it runs: one is effective, one assessed."""
        campaign = add_campaign(self.portal, running=state != "draft")
        if state != "draft":
            make(self.portal, campaign)
            first, second = (letter_of(self.portal, campaign, name) for name in ("demo-reviewer", "demo-drafter"))
            walk(self.portal, first, PATHS["assessed"])
            walk(self.portal, second, PATHS["effective"])
            letter_of(self.portal, campaign, "demo-staff").aq_parent._delObject(
                letter_of(self.portal, campaign, "demo-staff").getId()
            )
        if state == "closed":
            step(self.portal, campaign, "close", "demo-discipline", REASON)
        transaction.commit()
        return campaign

    def more_doors(self) -> dict[str, list[Door]]:
        def page(name: str, sees: Any, **form: Any) -> list[Door]:
            def send(person: Person, campaign: Any) -> None:
                fields = {key: value(campaign) if callable(value) else value for key, value in form.items()}
                person.page(f"{campaign.absolute_url()}/@@{name}", _authenticator=person.token, **fields)

            return [Door("page", reaches(name, "POST"), send, True, sees)]

        def letters(campaign: Any) -> str:
            transaction.begin()
            found = self.portal["integrity"].get("letters")
            mine = found["2026"].objectValues() if found is not None else []
            uid = campaign.UID()
            kept = [each for each in mine if each.campaign_uid == uid]
            return repr(sorted((each.getId(), each.responsible_unit, self.state_of(each)) for each in kept))

        def reminded(campaign: Any) -> str:
            transaction.begin()
            return repr(campaign.reminded)

        roster = (
            "demo-approver\t张签发\t局长\t县行政审批服务局\t书记\t\ndemo-staff\t孙\t员\t县民政局\t个人\tdemo-approver"
        )
        return {
            "paste the roster": page("campaign-roster", self.roster_of, pasted=roster),
            "make letters": page("make-letters", letters),
            "remind": page("remind", reminded),
            "move a person": page(
                "move-person", letters, person="demo-reviewer", target=unit_uid(OTHER_UNIT), reason=REASON
            ),
            "assess letters": page("assess-letters", letters, opinion=REASON, letters=self.effective),
            "file letters": page("file-letters", letters, opinion=REASON, unassessed="1"),
        }

    def test_every_cell(self) -> None:
        self.try_every_cell()

    def effective(self, campaign: Any) -> str:
        found = self.portal["integrity"].get("letters")
        mine = found["2026"].objectValues() if found is not None else []
        return next(
            (each.UID() for each in mine if each.campaign_uid == campaign.UID() and self.state_of(each) == "effective"),
            "",
        )

    def state_of(self, record: Any) -> str:
        return self.portal.portal_workflow.getInfoFor(record, "review_state")

    def roster_of(self, campaign: Any) -> str:
        transaction.begin()
        return repr(campaign.roster)
