"""A good dispatch, as plain data and as content."""

from __future__ import annotations

from datetime import date
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.records.dispatch.outgoing.kind import KIND
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from typing import Any

FIELDS: dict[str, Any] = {
    "title": "关于开展窗口礼仪培训的通知",
    "kind": "通知",
    "recipients": "各进驻单位",
    "body": "现将有关事项通知如下。\n一、培训时间\n3月18日。\n二、培训内容\n（一）仪容仪表规范。\n1.着装整齐。",
    "signature": "商南县行政审批服务局",
    "organ_code": "商南审批发",
    "written_on": date(2024, 3, 10),
    "disclosure": "主动公开",
    "checked_by": "陈发布",
    "checked_on": date(2024, 3, 10),
    "check_result": "通过",
}
PLAIN: dict[str, Any] = {
    **{key: value.isoformat() if isinstance(value, date) else value for key, value in FIELDS.items()},
    "enclosure": "", "attachment_notes": "", "notes": "", "organ_mark": "", "document_number": "", "signer": "",
    "urgency": "", "copy_number": "", "copies_to": "", "printed_by": "", "disclosure_reason": "", "printed_on": "",
    "paper_form": "", "sealed": "", "order_number": "", "signed_as": "", "attended": "", "absent": "", "observed": "",
    "unit": HOME_UNIT,
}  # fmt: skip

CHAIN = (
    ("submit", "demo-drafter"),
    ("check", "demo-reviewer"),
    ("sign", "demo-approver"),
    ("register", "demo-registrar"),
    ("issue", "demo-registrar"),
    ("release", "demo-publisher"),
    ("file_released", "demo-registrar"),
)


def add_dispatch(portal: Any, unit: str = HOME_UNIT, **changes: Any) -> Any:
    """Add a draft as the drafter of a unit."""
    drafter = "demo-drafter" if unit == HOME_UNIT else "demo-drafter2"
    with acting_as(portal, drafter):
        fields = {**FIELDS, "responsible_unit": unit_uid(unit), **changes}
        return createContentInContainer(KIND.year_section(2024), "OutgoingDispatch", **fields)


def walk(portal: Any, dispatch: Any, last: str) -> Any:
    """Take a draft through the chain up to and with a step."""
    for transition, user_id in CHAIN:
        step(portal, dispatch, transition, user_id, "同意")
        if transition == last:
            return dispatch
    raise ValueError(last)
