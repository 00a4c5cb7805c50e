"""The kind 制度: how it is listed and imported, and whose turn it is."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.regulation.content import IRegulation
from shangnan.policy.records.regulation.kept_files import KEY as KEPT_FILES
from shangnan.policy.records.regulation.kinds import CATEGORIES
from shangnan.policy.records.regulation.kinds import ENDED
from shangnan.policy.records.regulation.kinds import OTHER
from shangnan.policy.records.regulation.opinions import KEY as COMMENTS
from shangnan.policy.records.tables.importing import ImportColumn
from typing import Any


def _category_alone(text: str) -> str:
    """Return the category of a cell of the register, where the kind stands behind it (事项办理制度／首办责任)."""
    return text.partition("／")[0]


def _issued(regulation: Any) -> date | None:
    return regulation.issued_on or regulation.effective_on


KIND = RecordKind(
    portal_type="Regulation",
    schema=IRegulation,
    section="regulations",
    title=_("Regulations"),
    columns=(
        RegisterColumn("title", _("Name of the regulation")),
        RegisterColumn("document_number", _("Document number"), sort="record_number"),
        RegisterColumn("category", _("Category")),
        RegisterColumn("unit", _("Responsible unit")),
        RegisterColumn("state", _("State")),
        RegisterColumn("effective_on", _("In force from"), sort="record_date"),
        RegisterColumn("repealed_on", _("No longer in force from")),
    ),
    category_title=_("Category"),
    categories={name: name for name in (*CATEGORIES, OTHER)},
    sort="effective_on",
    links=(
        ("regulations-on", _("Which applied on a day")),
        ("regulation-coverage", _("What is covered")),
    ),
    imports=(
        ImportColumn("responsible_unit", ("责任机构", "责任单位", "单位", "制定单位"), "县行政审批服务局"),
        ImportColumn("title", ("名称", "标题"), "首问负责制度"),
        ImportColumn("category", (), "事项办理制度", _category_alone),
        ImportColumn("subject", (), "首办责任"),
        ImportColumn("document_number", ("发文字号", "文件编号"), "商南审批发〔2019〕12号"),
        ImportColumn(
            "body", ("正文", "内容"), "第一条　为规范窗口服务，制定本制度。\n第二条　首位接待人员为首办责任人。"
        ),
        ImportColumn("issued_on", ("印发时间", "发布日期"), "2019-12-20"),
        ImportColumn("effective_on", ("施行时间", "生效日期"), "2020年1月1日"),
        ImportColumn("expires_on", ("有效期止", "有效期至", "失效日期"), ""),
        ImportColumn("supersedes"),
        ImportColumn("basis", ("依据",), "《优化营商环境条例》"),
        ImportColumn("covered_items"),
        ImportColumn("covered_posts", (), "窗口首席代表、咨询台"),
        ImportColumn("covered_windows", (), "综合受理窗口"),
        ImportColumn("public_scope", ("公开范围",), "公开"),
    ),
    # A later text of the same name is a revision, not another regulation.
    import_key=("responsible_unit", "title"),
    turns={
        "draft": (UNIT_DRAFTER,),
        "consultation": (UNIT_DRAFTER,),
        "review": (UNIT_REVIEWER,),
        "signed": (UNIT_APPROVER,),
    },
    file_purpose="text",
    filing=FilingRule(
        {"regulation": _("Regulations and standards of the office"), "routine": _("Rules for routine matters")},
        _issued,
        states=ENDED,
        number="document_number",
    ),
    not_copied=("document_number", "revision_of", "repealed_on", "superseded_by"),
    beside=(COMMENTS, KEPT_FILES),
)
