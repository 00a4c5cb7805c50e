"""How outgoing dispatches are imported from a list: as drafts, without numbers, which the register alone gives."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.dispatch.outgoing.filing import year_section
from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind
from typing import Any


def _this_year(section: Any, values: Mapping[str, Any]) -> Any:
    """Return the section of the year in which a dispatch is begun, as the form does."""
    return year_section(now().year)


IMPORT = ImportKind(
    portal_type="OutgoingDispatch",
    section="dispatches",
    columns=(
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
    ),
    # Notices of one name go out again and again, each with its date.
    key=("responsible_unit", "title", "written_on"),
    container=_this_year,
)
