"""Who sends what, where not everybody can send everything: by the rule of each door, as the matrices of rights choose (decisions/0037).

The freezing asks nobody who he is: it sees what is written and which lawful exit was opened. What it does at a door is the same for all
whom the door lets in; so of those the one with the fewest rights goes there, of the others the one with the most, and of either one
more in turn. The record is frozen without the step of a workflow that would take rights away: the rules are the same afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from tests.permissions.matrix import border
from tests.permissions.people import Person
from tests.permissions.rules import reaches
from tests.permissions.rules import signed_in
from tests.registry.freezing.every_request import Sending
from typing import Any


def at_the_border(
    site: Any, places: Mapping[str, Any], people: Sequence[Person], sendings: Sequence[Sending]
) -> list[tuple[Person, Sending]]:
    """Return who sends what; the Manager and those who are shown a form are always among them.

    :param places: the objects on which something is called, by the words for them.
    :param people: of all accounts.
    """
    doors = list(dict.fromkeys((one.on, one.door, one.verb) for one in sendings))
    judged: dict[str, dict[tuple[str, str, str], bool]] = {}
    for person in people:
        with signed_in(site, person.name):
            judged[str(person.name)] = {(on, door, verb): reaches(door, verb)(places[on]) for on, door, verb in doors}
    rights = Counter({name: sum(answers.values()) for name, answers in judged.items()})
    by_name = {str(person.name): person for person in people}
    found = []
    for turn, one in enumerate(sendings):
        answers = {name: judged[name][one.on, one.door, one.verb] for name in judged}
        always = ["admin", "demo-drafter"] if one.sort in ("form", "method") else ["admin"]
        found += [(by_name[name], one) for name in dict.fromkeys([*always, *border(answers, rights, turn)])]
    return found
