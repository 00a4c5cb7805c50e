"""How an outgoing dispatch is filed: by what it says, with the letter that it answers where the registrar wants that.

Categories: 国家档案局令第8号, 第六条 and 第七条, whose lines go by how much a document weighs; which of two applies the kind of document
only suggests, and the registrar decides.
"""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.records.kind.filing_rule import FilingRule
from typing import Any

# 文种 by which something is laid down, or told to everybody.
LAYING_DOWN = ("决议", "决定", "命令（令）", "公报", "公告", "通告", "意见", "议案")
ASKING = ("请示", "批复", "报告")


def category_of(dispatch: Any) -> str:
    """Return the category that the kind of document suggests."""
    if dispatch.kind in LAYING_DOWN:
        return "policy"
    if dispatch.kind in ASKING:
        return "reports"
    return "minutes" if dispatch.kind == "纪要" else "general"


def letters_answered(dispatch: Any) -> list[Any]:
    """Return the incoming dispatches that one answers, of those that the present user may view."""
    catalog = api.portal.get_tool("portal_catalog")
    return [brain.getObject() for brain in catalog(portal_type="IncomingDispatch", answered_by=IUUID(dispatch))]


FILING = FilingRule(
    {
        "general": _("General business"),
        "policy": _("Decisions, rules and what is told to everybody"),
        "reports": _("Requests, answers and reports on important matters"),
        "minutes": _("Minutes of meetings"),
        "routine": _("Routine matters"),
    },
    "written_on",
    steps={"issued": "file", "released": "file_released"},
    states=("filed", "filed_released"),
    category=category_of,
    number="document_number",
    responsible="signature",
    members=letters_answered,
)
