"""After a destruction and a pack nothing of the content is left: not in the database's file, nor in the folder of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shangnan.policy.records.disposal_list.reading import order_of
from shangnan.policy.registry.disposal.destruction import destroy
from shangnan.policy.registry.disposal.packing import pack
from shangnan.policy.registry.disposal.packing import packed
from shangnan.policy.registry.disposal.packing import RemoveDestroyed
from shangnan.policy.registry.disposal.packing import waits
from shangnan.policy.registry.freezing.storage import HoldingStorage
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tempfile import TemporaryDirectory
from tests.registry.disposal.site import executed_list
from tests.registry.disposal.site import file_training
from tests.support import acting_as
from tests.support import PDF
from typing import Any
from unittest.mock import patch
from ZODB.blob import BlobStorage
from ZODB.blob import copyTransactionsFromTo
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.serialize import ObjectReader

import datetime
import transaction
import unittest

# In the text, in a name of the roster, and in the file.
CANARIES = (b"kanarienvogel4711", b"kanarienname0815", b"kanariendatei2525")


def found_in(folder: Path) -> set[bytes]:
    """Return which of the canaries stand in any file below a folder."""
    texts = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return {canary for canary in CANARIES if any(canary in text.lower() for text in texts)}


def holders(database: Any) -> list[str]:
    """Return which objects of a packed database hold a canary, by class: for whoever has to find the place."""
    found = set()
    for one in database.storage.iterator():
        for record in one:
            if record.data and any(canary in record.data.lower() for canary in CANARIES):
                found.add(ObjectReader().getClassName(record.data))
    return sorted(found)


class History:
    """A storage as `copyTransactionsFromTo` reads it: that of the tests leaves out what transactions carry besides."""

    def __init__(self, storage: Any) -> None:
        self.storage, self.loadBlob = storage, storage.loadBlob

    def iterator(self) -> Iterator[Any]:
        """Yield the transactions, the oldest first."""
        for one in self.storage.iterator():
            if not hasattr(one, "extension_bytes"):
                one.extension_bytes = b""
            yield one


class TestPacking(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        roster = [
            {"name": "kanarienname0815", "user_id": "", "unit": "县行政审批服务局", "signed_in": True, "hours": 4}
        ]
        self.one = file_training(
            self.portal, 1, PDF + b"kanariendatei2525", content="kanarienvogel4711 培训", roster=roster, scores=[]
        )
        self.beside = file_training(self.portal, 2)
        self.list = executed_list(self.portal, self.one)
        transaction.commit()

    def destroy(self) -> None:
        with acting_as(self.portal, "demo-registrar"):
            self.assertEqual(destroy(order_of(self.list)).done, 1)

    def copied(self, folder: Path) -> Any:
        """Return the tests' database with all of its history in files, as a server has it."""
        stored = BlobStorage(str(folder / "blobs"), FileStorage(str(folder / "Data.fs")))
        copyTransactionsFromTo(History(self.portal._p_jar.db().storage), stored)
        return DB(HoldingStorage(stored))

    def test_nothing_is_left_in_any_file(self) -> None:
        self.destroy()
        with TemporaryDirectory() as name:
            folder = Path(name)
            database = self.copied(folder)
            self.assertEqual(found_in(folder), set(CANARIES), "nothing was planted, so nothing would be proved")
            pack(database)
            self.assertEqual(holders(database), [])
            self.assertEqual(found_in(folder), set())
            self.assertFalse((folder / "Data.fs.old").exists())
            # What lies beside it is whole, its file too.
            site = database.open().root()["Application"][self.portal.getId()]
            record = site.unrestrictedTraverse(self.beside.path)
            self.assertEqual(record.title, self.beside.title)
            self.assertEqual(record["sheet.pdf"].file.data, PDF)
            database.close()

    def test_without_destruction_the_pack_leaves_it(self) -> None:
        with TemporaryDirectory() as name:
            database = self.copied(Path(name))
            pack(database)
            self.assertEqual(found_in(Path(name)), set(CANARIES))
            database.close()

    def test_the_night_packs_where_something_was_destroyed(self) -> None:
        job, day = RemoveDestroyed(), datetime.date(2026, 11, 29)
        with patch("shangnan.policy.registry.disposal.packing.pack") as packing:
            self.assertEqual(job.run(day), [])
            self.destroy()
            self.assertEqual(waits(), 1)
            self.assertEqual(len(job.run(day)), 1)
            self.assertEqual((waits(), packed()[1]), (0, 1))
            self.assertEqual(job.run(day), [])
        packing.assert_called_once_with(self.portal._p_jar.db())
