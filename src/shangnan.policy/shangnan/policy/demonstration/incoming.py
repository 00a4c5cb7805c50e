"""Incoming dispatches of the demonstration: one in nearly every state, received during the last weeks."""

from __future__ import annotations

from datetime import timedelta
from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.records.dispatch.incoming.kind import KIND
from shangnan.policy.records.dispatch.incoming.working import link_reply
from shangnan.policy.units.directory import units_by_title
from typing import Any

# Who takes each step, and with which words.
STEPS: tuple[tuple[str, str, str], ...] = (
    ("register", "demo-registrar", ""),
    ("triage", "demo-registrar", "请张签发同志批示"),
    ("assign", "demo-approver", "请李经办牵头办理，按时报送"),
    ("read", "demo-publisher", "已阅"),
    ("note", "demo-drafter", "已向各窗口收集数据"),
    ("urge", "demo-registrar", "请按期办结"),
)
ENDING = (("done", "demo-drafter", "已按要求回复"), ("file", "demo-registrar", "归档"))
CITY = "商洛市人民政府办公室"
# Id, days since it was received, what it says, number of steps, whether it is answered and filed.
RECORDS: tuple[tuple[str, int, dict[str, Any], int, bool], ...] = (
    (
        "incoming-1",
        20,
        {
            "title": "关于征求政务服务延时服务意见的函",
            "sender": "商洛市行政审批服务局",
            "sender_number": "商审批函〔2026〕31号",
            "kind": "函",
            "summary": "征求各县对延时服务安排的意见，需书面答复。",
            "handling_kind": "批办",
            "limit_days": 5,
            "needs_reply": True,
            "proposal": "拟由县行政审批服务局办理答复，陈发布阅。",
            "named_readers": ("demo-publisher",),
        },
        5,
        True,
    ),
    (
        "incoming-2",
        6,
        {
            "title": "关于报送四季度政务服务工作情况的通知",
            "sender": CITY,
            "sender_number": "商政办函〔2026〕118号",
            "kind": "通知",
            "urgency": "加急",
            "summary": "要求报送四季度政务服务事项办理数据和工作小结。",
            "handling_kind": "批办",
            "limit_days": 10,
            "proposal": "拟由县行政审批服务局办理，孙职员、陈发布阅。",
            "named_readers": ("demo-staff", "demo-publisher"),
        },
        6,
        False,
    ),
    (
        "incoming-3",
        3,
        {
            "title": "关于转发优化营商环境典型案例的通知",
            "sender": CITY,
            "sender_number": "商政办发〔2026〕77号",
            "kind": "通知",
            "summary": "转发典型案例，供学习借鉴。",
            "handling_kind": "阅知",
            "proposal": "拟请各股室负责同志阅。",
            "named_readers": ("demo-staff", "demo-reviewer"),
        },
        2,
        False,
    ),
    (
        "incoming-4",
        0,
        {
            "title": "关于报送四季度政务服务工作情况的通知",
            "sender": CITY,
            "sender_number": "商政办函[2026] 118号",
            "kind": "通知",
            "summary": "与已登记的来文文号相同，登记时系统会提示。",
        },
        0,
        False,
    ),
)


def add_incoming_dispatches() -> None:
    """Add the dispatches that are not there yet, each through its real workflow."""
    today = now().date()
    year = KIND.year_section(today.year)
    unit = units_by_title()[HOME_UNIT].uid
    for name, days, fields, steps, answered in RECORDS:
        if name in year:
            continue
        # Those of the first weeks of a year are received on its first day: number and place go by the same year.
        received = max(today - timedelta(days=days), today.replace(month=1, day=1))
        with api.env.adopt_user(username="demo-registrar"):
            dispatch = createContentInContainer(
                year,
                "IncomingDispatch",
                id=name,
                responsible_unit=unit,
                copies=1,
                received_by="周文书",
                received_on=received,
                sender_date=received,
                **fields,
            )
        _walk(dispatch, STEPS[:steps])
        if answered:
            _answer(dispatch)
            _walk(dispatch, ENDING)


def _answer(dispatch: Any) -> None:
    """Link the newest outgoing dispatch that the drafter may see, where there is one; else say that none is needed."""
    with api.env.adopt_user(username="demo-drafter"):
        found = api.portal.get_tool("portal_catalog")(portal_type="OutgoingDispatch", review_state="issued")
        if found:
            link_reply(dispatch, found[0].UID)
        else:
            dispatch.needs_reply = False


def _walk(dispatch: Any, steps: tuple[tuple[str, str, str], ...]) -> None:
    for transition, user_id, opinion in steps:
        with api.env.adopt_user(username=user_id):
            api.portal.get_tool("portal_workflow").doActionFor(dispatch, transition, comment=opinion)
