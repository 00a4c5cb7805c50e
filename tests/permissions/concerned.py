"""The person concerned at the doors: an account that only the records name."""

from __future__ import annotations

from collections.abc import Sequence
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.units.people import add_person
from tests.permissions.matrix import Matrix
from tests.permissions.people import Person
from tests.permissions.table import CONCERNED
from tests.permissions.table import Tried
from typing import Any

import transaction

USER = "concerned-person"


def add_concerned(layer: Any) -> Person:
    """Add the account, commit, and return the person."""
    add_person(USER, TEST_PASSWORD, "当事人")
    transaction.commit()
    return Person(layer, USER)


def walk_as_concerned(matrix: Matrix, person: Person, states: Sequence[str], code: str = CONCERNED) -> None:
    """Try every action through every door as the person concerned (or another code), each record naming him or her."""
    for state in states:
        record = matrix.make(state)
        for action, doors in matrix.doors.items():
            for door in doors:
                granted = door.open_for(person, record)
                matrix.found[Tried(state, action, door.name, code)] = granted
                if granted and door.writes:
                    record = matrix.make(state)
