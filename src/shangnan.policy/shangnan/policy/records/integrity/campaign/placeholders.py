"""Placeholders of a template, such as {姓名}: what they stand for, and how a person's text is made of a template. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import re

# Placeholder -> what it stands for.
PLACEHOLDERS: dict[str, str] = {
    "年度": "year",
    "姓名": "subordinate_name",
    "职务": "subordinate_post",
    "单位": "unit",
    "层级": "level",
    "上级姓名": "superior_name",
    "上级职务": "superior_post",
    "起始日": "term_from",
    "截止日": "term_until",
}
_MARK = re.compile(r"\{([^{}\n]{0,30})\}")


def unknown_placeholders(text: str) -> list[str]:
    """Return the names in braces that stand for nothing, each once, in the order of the text."""
    return list(dict.fromkeys(name for name in _MARK.findall(text) if name.strip() not in PLACEHOLDERS))


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """Return a text with every known placeholder replaced; a value is never looked into for placeholders again.

    :param text: of a template.
    :param values: value of each thing in PLACEHOLDERS.
    """

    def value(found: re.Match[str]) -> str:
        meaning = PLACEHOLDERS.get(found[1].strip())
        return found[0] if meaning is None else values.get(meaning, "")

    return _MARK.sub(value, text)
