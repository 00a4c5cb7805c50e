"""Asking both sites in turn, and lines of the table from what they answered."""

from __future__ import annotations

from benchmark.client import Answer
from benchmark.client import Reader
from benchmark.homes import Home
from benchmark.samples import milliseconds
from benchmark.samples import Row
from benchmark.samples import Sample
from collections.abc import Callable
from collections.abc import Sequence

Ask = Callable[[int], Answer]
Answers = tuple[list[Answer], list[Answer]]


def asking(reader: Reader, home: Home, paths: Sequence[str]) -> Ask:
    """Return what asks a site for one path after another, from the start again after the last."""
    return lambda number: reader.get(f"/{home.name}{paths[number % len(paths)]}")


def in_turn(ours: Ask, stock: Ask, times: int) -> Answers:
    """Ask both sites the same number of times, A B B A A B …, so that neither always comes first.

    :param ours: asks this site for the page of a number.
    :param stock: asks the stock site.
    :param times: how often each is asked.
    """
    first: list[Answer] = []
    second: list[Answer] = []
    for number in range(times):
        pair = [(first, ours), (second, stock)]
        for answers, ask in pair if number % 2 == 0 else reversed(pair):
            answers.append(ask(number))
    return first, second


def time_row(what: str, answers: Answers, note: str = "") -> Row:
    """Return the line for the time that the pages of both sites took."""
    ours, stock = (milliseconds([answer.seconds for answer in side]) for side in answers)
    return Row(what, ours, stock, note)


def count_row(what: str, answers: Answers, unit: str, of: Callable[[Answer], int]) -> Row:
    """Return the line for something counted in the pages of both sites."""
    ours, stock = (Sample(tuple(float(of(answer)) for answer in side), unit) for side in answers)
    return Row(what, ours, stock)
