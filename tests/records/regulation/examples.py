"""Regulations for tests: one complete text, and the ways to its states."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.records.regulation.lifecycle import today
from shangnan.policy.records.regulation.plain import apply_plain
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from typing import Any

BODY = """第一章　总则
第一条　为了规范窗口服务，制定本制度。
第二条　本制度适用于县政务服务中心各窗口。
第二章　一次性告知
第三条　窗口人员应当一次告知全部材料。
告知采用书面形式。
第四条　本制度自印发之日起施行。"""
GOOD: dict[str, Any] = {
    "name": "一次性告知制度",
    "category": "事项办理制度",
    "subject": "一次性告知",
    "document_number": "商南政审发〔2026〕7号",
    "body": BODY,
    "issued_on": "",
    "effective_on": "",
    "basis": "《中华人民共和国行政许可法》",
    "supersedes": [],
    "covered_items": [],
    "covered_posts": ["窗口工作人员"],
    "covered_windows": ["一楼A区2号"],
    "public_scope": "公开",
}
# The steps from a draft to each state: (transition, account).
PATHS: dict[str, tuple[tuple[str, str], ...]] = {"draft": (), "consultation": (("consult", "demo-drafter"),)}
PATHS["review"] = (*PATHS["consultation"], ("submit", "demo-drafter"))
PATHS["signed"] = (*PATHS["review"], ("approve", "demo-reviewer"))
PATHS["in_force"] = (*PATHS["signed"], ("enact", "demo-approver"))
PATHS["in_force_public"] = (*PATHS["in_force"], ("release", "demo-publisher"))
PATHS["repealed"] = (*PATHS["in_force"], ("repeal", "demo-approver"))
PATHS["repealed_public"] = (*PATHS["in_force_public"], ("repeal_public", "demo-approver"))


def add_regulation(portal: Any, number: int = 7, state: str = "draft", **changes: Any) -> Any:
    """Add a regulation of the home unit and take it to a state.

    :param number: of the document number and in the name, so that two can be told apart.
    :param changes: plain keys that differ from GOOD.
    """
    named = {"name": f"一次性告知制度（{number}）", "document_number": f"商南政审发〔2026〕{number}号"}
    data = GOOD | named | changes
    with acting_as(portal, "demo-drafter"):
        regulation = createContentInContainer(portal["regulations"], "Regulation", title=data["name"])
        apply_plain(regulation, data, unit_uid(HOME_UNIT))
        regulation.reindexObject()
        regulation.reindexObjectSecurity()
    take_to(portal, regulation, state)
    return regulation


def take_to(portal: Any, regulation: Any, state: str, submitter: str = "demo-drafter") -> None:
    """Take a draft to a state through the steps that people take."""
    for transition, account in PATHS[state]:
        step(portal, regulation, transition, submitter if transition == "submit" else account, "同意")


def day(offset: int) -> date:
    """Return the day so many days from today."""
    return today() + timedelta(days=offset)
