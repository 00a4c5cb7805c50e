"""The kind 收文: how it is listed and imported, and whose turn it is by state; by person: `waiting`. Imported ones have no receipt number."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.dispatch.incoming.content import IIncomingDispatch
from shangnan.policy.records.dispatch.incoming.filing import FILING
from shangnan.policy.records.dispatch.incoming.guards import HANDLING_KINDS
from shangnan.policy.records.dispatch.incoming.people import accounts_called
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.lifecycle.by_year import ByYear
from shangnan.policy.records.tables.cell_text import entries_of
from shangnan.policy.records.tables.cell_text import entries_text
from shangnan.policy.records.tables.importing import ImportColumn
from zope.i18nmessageid import Message


def _by_account(text: str) -> str:
    """Return a list of people with each whose name means one account by that account, as the record keeps them."""
    found = [(name, accounts_called(name)) for name in entries_of(text)]
    return entries_text([called[0] if len(called) == 1 else name for name, called in found])


def _year_title(year: int) -> Message:
    return _("${year} (incoming)", mapping={"year": year})


KIND = RecordKind(
    portal_type="IncomingDispatch",
    schema=IIncomingDispatch,
    section="dispatches",
    by_year=ByYear("dispatches", "IncomingDispatch", "in", _("Incoming dispatches"), _year_title),
    title=_("Incoming dispatches"),
    fieldset=_("The dispatch"),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("receipt_number", _("Receipt number"), sort="record_number"),
        RegisterColumn("date", _("Received on"), sort="record_date"),
        RegisterColumn("sender", _("Sender")),
        RegisterColumn("sender_number", _("Sender's number")),
        RegisterColumn("same", _("Number there twice"), twice="sender_key"),
        RegisterColumn("handling_kind", _("How it is handled")),
        RegisterColumn("unit", _("Lead unit")),
        RegisterColumn("due_shown", _("To be done by"), sort="record_due"),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("How it is handled"),
    categories={kind: kind for kind in HANDLING_KINDS},
    sort="date",
    links=(("dispatch-tray", _("My tray")), ("dispatches-due", _("Overdue and due soon"))),
    imports=(
        ImportColumn("title", ("文件标题",), "关于做好2019年度政务服务考核工作的通知"),
        ImportColumn("sender", ("发文机关", "发文单位"), "商洛市行政审批服务局"),
        ImportColumn("sender_number", ("发文字号", "文号"), "商审批发〔2019〕12号"),
        ImportColumn("sender_date", (), "2019-11-04"),
        ImportColumn("kind", (), "通知"),
        ImportColumn("urgency", ("缓急",)),
        ImportColumn("copies", ("份数",), "1"),
        ImportColumn("received_on", ("收到日期", "收文时间"), "2019-11-05"),
        ImportColumn("received_by", (), "周文书"),
        ImportColumn("summary", (), "报送年度考核自评材料。"),
        ImportColumn("duplicate_reason"),
        ImportColumn("handling_kind", (), "批办"),
        ImportColumn("responsible_unit", ("主办单位",), "县行政审批服务局"),
        ImportColumn("limit_days", (), "10"),
        ImportColumn("needs_reply", (), "是"),
        ImportColumn("proposal", (), "请县行政审批服务局办理。"),
        ImportColumn("named_handlers", (), "李经办", _by_account),
        ImportColumn("named_readers", (), "王审核、张签发", _by_account),
    ),
    # A sender's number may come twice, with the reason; the same letter on the same day is the same.
    import_key=("sender", "sender_number", "received_on", "title"),
    turns={"received": (REGISTRAR,), "registered": (REGISTRAR,), "triaged": (UNIT_APPROVER,), "done": (REGISTRAR,)},
    order=1,
    file_purpose="text",
    filing=FILING,
    not_copied=("receipt_number", "reply", "assigned_on"),
)
