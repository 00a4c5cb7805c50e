"""The kind 培训记录: where it lies, how it is listed, imported and found, and whose turn it is."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.lifecycle.by_year import ByYear
from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.training.content import ITrainingRecord
from shangnan.policy.records.training.vocabularies import SUBJECTS
from typing import Any


def _signed(record: Any) -> int:
    """Return how many have signed in."""
    return sum(1 for row in record.roster or () if row.get("signed_in"))


def _listed(record: Any) -> int:
    """Return how many should have attended."""
    return len(record.roster or ())


def _links(record: Any) -> list[tuple[str, str]]:
    """Return the page on which a roster is pasted, for who may edit the record."""
    if not api.user.has_permission("Modify portal content", obj=record):
        return []
    return [(f"{record.absolute_url()}/@@training-roster", _("Paste or import the roster"))]


KIND = RecordKind(
    portal_type="TrainingRecord",
    schema=ITrainingRecord,
    section="training",
    title=_("Training records"),
    fieldset=_("The training"),
    by_year=ByYear("training", "TrainingRecord"),
    date="session_date",
    category=("subjects",),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("date", _("Day of the session"), sort="record_date"),
        RegisterColumn("unit", _("Responsible unit")),
        RegisterColumn("subjects", _("Subjects")),
        RegisterColumn("signed", _("Signed in"), value=_signed),
        RegisterColumn("listed", _("Listed"), value=_listed),
        RegisterColumn("hours", _("Hours"), value="session_hours"),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("Subjects"),
    categories={subject: subject for subject in SUBJECTS},
    links=(("training-ledger", _("Ledger of hours and measures")),),
    imports=(
        ImportColumn("responsible_unit", ("责任机构", "责任单位", "单位"), "县行政审批服务局"),
        ImportColumn("title", ("名称", "培训名称", "培训主题"), "窗口服务礼仪培训"),
        ImportColumn("plan", ("计划",), "2019年度窗口人员培训计划"),
        ImportColumn("session", (), "第2期"),
        ImportColumn("session_date", ("日期", "时间"), "2019-09-06"),
        ImportColumn("session_time", (), "14:30—17:30"),
        ImportColumn("session_hours", ("学时数", "课时"), "3"),
        ImportColumn("session_place", ("地点",), "政务大厅二楼会议室"),
        ImportColumn("trainer", ("讲师",), "王审核"),
        ImportColumn("training_form", ("形式",), "集中授课"),
        ImportColumn("subjects", ("内容类别",), "服务礼仪、服务质量"),
        ImportColumn("standards", (), "政务服务工作制度"),
        ImportColumn("content", (), "仪容仪表、接待礼仪、文明用语。"),
        ImportColumn(
            "roster", ("名单", "参训人员"), "李经办｜demo-drafter｜县行政审批服务局｜是｜3\n赵民政｜｜县民政局｜否｜0"
        ),
        ImportColumn("scores", (), "李经办｜县行政审批服务局｜92"),
    ),
    import_key=("responsible_unit", "session_date", "title"),
    turns={"draft": (UNIT_DRAFTER, UNIT_REVIEWER), "confirmed": (REGISTRAR,)},
    hidden=("scores",),
    not_searched=("roster.user_id",),
    row_keys={"roster": ("name", "unit")},
    file_purpose="sign_in_sheet",
    filing=FilingRule(
        {"training": _("Training of staff")}, "session_date", steps={"confirmed": "file"}, states=("filed",)
    ),
    record_links=_links,
)
