"""How letters of responsibility that belong to no campaign are imported from a list; a campaign makes its own."""

from __future__ import annotations

from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind

IMPORT = ImportKind(
    portal_type="ResponsibilityLetter",
    section="integrity",
    columns=(
        ImportColumn("responsible_unit", ("单位",), "县行政审批服务局"),
        ImportColumn("title", (), "2026年度党风廉政建设责任书（李经办）"),
        ImportColumn("year", (), "2026"),
        ImportColumn("level", (), "个人"),
        ImportColumn("superior_name", ("上级",), "张签发"),
        ImportColumn("superior_post", (), "局长"),
        ImportColumn("superior_user", (), "demo-approver"),
        ImportColumn("subordinate_name", ("责任人", "姓名"), "李经办"),
        ImportColumn("subordinate_post", ("职务",), "窗口首席代表"),
        ImportColumn("subordinate_user", ("账号",), "demo-drafter"),
        ImportColumn("scope", (), "综合受理窗口的廉政建设。"),
        ImportColumn("main_duties"),
        ImportColumn("supervision_duties"),
        ImportColumn("post_duties", (), "抓好本岗位廉政风险防控。"),
        ImportColumn("assessment", (), "年底考核。"),
        ImportColumn("accountability", (), "违反责任书的，依规追究责任。"),
        ImportColumn("term_from", (), "2026-01-01"),
        ImportColumn("term_until", (), "2026-12-31"),
        ImportColumn("copies", (), "2"),
    ),
    # A person may have letters of one year for several posts.
    key=("responsible_unit", "year", "subordinate_name", "title"),
)
