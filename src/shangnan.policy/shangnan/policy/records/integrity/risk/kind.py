"""The kind 廉政风险点: how it is listed, imported and found, and whose turn it is. What is in force waits by its day, see `integrity.due`."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.integrity.risk.content import IIntegrityRisk
from shangnan.policy.records.integrity.risk.vocabularies import LevelsAndCategories
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.workflow.steps_taken import day_of
from typing import Any


def _closed(risk: Any) -> date | None:
    return day_of(risk, "close")


KIND = RecordKind(
    portal_type="IntegrityRisk",
    schema=IIntegrityRisk,
    section="integrity",
    order=2,
    title=_("Risk points"),
    date="review_date",
    category=("level", "category"),
    columns=(
        RegisterColumn("title", _("Risk point")),
        RegisterColumn("level", _("Level of the risk")),
        RegisterColumn("category", _("Category of the risk")),
        RegisterColumn("post", _("Post at risk")),
        RegisterColumn("person", _("Person in charge"), value="person_in_charge"),
        RegisterColumn("date", _("Day of the next review"), sort="record_date"),
        RegisterColumn("unit", _("Unit that answers for it")),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("Level or category"),
    categories=LevelsAndCategories(),
    links=(("integrity-due", _("Due and overdue")),),
    imports=(
        ImportColumn("responsible_unit", ("单位",), "县行政审批服务局"),
        ImportColumn("title", ("风险点",), "受理环节超出清单索要材料"),
        ImportColumn("post", ("风险岗位",), "综合受理窗口"),
        ImportColumn("category", ("类别",), "业务流程风险"),
        ImportColumn("level", ("等级",), "高"),
        ImportColumn("manifestations", ("风险表现",), "要求群众提供清单以外的证明。"),
        ImportColumn("measures", ("措施",), "材料清单上墙，窗口录音录像，每月抽查。"),
        ImportColumn("person_in_charge", (), "王审核"),
        ImportColumn("person_account", (), "demo-reviewer"),
        ImportColumn("review_date", ("复核日期",)),
    ),
    # The same risk may lie in several posts of a unit.
    import_key=("responsible_unit", "post", "title"),
    turns={"draft": (UNIT_DRAFTER, UNIT_APPROVER)},
    not_copied=("reviews",),
    filing=FilingRule({"risk": _("Risk points and what was done about them")}, _closed, states=("closed",)),
)
