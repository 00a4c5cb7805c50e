"""A complete Party-building record, and records in every state."""

from __future__ import annotations

from datetime import date
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from typing import Any

import copy

PLAIN: dict[str, Any] = {
    "title": "第三季度支部党员大会",
    "branch": "县行政审批服务局党支部",
    "party_kind": "支部党员大会",
    "held_on": "2019-09-12",
    "held_time": "15:00",
    "held_place": "局机关三楼会议室",
    "host": "张签发",
    "recorder": "吴党务",
    "lecturer": "",
    "due": 12,
    "present": 11,
    "absent": 1,
    "people": [
        {"name": "何大明", "user_id": "", "present": False, "reason": "外出培训"},
        {"name": "孙职员", "user_id": "demo-staff", "present": True, "reason": ""},
    ],
    "agenda": "讨论预备党员转正。",
    "speeches": "与会党员逐一发言。",
    "resolutions": "同意按期转正。",
}
PATHS: dict[str, tuple[tuple[str, str], ...]] = {"draft": (), "review": (("submit", "demo-party"),)}
PATHS["approved"] = (*PATHS["review"], ("approve", "demo-approver"))
PATHS["filed"] = (*PATHS["approved"], ("file", "demo-registrar"))
NOTICE_PATHS: dict[str, tuple[tuple[str, str], ...]] = {"draft": (), "consented": (("submit", "demo-party"),)}
NOTICE_PATHS["released"] = (*NOTICE_PATHS["consented"], ("release", "demo-publisher"))


def walk(portal: Any, record: Any, path: tuple[tuple[str, str], ...], submitter: str = "demo-party") -> None:
    """Take a record through steps; the submission by somebody else where one is named."""
    for transition, account in path:
        step(portal, record, transition, submitter if transition == "submit" else account, "同意")


def add_party(portal: Any, state: str = "draft", submitter: str = "demo-party", **changes: Any) -> Any:
    """Add a record through its workflow."""
    data = copy.deepcopy(PLAIN) | changes
    data["held_on"] = date.fromisoformat(data["held_on"]) if data["held_on"] else None
    with acting_as(portal, "demo-party"):
        record = createContentInContainer(portal["party"], "PartyRecord", responsible_unit=unit_uid(HOME_UNIT), **data)
    walk(portal, record, PATHS[state], submitter)
    return record


def add_notice(
    portal: Any, record: Any, state: str = "draft", submitter: str = "demo-party", title: str = "主题党日活动通知"
) -> Any:
    """Add a notice to an approved record through its workflow."""
    with acting_as(portal, "demo-party"):
        notice = createContentInContainer(
            record,
            "PartyNotice",
            title=title,
            notice_day=date(2019, 9, 20),
            notice_place="仓房村",
            notice_text="组织党员进村服务。",
        )
    walk(portal, notice, NOTICE_PATHS[state], submitter)
    return notice
