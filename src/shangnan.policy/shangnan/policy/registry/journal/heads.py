"""The daily head: number and hash of the last entry, to be kept where the server cannot change it.

With it, cutting off the tail and hashing everything anew are found. It is taken of what was sealed until then, when the first entries of
a new day (Asia/Shanghai) are sealed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from shangnan.policy.registry.journal.chain import canonical
from shangnan.policy.registry.journal.chain import exported
from shangnan.policy.registry.journal.chain import sm3_of
from shangnan.policy.registry.journal.store import Kept

import json


@dataclass(frozen=True)
class Head:
    """A head of the journal.

    :param date: day on which it was taken, ISO 8601.
    :param seq: number of the last entry.
    :param hash: its hash.
    :param sm3: `sm3:hex` over the entry's line as it is exported; "" where the machine has no SM3.
    :param count: entries since the head before.
    """

    date: str
    seq: int
    hash: str
    sm3: str
    count: int

    def line(self) -> str:
        """Return it as it is kept, mailed and written: one line of JSON."""
        return canonical(vars(self))

    def plain(self) -> dict[str, str]:
        """Return it as details of an entry."""
        return {name: str(value) for name, value in vars(self).items()}


def head_from(line: str) -> Head:
    """Return the head of a line that `Head.line` has made."""
    return Head(**json.loads(line))


def is_due(kept: Kept, moment: datetime) -> bool:
    """Return whether a day has begun of which there is no head yet. Of an empty journal there is none."""
    return bool(kept.end.seq) and (not kept.heads or head_from(kept.heads[-1]).date < moment.date().isoformat())


def head_of(kept: Kept, moment: datetime) -> Head:
    """Return the head of what is sealed now.

    :param kept: a journal that is not empty.
    :param moment: the present, in the county's zone.
    """
    part = kept.end.parts[-1] if kept.end.parts else kept.blocks[kept.blocks.maxKey()]
    before = head_from(kept.heads[-1]).seq if kept.heads else 0
    line = exported(kept.end.seq, kept.end.digest, part.lines()[-1])
    return Head(moment.date().isoformat(), kept.end.seq, kept.end.digest, sm3_of(line), kept.end.seq - before)
