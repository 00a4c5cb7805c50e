"""DisposalList 销毁清册: rows of archival numbers with what the appraisal came to; papers of the appraisal are Attachments inside it."""

from __future__ import annotations

from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidgetFactory
from collective.z3cform.datagridfield.row import DictRow
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.disposal_list.settings import MOST_ROWS
from shangnan.policy.records.kind.fields import choice
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.fields import text
from shangnan.policy.registry.disposal.rows import PERIODS
from shangnan.policy.registry.disposal.rows import RESULTS
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IDisposalRow(Interface):
    """One item of the list."""

    archival_number = line(
        _("Archival number"), 100, _("As it stands in the register, for example Z109-WS·2011-D10-BGS-0001.")
    )
    result = choice(_("Result of the appraisal"), RESULTS)
    period = choice(_("New period"), PERIODS, description=_("Only for what is lengthened."))
    ground = line(_("Ground of the result"), 200)


class IDisposalList(model.Schema):
    """What is appraised, approved and destroyed together."""

    responsible_unit = schema.Choice(
        title=_("Unit whose head approves it"),
        description=_("Its head approves the list."),
        vocabulary="shangnan.policy.DisposalUnits",
        required=True,
    )
    directives.order_before(responsible_unit="*")
    title = schema.TextLine(
        title=_("Title"), description=_("For example 2011年度10年期文书档案销毁清册."), max_length=200
    )
    appraisers = line(
        _("Appraisers"),
        400,
        _("Everybody who appraised, with the office; somebody of the unit that formed the records is among them."),
    )
    appraisal = text(_("Opinion of the appraisal"), 5000, _("What was looked at, and what it came to as a whole."))

    model.fieldset("items", label=_("Items of the list"), fields=["rows"])
    rows = schema.List(
        title=_("Items of the list"),
        description=_(
            "Best chosen on the page of what has expired; results for many rows at once are entered on the page “Appraisal”."
        ),
        value_type=DictRow(title=_("Items of the list"), schema=IDisposalRow),
        required=False,
        defaultFactory=list,
        missing_value=None,
        max_length=MOST_ROWS,
    )
    directives.widget("rows", BlockDataGridFieldWidgetFactory, auto_append=False)


@implementer(IDisposalList, IRecord)
class DisposalList(Container):
    """A disposal list."""

    # Given when it is appraised for the first time: `2026-0001`.
    number = ""
    # What the rows named when they were appraised, see `registry.disposal.rows.entry_of`.
    entries = ()
    # User ids of those who took the step of the appraisal.
    appraised_by = ()
    approver = ""
    # ISO 8601 times with zone.
    approved = ""
    executed = ""
    # User ids of the two witnesses (监销人) whom the approver named.
    witnesses = ()
    # A mapping (user_id, time) for each that has signed, in order.
    signatures = ()
