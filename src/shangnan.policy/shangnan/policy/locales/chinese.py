"""Texts for places where nobody's language is known: the console, titles of groups, what stays in the history for good."""

from __future__ import annotations

from zope.i18n import translate
from zope.i18nmessageid import Message

# As the folder of the catalogue is called: without a request nothing turns "zh-cn" into it.
LANGUAGE = "zh_CN"


def chinese(message: Message) -> str:
    """Return a message in Chinese."""
    return translate(message, target_language=LANGUAGE)
