"""How Party-building records are imported from a list."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.lifecycle.by_year import year_section
from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind
from typing import Any


def _this_year(section: Any, values: Mapping[str, Any]) -> Any:
    """Return the section of the year in which a record is begun, as the form does."""
    return year_section("party", now().year, "PartyRecord")


IMPORT = ImportKind(
    portal_type="PartyRecord",
    section="party",
    container=_this_year,
    columns=(
        ImportColumn("responsible_unit", ("责任机构", "责任单位", "单位"), "县行政审批服务局"),
        ImportColumn("title", ("名称", "活动名称"), "十月主题党日"),
        ImportColumn("branch", ("支部", "党支部名称"), "县行政审批服务局党支部"),
        ImportColumn("party_kind", ("类型", "类别"), "主题党日"),
        ImportColumn("held_on", ("日期", "时间"), "2019-10-15"),
        ImportColumn("held_time", (), "14:30—16:00"),
        ImportColumn("held_place", ("地点",), "局机关三楼会议室"),
        ImportColumn("host", (), "张签发"),
        ImportColumn("recorder", (), "吴党务"),
        ImportColumn("lecturer"),
        ImportColumn("due", ("应到",), "12"),
        ImportColumn("present", ("实到",), "11"),
        ImportColumn("absent", ("缺席",), "1"),
        ImportColumn("people", ("缺席人员", "参加人员"), "何大明｜｜否｜外出培训"),
        ImportColumn("agenda", (), "学习优化营商环境有关要求。"),
        ImportColumn("speeches"),
        ImportColumn("resolutions", (), "党员窗口带头落实一次性告知。"),
    ),
    # The same branch may do several things of a kind on one day.
    key=("responsible_unit", "branch", "party_kind", "held_on", "title"),
)
