"""IntegrityListItem 清单事项: one task of one of the three lists (全面从严治党“三个清单”)."""

from __future__ import annotations

from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.integrity.fields import account
from shangnan.policy.records.integrity.fields import MOST_TEXT
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.fields import text
from zope import schema
from zope.interface import implementer


class IIntegrityListItem(model.Schema):
    """A task of a list."""

    responsible_unit = schema.Choice(
        title=_("Unit that answers for it"),
        description=_("Its head adopts the record; its drafters and the discipline inspector write it."),
        vocabulary="shangnan.policy.IntegrityUnits",
        required=True,
    )
    directives.order_before(responsible_unit="*")
    title = schema.TextLine(title=_("Task (工作内容)"), description=_("In one line."), max_length=200)
    list_key = schema.Choice(title=_("List"), vocabulary="shangnan.policy.IntegrityLists", required=False)
    content = text(_("The task in detail"), MOST_TEXT)
    measures = text(_("Measures (措施)"), MOST_TEXT)
    person_in_charge = line(_("Person in charge"), 60)
    person_account = account()
    deadline = schema.Date(title=_("To be done by (完成时限)"), required=False)


@implementer(IIntegrityListItem, IRecord)
class IntegrityListItem(Container):
    """A task of a list; proofs of what was done are Attachments inside it."""

    # ISO date on which it was accepted as done; empty before that.
    done_on = ""
