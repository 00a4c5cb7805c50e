"""A complete incoming dispatch, as plain data and as content, and dispatches in every state."""

from __future__ import annotations

from datetime import date
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.dispatch.incoming.kind import KIND
from shangnan.policy.units.people import add_person
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from typing import Any

HANDLER = "named-handler"
READER = "demo-staff"
FIELDS: dict[str, Any] = {
    "title": "关于报送政务服务工作情况的通知",
    "sender": "商洛市人民政府办公室",
    "sender_number": "商政办函〔2024〕8号",
    "sender_date": date(2024, 3, 1),
    "kind": "通知",
    "copies": 2,
    "received_on": date(2024, 3, 4),
    "received_by": "周文书",
    "summary": "要求三月底前报送一季度政务服务工作情况。",
    "handling_kind": "批办",
    "limit_days": 5,
    "proposal": "拟由县行政审批服务局办理，孙职员阅。",
    "named_readers": (READER,),
}
PLAIN: dict[str, Any] = {
    **{key: value.isoformat() if isinstance(value, date) else value for key, value in FIELDS.items()},
    "urgency": "", "receipt_number": "", "duplicate_reason": "", "named_handlers": "", "named_readers": "孙职员",
    "assigned_on": "", "needs_reply": False, "reply": "", "unit": HOME_UNIT,
}  # fmt: skip
PATHS: dict[str, tuple[tuple[str, str], ...]] = {
    "received": (),
    "registered": (("register", "demo-registrar"),),
    "sent_back": (("send_back", "demo-registrar"),),
}
PATHS["triaged"] = (*PATHS["registered"], ("triage", "demo-registrar"))
PATHS["being_handled"] = (*PATHS["triaged"], ("assign", "demo-approver"))
PATHS["circulating"] = (*PATHS["being_handled"], ("circulate", "demo-drafter"))
PATHS["done"] = (*PATHS["being_handled"], ("done", "demo-drafter"))
PATHS["filed"] = (*PATHS["done"], ("file", "demo-registrar"))


def add_handler() -> None:
    """Add an account that has no function anywhere."""
    add_person(HANDLER, TEST_PASSWORD, "钱经手")


def add_incoming(portal: Any, state: str = "received", **changes: Any) -> Any:
    """Add a dispatch as the registrar and take it to a state through its workflow."""
    fields = {**FIELDS, "responsible_unit": unit_uid(), **changes}
    with acting_as(portal, "demo-registrar"):
        dispatch = createContentInContainer(KIND.year_section(2024), "IncomingDispatch", **fields)
    walk(portal, dispatch, state)
    return dispatch


def walk(portal: Any, dispatch: Any, state: str) -> None:
    """Take a received dispatch to a state."""
    for transition, account in PATHS[state]:
        step(portal, dispatch, transition, account, "请按要求办理")
