"""The kind 发文: how it is listed and imported, and whose turn it is. An import brings drafts, since the register alone gives numbers."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.dispatch.outgoing.content import IOutgoingDispatch
from shangnan.policy.records.dispatch.outgoing.filing import FILING
from shangnan.policy.records.dispatch.outgoing.vocabularies import KINDS
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.lifecycle.by_year import ByYear
from shangnan.policy.records.tables.importing import ImportColumn
from zope.i18nmessageid import Message


def _year_title(year: int) -> Message:
    return _("${year} (outgoing)", mapping={"year": year})


KIND = RecordKind(
    portal_type="OutgoingDispatch",
    schema=IOutgoingDispatch,
    section="dispatches",
    by_year=ByYear("dispatches", "OutgoingDispatch", "out", _("Outgoing dispatches"), _year_title),
    title=_("Outgoing dispatches"),
    fieldset=_("The dispatch"),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("document_number", _("Number of the dispatch"), sort="record_number"),
        RegisterColumn("kind", _("Kind of document")),
        RegisterColumn("date", _("Date of the document"), sort="record_date"),
        RegisterColumn("signer", _("Signed by")),
        RegisterColumn("unit", _("Drafting unit")),
        RegisterColumn("state", _("State")),
        RegisterColumn("disclosure", _("Disclosure")),
    ),
    category_title=_("Kind of document"),
    categories={kind: kind for kind in KINDS},
    sort="date",
    links=(("dispatch-numbers", _("Numbers of dispatches")),),
    imports=(
        ImportColumn("responsible_unit", ("承办单位", "拟稿单位", "责任单位", "单位"), "县行政审批服务局"),
        ImportColumn("title", (), "关于做好延时服务工作的通知"),
        ImportColumn("kind", (), "通知"),
        ImportColumn("recipients", (), "各进驻单位、各窗口"),
        ImportColumn("body", ("内容",), "为方便群众办事，现就有关工作通知如下。\n一、服务时间\n工作日12:00至14:00。"),
        ImportColumn("enclosure"),
        ImportColumn("attachment_notes"),
        ImportColumn("signature", (), "商南县行政审批服务局"),
        ImportColumn("written_on", ("日期",), "2024-03-02"),
        ImportColumn("notes"),
        ImportColumn("organ_mark", (), "商南县行政审批服务局文件"),
        ImportColumn("organ_code", ("发文机关代字",), "商南审批发"),
        ImportColumn("signer"),
        ImportColumn("urgency", ("缓急",)),
        ImportColumn("copy_number"),
        ImportColumn("copies_to", ("抄送",)),
        ImportColumn("printed_by"),
        ImportColumn("printed_on"),
        ImportColumn("disclosure", (), "主动公开"),
        ImportColumn("disclosure_reason", ("不公开的理由",)),
        ImportColumn("checked_by"),
        ImportColumn("checked_on"),
        ImportColumn("check_result"),
        ImportColumn("paper_form", ("版式",)),
        ImportColumn("sealed"),
        ImportColumn("order_number"),
        ImportColumn("signed_as"),
        ImportColumn("attended", ("出席",)),
        ImportColumn("absent", ("请假",)),
        ImportColumn("observed", ("列席",)),
    ),
    # Notices of one name go out again and again, each with its date.
    import_key=("responsible_unit", "title", "written_on"),
    turns={
        "draft": (UNIT_DRAFTER,),
        "checking": (UNIT_REVIEWER,),
        "signing": (UNIT_APPROVER,),
        "signed": (REGISTRAR,),
        "registered": (REGISTRAR,),
        "withdrawn": (REGISTRAR,),
    },
    file_purpose="text",
    filing=FILING,
    attachment_list="attachment_notes",
    not_copied=("document_number", "printed_on", "checked_by", "checked_on", "check_result"),
)
