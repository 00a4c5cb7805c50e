"""The tables of who may do what, and the comparison with what was found. Pure.

A table says for each state of a kind and each action who may do it; docs/reference/permissions holds one for each kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import csv
import tests

FOLDER = Path(tests.__file__).parent.parent / "docs" / "reference" / "permissions"
NOBODY = "–"
# Not the one who submitted.
NOT_SUBMITTER = "≠"
# As an account in what was found: somebody with the role, who has submitted the record.
SUBMITTER = "submitter"

# Code -> account. The codes are those of the tables; A and S stand for several.
ACCOUNTS: dict[str, str | None] = {
    "A": None,
    "D": "demo-drafter",
    "D2": "demo-drafter2",
    "R": "demo-reviewer",
    "L": "demo-approver",
    "P": "demo-publisher",
    "G": "demo-registrar",
    "Y": "demo-party",
    "I": "demo-discipline",
    "staff": "demo-staff",
    "SysAdmin": "demo-sysadmin",
    "SecAdmin": "demo-secadmin",
    "Auditor": "demo-auditor",
    "Manager": "admin",
}
# The person concerned is a member of staff whom the record names: only kinds that name people try this one.
CONCERNED = "X"
# So is a named handler, of the kinds that have such.
HANDLER = "H"
SIGNED_IN_STAFF = frozenset({*ACCOUNTS, CONCERNED, HANDLER}) - {"A", "Manager"}
CODES = frozenset({"S", CONCERNED, HANDLER, *ACCOUNTS}) - {"staff"}


@dataclass(frozen=True)
class Cell:
    """Who may do one thing in one state: codes, and whether the submitter is left out."""

    codes: tuple[str, ...]
    not_submitter: bool

    def allowed(self) -> frozenset[str]:
        """Return the keys of ACCOUNTS that may."""
        found: set[str] = set()
        for code in self.codes:
            found |= set(ACCOUNTS) if code == "A" else SIGNED_IN_STAFF if code == "S" else {code}
        return frozenset(found)


class Tried(NamedTuple):
    """One attempt: `who` is a key of ACCOUNTS or SUBMITTER."""

    state: str
    action: str
    door: str
    who: str


Table = Mapping[tuple[str, str], Cell]
Found = Mapping[Tried, bool]


def cell_of(roles: str) -> Cell:
    """Return the cell that a text of codes says.

    :raises ValueError: for an unknown code, or none.
    """
    words = roles.split()
    if words == [NOBODY]:
        return Cell((), False)
    codes = tuple(word.removesuffix(NOT_SUBMITTER) for word in words)
    if not codes or set(codes) - CODES:
        raise ValueError(f"not codes: {roles!r}")
    return Cell(codes, any(word.endswith(NOT_SUBMITTER) for word in words))


def read_table(kind: str, folder: Path = FOLDER) -> dict[tuple[str, str], Cell]:
    """Return a kind's table by (state, action).

    :raises ValueError: for a cell that is there twice or holds no codes.
    """
    table: dict[tuple[str, str], Cell] = {}
    with (folder / f"{kind}.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            key = row["state"], row["action"]
            if key in table:
                raise ValueError(f"twice: {key}")
            table[key] = cell_of(row["roles"])
    return table


def problems(table: Table, judged: Found, found: Found, states: Iterable[str], actions: Iterable[str]) -> list[str]:
    """Return all in which a table and what was found differ; nothing where the table is true and complete.

    :param table: the table of a kind.
    :param judged: for every account at every door whether its rule grants it, asked in process.
    :param found: for those who went to a door whether it was granted.
    :param states: every state of the kind's workflow.
    :param actions: every action there is, each transition of the workflow among them.
    """
    wanted = {(state, action) for state in states for action in actions}
    told = [f"unlisted: {state} / {action}" for state, action in sorted(wanted - set(table))]
    told += [f"no such cell: {state} / {action}" for state, action in sorted(set(table) - wanted)]
    doors: dict[tuple[str, str, str], set[str]] = {}
    for attempt in judged:
        doors.setdefault(attempt[:3], set()).add(attempt.who)
    own = {attempt[:2] for attempt in found if attempt.who == SUBMITTER}
    for said, answers in (("by the rule of", judged), ("by", found)):
        for attempt, granted in answers.items():
            cell = table.get(attempt[:2])
            if cell is None:
                continue
            expected = attempt.who in cell.allowed() if attempt.who != SUBMITTER else not cell.not_submitter
            if granted != expected:
                told.append(
                    f"{attempt.state} / {attempt.action} {said} {attempt.door}: "
                    f"{attempt.who} {'may' if granted else 'may not'}, against the table"
                )
    told += [f"not tried: {state} / {action}" for state, action in sorted(wanted - {door[:2] for door in doors})]
    for (state, action, door), who in sorted(doors.items()):
        missing = set(ACCOUNTS) - who
        if missing:
            told.append(f"not judged for all: {state} / {action} by {door}: {', '.join(sorted(missing))}")
        for side in (True, False):
            here = [code for code in who if judged[Tried(state, action, door, code)] is side]
            if here and not any(Tried(state, action, door, code) in found for code in here):
                told.append(f"nobody tried who {'may' if side else 'may not'}: {state} / {action} by {door}")
    told += [
        f"own submission not tried: {state} / {action}"
        for (state, action), cell in sorted(table.items())
        if cell.not_submitter and (state, action) not in own
    ]
    return told


def of_cell(answers: Found, key: tuple[str, str]) -> dict[Tried, bool]:
    """Return what was found of one state and action."""
    return {attempt: granted for attempt, granted in answers.items() if attempt[:2] == key}
