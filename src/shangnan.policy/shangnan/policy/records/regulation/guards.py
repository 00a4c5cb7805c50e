"""What a regulation needs before it is signed, comes into force or is made public. Pure: it judges plain data."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.plain.shape import Words
from shangnan.policy.records.regulation.articles import blocks
from shangnan.policy.records.regulation.articles import misnumbered
from shangnan.policy.records.regulation.kinds import CATEGORIES
from shangnan.policy.records.regulation.kinds import OTHER
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any

SHAPE: Shape = {
    "name": Text(_("Name of the regulation")),
    "category": Text(_("Category")),
    "subject": Text(_("Kind within the category")),
    "document_number": Text(_("Document number")),
    "body": Text(_("Text of the regulation")),
    "issued_on": Text(_("Issued on")),
    "effective_on": Text(_("In force from")),
    "expires_on": Text(_("Ends on")),
    "basis": Text(_("Basis")),
    "covered_items": Words(_("Items it covers")),
    "covered_posts": Words(_("Posts it covers")),
    "covered_windows": Words(_("Windows it covers")),
}
PUBLIC_SCOPE = "公开"


def completeness_gaps(data: Mapping[str, Any], unit_open: bool, today: date | None = None) -> list[Gap]:
    """Return what a regulation lacks before it may be passed on for signing.

    Marks of state secrets in running text only warn (`secret_warnings`) until the text is made public; in the document
    number they are refused.

    :param data: plain form.
    :param unit_open: whether the responsible unit exists and is open.
    :param today: as `text_gaps` takes it.
    """
    texts = [
        gap for gap in text_gaps(data, SHAPE, today) if gap.rule != "secret_mark" or gap.field == "document_number"
    ]
    return [*_required(data, unit_open), *_category(data), *_dates(data), *_numbering(data), *texts]


def secret_warnings(data: Mapping[str, Any]) -> list[Gap]:
    """Return the marks of state secrets in the texts of a regulation.

    :param data: plain form.
    """
    return [gap for gap in text_gaps(data, SHAPE) if gap.rule == "secret_mark"]


def release_gaps(data: Mapping[str, Any], today: date | None = None) -> list[Gap]:
    """Return what stands in the way of making a regulation public.

    :param data: plain form.
    :param today: as `text_gaps` takes it.
    """
    found = text_gaps(data, SHAPE, today)
    if data.get("public_scope") != PUBLIC_SCOPE:
        message = _("The public scope is not 公开. Only what is marked so may be released to the public.")
        found.append(Gap("not_public", "public_scope", message))
    return found


def start_gaps(data: Mapping[str, Any], today: date, after: date | None = None) -> list[Gap]:
    """Return why a signed regulation cannot come into force today.

    :param data: plain form.
    :param today: the county's date.
    :param after: for a revision: the day from which the text applies that it replaces.
    """
    start = data.get("effective_on") or today.isoformat()
    if start > today.isoformat():
        message = _(
            "It comes into force by itself on ${day}. To change the day, return it to the drafter.",
            mapping={"day": start},
        )
        return [Gap("not_yet", "effective_on", message)]
    if after is not None and start < after.isoformat():
        message = _(
            "The text that this revises applies from ${day}; a revision cannot begin before that. Change the day.",
            mapping={"day": after.isoformat()},
        )
        return [Gap("before_the_original", "effective_on", message)]
    return []


def _required(data: Mapping[str, Any], unit_open: bool) -> Iterator[Gap]:
    if not data.get("name"):
        yield Gap("missing_name", "name", _("The name is empty. Enter it."))
    if not data.get("category"):
        yield Gap("missing_category", "category", _("The category is empty. Choose one."))
    if not str(data.get("body") or "").strip():
        yield Gap("missing_body", "body", _("The text of the regulation is empty. Enter it, a paragraph a line."))
    if not data.get("public_scope"):
        yield Gap("missing_scope", "public_scope", _("The public scope is not decided. Choose one."))
    if not unit_open:
        yield Gap("unit_closed", "unit", _("The responsible unit is closed. Have responsibility moved to an open one."))


def _category(data: Mapping[str, Any]) -> Iterator[Gap]:
    category, subject = data.get("category") or "", data.get("subject") or ""
    if category and subject not in ("", OTHER) and subject not in CATEGORIES.get(category, ()):
        message = _(
            "“${subject}” is no kind of “${category}”. Choose one that belongs to it.",
            mapping={"subject": subject, "category": category},
        )
        yield Gap("foreign_subject", "subject", message)


def _dates(data: Mapping[str, Any]) -> Iterator[Gap]:
    issued, effective = data.get("issued_on") or "", data.get("effective_on") or ""
    if issued and effective and effective < issued:
        message = _(
            "It would be in force (${effective}) before it is issued (${issued}). Correct one of the days.",
            mapping={"effective": effective, "issued": issued},
        )
        yield Gap("in_force_before_issued", "effective_on", message)
    begins, ends = effective or issued, data.get("expires_on") or ""
    if ends and begins and ends <= begins:
        message = _(
            "It would end (${ends}) before it has begun (${begins}). Correct one of the days.",
            mapping={"ends": ends, "begins": begins},
        )
        yield Gap("ends_before_it_begins", "expires_on", message)


def _numbering(data: Mapping[str, Any]) -> Iterator[Gap]:
    wrong = misnumbered(blocks(str(data.get("body") or "")))
    if wrong:
        message = _(
            "These articles do not follow the one before them: ${names}. Correct their numbers.",
            mapping={"names": "、".join(quoted(name, 20) for name in wrong[:5])},
        )
        yield Gap("misnumbered", "body", message)
