"""What a Chinese text must have in common with the English one."""

from __future__ import annotations

import re

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
# Zope fills in ${name}; a few texts of Plone are filled in by str.format, {name}, or by a script, $h.
PLACEHOLDER = re.compile(r"\$\{[\w./-]+\}|(?<!\$)\{\w+\}|\$[a-z]\b")
MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|&#?\w+;")
WORD = re.compile(r"[A-Za-z]{2}")
TAG = re.compile(r"</?[a-zA-Z]\w*")


def has_words(english: str) -> bool:
    """Whether a text says anything in words, apart from placeholders and markup."""
    return bool(WORD.search(MARKUP.sub(" ", PLACEHOLDER.sub(" ", english))))


def defects(english: str, chinese: str) -> list[str]:
    """Name what is wrong with a translation; an empty list if nothing is.

    :param english: the text that the code gives.
    :param chinese: its translation, not empty.
    """
    found = []
    if has_words(english) and not HAN.search(chinese):
        found.append("not in Chinese")
    wanted, given = set(PLACEHOLDER.findall(english)), set(PLACEHOLDER.findall(chinese))
    if wanted != given:
        found.append(f"placeholders differ: {sorted(wanted ^ given)}")
    if sorted(TAG.findall(english)) != sorted(TAG.findall(chinese)):
        found.append("HTML tags differ")
    return found
