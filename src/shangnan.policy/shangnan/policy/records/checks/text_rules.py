"""What no text of a record may hold: personal numbers, marks of state secrets, markup.

Every check takes any string, raises nothing and takes time in proportion to the length of the text.
"""

from __future__ import annotations

from datetime import date
from shangnan.policy.records.checks.region_codes import is_region

import html
import re
import unicodedata

# Typed between digits, or invisible: they do not make a number another one.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060-\u2064\ufeff]")
_BETWEEN = r"[\s\-‐‑‒–—―−·・._/]{0,3}"
_NUMBER_18 = re.compile(rf"(?<![0-9])(?=([1-9](?:{_BETWEEN}[0-9]){{16}}{_BETWEEN}[0-9Xx])(?![0-9A-Za-z]))")
# Fifteen digits have no check digit, so only the usual grouping counts: region, birthday, order.
_NUMBER_15 = re.compile(rf"(?<![0-9])(?=([1-9][0-9]{{5}}{_BETWEEN}[0-9]{{6}}{_BETWEEN}[0-9]{{3}})(?![0-9A-Za-z]))")
# What such a number is where words before it call it so: accounts, bank cards, registrations of businesses before 2015, which begin
# with a county's code too. Where 身份 stands among them it is what it says.
_CALLED_OTHERWISE = re.compile(
    r"(?:账|帐|卡|户头|注册|登记|执照|许可证|信用|条码|订单|流水|单据|凭证)\s*[号码户][^0-9。;；\n]{0,8}$"
)
_BEFORE = 20
# First two digits of GB/T 2260; 83 is on the residence permits of people from Taiwan.
_PROVINCES = frozenset(
    [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83]
)
# Permanent residence cards of foreigners begin with 9 and came after the fifteen-digit form.
_PLACES_18 = _PROVINCES | frozenset(range(90, 100))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def visible(text: str) -> str:
    """Return a text as it reads: full-width signs made plain, invisible ones dropped."""
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


def personal_ids(text: str, latest_birth: date | None = None) -> list[str]:
    """Return the personal ID numbers in a text, in order, without separators and with a capital X.

    Eighteen characters count where province, birthday and check digit agree (GB 11643, MOD 11-2); fifteen digits, the
    form before 1999, where county and birthday do, unless the words before them call them an account, a card or a
    registration. Spaces, hyphens and full-width digits do not hide a number. Digits of a longer run are none: with a digit or,
    behind it, a letter close to it, a number is a part of another one.

    :param text: any text.
    :param latest_birth: a number with a later birthday is none (usually today); None asks only for a real day.
    """
    plain = visible(text)
    found: dict[int, tuple[int, str]] = {}
    taken = 0
    for match in _NUMBER_18.finditer(plain):
        number = re.sub(r"[^0-9Xx]", "", match[1]).upper()
        if match.start(1) >= taken and _is_18(number, latest_birth):
            taken = match.end(1)
            found[match.start(1)] = (taken, number)
    for match in _NUMBER_15.finditer(plain):
        number = re.sub(r"[^0-9]", "", match[1])
        apart = all(match.end(1) <= start or end <= match.start(1) for start, (end, _) in found.items())
        if apart and _is_15(number, latest_birth) and not _is_called_otherwise(plain[: match.start(1)]):
            found[match.start(1)] = (match.end(1), number)
    return [number for _, (_, number) in sorted(found.items())]


def _is_18(number: str, latest_birth: date | None) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return (
        number[-1] == _CHECK_DIGITS[total % 11]
        and int(number[:2]) in _PLACES_18
        and _is_birthday(number[6:14], latest_birth)
    )


def _is_15(number: str, latest_birth: date | None) -> bool:
    return is_region(number[:6]) and _is_birthday("19" + number[6:12], latest_birth)


def _is_called_otherwise(before: str) -> bool:
    words = before[-_BEFORE:]
    return "身份" not in words and _CALLED_OTHERWISE.search(words) is not None


def _is_birthday(digits: str, latest: date | None) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1850 <= day.year <= 2100 and (latest is None or day <= latest)


def masked(number: str) -> str:
    """Return a personal number so that it can be recognised in its text but tells neither birthday nor order."""
    return number[:3] + "*" * max(len(number) - 5, 0) + number[-2:]


# In traditional characters too.
_LEVEL = r"(?:[绝絕]\s*密|[机機]\s*密|[秘祕]\s*密)(?:\s*[级級])?"
_TERM = r"(?:[0-9一二三四五六七八九十]+\s*(?:年|个\s*月|個\s*月|月|[日天])|[长長]期)"
# 商业秘密, 工作秘密, 个人秘密 are no state secrets, nor is what says that it is none.
_NO_STATE_SECRET = r"(?<!商业)(?<!商業)(?<!工作)(?<!个人)(?<!技术)(?<!企业)(?<!通信)(?<!非)(?<!不含)(?<!不属)"
_OPEN, _CLOSE = r"[(\[【〔「『]", r"[)\]】〕」』]"
# A level in brackets marks where it begins or ends a line; behind or before another one it is a member of a list, and with a word
# about the word behind it, it is spoken of.
_IN_BRACKETS = (
    rf"(?:^|(?<=\n))[ \t]*{_OPEN}\s*{_LEVEL}\s*{_CLOSE}(?!\s*(?:[、,，。;；和或及与的等]|[一二两]\s*[词字个種种级級]|是|指))",
    rf"(?<![、,，和或及与为為])(?<=\S){_OPEN}\s*{_LEVEL}\s*{_CLOSE}[ \t]*(?=\n|$)",
)
_SECRET_MARKS = re.compile(
    "|".join(
        (
            rf"{_NO_STATE_SECRET}{_LEVEL}\s*[★☆✩✭⭐]\s*{_TERM}?",
            rf"{_LEVEL}\s*[*※·•・]\s*{_TERM}",
            rf"(?:密\s*[级級]|涉密(?:等[级級]|[级級][别別]|程度)|保密(?:等[级級]|[级級][别別])|秘密等[级級])\s*+(?::\s*+)?{_LEVEL}",
            *_IN_BRACKETS,
            rf"(?:^|(?<=\n))[ \t]*{_LEVEL}[ \t]*(?=\n|$)",
            rf"(?<![一-鿿]){_LEVEL}\s*(?:[0-9]+\s*(?:年|个月|[日天])|[长長]期)",
            rf"(?:^|(?<=\n))[ \t]*{_LEVEL}[ \t]+(?=[^\n]{{0,20}}[〔\[(][0-9]{{4}}[〕\])])",
        )
    )
)
_NAMES_A_LEVEL = re.compile(rf"{_NO_STATE_SECRET}{_LEVEL}")


def secret_marks(text: str) -> list[str]:
    """Return the marks of classification in a text (机密★10年, 密级：秘密, 【绝密】, a line of its own …).

    A sentence that speaks of secrets (保守国家秘密, 商业秘密) holds no mark. Form of the marks: GB/T 9704-2012, 7.2.2.

    :param text: any text.
    :returns: the marks as they are written, without the space around them.
    """
    return [match[0].strip() for match in _SECRET_MARKS.finditer(visible(text))]


def is_secret_mark(value: str) -> bool:
    """Tell whether a level or a document number names a classification (秘密, 机密级, 绝密〔2020〕3号).

    Such short fields hold no sentences, so the bare word counts, but for 商业秘密, 工作秘密 and 非秘密. For running text use
    `secret_marks`.
    """
    return _NAMES_A_LEVEL.search(re.sub(r"\s+", "", visible(value))) is not None


_TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]*(?:[-.:][A-Za-z0-9]+)*(?:[\s/][^<>]*)?>|<!--|<!\[CDATA\[|<!doctype|<\?[a-z]", re.I
)
# These do harm even without their closing bracket.
_ACTIVE_TAG = re.compile(
    r"<[\s/]*(?:script|style|iframe|frame|frameset|object|embed|applet|svg|math|img|image|video|audio|source|link|meta|"
    r"base|form|input|button|textarea|select|body|html|template|noscript|marquee|isindex)(?![A-Za-z0-9])",
    re.I,
)
_SCHEME = re.compile(
    r"(?:" + r"\s*".join("javascript") + r"|" + r"\s*".join("vbscript") + r")\s*:|data\s*:\s*text\s*/\s*html", re.I
)
_HANDLER = re.compile(
    r"(?<![A-Za-z])on(?:error|load|unload|click|dblclick|mouse[a-z]+|pointer[a-z]+|touch[a-z]+|key[a-z]+|focus[a-z]*|blur|"
    r"change|input|submit|reset|toggle|begin|end|repeat|wheel|scroll|drag[a-z]*|drop|copy|cut|paste|hashchange|pageshow|"
    r"animation[a-z]+|transition[a-z]+)\s*=",
    re.I,
)


def markup(text: str) -> str:
    """Return the first piece of HTML, XML or script in a text; empty if there is none.

    Tags, comments, unclosed active tags, script addresses and event handlers count, also written with entities,
    full-width signs or invisible characters in between. Signs of comparison (<5 mm, 甲<乙) and <mail@addresses> do not.

    :param text: any text.
    """
    typed = _INVISIBLE.sub("", text)
    decoded = html.unescape(typed)
    plain = html.unescape(html.unescape(unicodedata.normalize("NFKC", typed)))
    for pattern, reading in (
        (_ACTIVE_TAG, plain),
        (_TAG, plain),
        # A full-width colon makes an ordinary sentence (JavaScript：…), never an address: so not the plain reading.
        (_SCHEME, typed),
        (_SCHEME, decoded),
        (_HANDLER, plain),
    ):
        if match := pattern.search(reading):
            return match[0]
    return ""
