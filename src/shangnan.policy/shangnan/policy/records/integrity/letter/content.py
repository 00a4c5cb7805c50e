"""ResponsibilityLetter 党风廉政建设责任书: one person takes on a responsibility, the superior signs first.

Signatures are no fields that anybody fills in: the steps of the workflow write them.
"""

from __future__ import annotations

from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.integrity.letter.vocabularies import LEVEL_VOCABULARY
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.fields import text
from zope import schema
from zope.interface import implementer


class ILetterText(model.Schema):
    """What a letter says; a campaign's template has the same parts."""

    scope = text(_("Scope of responsibility"), 20000)
    main_duties = text(_("Main responsibility (主体责任)"), 20000)
    supervision_duties = text(_("Responsibility of supervision (监督责任)"), 20000)
    post_duties = text(_("Two duties of one post (一岗双责)"), 20000)
    assessment = text(_("Assessment"), 20000)
    accountability = text(_("Accountability (责任追究)"), 20000)
    term_from = schema.Date(title=_("Term from"), required=False)
    term_until = schema.Date(title=_("Term until"), required=False)
    copies = schema.Int(title=_("Number of copies"), min=1, max=20, default=2, required=False)


class IResponsibilityLetter(ILetterText):
    """A letter of responsibility."""

    responsible_unit = schema.Choice(
        title=_("Unit of the person"),
        description=_("The unit under which the letter is counted; its head may read it."),
        vocabulary="shangnan.policy.LetterUnits",
        required=True,
    )
    directives.order_before(responsible_unit="*")
    title = schema.TextLine(title=_("Title"), max_length=200)
    directives.order_after(title="responsible_unit")
    year = schema.Int(title=_("Year"), min=1990, max=2999, required=False)
    directives.order_after(year="title")
    level = schema.Choice(
        title=_("Level of the person"),
        description=_("Letters are signed from the top: 书记, 分管领导, 股室负责人, 个人."),
        vocabulary=LEVEL_VOCABULARY,
        required=False,
    )
    directives.order_after(level="year")
    superior_name = line(_("Name of the superior"), 60)
    superior_post = line(_("Post of the superior"), 100)
    superior_user = line(_("Account of the superior"), 100, _("Only this account can sign as the superior."))
    subordinate_name = line(_("Name of the person responsible"), 60)
    subordinate_post = line(_("Post of the person responsible"), 100)
    subordinate_user = line(
        _("Account of the person responsible"), 100, _("Only this account can sign for the person.")
    )
    directives.order_after(superior_name="level")
    directives.order_after(superior_post="superior_name")
    directives.order_after(superior_user="superior_post")
    directives.order_after(subordinate_name="superior_user")
    directives.order_after(subordinate_post="subordinate_name")
    directives.order_after(subordinate_user="subordinate_post")
    campaign_uid = schema.TextLine(
        title=_("Campaign"), required=False, readonly=True, default="", missing_value="", max_length=60
    )
    signatures = schema.Tuple(
        title=_("Signatures"), value_type=schema.Dict(), required=False, readonly=True, default=(), missing_value=()
    )


@implementer(IResponsibilityLetter, IRecord)
class ResponsibilityLetter(Container):
    """A letter; the scan of the signed paper is an Attachment inside it."""

    # UID of the campaign that made it, "" for one that was written by hand.
    campaign_uid = ""
    # Tuple of mappings with SIGNATURE of plain.py, the superior's first.
    signatures = ()
