"""The tables inside a guide: what one row of each holds."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.kind.vocabulary import words
from shangnan.policy.records.service_guide.vocabularies import MATERIAL_KINDS
from shangnan.policy.records.service_guide.vocabularies import MATERIAL_SOURCES
from shangnan.policy.records.service_guide.vocabularies import NECESSITIES
from zope import schema
from zope.interface import Interface


def _line(title: str, limit: int = 300) -> schema.TextLine:
    return schema.TextLine(title=title, required=False, default="", missing_value="", max_length=limit)


def _text(title: str, limit: int = 5000) -> schema.Text:
    return schema.Text(title=title, required=False, default="", missing_value="", max_length=limit)


class IBasisRow(Interface):
    """设定依据: one article of one law."""

    law = _line(_("Law"))
    document_number = _line(_("Document number"))
    article = _line(_("Article"))
    text = _text(_("Text of the article"))


class IMaterialRow(Interface):
    """申请材料: one thing to bring."""

    name = _line(_("Material"))
    necessity = schema.Choice(title=_("Necessity"), vocabulary=words(NECESSITIES), default="必要", required=False)
    kind = schema.Choice(title=_("Form"), vocabulary=words(MATERIAL_KINDS), default="原件", required=False)
    copies = schema.Int(title=_("Copies"), min=0, max=99, default=1, required=False)
    source = schema.Choice(title=_("Source"), vocabulary=words(MATERIAL_SOURCES), default="申请人自备", required=False)
    blank_form = schema.Bool(title=_("Blank form"), default=False, required=False)
    sample = schema.Bool(title=_("Sample"), default=False, required=False)
    note = _text(_("Notes on filling in"), 1000)


class IStepRow(Interface):
    """办理流程: one stage."""

    name = _line(_("Stage"), 60)
    days = schema.Int(title=_("Days"), min=0, max=3650, default=0, required=False)
    actor = _line(_("Who"), 200)
    criterion = _text(_("Criterion"), 2000)
    result = _line(_("Result of the stage"), 200)


class IFeeRow(Interface):
    """收费: one charge."""

    item = _line(_("Charge"))
    standard = _line(_("Rate"))
    basis = _line(_("Basis of the charge"), 500)
    reduction = _line(_("Reduction"), 500)


class IFaqRow(Interface):
    """常见问题: a question and its answer."""

    q = _line(_("Question"), 300)
    a = _text(_("Answer"), 3000)
