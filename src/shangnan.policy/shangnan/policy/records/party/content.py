"""PartyRecord 党建记录 and the PartyNotice 活动通知 inside it.

The record is restricted; what the public may read of an activity is an object of its own, with a workflow of its own, so
that releasing it opens nothing else.
"""

from __future__ import annotations

from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidgetFactory
from collective.z3cform.datagridfield.row import DictRow
from plone.autoform import directives
from plone.base.interfaces import IHideFromBreadcrumbs
from plone.dexterity.content import Container
from plone.dexterity.content import Item
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.fields import text
from shangnan.policy.records.party.vocabularies import KIND_VOCABULARY
from zope import schema
from zope.interface import implementer
from zope.interface import Interface

MAX_PEOPLE = 500


def _count(title: str, description: str = "") -> schema.Int:
    return schema.Int(title=title, description=description, min=0, max=100_000, required=False)


class IPersonRow(Interface):
    """Somebody who was expected."""

    name = line(_("Name of the person"), 60)
    user_id = line(_("Account"), 100, _("Login name, where the person has one and is to read the record."))
    present = schema.Bool(title=_("Was present"), default=True, required=False)
    reason = line(_("Reason of absence"), 200, _("Needed for whoever was absent, for example 外出培训."))


class IPartyRecord(model.Schema):
    """A meeting or activity of a Party branch (三会一课, 主题党日 and others)."""

    responsible_unit = schema.Choice(
        title=_("Responsible unit"),
        description=_("Its head approves the record."),
        vocabulary="shangnan.policy.PartyUnits",
        required=True,
    )
    title = schema.TextLine(title=_("Title"), description=_("For example 第三季度支部党员大会."), max_length=200)
    branch = line(_("Party branch"), 100, _("Always written the same way: the yearly check goes by this name."))
    party_kind = schema.Choice(
        title=_("Kind of activity"),
        description=_("The yearly check counts each kind by itself."),
        vocabulary=KIND_VOCABULARY,
        required=False,
    )
    held_on = schema.Date(
        title=_("Day of the activity"), description=_("Handed in when it has been held."), required=False
    )
    held_time = line(_("Time of the activity"), 60, _("For example 15:00—16:30."))
    held_place = line(_("Place of the activity"))
    host = line(_("Host"), 60)
    recorder = line(_("Recorder"), 60)
    lecturer = line(_("Lecturer"), 100, _("For Party lectures."))

    model.fieldset("attendance", label=_("Attendance"), fields=["due", "present", "absent", "people"])
    due = _count(_("Expected (应到)"), _("How many belong to the branch or were asked to come."))
    present = _count(_("Present (实到)"), _("How many came."))
    absent = _count(_("Absent (缺席)"), _("Expected = present + absent."))
    people = schema.List(
        title=_("People"),
        description=_(
            "At least everybody who was absent, with the reason. Who is named with an account may read the record once it is approved."
        ),
        value_type=DictRow(title=_("People"), schema=IPersonRow),
        required=False,
        defaultFactory=list,
        missing_value=None,
        max_length=MAX_PEOPLE,
    )
    directives.widget("people", BlockDataGridFieldWidgetFactory, auto_append=False)

    model.fieldset("minutes", label=_("Minutes"), fields=["agenda", "speeches", "resolutions"])
    agenda = text(_("Agenda"), 20000, description=_("What was to be dealt with, a point a line."))
    speeches = text(_("Speeches"), 20000, description=_("Who said what, in short."))
    resolutions = text(_("Resolutions"), 20000, description=_("What was decided, with the votes where there were any."))


class IPartyNotice(model.Schema):
    """What the public may read of an activity."""

    title = schema.TextLine(
        title=_("Title"),
        description=_("Everybody reads it once it is released: no names, nothing internal."),
        max_length=200,
    )
    notice_day = schema.Date(title=_("Day of the activity"), required=False)
    notice_place = line(_("Place of the activity"))
    notice_text = text(
        _("Text of the notice"), 5000, _("Only what the public may know. The record itself stays restricted.")
    )


# Out of the way that pages and JSON show to a public notice: its title is not public.
@implementer(IPartyRecord, IRecord, IHideFromBreadcrumbs)
class PartyRecord(Container):
    """A Party-building record; photos and papers are Attachments inside it, the notice is a PartyNotice inside it."""


@implementer(IPartyNotice, IRecord)
class PartyNotice(Item):
    """The notice of an activity; the unit of the record around it is responsible for it too."""

    @property
    def responsible_unit(self) -> str | None:
        """UID of the unit that is responsible for the record."""
        parent = getattr(self, "__parent__", None)
        return getattr(getattr(parent, "aq_base", parent), "responsible_unit", None)
