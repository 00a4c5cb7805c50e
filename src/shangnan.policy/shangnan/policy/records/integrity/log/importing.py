"""How entries of the log of education, standards and admonition are imported from a list."""

from __future__ import annotations

from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind

IMPORT = ImportKind(
    portal_type="IntegrityLogEntry",
    section="integrity",
    columns=(
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
    key=("responsible_unit", "held_on", "log_kind", "title"),
)
