"""What a check tells: departures from the standard, what a person has to look at, and what was taken for what."""

from __future__ import annotations

from dataclasses import dataclass
from shangnan.policy.paper.check.standard import RULES


@dataclass(frozen=True)
class Departure:
    """One departure from the standard.

    :ivar page: number of the page, from 1; 0 for the whole file
    :ivar rule: key of the rule in :data:`standard.RULES`
    :ivar clause: the standard's clause
    :ivar measured: what was found
    :ivar expected: what the standard asks for
    :ivar sentence: all of it as a Chinese sentence with what to do
    """

    page: int
    rule: str
    clause: str
    measured: str
    expected: str
    sentence: str


@dataclass(frozen=True)
class Note:
    """What no machine can decide.

    :ivar page: number of the page, from 1; 0 for the whole file
    """

    page: int
    sentence: str


@dataclass(frozen=True)
class Taken:
    """What was taken for what.

    :ivar element: name of the element in the standard
    :ivar text: how it begins
    :ivar measures: place and look
    """

    page: int
    element: str
    text: str
    measures: str


@dataclass(frozen=True)
class Report:
    """All that is told of one file.

    :ivar form: 文件, 信函, 命令 or 纪要
    :ivar pages: how many there are
    """

    form: str
    pages: int
    departures: tuple[Departure, ...]
    notes: tuple[Note, ...]
    taken: tuple[Taken, ...]


def departure(page: int, key: str, measured: str, sentence: str) -> Departure:
    """A departure from a rule of the table.

    :param sentence: what is wrong and what to do; what the rule asks for is added
    :raises KeyError: for a rule that is not in the table
    """
    rule = RULES[key]
    return Departure(page, key, rule.clause, measured, rule.expected, f"{sentence}（应为：{rule.expected}）")
