"""The kind 责任书: how it is listed, imported and found. Signatures are the parties' turn: see `my_letters`."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.integrity.letter.content import IResponsibilityLetter
from shangnan.policy.records.integrity.letter.levels import LEVELS
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.tables.importing import ImportColumn
from typing import Any

SIGNATURES = Rows(
    _("Signatures"),
    {
        "party": Text(_("Party")),
        "user_id": Text(_("Account")),
        "name": Text(_("Name of the person")),
        "post": Text(_("Post")),
        "time": Text(_("Time")),
        "opinion": Text(_("Opinion")),
    },
)


def _links(letter: Any) -> list[tuple[str, str]]:
    """Return the page of one's own letters."""
    section = letter.portal_url.getPortalObject().get("integrity")
    address = section.absolute_url() if section is not None else letter.portal_url()
    return [(f"{address}/@@my-letters", _("My letters of responsibility"))]


def _signed(letter: Any) -> date | None:
    """Return the day on which the second party signed; for a letter that came in from a list, the first day of its term."""
    times = [signature["time"] for signature in letter.signatures or ()]
    return date.fromisoformat(max(times)[:10]) if times else letter.term_from


def _parties(letter: Any) -> str:
    return "、".join(name for name in (letter.superior_name, letter.subordinate_name) if name)


KIND = RecordKind(
    portal_type="ResponsibilityLetter",
    schema=IResponsibilityLetter,
    section="integrity",
    title=_("Letters of responsibility"),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("year", _("Year"), sort="record_year"),
        RegisterColumn("unit", _("Unit of the person")),
        RegisterColumn("level", _("Level of the person")),
        RegisterColumn("superior", _("Superior")),
        RegisterColumn("person", _("Person responsible")),
        RegisterColumn("signed", _("Signed by both on"), sort="record_date"),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("Level of the person"),
    categories={level: level for level in LEVELS},
    sort="year",
    links=(("my-letters", _("My letters of responsibility")),),
    imports=(
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
    import_key=("responsible_unit", "year", "subordinate_name", "title"),
    turns={"assessed": (REGISTRAR,)},
    order=1,
    hidden=("campaign_uid",),
    later={"signatures": SIGNATURES},
    not_copied=("campaign_uid",),
    not_searched=("signatures",),
    row_keys={"signatures": ("party",)},
    filing=FilingRule(
        {"letter": _("Signed letters of responsibility")},
        _signed,
        steps={"effective": "file", "assessed": "file"},
        states=("filed",),
        responsible=_parties,
    ),
    record_links=_links,
)
