"""What a password must be: one rule for every door, told in sentences, all that is wrong at once. Pure."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from shangnan.policy import _
from zope.i18nmessageid import Message

import re

DATA = Path(__file__).parent / "data"
LONGEST = 256
# Names shorter than this stand in too many words to be looked for.
SHORTEST_NAME = 3
SHORTEST_NAME_IN_CHINESE = 2
LEAST_DIFFERENT = 4
# How many characters a password may have beside a common word and be common all the same.
FEW = 4
ROWS = (
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
)
SCHEME = re.compile(r"^\{[A-Za-z0-9]+\}")


@cache
def common_passwords() -> frozenset[str]:
    """Return the passwords that everybody tries first, in small letters."""
    return frozenset((DATA / "common-passwords.txt").read_text(encoding="utf-8").split())


@cache
def common_stems() -> tuple[str, ...]:
    """Return the words and digits that common passwords are built of, the longest first."""
    stems = {*(DATA / "common-stems.txt").read_text(encoding="utf-8").split()}
    return tuple(sorted(stems, key=len, reverse=True))


def _is_row(text: str) -> bool:
    """Return whether a text is nothing but runs along the alphabet, the digits or the keyboard."""
    at = 0
    while at < len(text):
        longest = 0
        for row in (*ROWS, *(row[::-1] for row in ROWS)):
            length = 1
            while at + length < len(text) and text[at : at + length + 1] in row:
                length += 1
            longest = max(longest, length)
        if longest < 3:
            return False
        at += longest
    return bool(text)


def _is_listed(text: str) -> bool:
    """Return whether a text is a listed password, or one with a few digits and signs before or after it."""
    for front in range(FEW + 1):
        if any(sign.isalpha() for sign in text[:front]):
            break
        for back in range(FEW - front + 1):
            end = len(text) - back
            if any(sign.isalpha() for sign in text[end:]):
                break
            if text[front:end] in common_passwords():
                return True
    return False


def _is_of_stems(text: str) -> bool:
    """Return whether a text is common words and digits in a row, with nothing beside them but a few digits and signs."""
    left = text
    for stem in common_stems():
        left = left.replace(stem, "\0")
    rest = left.replace("\0", "")
    return rest != text and not any(sign.isalpha() for sign in rest) and (len(rest) <= FEW or _is_row(rest))


def is_common(password: str) -> bool:
    """Return whether a password is one that others have too: listed, of common words, a part repeated, a row of keys."""
    text = password.lower()
    if len(set(text)) < LEAST_DIFFERENT or _is_listed(text) or _is_row(text) or _is_of_stems(text):
        return True
    halves = range(1, len(text) // 2 + 1)
    return any(len(text) % size == 0 and text == text[:size] * (len(text) // size) for size in halves)


def contains_name(password: str, name: str) -> bool:
    """Return whether a name stands in a password, forwards or backwards."""
    text, name = password.lower(), "".join(name.lower().split())
    least = SHORTEST_NAME if name.isascii() else SHORTEST_NAME_IN_CHINESE
    return len(name) >= least and (name in text or name[::-1] in text)


def password_faults(password: str, least: int, login: str = "", fullname: str = "") -> list[Message]:
    """Return all that is wrong with a password, as sentences; empty for a good one.

    :param password: what was typed.
    :param least: least number of characters.
    :param login: name of the account, where it is known.
    :param fullname: name of its owner, where it is known.
    """
    found = []
    if len(password) < least:
        found.append(
            _(
                "The password has ${count} characters; it needs at least ${least}. Three words that have nothing to do "
                "with each other are easy to remember.",
                mapping={"count": len(password), "least": least},
            )
        )
    if len(password) > LONGEST:
        found.append(_("The password is longer than ${most} characters. Shorten it.", mapping={"most": LONGEST}))
    if password and is_common(password):
        found.append(_("Many people use this password or one like it, so it is tried first. Choose another one."))
    if contains_name(password, login):
        found.append(_("The password contains the name of the account. Choose one without it."))
    if contains_name(password, fullname):
        found.append(_("The password contains the name of its owner. Choose one without it."))
    if SCHEME.match(password):
        found.append(_("A password does not begin with a word in braces. Leave that out."))
    if not password.isprintable():
        found.append(_("The password contains characters that cannot be typed everywhere. Leave them out."))
    return found
