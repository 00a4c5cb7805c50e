"""ReviewRules 审查细则 / 操作规程: how each stage of a guide is examined. Internal; lies inside the guide it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidgetFactory
from collective.z3cform.datagridfield.row import DictRow
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.kind.fields import text
from typing import Any
from zope import schema
from zope.interface import implementer
from zope.interface import Interface

COLUMNS = (
    "stage", "method", "basis", "authority", "precondition", "postcondition", "content", "points", "days",
)  # fmt: skip


class IReviewRow(Interface):
    """One stage of the examination (domain: 审查细则)."""

    stage = schema.TextLine(title=_("Stage"), required=False, default="", missing_value="", max_length=60)
    method = schema.TextLine(title=_("Method of review"), required=False, default="", missing_value="", max_length=200)
    basis = text(_("Basis and reason"), 3000)
    authority = text(_("Limits of authority"), 1000)
    precondition = text(_("Precondition"), 1000)
    postcondition = text(_("Postcondition"), 1000)
    content = text(_("What is reviewed"), 3000)
    points = text(_("Points to check"), 3000)
    days = schema.Int(title=_("Days"), min=0, max=3650, default=0, required=False)


class IReviewRules(model.Schema):
    """Rules by which a guide's applications are examined."""

    title = schema.TextLine(title=_("Title"), max_length=200)
    rows = schema.List(
        title=_("Stages"),
        description=_("The days of all stages together are not more than the guide's time limit."),
        value_type=DictRow(title=_("Stages"), schema=IReviewRow),
        required=False,
        defaultFactory=list,
        missing_value=None,
        max_length=100,
    )
    directives.widget("rows", BlockDataGridFieldWidgetFactory, auto_append=False)
    notes = text(_("Notes"), 10000)


@implementer(IReviewRules, IRecord)
class ReviewRules(Item):
    """Review rules; the unit of the guide around them is responsible for them too."""

    @property
    def responsible_unit(self) -> str | None:
        """UID of the unit that is responsible for the guide."""
        parent = getattr(self, "__parent__", None)
        return getattr(getattr(parent, "aq_base", parent), "responsible_unit", None)


def to_plain(rules: Any) -> dict[str, Any]:
    """Return the plain form: title, notes and rows with the columns of COLUMNS."""
    rows: list[Mapping[str, Any]] = rules.rows or []
    return {
        "title": rules.title or "",
        "notes": rules.notes or "",
        "rows": [{column: row.get(column) for column in COLUMNS} for row in rows],
    }
