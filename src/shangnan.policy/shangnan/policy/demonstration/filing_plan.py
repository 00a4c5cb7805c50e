"""A filing plan for the demonstration and for tests, through its real workflow. Its approval is an example: no archives have agreed to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.filing_plan.proposal import completed
from shangnan.policy.registry.filing.categories import all_categories
from shangnan.policy.registry.filing.plans import plan_in_force
from typing import Any

PLAN_ID = "filing-plan"
FONDS, FONDS_NAME = "Z109", "商南县行政审批服务局"
REFERENCE = "示例〔2019〕1号（未经档案馆批准）"
APPROVED_ON = date(2019, 1, 4)
# The others get a code by their place in the list.
CODES = {HOME_UNIT: "SPJ", OTHER_UNIT: "MZJ"}


def add_filing_plan(units: Mapping[str, str]) -> Any:
    """Add the plan and put it into force, where none is.

    :param units: name to UID.
    :returns: the plan; None where one was in force.
    """
    if plan_in_force() is not None:
        return None
    codes = [
        {"unit": uid, "code": CODES.get(title, f"D{place:02d}")} for place, (title, uid) in enumerate(units.items(), 1)
    ]
    with api.env.adopt_user(username="demo-registrar"):
        plan = createContentInContainer(
            api.portal.get()["archive"],
            "FilingPlan",
            id=PLAN_ID,
            title="归档方案（示例）",
            responsible_unit=units[HOME_UNIT],
            fonds=FONDS,
            fonds_name=FONDS_NAME,
            class_code="WS",
            reference=REFERENCE,
            approved_on=APPROVED_ON,
            units=codes,
            rows=completed([], all_categories()),
        )
    with api.env.adopt_user(username="demo-approver"):
        api.portal.get_tool("portal_workflow").doActionFor(plan, "put_into_force", comment="示例")
    return plan
