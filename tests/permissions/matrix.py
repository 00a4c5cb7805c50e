"""The whole matrix of a kind: every account, state, action and door, compared with the kind's table.

Every account is judged at every door by the door's rule, in process (`rules`). To the door itself goes who is at its border:
of those who may the one with the fewest rights, of those who may not the one with the most, and of either one more in turn,
so that over the states and doors of a kind everybody comes to each sort of door.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from tests.permissions.doors import Door
from tests.permissions.people import everybody
from tests.permissions.people import Person
from tests.permissions.rules import signed_in
from tests.permissions.table import ACCOUNTS
from tests.permissions.table import SUBMITTER
from tests.permissions.table import Tried
from typing import Any


def border(judged: Mapping[str, bool], rights: Mapping[str, int], turn: int) -> list[str]:
    """Return who goes to a door: the nearest on either side of its border, and one more of either in turn.

    :param judged: code -> whether the door's rule grants it.
    :param rights: code -> how much is granted to it in this state, at all doors.
    :param turn: another number for each door.
    """
    found: list[str] = []
    for granted in (True, False):
        nearest = sorted((code for code in judged if judged[code] is granted), key=lambda code: rights[code])
        nearest = nearest if granted else nearest[::-1]
        found += dict.fromkeys([*nearest[:1], *nearest[turn % len(nearest) :][:1]] if nearest else [])
    return found


@dataclass
class Matrix:
    """Tries everything.

    :param layer: the functional test layer.
    :param make: makes a new record in a state.
    :param doors: the doors of each action.
    :ivar others: code -> person whom the records name, tried like the accounts that there always are.
    :ivar judged: what the doors' rules say, for everybody.
    :ivar found: what came of going there.
    """

    layer: Any
    make: Callable[[str], Any]
    doors: Mapping[str, Sequence[Door]]
    people: dict[str, Person] = field(init=False)
    others: dict[str, Person] = field(default_factory=dict)
    judged: dict[Tried, bool] = field(default_factory=dict)
    found: dict[Tried, bool] = field(default_factory=dict)
    turn: int = 0

    def __post_init__(self) -> None:
        self.people = everybody(self.layer)

    def walk(self, states: Sequence[str]) -> None:
        """Judge everybody, and try every action through every door as who is at the border."""
        people = {**{code: self.people[code] for code in ACCOUNTS}, **self.others}
        for state in states:
            record = self.make(state)
            judged = {code: self.judge(person, record) for code, person in people.items()}
            rights = Counter({code: sum(granted.values()) for code, granted in judged.items()})
            self.judged |= {
                Tried(state, *door, code): granted for code, each in judged.items() for door, granted in each.items()
            }
            for action, doors in self.doors.items():
                for door in doors:
                    self.turn += 1
                    at_door = {code: each[action, door.name] for code, each in judged.items()}
                    for code in border(at_door, rights, self.turn):
                        granted = door.open_for(people[code], record)
                        self.found[Tried(state, action, door.name, code)] = granted
                        if granted and door.writes:
                            record = self.make(state)

    def judge(self, person: Person, record: Any) -> dict[tuple[str, str], bool]:
        """Return (action, door) -> whether the door's rule grants it to a person."""
        with signed_in(self.layer["portal"], person.name):
            return {(action, door.name): door.rule(record) for action, doors in self.doors.items() for door in doors}

    def counts(self) -> str:
        """Return how many cells were judged and how many of them tried at the door."""
        cells = {(state, action, who) for state, action, _door, who in self.judged}
        return f"{len(cells)} cells, {len(self.judged)} with their doors, {len(self.found)} tried at the door"

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
