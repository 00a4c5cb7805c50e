"""One condition that is not met, of a record or an account, and text of users as sentences about it quote it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from zope.i18nmessageid import Message

import re

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Gap:
    """One condition that a record does not meet.

    :param rule: id of the rule, the same for ever (`missing_name`).
    :param field: key of the plain form that has to be mended; "" where the record as a whole is meant.
    :param message: what is wrong and what to do, domain shangnan.policy; `zope.i18n.translate` makes the sentence.
        Its mapping holds users' text as it is: whoever puts the sentence into HTML escapes it.
    """

    rule: str
    field: str
    message: Message


def quoted(text: str, limit: int = 40) -> str:
    """Return a user's text so that a message can quote it: one line, nothing unshowable, at most `limit` characters."""
    line = " ".join(_UNSHOWABLE.sub(" ", text[: limit * 4]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
