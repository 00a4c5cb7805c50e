"""The whole matrix of a kind: every account, state, action and door, compared with the kind's table."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from tests.permissions.doors import Door
from tests.permissions.people import everybody
from tests.permissions.people import Person
from tests.permissions.table import ACCOUNTS
from tests.permissions.table import SUBMITTER
from tests.permissions.table import Tried
from typing import Any


@dataclass
class Matrix:
    """Tries everything.

    :param layer: the functional test layer.
    :param make: makes a new record in a state.
    :param doors: the doors of each action.
    """

    layer: Any
    make: Callable[[str], Any]
    doors: Mapping[str, Sequence[Door]]
    people: dict[str, Person] = field(init=False)
    found: dict[Tried, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people = everybody(self.layer)

    def walk(self, states: Sequence[str]) -> None:
        """Try every action through every door as everybody; a record that was changed is replaced by a new one."""
        for state in states:
            record = self.make(state)
            for action, doors in self.doors.items():
                for door in doors:
                    for code in ACCOUNTS:
                        granted = door.open_for(self.people[code], record)
                        self.found[Tried(state, action, door.name, code)] = granted
                        if granted and door.writes:
                            record = self.make(state)

    def own_submission(self, state: str, action: str, person: str, make: Callable[[], Any]) -> None:
        """Try a step as somebody who has the office and has submitted the record.

        :param person: a key of people.BOTH.
        :param make: makes a record in the state, submitted by that person.
        """
        record = make()
        for door in self.doors[action]:
            granted = door.open_for(self.people[person], record)
            self.found[Tried(state, action, door.name, SUBMITTER)] = granted
            if granted:
                record = make()
