"""Six ways to tamper with an exported journal, each by hands of different skill. Pure."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from shangnan.policy.registry.journal.chain import canonical
from shangnan.policy.registry.journal.chain import linked
from shangnan.policy.registry.journal.chain import START
from typing import Any

import json

#: Number, hash and entry of each line; shared with other journals, so that none is changed but replaced.
Records = list[dict[str, Any]]
#: Changes records at a place found by dice, and returns from which record on a careful hand writes hashes anew.
Change = Callable[[Records, Random], int]


def edit(records: Records, dice: Random) -> int:
    """Change what an entry says."""
    place = dice.randrange(len(records))
    entry = dict(records[place]["entry"])
    key = dice.choice(["actor", "action", "outcome", "address", "uid", "time", "title", "details"])
    entry[key] = {"fields": ["text"]} if key == "details" else entry[key] + dice.choice("x1 字")
    records[place] = records[place] | {"entry": entry}
    return place


def delete(records: Records, dice: Random) -> int:
    """Take entries out of the middle."""
    place = dice.randrange(len(records) - 1)
    del records[place : min(place + dice.choice([1, 1, 1, 7]), len(records) - 1)]
    return place


def insert(records: Records, dice: Random) -> int:
    """Put in an entry that nobody made."""
    place = dice.randrange(len(records))
    made = records[dice.randrange(len(records))]
    records.insert(place, made | {"entry": made["entry"] | {"actor": "framed"}})
    return place


def swap(records: Records, dice: Random) -> int:
    """Let two entries change places."""
    one = dice.randrange(len(records) - 1)
    two = dice.choice([one + 1, dice.randrange(one + 1, len(records))])
    records[one], records[two] = records[two], records[one]
    return one


def cut(records: Records, dice: Random) -> int:
    """Cut the tail off."""
    del records[dice.randrange(len(records)) :]
    return len(records)


def rewrite(records: Records, dice: Random) -> int:
    """Do one of the others, to be hashed anew from there to the end."""
    return dice.choice([edit, delete, insert, swap, cut])(records, dice)


WAYS: dict[str, Change] = {
    "edit": edit,
    "delete": delete,
    "insert": insert,
    "swap": swap,
    "cut": cut,
    "rewrite": rewrite,
}


def tampered(header: dict[str, Any], lines: list[str], way: str, dice: Random) -> list[str]:
    """Return a journal that was tampered with.

    :param header: as exported.
    :param lines: entries as exported.
    :param way: a name of WAYS.
    :param dice: says where, and how skilled the hand is: numbers and the header made to fit, one hash or none made anew;
        for `rewrite` everything.
    """
    numbers = dice.random() < 0.5
    read = [_read(line) for line in lines]
    records = list(read)
    place = WAYS[way](records, dice)
    everything = way == "rewrite"
    if numbers or everything:
        records = [one if one["seq"] == seq else one | {"seq": seq} for seq, one in enumerate(records, 1)]
    for one in range(place, len(records) if everything else min(place + dice.choice([0, 1, 2]), len(records))):
        before = records[one - 1]["hash"] if one else START
        records[one] = records[one] | {"hash": linked(before, canonical(records[one]["entry"]))}
    if dice.random() < 0.7 or everything:
        last = records[-1] if records else {"seq": 0, "hash": START}
        header = header | {"last": last["seq"], "head": last["hash"], "heads": []}
    known = {id(one): line for one, line in zip(read, lines, strict=True)}
    return [canonical(header), *(known.get(id(one)) or canonical(one) for one in records)]


@cache
def _read(line: str) -> dict[str, Any]:
    return json.loads(line)
