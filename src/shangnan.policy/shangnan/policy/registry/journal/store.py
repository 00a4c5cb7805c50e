"""The journal as it lies in the database, in its root beside the application: no undo and no removal of a site takes it along.

Writers touch their own segments alone; everything else is the sealer's, who always writes the end of the chain: of two sealers at
once one meets a conflict and begins anew, so that the chain has no fork.
"""

from __future__ import annotations

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from persistent import Persistent
from persistent.list import PersistentList
from shangnan.policy.registry.journal.chain import START
from typing import Any
from typing import cast

KEY = "shangnan.policy.journal"


class End(Persistent):
    """The end of the chain, and the sealed entries that do not fill a block yet.

    :ivar seq: number of the last sealed entry.
    :ivar digest: its hash.
    :ivar parts: `blocks.Part`, in order.
    """

    def __init__(self) -> None:
        self.seq, self.digest = 0, START
        self.parts: tuple[Any, ...] = ()


class Kept(Persistent):
    """The journal.

    :ivar segments: Segment by name.
    :ivar sealed: (number, hash) of the last line of each segment that is sealed, by its name.
    :ivar end: the End.
    :ivar blocks: full Blocks by number, from 0.
    :ivar index: `index.Index`; None where entries are older than it.
    :ivar heads: Heads as lines, the oldest first.
    :ivar delivered: how many heads have left the server, by the way that they took.
    """

    index = cast(Any, None)

    def __init__(self) -> None:
        self.segments = OOBTree()
        self.sealed = OOBTree()
        self.end = End()
        self.blocks = IOBTree()
        self.heads = PersistentList()
        self.delivered = OOBTree()


def kept_in(root: Any) -> Kept | None:
    """Return the journal of a database, None where there is none yet.

    :param root: the root mapping of a connection.
    """
    return root.get(KEY)


def made_in(root: Any) -> Kept:
    """Return the journal of a database, made where there is none; parameter as before."""
    if KEY not in root:
        root[KEY] = Kept()
    return root[KEY]
