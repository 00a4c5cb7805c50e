"""Every cell of the table of filing plans, through every door."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.units.people import add_person
from tests.permissions.doors import Door
from tests.permissions.kind import KindCase
from tests.permissions.kind import SEVERAL
from tests.permissions.people import Person
from tests.permissions.rules import every
from tests.permissions.rules import holds
from tests.permissions.rules import reaches
from tests.records.filing_plan.examples import add_plan
from typing import Any

import transaction

# A registrar who writes the plans, so that another may decide on them.
AUTHOR = "other-registrar"


class TestFilingPlan(KindCase):
    kind, edited = "FilingPlan", ("notes", "改过的内容")
    several = ("office-registrar", "approver")
    own = (("draft", "put_into_force", SEVERAL),)

    def record(self, state: str) -> Any:
        return self.submitted(state, AUTHOR)

    def submitted(self, state: str, submitter: str) -> Any:
        plan = add_plan(self.portal, state, submitter)
        transaction.commit()
        return plan

    def more_doors(self) -> dict[str, list[Door]]:
        def fill(person: Person, plan: Any) -> None:
            url = f"{plan.absolute_url()}/@@plan-rows"
            person.page(url, complete="1", _authenticator=person.token)

        def revise(person: Person, plan: Any) -> None:
            url = f"{plan.absolute_url()}/@@plan-rows"
            person.page(url, revise="1", _authenticator=person.token)

        def last_change(plan: Any) -> str:
            transaction.begin()
            return repr((len(plan.rows), plan.modified().millis()))

        def plans(plan: Any) -> str:
            transaction.begin()
            return repr(sorted(self.portal["archive"].objectIds()))

        fills = every(reaches("plan-rows", "POST"), holds("Modify portal content"))
        return {
            "fill rows": [Door("page", fills, fill, True, last_change)],
            "begin a new plan": [Door("page", reaches("plan-rows", "POST"), revise, True, plans)],
        }

    def test_every_cell(self) -> None:
        add_person(AUTHOR, TEST_PASSWORD, "另一文书")
        with api.env.adopt_roles(["Manager"]):
            api.group.add_user(groupname="office-registrar", username=AUTHOR)
        self.try_every_cell()
