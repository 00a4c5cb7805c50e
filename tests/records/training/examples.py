"""A complete training record, and records in every state."""

from __future__ import annotations

from datetime import date
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from typing import Any

import copy

ROSTER: list[dict[str, Any]] = [
    {"name": "孙职员", "user_id": "demo-staff", "unit": "县行政审批服务局", "signed_in": True, "hours": 4},
    {"name": "赵民政", "user_id": "demo-drafter2", "unit": "县民政局", "signed_in": True, "hours": 3},
    {"name": "何大明", "user_id": "", "unit": "试马镇人民政府", "signed_in": False, "hours": 0},
]
SCORES: list[dict[str, Any]] = [
    {"name": "孙职员", "unit": "县行政审批服务局", "score": 91},
    {"name": "赵民政", "unit": "县民政局", "score": 57},
]
PLAIN: dict[str, Any] = {
    "title": "窗口服务礼仪与标准培训",
    "plan": "2019年度政务服务标准化培训计划",
    "session": "第2期",
    "session_date": "2019-11-20",
    "session_time": "14:30—17:30",
    "session_hours": 4,
    "session_place": "县政务服务中心三楼会议室",
    "trainer": "陕西省政务服务标准化技术委员会 刘老师",
    "training_form": "集中授课",
    "subjects": ["服务质量", "服务礼仪"],
    "standards": ["《政务服务工作制度》"],
    "content": "仪容仪表、接待用语、首问负责与一次性告知。",
    "roster": ROSTER,
}
PATHS: dict[str, tuple[tuple[str, str], ...]] = {"draft": (), "confirmed": (("confirm", "demo-reviewer"),)}
PATHS["filed"] = (*PATHS["confirmed"], ("file", "demo-registrar"))


def fields(**changes: Any) -> dict[str, Any]:
    """Return the values of a record's fields, scores among them."""
    data = copy.deepcopy(PLAIN) | {"scores": copy.deepcopy(SCORES)} | changes
    data["session_date"] = date.fromisoformat(data["session_date"]) if data["session_date"] else None
    return data | {name: tuple(data[name]) for name in ("subjects", "standards")}


def add_training(
    portal: Any, state: str = "draft", drafter: str = "demo-drafter", unit: str = HOME_UNIT, **changes: Any
) -> Any:
    """Add a record through its workflow as the drafter of the unit."""
    with acting_as(portal, drafter):
        values = fields(responsible_unit=unit_uid(unit), **changes)
        record = createContentInContainer(portal["training"], "TrainingRecord", **values)
    for transition, account in PATHS[state]:
        step(portal, record, transition, account, "情况属实")
    return record
