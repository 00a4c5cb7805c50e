"""How tasks of the three lists are imported from a list; the list is named by its present name."""

from __future__ import annotations

from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind

IMPORT = ImportKind(
    portal_type="IntegrityListItem",
    section="integrity",
    columns=(
        ImportColumn("responsible_unit", ("单位",), "县行政审批服务局"),
        ImportColumn("title", ("任务",), "窗口人员廉洁承诺上墙"),
        ImportColumn("list_key", ("清单",), "任务清单"),
        ImportColumn("content", (), "每个窗口公示廉洁承诺和监督电话。"),
        ImportColumn("measures", ("工作措施",), "统一制作，逐窗口检查。"),
        ImportColumn("person_in_charge", (), "李经办"),
        ImportColumn("person_account", (), "demo-drafter"),
        ImportColumn("deadline", ("时限",), "2027-06-30"),
    ),
    key=("responsible_unit", "list_key", "title"),
)
