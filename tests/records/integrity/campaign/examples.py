"""A campaign with a template and people, some of them with accounts made for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.integrity.campaign.making import letter_id
from shangnan.policy.records.integrity.campaign.making import make_letters
from shangnan.policy.units.people import add_person
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from typing import Any

PLAIN: dict[str, Any] = {
    "title": "2026年度党风廉政建设责任书签订",
    "letter_title": "{年度}年度党风廉政建设责任书（{姓名}）",
    "year": 2026,
    "scope": "{单位}{职务}{姓名}职责范围内的党风廉政建设。",
    "main_duties": "向{上级职务}{上级姓名}负责，期限自{起始日}至{截止日}。",
    "supervision_duties": "",
    "post_duties": "",
    "assessment": "年终考核。",
    "accountability": "依规依纪追究责任。",
    "term_from": "2026-01-01",
    "term_until": "2026-12-31",
    "copies": 2,
}


def row(user_id: str, name: str, level: str, superior: str = "", unit: str = HOME_UNIT, post: str = "职员") -> dict:
    """Return a row of a roster."""
    return {"user_id": user_id, "name": name, "post": post, "unit": unit, "level": level, "superior": superior}


# 书记 张签发 → 分管领导 王审核 → 股室负责人 李经办 → 个人 孙职员, 赵民政
ROSTER = [
    row("demo-approver", "张签发", "书记", post="局长"),
    row("demo-reviewer", "王审核", "分管领导", "demo-approver", post="副局长"),
    row("demo-drafter", "李经办", "股室负责人", "demo-reviewer", post="股长"),
    row("demo-staff", "孙职员", "个人", "demo-drafter"),
    row("demo-drafter2", "赵民政", "个人", "demo-drafter", OTHER_UNIT),
]


def add_campaign(portal: Any, roster: Sequence[dict] = ROSTER, running: bool = True, **changes: Any) -> Any:
    """Add a campaign, launched where nothing else is said."""
    data = PLAIN | changes
    for name in ("term_from", "term_until"):
        data[name] = date.fromisoformat(data[name]) if data[name] else None
    with acting_as(portal, "demo-discipline"):
        campaign = createContentInContainer(
            portal["integrity"], "IntegrityCampaign", responsible_unit=unit_uid(HOME_UNIT), **data
        )
        campaign.roster = tuple(roster)
    if running:
        step(portal, campaign, "launch", "demo-discipline")
    return campaign


def make(portal: Any, campaign: Any) -> Any:
    """Make the letters, as the discipline inspector, in the transaction of the test."""
    with acting_as(portal, "demo-discipline"):
        return make_letters(campaign, commit=False)


def letter_of(portal: Any, campaign: Any, user_id: str) -> Any:
    """Return a person's letter."""
    return portal["integrity"]["letters"][str(campaign.year)][letter_id(api.content.get_uuid(campaign), user_id)]


def add_people(count: int) -> list[dict]:
    """Add accounts and return a roster: a top, two below, and `count` people of two units under these."""
    roster = [row("demo-approver", "张签发", "书记", post="局长")]
    roster += [row(name, name, "股室负责人", "demo-approver") for name in ("demo-reviewer", "demo-drafter")]
    for number in range(count):
        name = f"person-{number:03d}"
        add_person(name, TEST_PASSWORD, f"职员{number:03d}")
        superior, unit = ("demo-reviewer", HOME_UNIT) if number % 2 else ("demo-drafter", OTHER_UNIT)
        roster.append(row(name, f"职员{number:03d}", "个人", superior, unit))
    return roster
