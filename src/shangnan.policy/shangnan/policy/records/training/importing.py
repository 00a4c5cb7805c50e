"""How training records are imported from a list; a roster alone is pasted or imported on the record's own page."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.lifecycle.by_year import year_section
from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind
from typing import Any


def _this_year(section: Any, values: Mapping[str, Any]) -> Any:
    """Return the section of the year in which a record is begun, as the form does."""
    return year_section("training", now().year, "TrainingRecord")


IMPORT = ImportKind(
    portal_type="TrainingRecord",
    section="training",
    container=_this_year,
    columns=(
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
    key=("responsible_unit", "session_date", "title"),
)
