"""Party-building records of the demonstration: one filed, with a public notice, one approved, one still a draft."""

from __future__ import annotations

from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.records.party.kind import KIND
from shangnan.policy.units.directory import units_by_title
from typing import Any

BRANCH = "县行政审批服务局党支部"
# Who takes each step, and with which words.
STEPS = (("submit", "demo-party", "请审核"), ("approve", "demo-approver", "同意"), ("file", "demo-registrar", "归档"))
NOTICE_STEPS = (("submit", "demo-party", "可以公开"), ("release", "demo-publisher", "已审查"))
# Id, what differs, number of steps.
RECORDS: tuple[tuple[str, dict[str, Any], int], ...] = (
    (
        "activity-2019-09-20",
        {
            "title": "进社区志愿服务",
            "party_kind": "进社区",
            "held_on": date(2019, 9, 20),
            "held_place": "城关街道办仓房社区",
            "agenda": "上门讲解高频政务服务事项，帮助老年人网上办理。",
        },
        3,
    ),
    (
        "activity-2019-10-15",
        {
            "title": "十月主题党日",
            "party_kind": "主题党日",
            "held_on": date(2019, 10, 15),
            "held_place": "局机关三楼会议室",
            "agenda": "学习优化营商环境有关要求。",
            "resolutions": "党员窗口带头落实一次性告知。",
        },
        2,
    ),
    (
        "activity-2019-11-08",
        {
            "title": "四季度党课",
            "party_kind": "党课",
            "held_on": date(2019, 11, 8),
            "held_place": "局机关三楼会议室",
            "agenda": "",
        },
        0,
    ),
)


def add_party_records() -> None:
    """Add the records that are not there yet, each through its real workflow."""
    unit = units_by_title()[HOME_UNIT].uid
    for name, fields, steps in RECORDS:
        section = KIND.year_section(fields["held_on"].year)
        if name in section:
            continue
        with api.env.adopt_user(username="demo-party"):
            record = createContentInContainer(
                section,
                "PartyRecord",
                id=name,
                responsible_unit=unit,
                branch=BRANCH,
                host="张签发",
                recorder="吴党务",
                due=12,
                present=11,
                absent=1,
                people=[{"name": "何大明", "user_id": "", "present": False, "reason": "外出培训"}],
                **fields,
            )
        _walk(record, STEPS[: min(steps, 2)])
        if steps == len(STEPS):
            _add_notice(record)  # while the record is approved: nothing is added to what is filed
            _walk(record, STEPS[2:])


def _add_notice(record: Any) -> None:
    with api.env.adopt_user(username="demo-party"):
        notice = createContentInContainer(
            record,
            "PartyNotice",
            title="党员志愿服务进社区",
            notice_day=record.held_on,
            notice_place=record.held_place,
            notice_text="县行政审批服务局党员志愿者到社区讲解政务服务事项，欢迎居民咨询。",
        )
    _walk(notice, NOTICE_STEPS)


def _walk(record: Any, steps: tuple[tuple[str, str, str], ...]) -> None:
    for transition, user_id, opinion in steps:
        with api.env.adopt_user(username=user_id):
            api.portal.get_tool("portal_workflow").doActionFor(record, transition, comment=opinion)
