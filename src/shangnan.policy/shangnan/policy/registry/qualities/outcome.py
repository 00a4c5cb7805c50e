"""What one test of one thing comes to. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from shangnan.policy import _
from shangnan.policy.gaps import quoted
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from zope.i18nmessageid import Message

MOST_NAMED = 5


@dataclass(frozen=True)
class Outcome:
    """The result of a test.

    :param result: PASSED, FAILED or BY_HAND.
    :param message: a Message; "" for PASSED.
    :param warning: whether it is told and stands in nobody's way, though the item else would.
    """

    result: str
    message: str = ""
    warning: bool = False


GOOD = Outcome(PASSED)


def failed(message: Message, warning: bool = False) -> Outcome:
    """Return that something is wrong."""
    return Outcome(FAILED, message, warning)


def by_hand(message: Message) -> Outcome:
    """Return that somebody has to look."""
    return Outcome(BY_HAND, message)


def named(names: Iterable[str]) -> str:
    """Return some names for a sentence: the first few, and how many more there are."""
    found = [quoted(name) for name in dict.fromkeys(names)]
    shown = "、".join(found[:MOST_NAMED])
    more = len(found) - MOST_NAMED
    return f"{shown} …(+{more})" if more > 0 else shown


def unless(bad: Iterable[str], message: Message, warning: bool = False) -> Outcome:
    """Return that all is well, or a message that names what is not.

    :param bad: names of what is wrong.
    :param message: takes them as ${names}.
    """
    names = named(bad)
    if not names:
        return GOOD
    return failed(_(message, mapping={**(message.mapping or {}), "names": names}), warning)
