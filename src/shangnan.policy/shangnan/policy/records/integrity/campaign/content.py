"""IntegrityCampaign: the letters of one year, from one template and a roster of people.

The roster is no table of the form, where some hundred rows are more than a browser bears: it is pasted or handed in on a
page of its own, as a whole.
"""

from __future__ import annotations

from plone.autoform import directives
from plone.dexterity.content import Item
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.integrity.letter.content import ILetterText
from zope import schema
from zope.interface import implementer


class IIntegrityCampaign(ILetterText):
    """A campaign and its template."""

    responsible_unit = schema.Choice(
        title=_("Unit that runs the campaign"), vocabulary="shangnan.policy.LetterUnits", required=True
    )
    directives.order_before(responsible_unit="*")
    title = schema.TextLine(title=_("Title"), max_length=200)
    directives.order_after(title="responsible_unit")
    year = schema.Int(title=_("Year"), min=1990, max=2999, required=False)
    directives.order_after(year="title")
    letter_title = schema.TextLine(
        title=_("Title of the letters"),
        description=_(
            "In this and in every text below, {年度} {姓名} {职务} {单位} {层级} {上级姓名} {上级职务} {起始日} {截止日} stand "
            "for what the roster says of each person."
        ),
        required=False,
        default="{年度}年度党风廉政建设责任书（{姓名}）",
        missing_value="",
        max_length=150,
    )
    directives.order_after(letter_title="year")
    roster = schema.Tuple(
        title=_("Roster"), value_type=schema.Dict(), required=False, readonly=True, default=(), missing_value=()
    )


@implementer(IIntegrityCampaign, IRecord)
class IntegrityCampaign(Item):
    """A campaign; its letters lie in the section of their year and know it by its UID."""

    # Tuple of mappings with COLUMNS of plain.py.
    roster = ()
    # Tuple of (user id, ISO date): when each person was last reminded.
    reminded = ()
