"""Every cell of the table of outgoing dispatches, through every door."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.people import add_person
from tests.permissions.doors import add_doors
from tests.permissions.doors import delete_doors
from tests.permissions.doors import Door
from tests.permissions.doors import edit_doors
from tests.permissions.doors import FILE
from tests.permissions.doors import file_doors
from tests.permissions.doors import inside
from tests.permissions.doors import reading
from tests.permissions.doors import reassign_doors
from tests.permissions.doors import title
from tests.permissions.doors import transition_doors
from tests.permissions.matrix import Matrix
from tests.permissions.people import Person
from tests.permissions.test_matrix import FORM
from tests.permissions.test_matrix import MatrixCase
from tests.permissions.test_matrix import views
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from tests.support import unit_uid
from typing import Any

import transaction

# The steps from a draft to each state.
PATHS: dict[str, tuple[tuple[str, str], ...]] = {"draft": (), "checking": (("submit", "demo-drafter"),)}
PATHS["signing"] = (*PATHS["checking"], ("check", "demo-reviewer"))
PATHS["signed"] = (*PATHS["signing"], ("sign", "demo-approver"))
PATHS["registered"] = (*PATHS["signed"], ("register", "demo-registrar"))
PATHS["withdrawn"] = (*PATHS["registered"], ("withdraw", "demo-approver"))
PATHS["void"] = (*PATHS["withdrawn"], ("void", "demo-registrar"))
PATHS["issued"] = (*PATHS["registered"], ("issue", "demo-registrar"))
PATHS["filed"] = (*PATHS["issued"], ("file", "demo-registrar"))
PATHS["released"] = (*PATHS["issued"], ("release", "demo-publisher"))
PATHS["filed_released"] = (*PATHS["released"], ("file_released", "demo-registrar"))
# One person with three functions in the unit and the publisher's office besides.
ALL_FUNCTIONS = "all-functions"


class TestOutgoingDispatch(MatrixCase):
    workflow = "outgoing_dispatch_workflow"

    def dispatch(self, state: str, submitter: str = "demo-drafter") -> Any:
        """Return a new dispatch in a state, with an attached file."""
        made = add_dispatch(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(made)
        for transition, account in PATHS[state]:
            step(self.portal, made, transition, submitter if transition == "submit" else account, "依据充分")
        transaction.commit()
        return made

    def test_every_cell(self) -> None:
        attachment = {"title": "附件一", "purpose": "other", "file": FILE}
        doors: dict[str, list[Door]] = {
            "view": views(),
            "attached file": file_doors(FORM),
            "history": [
                reading("page", "/@@record-history", title),
                reading("historyview", "/@@historyview", title),
                reading("rest", "/@history", lambda record: "steps", True),
            ],
            "edit": edit_doors("notes", "此件公开发布"),
            "delete": delete_doors(),
            "add attachment": add_doors("Attachment", **attachment),
            "edit attachment": inside(FORM, edit_doors("title", "改过的名称")),
            "delete attachment": inside(FORM, delete_doors()),
            "edit the unit": edit_doors("responsible_unit", unit_uid(OTHER_UNIT))[:1],
            "reassign": reassign_doors(),
            **{transition: transition_doors(transition) for transition in self.transitions()},
        }
        matrix = Matrix(self.layer, self.dispatch, doors)
        matrix.people[ALL_FUNCTIONS] = self.person_with_all_functions()
        matrix.walk(self.states())
        for state, transition in (("checking", "check"), ("signing", "sign"), ("issued", "release")):
            self.own_submission(matrix, state, transition)
        self.assert_table("OutgoingDispatch", matrix, list(doors))

    def own_submission(self, matrix: Matrix, state: str, transition: str) -> None:
        matrix.own_submission(state, transition, ALL_FUNCTIONS, lambda: self.dispatch(state, ALL_FUNCTIONS))

    def person_with_all_functions(self) -> Person:
        add_person(ALL_FUNCTIONS, TEST_PASSWORD, "多岗人员")
        with api.env.adopt_roles(["Manager"]):
            for function in ("drafter", "reviewer", "approver"):
                api.group.add_user(groupname=group_id(unit_uid(), function), username=ALL_FUNCTIONS)
            api.group.add_user(groupname="office-publisher", username=ALL_FUNCTIONS)
        transaction.commit()
        return Person(self.layer, ALL_FUNCTIONS)
