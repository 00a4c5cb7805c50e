"""From what happened within one transaction to what the journal says of it: one entry for each thing and each act. Pure.

A form that is saved tells of several changes, a record that is made is filled afterwards, a step writes numbers and dates:
to whoever reads the journal each of these is one act.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import Any

ADDED, EDITED, STEP, MOVED, REMOVED = "add", "edit", "step", "move", "delete"
#: What a change is called where it is not called an edit.
CHANGED = {"account": "account.change"}
#: How many names an entry has of one sort, and how long each is.
MOST_NAMES = 60
LONGEST_NAME = 120


@dataclass(frozen=True)
class Fact:
    """Something that happened to a thing.

    :param area: first part of the action's key, e.g. `record` or `account`.
    :param what: ADDED, EDITED, STEP, MOVED, REMOVED, or the second part of a key that stands for itself.
    :param subject: what it happened to; things are told apart by its `uid`.
    :param actor: user id of who did it.
    :param details: of a step, a move, or of what stands for itself.
    :param fields: names of fields that were written.
    :param files: what was done to which file.
    :param run: the import that did it; "" for none.
    """

    area: str
    what: str
    subject: Any
    actor: str
    details: Mapping[str, Any] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    run: str = ""


@dataclass(frozen=True)
class Told:
    """What an entry is made from; parameters as for `note`."""

    action: str
    subject: Any
    details: Mapping[str, Any]
    actor: str


def told_of(facts: Sequence[Fact]) -> list[Told]:
    """Return what the journal says of what happened within one transaction, in the order in which things were first touched."""
    by_thing: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        by_thing.setdefault((fact.area, fact.subject.uid, fact.actor), []).append(fact)
    gone = {fact.subject.uid for fact in facts if fact.what == REMOVED}
    passing = gone & {fact.subject.uid for fact in facts if fact.what == ADDED}
    return [told for group in by_thing.values() for told in _of_one(group, gone, passing)]


def _of_one(facts: Sequence[Fact], gone: set[str], passing: set[str]) -> Iterator[Told]:
    """Yield what is said of one thing and one person."""
    area, uid, run = facts[0].area, facts[-1].subject.uid, facts[-1].run
    # As it is at the end: a draft that was published in the same transaction is public.
    subject, actor = facts[-1].subject, facts[-1].actor
    whats = [fact.what for fact in facts]
    if run:
        yield Told(f"{area}.import", subject, _imported(facts), actor)
        return
    written = _written(facts)
    steps = [fact for fact in facts if fact.what == STEP]
    if ADDED in whats and uid not in passing:
        yield Told(f"{area}.add", subject, {name: value for name, value in written.items() if name != "fields"}, actor)
    elif EDITED in whats and not steps and uid not in gone:
        yield Told(CHANGED.get(area, f"{area}.{EDITED}"), subject, written, actor)
    elif MOVED in whats and uid not in gone:
        (details,) = [fact.details for fact in facts if fact.what == MOVED][-1:]
        yield Told(f"{area}.move", subject, details, actor)
    for fact in steps:
        more = written if fact is steps[-1] and ADDED not in whats else {}
        yield Told(f"{area}.step", subject, {**fact.details, **more}, actor)
    for fact in facts:
        if fact.what not in (ADDED, EDITED, STEP, MOVED, REMOVED):
            yield Told(f"{area}.{fact.what}", subject, fact.details, actor)
    if REMOVED in whats and uid not in passing:
        yield Told(f"{area}.delete", subject, {}, actor)


def _imported(facts: Sequence[Fact]) -> dict[str, Any]:
    steps = [str(fact.details.get("transition", "")) for fact in facts if fact.what == STEP]
    return {"import": facts[-1].run, "done": [ADDED if facts[0].what == ADDED else EDITED, *steps]}


def _written(facts: Iterable[Fact]) -> dict[str, Any]:
    """Return fields and files that were written, as far as an entry holds them, and how many more there are."""
    found = list(facts)
    fields = list(dict.fromkeys(name[:LONGEST_NAME] for fact in found for name in fact.fields))
    files = list(dict.fromkeys(name[:LONGEST_NAME] for fact in found for name in fact.files))
    more = max(0, len(fields) - MOST_NAMES) + max(0, len(files) - MOST_NAMES)
    told = {"fields": fields[:MOST_NAMES], "files": files[:MOST_NAMES], "left_out": str(more) if more else ""}
    return {name: value for name, value in told.items() if value}
