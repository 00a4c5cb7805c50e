"""How incoming dispatches are imported from a list: a row for each one received, without receipt numbers."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.dispatch.incoming.filing import year_section
from shangnan.policy.records.dispatch.incoming.people import accounts_called
from shangnan.policy.records.tables.cell_text import entries_of
from shangnan.policy.records.tables.cell_text import entries_text
from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind
from typing import Any


def _this_year(section: Any, values: Mapping[str, Any]) -> Any:
    """Return the section of the year in which a dispatch is entered, as the form does."""
    return year_section(now().year)


def _by_account(text: str) -> str:
    """Return a list of people with each whose name means one account by that account, as the record keeps them."""
    found = [(name, accounts_called(name)) for name in entries_of(text)]
    return entries_text([called[0] if len(called) == 1 else name for name, called in found])


IMPORT = ImportKind(
    portal_type="IncomingDispatch",
    section="dispatches",
    columns=(
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
    key=("sender", "sender_number", "received_on", "title"),
    container=_this_year,
)
