"""Numbers as Word's automatic numbering writes them (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping

_DIGITS = "〇一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CIRCLED, _PARENTHESISED = 0x2460, 0x2474


def han(number: int) -> str:
    """A number as it is spoken: 十, 十一, 二十, 一百零一; beyond 9999 in Arabic figures."""
    if not 0 < number < 10_000:
        return str(number) if number else _DIGITS[0]
    said = ""
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit != "0":
            said += _DIGITS[int(digit)] + _PLACES[place]
        elif said and not said.endswith("零"):
            said += "零"
    said = said.rstrip("零")
    return said[1:] if said.startswith("一十") else said


def digits(number: int) -> str:
    """A number digit by digit: 二〇."""
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def letters(number: int) -> str:
    """a to z, then aa, bb."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)


def roman(number: int) -> str:
    """In small Roman letters."""
    if not 0 < number < 4000:
        return str(number)
    said = ""
    for value, sign in _ROMAN:
        said += sign * (number // value)
        number %= value
    return said


def _enclosed(first: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 0 < number <= 20 else str(number)


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _enclosed(_CIRCLED),
    "decimalEnclosedCircleChinese": _enclosed(_CIRCLED),
    "decimalEnclosedParen": _enclosed(_PARENTHESISED),
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "koreanCounting"), han),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), digits),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda number: "",
}  # fmt: skip


def formatted(number: int, how: str) -> str:
    """A number in one of Word's formats; in Arabic figures for a format that no Chinese document uses."""
    return FORMATS.get(how, str)(number)
