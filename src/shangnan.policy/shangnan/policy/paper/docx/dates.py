"""Dates as official documents write them, read."""

from __future__ import annotations

from datetime import date

import re

_DIGITS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "Ｏ": "0",
    "O": "0",
}
_ARABIC = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_HAN = re.compile("([〇○零ＯO一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")


def iso_date(text: str) -> str:
    """The date that a text is and nothing else, ISO 8601; "" for another text.

    >>> iso_date("二〇一九年十二月二十六日")
    '2019-12-26'
    """
    text = "".join(text.split())
    if found := _ARABIC.fullmatch(text):
        parts = [int(part) for part in found.groups()]
    elif found := _HAN.fullmatch(text):
        parts = [int("".join(_DIGITS[sign] for sign in found[1])), _small(found[2]), _small(found[3])]
    else:
        return ""
    try:
        return date(*parts).isoformat()
    except ValueError:
        return ""


def _small(text: str) -> int:
    """A number below 100 as it is spoken: 十二, 二十六."""
    tens, ten, ones = text.rpartition("十")
    value = 10 * (int(_DIGITS[tens]) if tens in _DIGITS else 1) if ten else 0
    return value + (int(_DIGITS[ones]) if ones in _DIGITS else 0)
