"""Every cell of the table of outgoing dispatches, through every door."""

from __future__ import annotations

from tests.permissions.kind import KindCase
from tests.permissions.kind import SEVERAL
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
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


class TestOutgoingDispatch(KindCase):
    kind, edited, file_title = "OutgoingDispatch", ("notes", "此件公开发布"), "附件一"
    several = ("drafter", "reviewer", "approver", "office-publisher")
    own = (("checking", "check", SEVERAL), ("signing", "sign", SEVERAL), ("issued", "release", SEVERAL))

    def record(self, state: str) -> Any:
        return self.submitted(state, "demo-drafter")

    def submitted(self, state: str, submitter: str) -> Any:
        made = add_dispatch(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(made)
        for transition, account in PATHS[state]:
            step(self.portal, made, transition, submitter if transition == "submit" else account, "依据充分")
        transaction.commit()
        return made

    def test_every_cell(self) -> None:
        self.try_every_cell()
