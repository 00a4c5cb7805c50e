"""The kind 归档方案: how it is listed, whose turn it is, and that it is no record that is filed."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.filing_plan.content import IFilingPlan
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import NotFiled
from typing import Any


def _links(plan: Any) -> list[tuple[str, str]]:
    """Return the pages on which a plan is completed and revised."""
    return [(f"{plan.absolute_url()}/@@plan-rows", _("Fill in rows that are missing, or begin a new plan"))]


KIND = RecordKind(
    portal_type="FilingPlan",
    schema=IFilingPlan,
    section="archive",
    title=_("Filing plans"),
    order=80,
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("fonds", _("Number of the fonds")),
        RegisterColumn("reference", _("Approval of the county archives")),
        RegisterColumn("approved_on", _("Approved on")),
        RegisterColumn("state", _("State")),
    ),
    sort="title",
    turns={"draft": (REGISTRAR,)},
    inside=(),
    row_keys={"units": ("unit",), "rows": ("category",)},
    filing=NotFiled(_("A plan belongs to the file of the fonds (全宗卷), which is kept as long as the fonds.")),
    record_links=_links,
)
