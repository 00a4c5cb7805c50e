"""The kind 党建记录: where it lies, how it is listed, imported and found, and whose turn it is."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.permissions import CENTRE_PUBLISHER
from shangnan.policy.permissions import PARTY_CLERK
from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.kind.filing_rule import NotFiled
from shangnan.policy.records.lifecycle.by_year import ByYear
from shangnan.policy.records.party.content import IPartyNotice
from shangnan.policy.records.party.content import IPartyRecord
from shangnan.policy.records.party.kinds import KINDS
from shangnan.policy.records.tables.importing import ImportColumn
from typing import Any

# 三会一课 and what decides on members: the life of the organisation; what remains are activities.
ORGANISATION = ("支部党员大会", "支委会", "党小组会", "党课", "组织生活会", "民主评议")


def _category(record: Any) -> str:
    """Return which category of the schedule an activity belongs to."""
    return "organisation" if record.party_kind in ORGANISATION else "activity"


KIND = RecordKind(
    portal_type="PartyRecord",
    schema=IPartyRecord,
    section="party",
    title=_("Party-building records"),
    fieldset=_("The activity"),
    by_year=ByYear("party", "PartyRecord"),
    date="held_on",
    category=("party_kind",),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("date", _("Day of the activity"), sort="record_date"),
        RegisterColumn("kind", _("Kind of activity"), value="party_kind"),
        RegisterColumn("branch", _("Party branch")),
        RegisterColumn("due", _("Expected (应到)")),
        RegisterColumn("present", _("Present (实到)")),
        RegisterColumn("absent", _("Absent (缺席)")),
        RegisterColumn("unit", _("Responsible unit")),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("Kind of activity"),
    categories={kind: kind for kind in KINDS},
    links=(("party-year", _("Year and frequency")),),
    imports=(
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
    import_key=("responsible_unit", "branch", "party_kind", "held_on", "title"),
    turns={"draft": (PARTY_CLERK,), "review": (UNIT_APPROVER,), "approved": (REGISTRAR,)},
    not_searched=("people.user_id", "people.reason"),
    row_keys={"people": ("name",)},
    file_purpose="photo",
    filing=FilingRule(
        {
            "organisation": _("Meetings and resolutions of Party branches"),
            "activity": _("Activities of Party branches"),
        },
        "held_on",
        steps={"approved": "file"},
        states=("filed",),
        category=_category,
        responsible="branch",
    ),
    inside=("Attachment", "PartyNotice"),
)

NOTICE = RecordKind(
    portal_type="PartyNotice",
    schema=IPartyNotice,
    section="",
    title=_("Public notices"),
    turns={"draft": (PARTY_CLERK,), "consented": (CENTRE_PUBLISHER,)},
    inside=(),
    # It may be released, and taken down, long after the record around it was filed.
    filing=NotFiled(_("An extract for the public: the record that it tells of is filed.")),
)
