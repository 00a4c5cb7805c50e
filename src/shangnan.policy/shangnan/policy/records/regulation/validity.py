"""当时有效: which text of a regulation applied on a day. Pure.

A text applies from its effective date (施行之日) on, that day included, until a later version applies or the regulation
ends; on the day of its end (废止之日) it applies no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from datetime import timedelta


@dataclass(frozen=True)
class Text:
    """A version of a regulation that has come into force, or will.

    :param version: its number, from 1; later versions have higher numbers.
    :param start: the first day on which it applies.
    """

    version: int
    start: date


@dataclass(frozen=True)
class Span:
    """The days on which a version applied.

    :param version: its number.
    :param start: the first day.
    :param last: the last day; None while no end is known.
    """

    version: int
    start: date
    last: date | None


def text_on(texts: Iterable[Text], ended: date | None, day: date) -> int | None:
    """Return the number of the version that applied on a day, None where the regulation did not apply.

    Of several that had begun, the one that was enacted last applies.

    :param texts: every version, in any order.
    :param ended: the first day on which the regulation applied no more; None while it has not ended.
    :param day: any day, past or to come.
    """
    if ended is not None and day >= ended:
        return None
    return max((text.version for text in texts if text.start <= day), default=None)


def spans(texts: Iterable[Text], ended: date | None) -> list[Span]:
    """Return the days on which each version applied, in order; versions that never applied are left out.

    :param texts: every version, in any order.
    :param ended: as for `text_on`.
    """
    found: list[Span] = []
    stop = ended
    for text in sorted(texts, key=lambda text: text.version, reverse=True):
        if stop is None or text.start < stop:
            last = None if stop is None else stop - timedelta(days=1)
            found.append(Span(text.version, text.start, last))
            stop = text.start
    return found[::-1]
