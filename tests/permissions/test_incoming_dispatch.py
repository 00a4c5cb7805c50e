"""Every cell of the table of incoming dispatches, through every door."""

from __future__ import annotations

from plone.uuid.interfaces import IUUID
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from tests.permissions.concerned import add_concerned
from tests.permissions.concerned import USER
from tests.permissions.concerned import walk_as_concerned
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
from tests.permissions.table import HANDLER as HANDLER_CODE
from tests.permissions.test_matrix import FORM
from tests.permissions.test_matrix import MatrixCase
from tests.permissions.test_matrix import views
from tests.records.dispatch.incoming.examples import add_handler
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.incoming.examples import HANDLER
from tests.records.dispatch.incoming.examples import walk
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk as walk_outgoing
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import unit_uid
from typing import Any

import transaction


class TestIncomingDispatch(MatrixCase):
    workflow = "incoming_dispatch_workflow"
    made = 0

    def record(self, state: str) -> Any:
        """Return a new dispatch in a state, with a file, a named handler and a named reader."""
        self.made += 1
        dispatch = add_incoming(
            self.portal,
            sender_number=f"商政办函〔2024〕{self.made}号",
            named_handlers=(HANDLER,),
            named_readers=(USER,),
        )
        with acting_as(self.portal, "demo-registrar"):
            add_attachment(dispatch)
        walk(self.portal, dispatch, state)
        transaction.commit()
        return dispatch

    def people_doors(self) -> list[Door]:
        """Return the doors of naming people; the person who is tried stays named."""

        def page(person: Person, record: Any) -> None:
            form = {"handlers": HANDLER, "readers": f"{USER}\ndemo-auditor", "_authenticator": person.token}
            person.page(f"{record.absolute_url()}/@@people", **form)

        def rest(person: Person, record: Any) -> None:
            person.rest("POST", f"{record.absolute_url()}/@people", {"named_readers": [USER, "demo-auditor"]})

        return [Door("page", page, True), Door("rest", rest, True)]

    def answer_doors(self, uid: str) -> list[Door]:
        """Return the doors of linking an answer that all staff may see."""

        def page(person: Person, record: Any) -> None:
            person.page(f"{record.absolute_url()}/@@reply", uid=uid, _authenticator=person.token)

        def rest(person: Person, record: Any) -> None:
            person.rest("POST", f"{record.absolute_url()}/@reply", {"uid": uid})

        return [Door("page", page, True), Door("rest", rest, True)]

    def test_every_cell(self) -> None:
        answer = walk_outgoing(self.portal, add_dispatch(self.portal), "issue")
        attachment = {"title": "来文扫描件", "purpose": "other", "file": FILE}
        doors: dict[str, list[Door]] = {
            "view": views(),
            "attached file": file_doors(FORM),
            "history": [
                reading("page", "/@@record-history", title),
                reading("historyview", "/@@historyview", title),
                reading("rest", "/@history", lambda record: "steps", True),
            ],
            "edit": edit_doors("summary", "改过的摘要"),
            "delete": delete_doors(),
            "add attachment": add_doors("Attachment", **attachment),
            "edit attachment": inside(FORM, edit_doors("title", "改过的名称")),
            "delete attachment": inside(FORM, delete_doors()),
            "edit the unit": edit_doors("responsible_unit", unit_uid(OTHER_UNIT))[:1],
            "reassign": reassign_doors(),
            "name people": self.people_doors(),
            "link our answer": self.answer_doors(IUUID(answer)),
            **{transition: transition_doors(transition) for transition in self.transitions()},
        }
        add_handler()
        concerned = add_concerned(self.layer)
        matrix = Matrix(self.layer, self.record, doors)
        matrix.walk(self.states())
        walk_as_concerned(matrix, concerned, self.states())
        walk_as_concerned(matrix, Person(self.layer, HANDLER), self.states(), HANDLER_CODE)
        self.assert_table("IncomingDispatch", matrix, list(doors))
