"""The kind 责任书签订活动: how it is listed, imported and found. One that runs waits for the signatories, whose desks say so."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.permissions import DISCIPLINE_INSPECTOR
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.integrity.campaign.content import IIntegrityCampaign
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.workflow.steps_taken import day_of
from typing import Any


def _launched(campaign: Any) -> date | None:
    return day_of(campaign, "launch")


KIND = RecordKind(
    portal_type="IntegrityCampaign",
    schema=IIntegrityCampaign,
    section="integrity",
    title=_("Campaigns of letters of responsibility"),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("year", _("Year"), sort="record_year"),
        RegisterColumn("unit", _("Unit that runs the campaign")),
        RegisterColumn("people", _("People who get a letter")),
        RegisterColumn("state", _("State")),
    ),
    sort="year",
    links=(("my-letters", _("My letters of responsibility")),),
    imports=(
        ImportColumn("responsible_unit", ("单位",), "县行政审批服务局"),
        ImportColumn("title", (), "2026年度党风廉政建设责任书"),
        ImportColumn("year", (), "2026"),
        ImportColumn("letter_title", (), "{年度}年度党风廉政建设责任书（{姓名}）"),
        ImportColumn("scope", (), "{单位}{职务}职责范围内的廉政建设。"),
        ImportColumn("main_duties"),
        ImportColumn("supervision_duties"),
        ImportColumn("post_duties", (), "抓好本岗位廉政风险防控。"),
        ImportColumn("assessment", (), "年底考核。"),
        ImportColumn("accountability", (), "违反责任书的，依规追究责任。"),
        ImportColumn("term_from", (), "2026-01-01"),
        ImportColumn("term_until", (), "2026-12-31"),
        ImportColumn("copies", (), "2"),
    ),
    import_key=("responsible_unit", "year", "title"),
    turns={"draft": (DISCIPLINE_INSPECTOR,)},
    inside=(),
    not_searched=("roster",),
    row_keys={"roster": ("user_id",)},
    # The template and the roster show on what ground and to whom the letters were issued.
    filing=FilingRule({"campaign": _("Campaigns: template and roster of the letters")}, _launched, states=("closed",)),
)
