"""Risk points, tasks of the three lists and the log in the demonstration, each taken through its real workflow.

Days are reckoned from the day on which the demonstration is made: a review or deadline that has passed could not be set.
"""

from __future__ import annotations

from datetime import timedelta
from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.units.directory import units_by_title
from typing import Any

DRAFTER, HEAD, INSPECTOR = "demo-drafter", "demo-approver", "demo-discipline"
# Who takes each step, and with which words.
RISK_STEPS = (
    ("adopt", HEAD, "同意，按措施落实"),
    ("review", INSPECTOR, "现场抽查，防控措施已落实，等级不变"),
    ("close", INSPECTOR, "事项已取消，风险点销号"),
)
TASK_STEPS = (
    ("start", HEAD, "按期落实"),
    ("submit", DRAFTER, "已完成，材料附后"),
    ("accept", INSPECTOR, "属实，通过"),
)
LOG_STEPS = (("file", HEAD, "报备"),)
# Id, what differs, number of steps.
RISKS: tuple[tuple[str, dict[str, Any], int], ...] = (
    (
        "risk-demo-1",
        {
            "title": "受理环节超出清单索要材料",
            "post": "综合受理窗口",
            "category": "业务流程风险",
            "level": "高",
            "manifestations": "要求群众提供清单以外的证明，或以材料不全为由反复退件。",
            "measures": "材料清单公开上墙；一次性告知；窗口录音录像；每月抽查退件。",
            "person_in_charge": "王审核",
            "person_account": "demo-reviewer",
        },
        2,
    ),
    (
        "risk-demo-2",
        {
            "title": "现场勘验自由裁量过大",
            "post": "勘验岗",
            "category": "岗位职责风险",
            "level": "中",
            "manifestations": "同类情形勘验结论不一致。",
            "measures": "两人以上勘验；勘验标准表格化；结论上传留痕。",
            "person_in_charge": "李经办",
        },
        1,
    ),
    (
        "risk-demo-3",
        {
            "title": "中介服务指定机构",
            "category": "外部环境风险",
            "level": "低",
            "manifestations": "向申请人推荐特定中介机构。",
            "measures": "中介服务网上公开选取，窗口不得推荐。",
            "person_in_charge": "张签发",
        },
        0,
    ),
)
TASKS: tuple[tuple[str, dict[str, Any], int, int], ...] = (
    (
        "task-demo-1",
        {
            "title": "窗口人员廉洁承诺上墙",
            "list_key": "list_1",
            "measures": "统一制作，逐窗口检查。",
            "person_in_charge": "李经办",
        },
        7,
        3,
    ),
    (
        "task-demo-2",
        {
            "title": "梳理高频事项廉政风险点",
            "list_key": "list_2",
            "content": "对办件量前二十的事项逐环节查找风险。",
            "measures": "科室自查、集中评议、负责人审定。",
            "person_in_charge": "王审核",
            "person_account": "demo-reviewer",
        },
        14,
        1,
    ),
    (
        "task-demo-3",
        {"title": "整改窗口代收材料登记不规范", "list_key": "list_3", "person_in_charge": "李经办"},
        30,
        0,
    ),
)
ENTRIES: tuple[tuple[str, dict[str, Any], int, int], ...] = (
    (
        "entry-demo-1",
        {
            "title": "节前廉政集体教育",
            "log_kind": "教育",
            "held_place": "局机关三楼会议室",
            "carried_out_by": "郑纪检",
            "people": [
                {"name": "李经办", "user_id": "demo-drafter", "post": "经办人"},
                {"name": "王审核", "user_id": "demo-reviewer", "post": "审核人"},
            ],
            "content": "通报违反中央八项规定精神典型案例，重申节日期间纪律要求。",
        },
        10,
        1,
    ),
    (
        "entry-demo-2",
        {
            "title": "窗口迟到告诫谈话",
            "log_kind": "告诫",
            "held_place": "局机关谈话室",
            "carried_out_by": "张签发",
            "people": [{"name": "孙职员", "user_id": "demo-staff", "post": "窗口工作人员"}],
            "content": "指出一个月内三次迟到的问题，要求认真整改。",
            "outcome": "本人表示接受，一个月后回访。",
        },
        5,
        1,
    ),
    (
        "entry-demo-3",
        {
            "title": "规范中介服务推荐行为",
            "log_kind": "规范",
            "carried_out_by": "张签发",
            "people": [{"name": "李经办", "user_id": "demo-drafter", "post": "经办人"}],
        },
        1,
        0,
    ),
)


def add_prevention() -> None:
    """Add the records that are not there yet."""
    today = now().date()
    for name, fields, steps in RISKS:
        _add("IntegrityRisk", name, DRAFTER, fields, RISK_STEPS[:steps])
    for name, fields, ahead, steps in TASKS:
        fields = {**fields, "deadline": today + timedelta(days=ahead)}
        _add("IntegrityListItem", name, DRAFTER, fields, TASK_STEPS[:steps])
    for name, fields, ago, steps in ENTRIES:
        _add("IntegrityLogEntry", name, HEAD, {**fields, "held_on": today - timedelta(days=ago)}, LOG_STEPS[:steps])


def _add(
    portal_type: str, name: str, author: str, fields: dict[str, Any], steps: tuple[tuple[str, str, str], ...]
) -> None:
    section = api.portal.get()["integrity"]
    if name in section:
        return
    unit = units_by_title()[HOME_UNIT].uid
    with api.env.adopt_user(username=author):
        record = createContentInContainer(section, portal_type, id=name, responsible_unit=unit, **fields)
    for transition, user_id, opinion in steps:
        with api.env.adopt_user(username=user_id):
            api.portal.get_tool("portal_workflow").doActionFor(record, transition, comment=opinion)
