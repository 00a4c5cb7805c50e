"""Numbers as articles are counted: 第一百零二条, 第12条. Pure."""

from __future__ import annotations

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}
# Signs of which a number is made, for patterns.
NUMERALS = "0-9０-９零〇一二两三四五六七八九十百千"


def number_of(text: str) -> int | None:
    """Return the number that a numeral says, None where it says none.

    :param text: Chinese numeral below ten thousand, or digits, also full-width; 二〇一 counts digit by digit.
    """
    if not text or len(text) > 9:
        return None
    if text.isdecimal():
        return int(text)
    if not any(sign in _UNITS for sign in text):
        if any(sign not in _DIGITS for sign in text):
            return None
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, digit, lowest = 0, None, 10_000
    for sign in text:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            unit = _UNITS[sign]
            if unit >= lowest or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            lowest, digit = unit, None
        else:
            return None
    return total + (digit or 0)
