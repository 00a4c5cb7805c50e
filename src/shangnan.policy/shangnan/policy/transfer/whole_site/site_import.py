"""Bringing a whole site into an empty one: part after part, committed again and again, with how far it is committed beside.

Nothing is told of what comes in: no mail goes out, no number is given, no step is noted, since nobody takes one. What is final or filed
is put together under the one lawful exit that there is for it (decision 0032).
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from plone import api
from shangnan.policy.records.lifecycle.lawful_exits import lawful_exit
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.digests import digests
from shangnan.policy.transfer.whole_site.admission import refuse_export
from shangnan.policy.transfer.whole_site.admission import refuse_site
from shangnan.policy.transfer.whole_site.blob_folder import BlobFolder
from shangnan.policy.transfer.whole_site.leaving import parts
from shangnan.policy.transfer.whole_site.leaving import Told
from shangnan.policy.transfer.whole_site.lines import data_of
from shangnan.policy.transfer.whole_site.manifest import BLOBS
from shangnan.policy.transfer.whole_site.manifest import FILE
from shangnan.policy.transfer.whole_site.manifest import file_of
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.position import forget_position
from shangnan.policy.transfer.whole_site.position import keep_position
from shangnan.policy.transfer.whole_site.position import Position
from shangnan.policy.transfer.whole_site.position import position
from typing import Any

import gc

# What is committed at once. The more, the fewer pages of indexes are written twice (docs/decisions/0029); the less, the less is done
# anew by an import that was cut short.
BATCH = 2000
SERVICE = "site-import"
#: Called before each commit, for tests that cut it short.
BeforeCommit = Callable[[Position], None]


def bring_in(
    folder: Path, told: Told, before_commit: BeforeCommit = lambda reached: None, batch: int = BATCH
) -> Manifest:
    """Bring an export into the present site, or go on with it.

    :param folder: of the export.
    :param told: is told how far it is.
    :param before_commit: is told how far it will be.
    :param batch: lines that are committed at once.
    :returns: the manifest of the export.
    :raises Refused: for an export that is not whole or of another version, and for a site that is not empty.
    """
    manifest = refuse_export(folder)
    mark = digests((folder / FILE).read_bytes())[0]
    reached = position()
    if reached is None or reached.manifest != mark:
        refuse_site(reached, parts())
    blobs = BlobFolder(folder / BLOBS)
    counts = {part.name: part.count for part in manifest.parts}
    for name, part in parts():
        task = _Task(name, part, file_of(folder, name), counts[name], blobs, mark, before_commit)
        task.carry_out(told, batch)
    committed(_as_system(forget_position))
    return manifest


class _Task:
    """One part being brought in."""

    def __init__(
        self, name: str, part: Any, path: Path, count: int, blobs: BlobFolder, mark: str, before_commit: BeforeCommit
    ) -> None:
        self.name, self.part, self.path, self.count = name, part, path, count
        self.blobs, self.mark, self.before_commit = blobs, mark, before_commit

    def carry_out(self, told: Told, batch: int) -> None:
        """Bring it in from where it is, in parts that are committed."""
        reached = self._reached()
        if self.name in reached.done:
            return
        begun = reached.lines if reached.part == self.name else 0
        for lines, done in self._batches(begun, batch):
            committed(_as_system(partial(self._bring, lines, done)), anew=True)
            told(self.part.title, done, self.count)
            # Records of many kilobytes each stay in memory otherwise.
            api.portal.get()._p_jar.cacheMinimize()
            gc.collect(1)
        committed(_as_system(self._end))
        told(self.part.title, self.count, self.count)

    def _reached(self) -> Position:
        return position() or Position(self.mark)

    def _batches(self, begun: int, batch: int) -> Iterator[tuple[list[bytes], int]]:
        with self.path.open("rb") as stream:
            for _passed in islice(stream, begun):
                pass
            done = begun
            while lines := list(islice(stream, batch)):
                done += len(lines)
                yield lines, done

    def _bring(self, lines: list[bytes], done: int) -> None:
        self.part.in_([data_of(line) for line in lines], self.blobs)
        self._keep(Position(self.mark, self.name, done, self._reached().done))

    def _end(self) -> None:
        self.part.finish()
        self._keep(Position(self.mark, "", 0, (*self._reached().done, self.name)))

    def _keep(self, reached: Position) -> None:
        keep_position(reached)
        self.before_commit(reached)


def _as_system(work: Callable[[], None]) -> Callable[[], None]:
    def done() -> None:
        # The exit ends with the transaction, so each part opens it anew. As the superuser: what is indexed belongs to everybody.
        with lawful_exit(SERVICE, None), api.env.adopt_roles(["Manager"]):
            work()

    return done
