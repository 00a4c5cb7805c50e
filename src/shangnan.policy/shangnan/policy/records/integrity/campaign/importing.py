"""How campaigns are imported from a list, their template in a row; the roster is pasted or imported on the campaign's page."""

from __future__ import annotations

from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind

IMPORT = ImportKind(
    portal_type="IntegrityCampaign",
    section="integrity",
    columns=(
        ImportColumn("responsible_unit", ("单位",), "县行政审批服务局"),
        ImportColumn("title", (), "2026年度党风廉政建设责任书"),
        ImportColumn("year", (), "2026"),
        ImportColumn("letter_title", (), "{年度}年度党风廉政建设责任书（{姓名}）"),
        ImportColumn("scope", (), "{单位}{职务}职责范围内的廉政建设。"),
        ImportColumn("main_duties"),
        ImportColumn("supervision_duties"),
        ImportColumn("post_duties", (), "抓好本岗位廉政风险防控。"),
        ImportColumn("assessment", (), "年底考核。"),
        ImportColumn("accountability", (), "违反责任书的，依规追究责任。"),
        ImportColumn("term_from", (), "2026-01-01"),
        ImportColumn("term_until", (), "2026-12-31"),
        ImportColumn("copies", (), "2"),
    ),
    key=("responsible_unit", "year", "title"),
)
