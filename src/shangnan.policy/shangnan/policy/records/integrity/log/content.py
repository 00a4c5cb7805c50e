"""IntegrityLogEntry 廉政教育、规范、告诫: one talk, course or admonition, and the people it was for.

An admonition concerns one person, who may read it once it is filed; so it names nobody else.
"""

from __future__ import annotations

from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidgetFactory
from collective.z3cform.datagridfield.row import DictRow
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.integrity.fields import account
from shangnan.policy.records.integrity.fields import MOST_TEXT
from shangnan.policy.records.integrity.log.vocabularies import KINDS
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.fields import text
from zope import schema
from zope.interface import implementer
from zope.interface import Interface
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

MAX_PEOPLE = 500
KIND_VOCABULARY = SimpleVocabulary([SimpleTerm(kind, f"k{number}", kind) for number, kind in enumerate(KINDS)])


class ILogPersonRow(Interface):
    """Somebody whom the talk, course or admonition was for."""

    name = line(_("Name of the person"), 60)
    user_id = account()
    post = line(_("Post"), 100)


class IIntegrityLogEntry(model.Schema):
    """An entry of the log."""

    responsible_unit = schema.Choice(
        title=_("Unit that answers for it"),
        description=_("The unit of the people concerned; its head may read the entry."),
        vocabulary="shangnan.policy.HeadedUnits",
        required=True,
    )
    directives.order_before(responsible_unit="*")
    title = schema.TextLine(title=_("Title"), max_length=200)
    log_kind = schema.Choice(
        title=_("Kind of measure"),
        description=_("An admonition (告诫) is written for one person, who may read it once it is filed."),
        vocabulary=KIND_VOCABULARY,
        required=False,
    )
    held_on = schema.Date(title=_("Day"), required=False)
    held_place = line(_("Place of the measure"))
    carried_out_by = line(_("Carried out by"), 100)
    people = schema.List(
        title=_("People"),
        description=_("Everybody whom it was for."),
        value_type=DictRow(title=_("People"), schema=ILogPersonRow),
        required=False,
        defaultFactory=list,
        missing_value=None,
        max_length=MAX_PEOPLE,
    )
    directives.widget("people", BlockDataGridFieldWidgetFactory, auto_append=False)
    content = text(_("Content of the measure"), MOST_TEXT)
    outcome = text(_("Demands and outcome"), MOST_TEXT)


@implementer(IIntegrityLogEntry, IRecord)
class IntegrityLogEntry(Container):
    """An entry of the log; papers that belong to it are Attachments inside it."""
