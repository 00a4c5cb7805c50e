"""Outgoing dispatches of the demonstration: the work plan itself, word for word, and others on their way."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.records.dispatch.outgoing.kind import KIND
from shangnan.policy.records.dispatch.outgoing.transitions import REGISTER
from shangnan.policy.registry.numbers import continue_after
from shangnan.policy.units.directory import units_by_title
from typing import Any

PLAN = Path(__file__).parent / "data" / "work-plan-2019-153.txt"
PLAN_ID = "work-plan"
CODE = "商南政办发"
OFFICE = "商南县人民政府办公室"
# The year's numbers up to this one were given on paper.
ON_PAPER = 152

# Who takes each step, and with which words.
STEPS: tuple[tuple[str, str, str], ...] = (
    ("submit", "demo-drafter", "请审核"),
    ("check", "demo-reviewer", "内容、格式符合要求"),
    ("sign", "demo-approver", "同意印发"),
    ("register", "demo-registrar", "已复核，予以登记"),
    ("issue", "demo-registrar", "已印发"),
    ("release", "demo-publisher", "已审查，主动公开"),
)

OTHERS: tuple[tuple[dict[str, Any], int], ...] = (
    (
        {
            "title": "关于做好政务服务窗口延时服务工作的通知",
            "kind": "通知",
            "recipients": "各进驻单位、各窗口",
            "body": "为方便群众办事，现就延时服务工作通知如下。\n一、服务时间\n"
            "工作日中午12:00至14:00，各窗口安排人员值守。\n二、工作要求\n"
            "（一）落实责任。各单位明确一名负责人。\n（二）做好登记。延时办理的事项逐件登记。",
            "signature": "商南县行政审批服务局",
            "organ_code": "商南审批发",
            "organ_mark": "商南县行政审批服务局文件",
            "written_on": date(2024, 3, 2),
            "disclosure": "不予公开",
            "disclosure_reason": "内部工作安排",
        },
        5,
    ),
    (
        {
            "title": "关于公布2024年政务服务事项目录的公告",
            "kind": "公告",
            "body": "现将2024年商南县政务服务事项目录予以公布，自公布之日起施行。",
            "signature": "商南县行政审批服务局",
            "organ_code": "商南审批发",
            "written_on": date(2024, 3, 16),
            "disclosure": "主动公开",
            "checked_by": "陈发布",
            "checked_on": date(2024, 3, 13),
            "check_result": "通过",
        },
        3,
    ),
    (
        {
            "title": "关于申请增设自助服务终端的请示",
            "kind": "请示",
            "recipients": "商南县人民政府",
            "body": "为缓解窗口排队，拟在服务大厅增设自助服务终端六台。\n妥否，请批示。",
            "signature": "商南县行政审批服务局",
            "organ_code": "商南审批字",
            "disclosure": "不予公开",
            "disclosure_reason": "过程性信息",
        },
        1,
    ),
)


def plan_fields() -> dict[str, Any]:
    """Return the fields of the work plan as a dispatch, cut out of the text as it was issued.

    The text's first line is the title under which it stands on the web; the plan itself bears the same one.
    """
    lines = PLAN.read_text(encoding="utf-8").splitlines()
    begins = lines.index(lines[0], 1)
    _heading, _number, title, recipients, body, signature, _written = lines[:begins]
    return {
        "title": title,
        "kind": "通知",
        "recipients": recipients.removesuffix("："),
        "body": body,
        "enclosure": "\n".join(lines[begins:-2]),
        "signature": signature,
        "written_on": date(2019, 12, 26),
        "organ_mark": f"{OFFICE}文件",
        "organ_code": CODE,
        "printed_by": lines[-2],
        "printed_on": date(2019, 12, 26),
        "disclosure": "主动公开",
        "checked_by": "陈发布",
        "checked_on": date(2019, 12, 26),
        "check_result": "通过",
    }


def add_dispatches() -> None:
    """Add the dispatches that are not there yet, each through its real workflow."""
    year = KIND.year_section(2019)
    if PLAN_ID in year:
        return
    continue_after(REGISTER, CODE, 2019, ON_PAPER)
    _add(year, plan_fields(), len(STEPS), PLAN_ID)
    for number, (fields, steps) in enumerate(OTHERS, 1):
        _add(KIND.year_section(2024), fields, steps, f"dispatch-{number}")


def _add(container: Any, fields: dict[str, Any], steps: int, name: str) -> None:
    unit = units_by_title()[HOME_UNIT].uid
    with api.env.adopt_user(username="demo-drafter"):
        dispatch = createContentInContainer(container, "OutgoingDispatch", id=name, responsible_unit=unit, **fields)
    for transition, user_id, opinion in STEPS[:steps]:
        with api.env.adopt_user(username=user_id):
            api.portal.get_tool("portal_workflow").doActionFor(dispatch, transition, comment=opinion)
