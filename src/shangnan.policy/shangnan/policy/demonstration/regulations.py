"""Example regulations, taken through the real workflow by the demonstration's people."""

from __future__ import annotations

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collections.abc import Iterator
from contextlib import contextmanager
from plone import api
from plone.dexterity.utils import createContentInContainer
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.records.regulation.lifecycle import today
from shangnan.policy.records.regulation.plain import apply_plain
from shangnan.policy.units.directory import units_by_title
from typing import Any

# id -> plain keys; 县行政审批服务局 is responsible for each. The texts are examples and not those of the county.
EXAMPLES: dict[str, dict[str, Any]] = {
    "yicixing-gaozhi": {
        "name": "一次性告知制度（示例）",
        "category": "事项办理制度",
        "subject": "一次性告知",
        "basis": "《中华人民共和国行政许可法》\n商南政办发〔2019〕153号",
        "body": "第一章　总则\n"
        "第一条　为了方便群众办事，规范窗口告知行为，制定本制度。\n"
        "第二条　本制度适用于县政务服务中心各窗口。\n"
        "第二章　告知\n"
        "第三条　申请材料不齐全或者不符合法定形式的，窗口人员应当当场或者在五日内一次告知需要补正的全部内容。\n"
        "逾期不告知的，自收到申请材料之日起即为受理。\n"
        "第四条　告知采用书面形式，写明事项名称、需要补正的材料、咨询电话和经办人。\n"
        "第三章　附则\n"
        "第五条　本制度自印发之日起施行。",
        "covered_posts": ["窗口工作人员", "窗口首席代表"],
    },
    "yanshi-fuwu": {
        "name": "延时服务制度（示例）",
        "category": "便民服务制度",
        "subject": "延时服务",
        "basis": "商南政办发〔2019〕153号",
        "body": "第一条　下班时间已到、办事群众仍在等候的，窗口应当办完再下班。\n"
        "第二条　群众在工作日以外确需办理的，可以电话预约。\n"
        "第三条　本制度自印发之日起施行。",
        "covered_posts": ["窗口工作人员"],
    },
}
# The steps that each goes through: (transition, account, opinion).
STEPS = (
    ("consult", "demo-drafter", "请各窗口提出意见"),
    ("submit", "demo-drafter", "意见已吸收"),
    ("approve", "demo-reviewer", "同意签发"),
    ("enact", "demo-approver", "即日起施行"),
    ("release", "demo-publisher", "发布前审查（含保密审查）通过，同意公开"),
)


def add_regulations() -> None:
    """Add the example regulations that are not there yet."""
    section, unit = api.portal.get()["regulations"], units_by_title()[HOME_UNIT].uid
    for name, data in EXAMPLES.items():
        if name in section:
            continue
        with _acting_as(STEPS[0][1]):
            regulation = createContentInContainer(
                section, "Regulation", checkConstraints=False, id=name, title=data["name"]
            )
            issued = today().isoformat()
            apply_plain(regulation, data | {"public_scope": "公开", "issued_on": issued, "effective_on": issued}, unit)
            regulation.reindexObject()
            regulation.reindexObjectSecurity()
        for transition, account, opinion in STEPS:
            with _acting_as(account):
                api.portal.get_tool("portal_workflow").doActionFor(regulation, transition, comment=opinion)


@contextmanager
def _acting_as(account: str) -> Iterator[None]:
    # The accounts lie in the site, and so does the folder that knows their groups.
    before, users = getSecurityManager(), api.portal.get_tool("acl_users")
    newSecurityManager(None, users.getUserById(account).__of__(users))
    try:
        yield
    finally:
        setSecurityManager(before)
