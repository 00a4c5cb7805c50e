"""The kind 三个清单的任务: how it is listed, imported and found, and whose turn it is."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.permissions import DISCIPLINE_INSPECTOR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.integrity.lists.content import IIntegrityListItem
from shangnan.policy.records.integrity.settings import ListNames
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.tables.importing import ImportColumn

KIND = RecordKind(
    portal_type="IntegrityListItem",
    schema=IIntegrityListItem,
    section="integrity",
    order=3,
    title=_("The three lists"),
    date="deadline",
    category=("list_key",),
    columns=(
        RegisterColumn("title", _("Task (工作内容)")),
        RegisterColumn("list", _("List"), words=ListNames(), value="list_key"),
        RegisterColumn("person", _("Person in charge"), value="person_in_charge"),
        RegisterColumn("date", _("To be done by (完成时限)"), sort="record_date"),
        RegisterColumn("done", _("Done on"), value="done_on"),
        RegisterColumn("unit", _("Unit that answers for it")),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("List"),
    categories=ListNames(),
    links=(("integrity-due", _("Due and overdue")),),
    imports=(
        ImportColumn("responsible_unit", ("单位",), "县行政审批服务局"),
        ImportColumn("title", ("任务",), "窗口人员廉洁承诺上墙"),
        ImportColumn("list_key", ("清单",), "任务清单"),
        ImportColumn("content", (), "每个窗口公示廉洁承诺和监督电话。"),
        ImportColumn("measures", ("工作措施",), "统一制作，逐窗口检查。"),
        ImportColumn("person_in_charge", (), "李经办"),
        ImportColumn("person_account", (), "demo-drafter"),
        ImportColumn("deadline", ("时限",), "2027-06-30"),
    ),
    import_key=("responsible_unit", "list_key", "title"),
    turns={"draft": (UNIT_DRAFTER, UNIT_APPROVER), "under_way": (UNIT_DRAFTER,), "reported": (DISCIPLINE_INSPECTOR,)},
    not_searched=("list_key", "done_on"),
    filing=FilingRule({"task": _("Tasks of the three lists")}, "done_on", states=("done",)),
    later={"done_on": Text(_("Done on"))},
)
