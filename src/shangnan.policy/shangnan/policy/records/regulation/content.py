"""Regulation 制度、标准: its elements and their places in the form."""

from __future__ import annotations

from plone.app.z3cform.widgets.text import TextLinesFieldWidget
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.base import IResponsibleUnit
from shangnan.policy.records.kind.vocabulary import words
from shangnan.policy.records.regulation import kinds
from shangnan.policy.records.secrecy.constraint import no_secret
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer

MAX_BODY = 200_000


def _lines(title: str, description: str, limit: int) -> schema.Tuple:
    return schema.Tuple(
        title=title,
        description=description,
        value_type=schema.TextLine(max_length=limit),
        required=False,
        default=(),
        missing_value=(),
        max_length=500,
    )


class IRegulation(IResponsibleUnit):
    """The elements of a regulation (work plan 商南政办发〔2019〕153号, 四（三）)."""

    title = schema.TextLine(
        title=_("Name of the regulation"),
        description=_("The name as it is printed, without 《》, for example 一次性告知制度."),
        max_length=200,
    )
    category = schema.Choice(
        title=_("Category"),
        description=_("The group of the work plan that it belongs to."),
        vocabulary=words((*kinds.CATEGORIES, kinds.OTHER)),
        required=False,
    )
    subject = schema.Choice(
        title=_("Kind within the category"),
        description=_("One that belongs to the category; 其他 where none fits."),
        vocabulary=words((*kinds.SUBJECTS, kinds.OTHER)),
        required=False,
    )
    document_number = schema.TextLine(
        title=_("Document number"),
        description=_("As it is printed, for example 商南政办发〔2019〕153号. Leave empty where there is none."),
        required=False,
        default="",
        missing_value="",
        max_length=60,
        constraint=no_secret,
    )
    body = schema.Text(
        title=_("Text of the regulation"),
        description=_(
            "A paragraph a line. Begin chapters and articles on a line of their own: 第一章　总则, 第一条　……"
        ),
        required=False,
        default="",
        missing_value="",
        max_length=MAX_BODY,
    )

    model.fieldset(
        "validity",
        label=_("Days and basis"),
        fields=["issued_on", "effective_on", "expires_on", "repealed_on", "supersedes", "basis"],
    )
    issued_on = schema.Date(
        title=_("Issued on"), description=_("The day on which it was signed and made known (印发)."), required=False
    )
    effective_on = schema.Date(
        title=_("In force from"),
        description=_(
            "On this day it comes into force by itself, once it is signed. Empty: when it is put into force by hand."
        ),
        required=False,
    )
    expires_on = schema.Date(
        title=_("Ends on"),
        description=_(
            "For a text with a term (有效期): the first day on which it applies no more. It ends on that day by itself. "
            "Empty: it applies until it is repealed or replaced."
        ),
        required=False,
    )
    repealed_on = schema.Date(
        title=_("No longer in force from"),
        description=_("Entered by the system when the regulation is repealed, is replaced or has reached its end."),
        required=False,
        readonly=True,
    )
    supersedes = schema.Tuple(
        title=_("Replaces"),
        description=_("Regulations that end on the day on which this one comes into force."),
        value_type=schema.Choice(vocabulary="shangnan.policy.Regulations"),
        required=False,
        default=(),
        missing_value=(),
        max_length=50,
    )
    directives.widget("supersedes", CheckBoxFieldWidget)
    basis = schema.Text(
        title=_("Basis"),
        description=_("Laws and documents that it rests on, one a line, with their numbers."),
        required=False,
        default="",
        missing_value="",
        max_length=5000,
    )

    model.fieldset(
        "scope",
        label=_("What it covers, and for whom"),
        fields=["covered_items", "covered_posts", "covered_windows", "public_scope"],
    )
    covered_items = _lines(_("Items it covers"), _("Item codes as in the list of items, one a line."), 64)
    directives.widget("covered_items", TextLinesFieldWidget)
    covered_posts = _lines(_("Posts it covers"), _("One post a line, for example 窗口首席代表."), 100)
    directives.widget("covered_posts", TextLinesFieldWidget)
    covered_windows = _lines(
        _("Windows it covers"), _("One window a line, written as in the service guides, for example 一楼A区2号."), 200
    )
    directives.widget("covered_windows", TextLinesFieldWidget)
    public_scope = schema.Choice(
        title=_("Public scope"),
        description=_("Only what is 公开 can be released to the public, after the check before release."),
        vocabulary=words(kinds.PUBLIC_SCOPES),
        required=False,
    )


@implementer(IRegulation, IRecord)
class Regulation(Container):
    """A regulation; its files are Attachments inside it."""

    # Never a type hint in the body of a content class: see records/service_guide/content.py.

    # str | None: UID of the regulation in force that this one is the working copy of.
    revision_of = None
    # date | None: the first day on which it applies no more by its own words.
    expires_on = None
    # date | None: the first day on which it no longer applied.
    repealed_on = None
    # str | None: UID of the regulation that replaced it.
    superseded_by = None
