"""The kind 教育、规范、提醒台账: how it is listed, imported and found, and whose turn it is."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.permissions import DISCIPLINE_INSPECTOR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.integrity.log.content import IIntegrityLogEntry
from shangnan.policy.records.integrity.log.vocabularies import ADMONITION
from shangnan.policy.records.integrity.log.vocabularies import KINDS
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.tables.importing import ImportColumn
from typing import Any


def _people(record: Any) -> int:
    """Return for how many it was, not for whom."""
    return len(record.people or ())


def _category(record: Any) -> str:
    """Return which category an entry belongs to: what was said to single persons is kept apart."""
    return "admonition" if record.log_kind == ADMONITION else "education"


KIND = RecordKind(
    portal_type="IntegrityLogEntry",
    schema=IIntegrityLogEntry,
    section="integrity",
    order=4,
    title=_("Education, standards, admonition"),
    date="held_on",
    category=("log_kind",),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("kind", _("Kind of measure"), value="log_kind"),
        RegisterColumn("date", _("Day"), sort="record_date"),
        RegisterColumn("by", _("Carried out by"), value="carried_out_by"),
        RegisterColumn("people", _("Number of people"), value=_people),
        RegisterColumn("unit", _("Unit that answers for it")),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("Kind of measure"),
    categories={kind: kind for kind in KINDS},
    imports=(
        ImportColumn("responsible_unit", ("单位",), "县行政审批服务局"),
        ImportColumn("title", (), "节前廉政集体教育"),
        ImportColumn("log_kind", ("类别",), "教育"),
        ImportColumn("held_on", ("时间",), "2019-09-30"),
        ImportColumn("held_place", (), "局机关三楼会议室"),
        ImportColumn("carried_out_by", (), "郑纪检"),
        ImportColumn("people", ("对象", "参加人员"), "李经办｜demo-drafter｜经办人\n王审核｜｜审核人"),
        ImportColumn("content", (), "重申节日期间纪律要求。"),
        ImportColumn("outcome"),
    ),
    import_key=("responsible_unit", "held_on", "log_kind", "title"),
    turns={"draft": (UNIT_APPROVER, DISCIPLINE_INSPECTOR)},
    not_searched=("people.user_id", "people.post"),
    row_keys={"people": ("name",)},
    # Its own step “file” closes an entry and can be taken back by the inspector; the registrar files what is closed.
    filing=FilingRule(
        {"education": _("Education and standards"), "admonition": _("Admonition of persons")},
        "held_on",
        states=("filed",),
        category=_category,
    ),
)
