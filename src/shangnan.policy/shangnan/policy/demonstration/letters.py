"""A campaign of letters of responsibility for the demonstration: signed at the top, half-way below, one still waiting."""

from __future__ import annotations

from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.integrity.campaign.filing import LETTERS
from shangnan.policy.records.integrity.campaign.making import letter_id
from shangnan.policy.records.integrity.campaign.making import make_letters
from shangnan.policy.records.workflow.reauthentication import is_password_of
from shangnan.policy.units.directory import units_by_title
from typing import Any

NAME, YEAR = "campaign-2026", 2026
INSPECTOR = "demo-discipline"
# Account, name, post, unit, level, superior.
PEOPLE = (
    ("demo-approver", "张签发", "党组书记、局长", HOME_UNIT, "书记", ""),
    ("demo-reviewer", "王审核", "副局长", HOME_UNIT, "分管领导", "demo-approver"),
    ("demo-publisher", "陈发布", "副局长", HOME_UNIT, "分管领导", "demo-approver"),
    ("demo-drafter", "李经办", "审批股股长", HOME_UNIT, "股室负责人", "demo-reviewer"),
    ("demo-registrar", "周文书", "综合股股长", HOME_UNIT, "股室负责人", "demo-publisher"),
    ("demo-staff", "孙职员", "窗口工作人员", HOME_UNIT, "个人", "demo-drafter"),
    ("demo-drafter2", "赵民政", "窗口工作人员", OTHER_UNIT, "个人", "demo-drafter"),
)
TEXTS = {
    "letter_title": "{年度}年度党风廉政建设责任书（{姓名}）",
    "scope": "{单位}{职务}{姓名}职责范围内的党风廉政建设，责任期限自{起始日}至{截止日}。",
    "main_duties": "落实全面从严治党要求，抓好职责范围内的党风廉政建设，对{上级职务}{上级姓名}负责。",
    "supervision_duties": "对职责范围内的人员和审批服务事项进行日常监督，发现问题及时报告。",
    "post_duties": "业务工作和党风廉政建设同部署、同落实、同检查、同考核。",
    "assessment": "年终对照责任书逐项考核，结果存入个人廉政档案。",
    "accountability": "违反责任书规定的，依规依纪依法追究责任。",
}
# Whose letter is signed by the superior, and by the person too.
SIGNED = (("demo-reviewer", True), ("demo-publisher", True), ("demo-drafter", True), ("demo-staff", False))


def add_letters(password: str) -> None:
    """Add the campaign, its letters and signatures that are not there yet, each through its real workflow.

    :param password: of the demonstration's accounts, with which they sign; where it is another one by now nobody does.
    """
    section = api.portal.get()["integrity"]
    if NAME in section:
        return
    with api.env.adopt_user(username=INSPECTOR):
        campaign = createContentInContainer(
            section,
            "IntegrityCampaign",
            id=NAME,
            title=f"{YEAR}年度党风廉政建设责任书签订",
            responsible_unit=units_by_title()[HOME_UNIT].uid,
            year=YEAR,
            term_from=date(YEAR, 1, 1),
            term_until=date(YEAR, 12, 31),
            **TEXTS,
        )
        campaign.roster = tuple(
            dict(zip(("user_id", "name", "post", "unit", "level", "superior"), person, strict=True))
            for person in PEOPLE
        )
        api.portal.get_tool("portal_workflow").doActionFor(campaign, "launch", comment="按年度计划启动")
        make_letters(campaign, commit=False)
    for account, by_both in SIGNED:
        letter = LETTERS.of(YEAR)[letter_id(IUUID(campaign), account)]
        _sign(letter, "sign_as_superior", letter.superior_user, "望认真履行责任", password)
        if by_both:
            _sign(letter, "sign", account, "认真履行，接受监督", password)


def _sign(letter: Any, transition: str, account: str, opinion: str, password: str) -> None:
    if not is_password_of(api.user.get(userid=account), password):
        return
    with api.env.adopt_user(username=account):
        tool = api.portal.get_tool("portal_workflow")
        if transition in {action["id"] for action in tool.listActionInfos(object=letter)}:
            tool.doActionFor(letter, transition, comment=opinion, password=password)
