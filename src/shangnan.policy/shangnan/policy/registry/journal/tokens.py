"""By what entries are found: who, what, which thing, from where, with which outcome. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from shangnan.policy.registry.journal.entry import REFUSED
from typing import Any

import json

_TIME = '"time":"'


def time_of(line: str) -> str:
    """Return the time of a canonical line without reading all of it: keys are sorted, and after the time come texts alone."""
    begin = line.rfind(_TIME) + len(_TIME)
    return line[begin : line.index('"', begin)]


def mark(token: str) -> int:
    """Return 64 bits that stand for a token in an index; two tokens may have the same ones, which costs a look."""
    return int.from_bytes(blake2b(token.encode("utf-8"), digest_size=8).digest(), "little")


def marks_of(entry: Mapping[str, Any]) -> set[int]:
    """Return what an entry is found by."""
    found = {
        f"what:{entry['action']}",
        f"outcome:{entry['outcome']}",
        f"who:{entry['actor']}",
        f"who:{entry['on_behalf_of']}",
        f"uid:{entry['uid']}",
        f"from:{entry['address']}",
    }
    told = {token for token in found if not token.endswith(":")}
    if entry["outcome"] == REFUSED:
        told |= {_refused(token) for token in told}
    return {mark(token) for token in told}


def _refused(token: str) -> str:
    """Return what refusals alone are found by, which are few: to whom, of what, from where."""
    return f"{REFUSED} {token}"


@dataclass(frozen=True)
class Wanted:
    """What is looked for; "" for whatever.

    :param actor: user id of whoever did it or for whom it was done.
    :param action: a key of `actions.ACTIONS`.
    :param uid: of the thing.
    :param address: of the client.
    :param outcome: DONE or REFUSED.
    :param since: ISO 8601, the first moment; a date is enough.
    :param until: ISO 8601, the first moment that is too late.
    """

    actor: str = ""
    action: str = ""
    uid: str = ""
    address: str = ""
    outcome: str = ""
    since: str = ""
    until: str = ""

    @property
    def is_all(self) -> bool:
        """Whether every entry is wanted."""
        return self == Wanted()

    def plain(self) -> dict[str, str]:
        """Return what is asked by name."""
        return {name: value for name, value in vars(self).items() if value}

    def marks(self) -> list[int]:
        """Return what an entry that is wanted is found by: all of them."""
        named = {"who": self.actor, "what": self.action, "uid": self.uid, "from": self.address}
        tokens = [f"{name}:{value}" for name, value in named.items() if value]
        if self.outcome == REFUSED and tokens:
            tokens = [_refused(token) for token in tokens]
        elif self.outcome:
            tokens.append(f"outcome:{self.outcome}")
        return [mark(token) for token in tokens]

    def in_time(self, earliest: str, latest: str) -> bool:
        """Return whether something between two times may be wanted."""
        return latest >= self.since and (not self.until or earliest < self.until)

    def covers(self, earliest: str, latest: str) -> bool:
        """Return whether everything between two times may be wanted."""
        return earliest >= self.since and (not self.until or latest < self.until)

    def choose(self, lines: Sequence[str], places: Iterable[int]) -> list[tuple[int, dict[str, Any]]]:
        """Return which of some lines are wanted: place and what they say, in the order of the places.

        :param lines: canonical lines.
        :param places: of those that may be. Most of the others are passed over unread.
        """
        needles, found = self._needles(), []
        for place in places:
            line = lines[place]
            if all(needle in line for needle in needles) and self.in_time(at := time_of(line), at):
                entry = json.loads(line)
                if self._fits(entry):
                    found.append((place, entry))
        return found

    def _needles(self) -> list[str]:
        named = {"action": self.action, "uid": self.uid, "address": self.address, "outcome": self.outcome}
        return [f'"{name}":{json.dumps(value, ensure_ascii=False)}' for name, value in named.items() if value] + (
            [json.dumps(self.actor, ensure_ascii=False)] if self.actor else []
        )

    def _fits(self, entry: Mapping[str, Any]) -> bool:
        return (
            self.actor in ("", entry["actor"], entry["on_behalf_of"])
            and self.action in ("", entry["action"])
            and self.uid in ("", entry["uid"])
            and self.address in ("", entry["address"])
            and self.outcome in ("", entry["outcome"])
        )
