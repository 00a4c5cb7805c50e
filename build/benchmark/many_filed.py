"""What the registers of the archive say of copies of what is filed: entry, report and number, in the order of the export. Pure."""

from __future__ import annotations

from benchmark.many_names import path_of
from benchmark.many_names import uid_of
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import json

FILED, REPORTS, COUNTERS = "shangnan.policy.filed", "shangnan.policy.quality_reports", "shangnan.policy.registers"
Line = dict[str, Any]


@dataclass(frozen=True)
class Class:
    """Items of the register whose 件号 are given by one counter.

    :param given: how many were given before there were copies.
    :param copies: how many times there is each item afterwards.
    """

    given: int
    copies: int

    def number(self, before: int, copy: int) -> int:
        """Return the 件号 of a copy."""
        return copy * self.given + before


class Filed:
    """The lines of the registers, with entries, reports and counters for copies of what is filed."""

    def __init__(self, lines: list[Line], times: Mapping[str, int]) -> None:
        """
        :param lines: of the registers.
        :param times: how many times there is each record afterwards, by UID.
        """
        self.all = lines
        #: UID to 档号, of the filed records of which there are copies.
        self.numbers: dict[str, str] = {}
        for line in lines:
            way = _way(line)
            if way[:2] == [FILED, "number_of"] and len(way) == 3 and times.get(way[2], 1) > 1:
                self.numbers[way[2]] = line["value"]
        self.uids = {number: uid for uid, number in self.numbers.items()}
        self.copies = max((times[uid] for uid in self.numbers), default=1)
        self.classes: dict[str, Class] = {}
        for line in lines:
            if (counter := _counter(line)) is not None and "object" in line:
                self.classes[counter] = Class(line["state"]["last"], self.copies)

    def lines(self) -> Iterator[Line]:
        """Yield all lines, entries of one tree in the order of their keys."""
        for _around, group in groupby(self.all, key=_around_of):
            lines = [made for line in group for made in self._with_copies(line)]
            yield from sorted(lines, key=lambda line: line["at"][-1][1]) if len(lines) > 1 else lines

    def _with_copies(self, line: Line) -> Iterator[Line]:
        way, counter = _way(line), _counter(line)
        if counter is not None and "object" in line and self._has_copies(counter):
            given = self.classes[counter]
            yield line | {"state": line["state"] | {"last": given.given * given.copies}}
            return
        yield line
        entry = self._entry(line, way, counter)
        if entry is not None:
            uid, number = entry
            for copy in range(1, self.copies):
                yield json.loads(self._renamed(line, uid, number, copy))

    def _has_copies(self, counter: str) -> bool:
        return any(number.rpartition("-")[0] == counter for number in self.uids)

    def _entry(self, line: Line, way: list[Any], counter: str | None) -> tuple[str, str] | None:
        """Return UID and 档号 of the filed record that a line is an entry of; None where there are no copies of it."""
        if len(way) == 3 and way[:2] == [FILED, "number_of"]:
            return (way[2], self.numbers[way[2]]) if way[2] in self.numbers else None
        if (len(way) == 3 and way[:2] == [FILED, "by_number"]) or (len(way) == 2 and way[0] == REPORTS):
            return (self.uids[way[-1]], way[-1]) if way[-1] in self.uids else None
        if counter is not None and "value" in line:
            uid = line["value"]["tuple"][0]
            return (uid, self.numbers[uid]) if uid in self.numbers else None
        return None

    def _renamed(self, line: Line, uid: str, number: str, copy: int) -> str:
        prefix, _hyphen, last = number.rpartition("-")
        ours = self.classes[prefix].number(int(last), copy)
        made: Line = json.loads(json.dumps(line))
        if made["at"][0][1] == COUNTERS:
            made["at"][-1][1] = ours
        if "object" in (made["value"] if isinstance(made["value"], dict) else {}):
            kept = made["value"]["object"][1]["plain"]["map"]
            kept["number"], kept["path"] = ours, path_of(kept["path"], copy)
        text = json.dumps(made, ensure_ascii=False)
        return text.replace(uid, uid_of(uid, copy)).replace(number, f"{prefix}-{ours:04d}")


def _way(line: Line) -> list[Any]:
    return [step[1] for step in line["at"]]


def _around_of(line: Line) -> tuple[bool, str]:
    """Return by what neighbouring entries of one tree are known; the beginning of a tree stands alone."""
    is_entry = "value" in line
    return is_entry, json.dumps(line["at"][:-1] if is_entry else line["at"])


def _counter(line: Line) -> str | None:
    """Return the counter of 件号 that a line belongs to: what stands before the 件号 in a 档号."""
    way = _way(line)
    if way[0] != COUNTERS or len(way) < 3 or not isinstance(way[2], Mapping):
        return None
    kind, prefix, _year = way[2]["tuple"]
    return str(prefix) if kind == "filing" else None
