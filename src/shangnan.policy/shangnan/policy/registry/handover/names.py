"""Names of files that every system takes, made from what people called them. Pure.

What may not stand in a name is written in its wide form, so that one still reads it: `“计划”：A/B?` becomes `“计划”：A／B？`.
"""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = (
    160  # of a name in UTF-8: archives put it below long paths, and some systems take 255 bytes for the name alone
)
_WIDE = str.maketrans(
    {"/": "／", "\\": "＼", ":": "：", "*": "＊", "?": "？", '"': "＂", "<": "＜", ">": "＞", "|": "｜"}
)
# Control characters, marks that turn the direction of text, halves of characters, and what no version of Unicode will ever name.
_NOT_WRITTEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_WINDOWS = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\..*)?\Z", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")


def safe_name(name: str, most: int = MOST_BYTES) -> str:
    """Return a name that may be given to a file anywhere; its extension stays.

    >>> safe_name('关于“计划”：A/B?.pdf')
    '关于“计划”：A／B？.pdf'

    :param name: what people called it, without a path.
    :param most: bytes in UTF-8, 12 at least.
    """
    text = " ".join(_NOT_WRITTEN.sub("", unicodedata.normalize("NFC", name)).translate(_WIDE).split())
    found = _EXTENSION.search(text)
    ending = found.group().lower() if found else ""
    stem = text[: len(text) - len(ending)].strip(" .")
    stem = _cut(stem, most - len(ending)).rstrip(" .")
    if not stem or _WINDOWS.match(stem):
        stem = f"文件{stem}" if stem else "文件"
    return stem + ending


def stored_name(order: int, name: str) -> str:
    """Return the name of a file in the folder of its item: its number keeps it apart from all others, whatever they are called.

    :param order: from 1.
    :param name: as it was called.
    """
    return f"{order:03d}-{safe_name(name, MOST_BYTES - 4)}"


def _cut(text: str, most: int) -> str:
    """Return as many whole characters as have room."""
    return text.encode()[:most].decode("utf-8", "ignore")
