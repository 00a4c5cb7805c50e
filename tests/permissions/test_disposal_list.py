"""Every cell of the table of disposal lists, through every door."""

from __future__ import annotations

from dataclasses import replace
from plone import api
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.disposal_list.transitions import SIGNING
from shangnan.policy.units.people import add_person
from tests.permissions.concerned import add_concerned
from tests.permissions.concerned import USER
from tests.permissions.doors import Door
from tests.permissions.doors import REASON
from tests.permissions.doors import transition_doors
from tests.permissions.kind import KindCase
from tests.permissions.kind import SEVERAL
from tests.permissions.people import Person
from tests.permissions.table import CONCERNED
from tests.records.disposal_list.examples import add_list
from tests.records.disposal_list.examples import enter
from tests.records.disposal_list.examples import row
from tests.records.disposal_list.examples import take
from tests.support import acting_as
from tests.support import add_attachment
from typing import Any

import transaction

OTHER = "other-witness"


def state_of(record: Any) -> str:
    """Return the state that is stored."""
    transaction.begin()
    return str(api.content.get_state(record))


class TestDisposalList(KindCase):
    kind, edited, file_title = "DisposalList", ("appraisal", "逐件看过"), "鉴定意见扫描件"
    several = ("office-registrar", "approver")
    own = (("appraised", "approve", SEVERAL),)
    made = 0

    def record(self, state: str) -> Any:
        return self.submitted(state, "demo-registrar")

    def submitted(self, state: str, submitter: str) -> Any:
        self.made += 1
        entry = enter(self.made)
        record = add_list(self.portal, [row(entry.archival_number)], author=submitter)
        with acting_as(self.portal, submitter):
            add_attachment(record)
        transaction.commit()
        path = {"draft": (), "appraised": ("appraise",)}.get(state, ("appraise", "approve"))
        for step in (*path, *(("witness", "execute") if state == "executed" else ())):
            who = {"appraise": submitter, "approve": "demo-approver", "witness": OTHER, "execute": USER}[step]
            take(self.portal, record, step, who, (OTHER, USER))
        transaction.commit()
        return record

    def others(self) -> dict[str, Person]:
        return {CONCERNED: Person(self.layer, USER, wire=False)}

    def steps(self) -> dict[str, list[Door]]:
        return {transition: self.doors_of(transition) for transition in self.transitions()}

    def doors_of(self, transition: str) -> list[Door]:
        """Return the doors of a step, with what it asks for; before the second signature comes the first one."""
        witnesses = {"witness_one": OTHER, "witness_two": USER}
        asked = {"approve": witnesses, **{key: {"password": TEST_PASSWORD} for key in SIGNING}}.get(transition, {})

        def prepare(record: Any) -> None:
            if transition == "execute" and state_of(record) == "approved" and not record.signatures:
                take(self.portal, record, "witness", OTHER)
                transaction.commit()

        def form(person: Person, record: Any) -> None:
            prepare(record)
            url = f"{record.absolute_url()}/@@transition"
            person.page(url, transition=transition, comment=REASON, _authenticator=person.token, **asked)

        def rest(person: Person, record: Any) -> None:
            prepare(record)
            person.rest("POST", f"{record.absolute_url()}/@workflow/{transition}", {"comment": REASON, **asked})

        doors = transition_doors(transition)
        found = [replace(door, attempt=attempt) for door, attempt in zip(doors, (form, rest), strict=True)]
        # What is prepared changes the list, too: whether it was executed, its state tells.
        return [replace(door, sees=state_of) for door in found] if transition == "execute" else found

    def test_every_cell(self) -> None:
        add_person(OTHER, TEST_PASSWORD, "监销甲")
        add_concerned(self.layer)
        self.try_every_cell()
