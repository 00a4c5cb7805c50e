"""事项编码: the code of an item in the list, and the basic code inside it.

The forms are those of the list in use (832 codes): basic code, region, version, body, situation and version of the
situation, joined by hyphens, e.g. 511A0005200004-511602000000-000-115113016823646795-1-00. The body is given by its
统一社会信用代码 (18 characters) or an older organisation code. A few departments put it right behind the basic code.
"""

from __future__ import annotations

import re

# 国办函〔2016〕108号 and its successors: 实施编码 has at most 36 characters.
MAX_CODE = 36

_BASIC = r"[0-9]{3}[0-9A-Z][0-9]{8}(?:[0-9]{2})?|[A-Z]-[0-9]{6}-[0-9]{3,4}|[0-9][A-Z]-[0-9]{4}-[0-9]{5}"
_BODY = r"[0-9A-Z]{8}-[0-9A-Z]|[0-9A-Z]{8,17}|[0-9A-Z]{17}[0-9A-Za-z]"
_CODE = re.compile(rf"(?P<basic>{_BASIC})-(?:[0-9]{{12}}-[0-9]{{3}}-(?:{_BODY})-[0-9]-[0-9]{{2}}|[0-9A-Z]{{10,18}})")
# The last letter of a body's credit code is the one that some lists write small.
_CHECKED = re.compile(r"([0-9A-Z]{17})([A-Z])(-[0-9]-[0-9]{2})\Z")
_PART = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")


def is_item_code(text: str) -> bool:
    """Tell whether a text is an item code in the form of the list."""
    return _CODE.fullmatch(text) is not None


def basic_code(code: str) -> str | None:
    """Return the basic code (基本编码) inside an item code, or None where the text is no item code.

    >>> basic_code("G-000007-001-511602000000-000-115113010833722043-1-00")
    'G-000007-001'
    """
    match = _CODE.fullmatch(code.strip())
    return match["basic"] if match else None


def is_plain_code(text: str) -> bool:
    """Tell whether a text can be an implementation code or another code without a form of its own.

    :returns: True for at most 36 digits and letters, hyphens between them.
    """
    return len(text) <= MAX_CODE and _PART.fullmatch(text) is not None


def same_code(code: str) -> str:
    """Return what two writings of one code have in common: some write its letters small."""
    return code.casefold()


def writings(code: str) -> set[str]:
    """Return the ways in which the same code may be written: as the list does, its check letter small, or all letters small."""
    large = code.upper()
    return {code, large, code.lower(), _CHECKED.sub(lambda found: f"{found[1]}{found[2].lower()}{found[3]}", large)}


def proper_code(code: str) -> str:
    """Return a code as the list writes it: one that is none only because its letters are small gets large ones."""
    return code.upper() if not is_item_code(code) and is_item_code(code.upper()) else code


def guide_id(code: str) -> str:
    """Return the id under which an import files a guide, so that two imports at once cannot make two of it.

    :param code: item code, in the form that `is_item_code` knows: digits, letters and hyphens.
    :returns: the code in small letters, the same for the same code for ever.
    :raises ValueError: where the code has another form.
    """
    if not is_item_code(code):
        raise ValueError(f"no item code: {code!r}")
    return code.lower()
