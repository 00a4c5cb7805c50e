"""IntegrityRisk 廉政风险点: the risk point of a unit or post, with its level, measures and the day of its next review."""

from __future__ import annotations

from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.integrity.fields import account
from shangnan.policy.records.integrity.fields import MOST_TEXT
from shangnan.policy.records.integrity.risk.vocabularies import LEVEL_VOCABULARY
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.fields import text
from zope import schema
from zope.interface import implementer


class IIntegrityRisk(model.Schema):
    """A risk point."""

    responsible_unit = schema.Choice(
        title=_("Unit that answers for it"),
        description=_("Its head adopts the record; its drafters and the discipline inspector write it."),
        vocabulary="shangnan.policy.IntegrityUnits",
        required=True,
    )
    directives.order_before(responsible_unit="*")
    title = schema.TextLine(
        title=_("Risk point"), description=_("In one line, for example: 受理环节超出清单索要材料."), max_length=200
    )
    post = line(_("Post at risk"), 100, _("The post that is at risk; empty where it is the unit as a whole."))
    category = schema.Choice(
        title=_("Category of the risk"), vocabulary="shangnan.policy.RiskCategories", required=False
    )
    level = schema.Choice(title=_("Level of the risk"), vocabulary=LEVEL_VOCABULARY, required=False)
    manifestations = text(_("How it shows (表现形式)"), MOST_TEXT)
    measures = text(_("Measures against it (防控措施)"), MOST_TEXT)
    person_in_charge = line(_("Person in charge"), 60)
    person_account = account()
    review_date = schema.Date(
        title=_("Day of the next review"),
        description=_("Leave it empty to have it reckoned from the level when the record is adopted."),
        required=False,
    )


@implementer(IIntegrityRisk, IRecord)
class IntegrityRisk(Container):
    """A risk point; papers that belong to it are Attachments inside it."""

    # tuple of (day, user id, opinion, next day) of each review, oldest first; days in ISO format.
    reviews = ()
