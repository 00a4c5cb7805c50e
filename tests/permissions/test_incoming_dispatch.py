"""Every cell of the table of incoming dispatches, through every door."""

from __future__ import annotations

from plone.uuid.interfaces import IUUID
from tests.permissions.concerned import add_concerned
from tests.permissions.concerned import USER
from tests.permissions.doors import Door
from tests.permissions.kind import KindCase
from tests.permissions.people import Person
from tests.permissions.rules import reaches
from tests.permissions.rules import service
from tests.permissions.table import CONCERNED
from tests.permissions.table import HANDLER as HANDLER_CODE
from tests.records.dispatch.incoming.examples import add_handler
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.incoming.examples import HANDLER
from tests.records.dispatch.incoming.examples import walk
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk as walk_outgoing
from tests.support import acting_as
from tests.support import add_attachment
from typing import Any

import transaction


class TestIncomingDispatch(KindCase):
    kind, edited, file_title = "IncomingDispatch", ("summary", "改过的摘要"), "来文扫描件"
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

    def others(self) -> dict[str, Person]:
        add_handler()
        transaction.commit()
        return {CONCERNED: add_concerned(self.layer), HANDLER_CODE: Person(self.layer, HANDLER, wire=False)}

    def people_doors(self) -> list[Door]:
        """Return the doors of naming people; the person who is tried stays named."""

        def page(person: Person, record: Any) -> None:
            form = {"handlers": HANDLER, "readers": f"{USER}\ndemo-auditor", "_authenticator": person.token}
            person.page(f"{record.absolute_url()}/@@people", **form)

        def rest(person: Person, record: Any) -> None:
            person.rest("POST", f"{record.absolute_url()}/@people", {"named_readers": [USER, "demo-auditor"]})

        return [
            Door("page", reaches("people", "POST"), page, True),
            Door("rest", service("@people", "POST"), rest, True),
        ]

    def answer_doors(self, uid: str) -> list[Door]:
        """Return the doors of linking an answer that all staff may see."""

        def page(person: Person, record: Any) -> None:
            person.page(f"{record.absolute_url()}/@@reply", uid=uid, _authenticator=person.token)

        def rest(person: Person, record: Any) -> None:
            person.rest("POST", f"{record.absolute_url()}/@reply", {"uid": uid})

        return [Door("page", reaches("reply", "POST"), page, True), Door("rest", service("@reply", "POST"), rest, True)]

    def more_doors(self) -> dict[str, list[Door]]:
        answer = walk_outgoing(self.portal, add_dispatch(self.portal), "issue")
        transaction.commit()
        return {"name people": self.people_doors(), "link our answer": self.answer_doors(IUUID(answer))}

    def test_every_cell(self) -> None:
        self.try_every_cell()
