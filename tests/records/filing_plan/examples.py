"""Filing plans in every state."""

from __future__ import annotations

from datetime import date
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.filing_plan.proposal import completed
from shangnan.policy.registry.filing.categories import all_categories
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from typing import Any


def add_plan(portal: Any, state: str = "draft", author: str = "demo-registrar", **changes: Any) -> Any:
    """Add a complete plan and bring it to a state; a superseded one has another after it."""
    values: dict[str, Any] = {
        "title": "2021年度归档方案",
        "responsible_unit": unit_uid(),
        "fonds": "Z109",
        "fonds_name": "商南县行政审批服务局",
        "class_code": "WS",
        "reference": "商档函〔2021〕3号",
        "approved_on": date(2021, 1, 4),
        "units": [{"unit": unit_uid(), "code": "BGS"}, {"unit": unit_uid(OTHER_UNIT), "code": "MZJ"}],
        "rows": completed([], all_categories()),
    }
    with acting_as(portal, author):
        plan = createContentInContainer(portal["archive"], "FilingPlan", **values | changes)
    if state != "draft":
        step(portal, plan, "put_into_force", "demo-approver", "已经县档案局同意")
    if state == "superseded":
        add_plan(portal, "in_force", title="下一方案")
    return plan
