"""FilingPlan 归档方案: by what records are filed. A draft may be incomplete; `registry.filing.plan` says what it needs."""

from __future__ import annotations

from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidgetFactory
from collective.z3cform.datagridfield.datagridfield import DataGridFieldWidgetFactory
from collective.z3cform.datagridfield.row import DictRow
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.fields import text
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IUnitRow(Interface):
    """The code of one unit."""

    unit = schema.Choice(title=_("Unit responsible"), vocabulary="shangnan.policy.Units", required=False)
    code = schema.TextLine(title=_("Code"), required=False, default="", missing_value="", max_length=10)


class IScheduleRow(Interface):
    """How long one category of one kind is kept."""

    category = schema.Choice(
        title=_("Kind and category"), vocabulary="shangnan.policy.FilingCategories", required=False
    )
    period = schema.Choice(title=_("Retention period"), vocabulary="shangnan.policy.RetentionPeriods", required=False)
    clause = schema.TextLine(title=_("Clause"), required=False, default="", missing_value="", max_length=200)


class IFilingPlan(model.Schema):
    """What a filing plan says."""

    responsible_unit = schema.Choice(
        title=_("Unit that keeps the archive"), vocabulary="shangnan.policy.ArchiveUnits", required=True
    )
    title = schema.TextLine(title=_("Title"), max_length=200)
    fonds = line(_("Number of the fonds"), 10, _("全宗号, given by the county archives, for example Z109."))
    fonds_name = line(_("Name of the fonds"), 200, _("全宗名称: full name of the office."))
    class_code = schema.TextLine(
        title=_("Class (门类)"),
        description=_("门类: WS for documents of the office."),
        required=False,
        default="WS",
        missing_value="",
        max_length=2,
    )
    reference = line(
        _("Approval of the county archives"), 100, _("Number of the letter in which they agreed to this plan.")
    )
    approved_on = schema.Date(title=_("Approved on"), required=False)
    units = schema.List(
        title=_("Codes of units"),
        description=_("机构（问题）代码: a short code for each unit that answers for records, for example BGS."),
        value_type=DictRow(title=_("Codes of units"), schema=IUnitRow),
        required=False,
        defaultFactory=list,
        missing_value=None,
        max_length=500,
    )
    directives.widget("units", DataGridFieldWidgetFactory, auto_append=False)
    rows = schema.List(
        title=_("Retention schedule"),
        description=_("A row for each category of each kind: how long it is kept, and by which clause."),
        value_type=DictRow(title=_("Retention schedule"), schema=IScheduleRow),
        required=False,
        defaultFactory=list,
        missing_value=None,
        max_length=500,
    )
    directives.widget("rows", BlockDataGridFieldWidgetFactory, auto_append=False)
    notes = text(_("Notes"), 5000)


@implementer(IFilingPlan, IRecord)
class FilingPlan(Item):
    """A filing plan."""
