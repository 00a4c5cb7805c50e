"""Complete risk points, tasks and entries of the log, and each of them in every state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from datetime import timedelta
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.accounts import HOME_UNIT
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from typing import Any

import copy

Path = tuple[tuple[str, str], ...]

RISK: dict[str, Any] = {
    "title": "受理环节超出清单索要材料",
    "post": "综合受理窗口",
    "category": "业务流程风险",
    "level": "高",
    "manifestations": "要求群众提供清单以外的证明。",
    "measures": "材料清单上墙，窗口录音录像，每月抽查。",
    "person_in_charge": "王审核",
    "person_account": "demo-reviewer",
}
RISK_PATHS: dict[str, Path] = {"draft": (), "in_force": (("adopt", "demo-approver"),)}
RISK_PATHS["closed"] = (*RISK_PATHS["in_force"], ("close", "demo-discipline"))
TASK: dict[str, Any] = {
    "title": "窗口人员廉洁承诺上墙",
    "list_key": "list_2",
    "content": "每个窗口公示廉洁承诺和监督电话。",
    "measures": "统一制作，逐窗口检查。",
    "person_in_charge": "李经办",
    "person_account": "demo-drafter",
}
TASK_PATHS: dict[str, Path] = {"draft": (), "under_way": (("start", "demo-approver"),)}
TASK_PATHS["reported"] = (*TASK_PATHS["under_way"], ("submit", "demo-drafter"))
TASK_PATHS["done"] = (*TASK_PATHS["reported"], ("accept", "demo-discipline"))
ENTRY: dict[str, Any] = {
    "title": "迟到早退告诫谈话",
    "log_kind": "告诫",
    "held_on": "2019-10-10",
    "held_place": "局机关谈话室",
    "carried_out_by": "张签发",
    "people": [{"name": "孙职员", "user_id": "demo-staff", "post": "窗口人员"}],
    "content": "指出一个月内三次迟到。",
    "outcome": "限期改正，一个月后回访。",
}
ENTRY_PATHS: dict[str, Path] = {"draft": (), "filed": (("file", "demo-approver"),)}


def days(number: int) -> date:
    """Return the day that is so many days after today in the county."""
    return now().date() + timedelta(days=number)


def walk(portal: Any, record: Any, path: Path, submitter: str = "demo-drafter") -> None:
    """Take a record through steps; the report by somebody else where one is named."""
    for transition, account in path:
        step(portal, record, transition, submitter if transition == "submit" else account, "情况属实")


def _add(portal: Any, portal_type: str, author: str, data: Mapping[str, Any], unit: str) -> Any:
    with acting_as(portal, author):
        return createContentInContainer(
            portal["integrity"], portal_type, responsible_unit=unit_uid(unit), **copy.deepcopy(dict(data))
        )


def add_risk(
    portal: Any, state: str = "draft", author: str = "demo-drafter", unit: str = HOME_UNIT, **changes: Any
) -> Any:
    """Add a risk point through its workflow."""
    record = _add(portal, "IntegrityRisk", author, RISK | changes, unit)
    walk(portal, record, RISK_PATHS[state])
    return record


def add_task(
    portal: Any,
    state: str = "draft",
    author: str = "demo-drafter",
    submitter: str = "demo-drafter",
    unit: str = HOME_UNIT,
    **changes: Any,
) -> Any:
    """Add a task through its workflow; it is to be done in ten days unless a deadline is given."""
    record = _add(portal, "IntegrityListItem", author, TASK | {"deadline": days(10)} | changes, unit)
    walk(portal, record, TASK_PATHS[state], submitter)
    return record


def add_entry(portal: Any, state: str = "draft", author: str = "demo-approver", **changes: Any) -> Any:
    """Add an entry of the log through its workflow."""
    data = ENTRY | changes
    data["held_on"] = date.fromisoformat(data["held_on"]) if data["held_on"] else None
    record = _add(portal, "IntegrityLogEntry", author, data, HOME_UNIT)
    walk(portal, record, ENTRY_PATHS[state])
    return record
