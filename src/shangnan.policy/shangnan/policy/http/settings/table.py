"""The list of the settings that may be changed while the site is served, and by whom. What it does not name, nobody. Pure.

Not on it is what would undo the rules of the house: making an account for oneself, who sees accounts, the filter of pasted
text, scripts on every page, the editor's templates, kinds of records and their workflows, locks. These come with the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from shangnan.policy.permissions import SECURITY_ADMINISTRATOR
from shangnan.policy.permissions import SYSTEM_ADMINISTRATOR

import csv

LIST = Path(__file__).parent / "settings.csv"
WHO: dict[str, frozenset[str]] = {
    "system": frozenset({"Manager", SYSTEM_ADMINISTRATOR}),
    "accounts": frozenset({"Manager", SECURITY_ADMINISTRATOR}),
    "manager": frozenset({"Manager"}),
}
ALL_BELOW = ".*"
# Kept, and never shown again.
NEVER_TOLD = frozenset({"plone.smtp_pass"})


def read(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the roles by name of the record, or by beginning of its name with ALL_BELOW.

    :raises ValueError: for a record that is there twice.
    :raises KeyError: for an office that is not in WHO.
    """
    found: dict[str, frozenset[str]] = {}
    for row in csv.DictReader(lines):
        if row["record"] in found:
            raise ValueError(f"twice: {row['record']}")
        found[row["record"]] = WHO[row["who"]]
    return found


@cache
def settings() -> dict[str, frozenset[str]]:
    """Return the list that comes with the program."""
    return read(LIST.read_text(encoding="utf-8").splitlines())


def may_set(roles: Iterable[str], record: str) -> bool:
    """Return whether somebody with these roles on the site may change a record of the registry.

    :param record: its dotted name.
    """
    wanted = settings().get(record) or settings().get(record.rpartition(".")[0] + ALL_BELOW) or frozenset()
    return bool(wanted.intersection(roles))


def may_read(roles: Iterable[str], record: str) -> bool:
    """Return whether a panel tells somebody with these roles the value of a record: who may change it may read it."""
    return record not in NEVER_TOLD and may_set(roles, record)
