"""How risk points are imported from a list."""

from __future__ import annotations

from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind

IMPORT = ImportKind(
    portal_type="IntegrityRisk",
    section="integrity",
    columns=(
        ImportColumn("responsible_unit", ("单位",), "县行政审批服务局"),
        ImportColumn("title", ("风险点",), "受理环节超出清单索要材料"),
        ImportColumn("post", ("风险岗位",), "综合受理窗口"),
        ImportColumn("category", ("类别",), "业务流程风险"),
        ImportColumn("level", ("等级",), "高"),
        ImportColumn("manifestations", ("风险表现",), "要求群众提供清单以外的证明。"),
        ImportColumn("measures", ("措施",), "材料清单上墙，窗口录音录像，每月抽查。"),
        ImportColumn("person_in_charge", (), "王审核"),
        ImportColumn("person_account", (), "demo-reviewer"),
        ImportColumn("review_date", ("复核日期",)),
    ),
    # The same risk may lie in several posts of a unit.
    key=("responsible_unit", "post", "title"),
)
