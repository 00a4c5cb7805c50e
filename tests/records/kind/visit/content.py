"""VisitRecord 走访记录: who was visited, when, what was said and what is to be done."""

from __future__ import annotations

from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidgetFactory
from collective.z3cform.datagridfield.row import DictRow
from plone.autoform import directives
from plone.dexterity.content import Container
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.base import IResponsibleUnit
from shangnan.policy.records.kind.vocabulary import words
from zope import schema
from zope.interface import implementer
from zope.interface import Interface

WAYS = ("入户", "座谈", "电话")


class IPromiseRow(Interface):
    """One thing that was promised."""

    what = schema.TextLine(title="承诺事项", max_length=200, required=False, default="", missing_value="")
    days = schema.Int(title="办理天数", min=0, max=60, required=False)


class IVisitRecord(IResponsibleUnit):
    """A visit."""

    title = schema.TextLine(title="标题", max_length=200)
    visited_on = schema.Date(title="走访日期", required=False)
    way = schema.Choice(title="走访方式", vocabulary=words(WAYS), required=False)
    hosts = schema.Tuple(
        title="走访对象",
        value_type=schema.TextLine(max_length=60),
        required=False,
        default=(),
        missing_value=(),
        max_length=30,
    )
    said = schema.Text(title="反映的情况", required=False, default="", missing_value="", max_length=5000)
    promises = schema.List(
        title="承诺",
        value_type=DictRow(title="承诺", schema=IPromiseRow),
        required=False,
        defaultFactory=list,
        missing_value=None,
        max_length=20,
    )
    directives.widget("promises", BlockDataGridFieldWidgetFactory, auto_append=False)
    private_note = schema.Text(title="内部备注", required=False, default="", missing_value="", max_length=500)


@implementer(IVisitRecord, IRecord)
class VisitRecord(Container):
    """A visit; papers are Attachments inside it."""
