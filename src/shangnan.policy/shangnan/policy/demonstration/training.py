"""Training records of the demonstration: one filed, one confirmed, one still a draft."""

from __future__ import annotations

from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.training.kind import KIND
from shangnan.policy.units.directory import units_by_title
from typing import Any

PLAN = "2019年度政务服务标准化培训计划"
STANDARD = "《政务服务工作制度》"
# Who takes each step, and with which words.
STEPS = (("confirm", "demo-reviewer", "与签到表一致"), ("file", "demo-registrar", "归档"))
PEOPLE = (
    ("孙职员", "demo-staff", HOME_UNIT, True, 91),
    ("赵民政", "demo-drafter2", OTHER_UNIT, True, 84),
    ("张签发", "demo-approver", HOME_UNIT, True, 88),
    ("何大明", "", "试马镇人民政府", False, None),
)
# Id, what differs, number of steps.
RECORDS: tuple[tuple[str, dict[str, Any], int], ...] = (
    (
        "training-2019-1",
        {
            "title": "政务服务标准宣贯培训",
            "session": "第1期",
            "session_date": date(2019, 11, 6),
            "subjects": ("服务内容", "服务过程", "服务质量"),
            "standards": (STANDARD,),
            "content": "逐条讲解服务标准，现场演示受理、审查、送达各环节的要求。",
        },
        2,
    ),
    (
        "training-2019-2",
        {
            "title": "窗口服务礼仪培训",
            "session": "第2期",
            "session_date": date(2019, 11, 20),
            "subjects": ("服务礼仪", "服务环境"),
            "standards": (STANDARD,),
            "content": "仪容仪表、接待用语、首问负责与一次性告知。",
        },
        1,
    ),
    (
        "training-2019-3",
        {
            "title": "大厅设施与标志管理培训",
            "session": "第3期",
            "session_date": date(2019, 12, 4),
            "subjects": ("服务设施", "服务标志"),
            "content": "",
        },
        0,
    ),
)


def add_training_records() -> None:
    """Add the records that are not there yet, each through its real workflow."""
    unit = units_by_title()[HOME_UNIT].uid
    for name, fields, steps in RECORDS:
        section = KIND.year_section(fields["session_date"].year)
        if name in section:
            continue
        with api.env.adopt_user(username="demo-drafter"):
            record = createContentInContainer(
                section,
                "TrainingRecord",
                id=name,
                responsible_unit=unit,
                plan=PLAN,
                session_time="14:30—17:30",
                session_hours=4,
                session_place="县政务服务中心三楼会议室",
                trainer="县行政审批服务局标准化工作专班",
                training_form="集中授课",
                roster=[
                    {"name": person, "user_id": account, "unit": own, "signed_in": signed, "hours": 4 if signed else 0}
                    for person, account, own, signed, _score in PEOPLE
                ],
                scores=[
                    {"name": person, "unit": own, "score": score}
                    for person, _account, own, _signed, score in PEOPLE
                    if score is not None
                ],
                **fields,
            )
        for transition, user_id, opinion in STEPS[:steps]:
            with api.env.adopt_user(username=user_id):
                api.portal.get_tool("portal_workflow").doActionFor(record, transition, comment=opinion)
