"""Whether a text is left in English: every Latin word counts that no rule here accounts for."""

from __future__ import annotations

from tests.journeys.allowed_words import ALLOWED

import re

# What is spelled in Latin letters in any language.
NO_WORDS = (
    r"(?:https?|mailto|tel):\S*",  # addresses
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # addresses of mail
    r"[\w.+@-]*(?:/[\w.+@*-]+)+",  # paths and media types
    r"[\w-]*(?:\.[\w-]+)*\.(?:cfg|csv|docx?|gz|html?|jpg|json|ofd|org|pdf|png|svg|txt|xlsx|xml)\b",  # names of files and sites
    r"(?:demo|office|unit|shangnan|test)-[\w-]+",  # accounts and groups of ours
    r"'[\w-]+=\w+'",  # a setting
    r"[\w-]*\d[\w-]*",  # codes and numbers
    r"\$\{\w+\}|navigation_root_url|portal_url",  # variables, and the two that links may hold
)
_NOTHING_SAID = re.compile("|".join(NO_WORDS), re.ASCII)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*[A-Za-z]")
# 11/22/2026 or 22/11/26: no Chinese way to write a day.
_ENGLISH_DAY = re.compile(r"(?<![\w/])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\w/])")


def english_in(text: str) -> list[str]:
    """Return the English words of a text, and days written the English way; empty where all is well."""
    words = _WORD.findall(_NOTHING_SAID.sub(" ", text))
    return _ENGLISH_DAY.findall(text) + [word for word in words if word.lower() not in ALLOWED]
