"""Disposal lists in every state, over entries of the register that are over."""

from __future__ import annotations

from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.registry.disposal.rows import DESTROY
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from tests.registry.disposal.items import item
from tests.support import acting_as
from tests.support import unit_uid
from typing import Any

WITNESSES = ("demo-staff", "demo-discipline")
# The steps from a draft to each state; {0} and {1} are the witnesses.
PATHS: dict[str, tuple[tuple[str, str], ...]] = {"draft": (), "appraised": (("appraise", "demo-registrar"),)}
PATHS["approved"] = (*PATHS["appraised"], ("approve", "demo-approver"))
PATHS["signed"] = (*PATHS["approved"], ("witness", "{0}"))
PATHS["executed"] = (*PATHS["signed"], ("execute", "{1}"))
REASON = "依据已经核对"


def enter(number: int = 1, **changes: Any) -> FiledItem:
    """Put an entry into the register, and return it."""
    entry = item(number, **changes)
    register().add(entry)
    return entry


def row(
    number: str, result: str | None = DESTROY, period: str | None = None, ground: str = "已无保存价值"
) -> dict[str, Any]:
    """Return a row of a list."""
    return {"archival_number": number, "result": result, "period": period, "ground": ground}


def take(
    portal: Any, record: Any, step: str, account: str, witnesses: tuple[str, str] = WITNESSES, **more: Any
) -> None:
    """Take a list through one step, with all that any step asks for."""
    given = {
        "comment": REASON,
        "password": TEST_PASSWORD,
        "witness_one": witnesses[0],
        "witness_two": witnesses[1],
        **more,
    }
    with acting_as(portal, account):
        api.portal.get_tool("portal_workflow").doActionFor(record, step, **given)


def add_list(
    portal: Any,
    rows: list[dict[str, Any]],
    state: str = "draft",
    author: str = "demo-registrar",
    witnesses: tuple[str, str] = WITNESSES,
    **changes: Any,
) -> Any:
    """Add a list and take it to a state; "signed" is approved with the first signature."""
    fields = {
        "title": "2011年度10年期文书档案销毁清册",
        "appraisers": "文书 孙登记、李经办（县行政审批服务局）",
        "rows": rows,
        **changes,
    }
    with acting_as(portal, author):
        record = createContentInContainer(
            portal["archive"], "DisposalList", responsible_unit=unit_uid(HOME_UNIT), **fields
        )
    for step, account in PATHS[state]:
        who = author if account == "demo-registrar" else account.format(*witnesses)
        take(portal, record, step, who, witnesses)
    return record
