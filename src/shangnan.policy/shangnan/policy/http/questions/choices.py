"""The list of vocabularies that may be fetched by name, and by whom. What it does not name, nobody fetches. Pure.

A form that shows its choices needs no door for them; these are for programs, and for widgets that ask while somebody types.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from shangnan.policy.permissions import SECURITY_ADMINISTRATOR
from shangnan.policy.permissions import SYSTEM_ADMINISTRATOR

import csv

LIST = Path(__file__).parent / "choices.csv"
# Word of the list -> roles; None for everybody who is signed in.
WHO: dict[str, frozenset[str] | None] = {
    "staff": None,
    "system": frozenset({"Manager", SYSTEM_ADMINISTRATOR}),
    "accounts": frozenset({"Manager", SECURITY_ADMINISTRATOR}),
    "–": frozenset(),
}
# The whole catalog as one list: by views that take a question and answer in pages, not as a vocabulary.
CATALOG = "plone.app.vocabularies.Catalog"


def read(lines: Iterable[str]) -> dict[str, frozenset[str] | None]:
    """Return the roles by name of the vocabulary.

    :raises ValueError: for a name that is there twice.
    :raises KeyError: for a word that is not in WHO.
    """
    found: dict[str, frozenset[str] | None] = {}
    for row in csv.DictReader(lines):
        if row["name"] in found:
            raise ValueError(f"twice: {row['name']}")
        found[row["name"]] = WHO[row["who"]]
    return found


@cache
def choices() -> dict[str, frozenset[str] | None]:
    """Return the list that comes with the program."""
    return read(LIST.read_text(encoding="utf-8").splitlines())


def may_fetch(user_id: str | None, roles: Iterable[str], name: object) -> bool:
    """Return whether a person may fetch a vocabulary by its name.

    :param user_id: None for who is not signed in, to whom no vocabulary is open.
    :param roles: the person's roles on the site.
    :param name: as it came; anything but a name on the list is closed.
    """
    if user_id is None or not isinstance(name, str) or name not in choices():
        return False
    wanted = choices()[name]
    return wanted is None or bool(wanted.intersection(roles))
