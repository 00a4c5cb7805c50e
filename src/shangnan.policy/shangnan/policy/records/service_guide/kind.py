"""The kind 服务指南: where it lies and whose turn it is. Guides have no register: their list is the public one."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.permissions import CENTRE_PUBLISHER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.importing import IMPORT
from shangnan.policy.records.workflow.steps_taken import day_of
from typing import Any


def _cancelled(guide: Any) -> date | None:
    return day_of(guide, "cancel")


KIND = RecordKind(
    portal_type="ServiceGuide",
    schema=IServiceGuide,
    section="services",
    title=_("Service guides"),
    fieldset=_("What it is about"),
    import_as=IMPORT,
    turns={"draft": (UNIT_DRAFTER,), "pending": (UNIT_REVIEWER,), "reviewed": (CENTRE_PUBLISHER,)},
    inside=("Attachment", "ReviewRules"),
    file_purpose="blank_form",
    not_copied=("revision_of",),
    filing=FilingRule({"guide": _("Service guides that were cancelled")}, _cancelled, states=("cancelled",)),
    turns_list="services?state=${state}",
)
