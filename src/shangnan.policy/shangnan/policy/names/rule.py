"""Pure: what a name in an address may look like, whoever gives it and by which door."""

from __future__ import annotations

from collections.abc import Container
from shangnan.policy import _
from zope.i18nmessageid import Message

import re

MAX_LENGTH = 100
# What Plone makes of titles and file names: small letters and digits, hyphens and dots between them. Capitals and
# underscores come with codes and files.
_SHAPE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
# Words with underscores are how programs call what they keep on an object, and no list can know all of them.
_ATTRIBUTE = re.compile(r"\A(?!copy[0-9]*_of_)[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]*)+")
_PREFIXES = ("aq_", "manage")
# Sections that the site itself makes, right below its root. `notices` is also the view that shows them.
SECTION_IDS = frozenset(
    {"services", "dispatches", "regulations", "notices", "training", "party", "integrity", "archive", "units"}
)

# Of what is made of titles; a chooser puts a hyphen and a number behind a name that is in use, at last the time of day. A name
# is kept in a dozen places for each record, and nobody reads a long one.
_LONGEST_MADE = 60


def shape_problem(name: object) -> Message | None:
    """Return why a name can be in no address at all, or None.

    :param name: what somebody or some program wants to call an object.
    """
    if not isinstance(name, str) or len(name) > MAX_LENGTH or not _SHAPE.fullmatch(name) or ".." in name:
        return _(
            "“${name}” cannot be used in an address. Use letters a to z, digits, hyphens and dots, beginning with a "
            "letter or digit and not ending in a dot, ${most} characters at most.",
            mapping={"name": _shown(name), "most": MAX_LENGTH},
        )
    return None


def name_problem(name: object, taken: Container[str]) -> Message | None:
    """Return why an object cannot have a name, or None.

    :param name: what it would be called.
    :param taken: names that the software itself answers to or reads.
    """
    problem = shape_problem(name)
    if problem is not None or not isinstance(name, str):
        return problem
    if name.startswith(_PREFIXES) or _ATTRIBUTE.fullmatch(name) or name in taken or name.lower() in taken:
        return _(
            "“${name}” cannot be used in an address: the system itself uses this name. Choose another one, for example "
            "with a number behind it.",
            mapping={"name": _shown(name)},
        )
    return None


def fitting(name: str, kind: str) -> str:
    """Return a name that is near to another one and has a shape that an address can hold; it may still be taken.

    :param name: made of a title or a file name, by Plone's rules.
    :param kind: a word in small letters that goes before a name, or in its place, where nothing of it can stand.
    """
    stem, dot, ending = re.sub(r"\.{2,}", ".", name).rpartition(".")
    if not dot or not stem or len(ending) > 8:
        stem, dot, ending = f"{stem}{dot}{ending}", "", ""
    stem = re.sub(r"^[^A-Za-z0-9]+|[^A-Za-z0-9._-]+|[.]+$", "", stem)[: _LONGEST_MADE - len(ending)].rstrip(".-")
    ending = re.sub(r"[^A-Za-z0-9]+", "", ending)
    if not stem or stem.startswith(_PREFIXES):
        stem = f"{kind}-{stem}".rstrip("-")
    return f"{stem}.{ending}" if ending else stem


def _shown(name: object) -> str:
    """What can be repeated of a name: nothing that turns the text around or is not seen, and not too much of it."""
    text = name if isinstance(name, str) else repr(name)
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:40])
