"""IncomingDispatch 收文: what came in, and how it is to be handled.

Elements: 党政机关公文处理工作条例 (中办发〔2012〕14号), 第二十四条. The unit that is responsible is the lead unit (承办单位); before
triage there may be none. What came in lies inside as Attachments: scans or files of the dispatch itself.
"""

from __future__ import annotations

from datetime import date
from plone.app.z3cform.widgets.text import TextLinesFieldWidget
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.dispatch.incoming.guards import HANDLING_KINDS
from shangnan.policy.records.dispatch.incoming.people import INamesPeople
from shangnan.policy.records.dispatch.incoming.people import strangers_message
from shangnan.policy.records.dispatch.words import KINDS
from shangnan.policy.records.dispatch.words import URGENCIES
from shangnan.policy.records.kind.fields import choice
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.fields import text
from shangnan.policy.records.secrecy.constraint import no_secret
from zope import schema
from zope.interface import implementer
from zope.interface import Invalid
from zope.interface import invariant

MAX_PEOPLE = 200
MAX_LIMIT = 250


def today() -> date:
    """Return the county's date."""
    return now().date()


def _people(title: str, description: str) -> schema.Tuple:
    return schema.Tuple(
        title=title,
        description=description,
        value_type=schema.TextLine(max_length=100),
        required=False,
        default=(),
        missing_value=(),
        max_length=MAX_PEOPLE,
    )


class IIncomingDispatch(model.Schema, INamesPeople):
    """The elements of an incoming dispatch."""

    title = schema.TextLine(title=_("Title"), max_length=300)
    sender = line(_("Sender"), description=_("Full name of the body that sent it."))
    sender_number = line(
        _("Sender's number"),
        100,
        description=_("As the sender wrote it, e.g. 商政办发〔2019〕12号. Leave empty where it has none."),
        constraint=no_secret,
    )
    sender_date = schema.Date(title=_("Date of the document"), required=False)
    kind = choice(_("Kind of document"), KINDS)
    urgency = choice(_("Urgency"), URGENCIES)
    copies = schema.Int(title=_("Copies received"), min=1, max=9999, default=1, required=False)
    received_on = schema.Date(
        title=_("Received on"),
        description=_("Its year is the year of the receipt number."),
        defaultFactory=today,
        required=False,
    )
    received_by = line(_("Received by"), 60, description=_("Who signed for it."))
    receipt_number = schema.TextLine(
        title=_("Receipt number"),
        description=_("Given by the system when the registrar registers the dispatch, never before."),
        required=False,
        max_length=100,
        readonly=True,
    )
    summary = text(
        _("Summary of the contents"), 5000, description=_("In short; the document itself goes inside as an attachment.")
    )
    duplicate_reason = text(
        _("Why it is registered again"),
        500,
        description=_("Only where the same sender's number is there already: say why this is another document."),
    )

    model.fieldset(
        "handling",
        label=_("Proposal and handling"),
        fields=[
            "handling_kind", "responsible_unit", "limit_days", "needs_reply", "proposal", "named_handlers", "named_readers",
        ],
    )  # fmt: skip
    handling_kind = choice(
        _("How it is handled"), HANDLING_KINDS, description=_("阅知: to be read. 批办: something is to be done.")
    )
    responsible_unit = schema.Choice(
        title=_("Lead unit"),
        description=_(
            "Its drafters, reviewers and head handle the dispatch. Afterwards only “Move to another unit” changes it."
        ),
        vocabulary="shangnan.policy.LeadUnits",
        required=False,
    )
    limit_days = schema.Int(
        title=_("Limit in working days"),
        description=_("Counted from the day on which it is assigned; day 1 is the next working day."),
        min=1,
        max=MAX_LIMIT,
        required=False,
    )
    needs_reply = schema.Bool(title=_("Needs an answer"), default=False, required=False)
    proposal = text(_("Proposal of the registrar"), 2000, description=_("拟办意见: who should do what."))
    named_handlers = _people(
        _("Named handlers"),
        _("People beside the functions of the lead unit who handle it: full name or account, one a line."),
    )
    directives.widget("named_handlers", TextLinesFieldWidget)
    named_readers = _people(_("Named readers"), _("People to whom it is circulated: full name or account, one a line."))
    directives.widget("named_readers", TextLinesFieldWidget)

    @invariant
    def people_are_known(data: object) -> None:
        """Whoever is named has an account, and one only."""
        names = (*(getattr(data, "named_handlers", None) or ()), *(getattr(data, "named_readers", None) or ()))
        message = strangers_message(names)
        if message is not None:
            raise Invalid(message)


@implementer(IIncomingDispatch, IRecord)
class IncomingDispatch(Container):
    """An incoming dispatch; the document itself lies inside as an Attachment."""

    # str: "" before registration.
    receipt_number = ""
    # str: UID of the outgoing dispatch that answers it; "" for none.
    reply = ""
    # date | None: the day on which the head of the lead unit assigned it; the limit runs from there.
    assigned_on = None
