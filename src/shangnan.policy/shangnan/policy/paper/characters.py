"""What a text becomes before it is set: one kind of line end, no invisible signs, accents joined to their letters.

Nothing here interprets a text: ``<b>`` and ``&`` are the characters they are.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u1680\u2000-\u200a\u205f]")
_NARROW_NO_BREAK_SPACE = re.compile("\u202f")
#: Printed ASCII, marks and letters of Chinese and Latin texts: none of them is invisible or joins another.
_NOTHING_TO_DO = re.compile(
    "[\x00-\x7e\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u205e\u2190-\u24ff\u3000-\u3029\u3400-\u9fff\uff00-\uff5e]*"
)
#: Format signs (joiners, direction marks, soft hyphen, byte order mark, tags) and variation selectors have no shape of
#: their own. The number and end signs of Arabic and other scripts are format characters too, but they are visible.
_SELECTORS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *range(0x180B, 0x1810)))
_VISIBLE_FORMATS = frozenset((*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD))

#: Characters that XML 1.0 cannot hold, 2.2.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def readable(text: str | None) -> str:
    """A text as it will be set.

    Line ends become a line feed, other white space a space. Control characters stay, so that setting them fails with
    their name instead of dropping what somebody typed.

    :param text: any text; None counts as empty
    """
    if not text:
        return ""
    text = _LINE_ENDS.sub("\n", text)
    text = _NARROW_NO_BREAK_SPACE.sub("\u00a0", _SPACES.sub(" ", text))
    if _NOTHING_TO_DO.fullmatch(text):
        return text
    kept: list[str] = []
    for character in text:
        if _is_invisible(character):
            continue
        if kept and unicodedata.combining(character):
            joined = unicodedata.normalize("NFC", kept[-1] + character)
            if len(joined) == 1:
                kept[-1] = joined
                continue
        kept.append(character)
    return "".join(kept)


def in_xml(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def _is_invisible(character: str) -> bool:
    code = ord(character)
    if code in _SELECTORS:
        return True
    return unicodedata.category(character) == "Cf" and code not in _VISIBLE_FORMATS


def told(characters: str, most: int = 10) -> str:
    """Characters as people can look for them: the sign and its number, since some of them are not seen.

    :param most: how many are told; the others are "…"
    """
    shown = [f"{c if c.isprintable() else '□'}（U+{ord(c):04X}）" for c in characters[:most]]
    return "、".join(shown) + ("…" if len(characters) > most else "")
