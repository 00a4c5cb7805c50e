"""How a regulation stands on a day, judged by dates alone: right also on a day on which the nightly job did not run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.regulation.kinds import IN_FORCE
from shangnan.policy.records.regulation.lifecycle import texts_of
from shangnan.policy.records.regulation.plain import day_of
from shangnan.policy.records.regulation.plain import to_plain
from shangnan.policy.records.regulation.released import may_read_version
from shangnan.policy.records.regulation.validity import spans
from shangnan.policy.records.regulation.validity import Text
from shangnan.policy.records.regulation.validity import text_on
from typing import Any

SIGNED = "signed"


@dataclass(frozen=True)
class Standing:
    """What applied on a day.

    :param day: the day.
    :param version: number of the version that applied, None where the regulation did not apply.
    :param data: plain form of that text; None where the regulation did not apply, or the reader may not see the text.
    :param start: first day of that text.
    :param last: last day of that text, None while no end is known.
    :param successor: UID of the regulation that had replaced it by that day, or None.
    """

    day: date
    version: int | None
    data: dict[str, Any] | None = None
    start: date | None = None
    last: date | None = None
    successor: str | None = None


def standing(regulation: Any, day: date) -> Standing:
    """Return how a regulation stands on a day.

    What is signed counts from its day on, whether or not it has been taken into force yet: the regulation itself, the
    revision of it, and what replaces it.

    :param regulation: a Regulation, no working copy.
    :param day: any day.
    """
    texts, data = texts_of(regulation), {number: dict(kept["data"]) for number, kept in versions(regulation).items()}
    source = _signed_text(regulation)
    if source is not None and source.effective_on is not None:
        number = max(data, default=0) + 1
        texts.append(Text(number, source.effective_on))
        data[number] = _plain_where_visible(source)
    end, successor = end_of(regulation)
    version = text_on(texts, end, day)
    if version is None:
        return Standing(day, None, successor=successor if end is not None and day >= end else None)
    span = next(span for span in spans(texts, end) if span.version == version and span.start <= day)
    shown = data[version] if may_read_version(regulation, version) else None
    return Standing(day, version, shown, span.start, span.last, None)


def end_of(regulation: Any) -> tuple[date | None, str | None]:
    """Return the first day on which a regulation applies no more, and the UID of what replaces it."""
    if regulation.repealed_on is not None:
        return regulation.repealed_on, regulation.superseded_by
    own = _own_end(regulation)
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: that a text has ended must be known to whoever reads it; only day and UID leave this function.
    brains = catalog.unrestrictedSearchResults(
        replaces=IUUID(regulation), portal_type="Regulation", review_state=(SIGNED, *IN_FORCE)
    )
    coming = sorted((_begin_of(brain), brain.revision_of or brain.UID) for brain in brains if _begin_of(brain))
    if coming and (own is None or coming[0][0] < own.isoformat()):
        return day_of(coming[0][0]), coming[0][1]
    return own, None


def _own_end(regulation: Any) -> date | None:
    """Return the end that the text itself names; a revision that is signed and begins before that has the last word."""
    own: date | None = regulation.expires_on
    source = _signed_text(regulation)
    begins = source.effective_on if source is not None and source is not regulation else None
    return source.expires_on if begins is not None and (own is None or begins <= own) else own


def _begin_of(brain: Any) -> str:
    return brain.text_from if isinstance(brain.text_from, str) else ""


def _signed_text(regulation: Any) -> Any:
    """Return what holds the text that is signed and waits for its day: the regulation, its working copy, or None."""
    if api.content.get_state(regulation) == SIGNED:
        return regulation
    copy = working_copy_of(regulation)
    return copy if copy is not None and api.content.get_state(copy) == SIGNED else None


def _plain_where_visible(source: Any) -> Any:
    return to_plain(source) if api.user.has_permission("View", obj=source) else None
