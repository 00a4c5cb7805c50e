"""Damage to what is filed is found, each piece of it and nothing else: in files, in records, in the database."""

from __future__ import annotations

from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.fixity.checking import check_item
from shangnan.policy.registry.fixity.problem import CHANGED
from shangnan.policy.registry.fixity.problem import MISSING
from shangnan.policy.registry.fixity.problem import UNREADABLE
from shangnan.policy.registry.qualities.at_keeping import readable
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.registry.filed import file
from tests.support import acting_as
from typing import Any
from unittest.mock import patch

import random
import transaction
import unittest

RECORDS, FILES_EACH = 10, 40
FLIPPED = 300


def add_file(record: Any, name: str, data: bytes) -> Any:
    with api.env.adopt_roles(["Manager"]):
        return createContentInContainer(
            record, "Attachment", checkConstraints=False, title=name, purpose="text",
            file=NamedBlobFile(data=data, filename=name),
        )  # fmt: skip


def on_disk(attachment: Any) -> Path:
    return Path(attachment.file._blob.committed())


def flip(path: Path, chance: random.Random) -> None:
    """Flip one bit of a file where it lies, its times and size as they were."""
    path.chmod(0o600)
    data = bytearray(path.read_bytes())
    place = chance.randrange(len(data) * 8)
    data[place // 8] ^= 1 << place % 8
    path.write_bytes(data)


def told(item: FiledItem) -> list[tuple[str, str]]:
    return [(problem.result, problem.path) for problem in check_item(item)]


class TestChecking(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def filed(self, files: int = 2, number: int = 1, **changes: Any) -> tuple[Any, FiledItem]:
        record = add_dispatch(self.portal)
        for count in range(files):
            add_file(record, f"{count}.pdf", b"%%PDF-1.4 %d-%d" % (number, count))
        transaction.commit()
        item = file(record, number, **changes)
        transaction.commit()
        return record, item

    def empty_memory(self) -> None:
        self.portal._p_jar.cacheMinimize()

    def test_one_bit_in_each_of_300_files(self) -> None:
        """The other 100 are whole: none of them is reported."""
        chance, filed = random.Random(300), [self.filed(FILES_EACH, number + 1) for number in range(RECORDS)]
        files = [(item, child) for record, item in filed for child in record.objectValues()]
        self.assertEqual(len(files), RECORDS * FILES_EACH)
        chosen = chance.sample(files, FLIPPED)
        for _item, attachment in chosen:
            flip(on_disk(attachment), chance)
        self.empty_memory()
        found = [(item.archival_number, *one) for _record, item in filed for one in told(item)]
        wanted = [(item.archival_number, CHANGED, child.getId()) for item, child in chosen]
        self.assertEqual(sorted(found), sorted(wanted))
        print(f"bits flipped: {len(wanted)}, reported: {len(found)}, false: {len(set(found) - set(wanted))}")

    def test_the_file_on_the_disk_is_read_and_not_what_is_in_memory(self) -> None:
        record, item = self.filed()
        attachment = record.objectValues()[0]
        self.assertEqual(attachment.file.data[:4], b"%PDF")
        flip(on_disk(attachment), random.Random(1))
        self.assertEqual(told(item), [(CHANGED, attachment.getId())])

    def test_a_lost_file_is_missing(self) -> None:
        record, item = self.filed()
        attachment = record.objectValues()[1]
        on_disk(attachment).unlink()
        self.empty_memory()
        self.assertEqual(told(item), [(MISSING, attachment.getId())])

    def test_a_file_that_the_disk_does_not_give_is_unreadable(self) -> None:
        record, item = self.filed()
        bad = on_disk(record.objectValues()[0])
        bad.unlink()
        bad.mkdir()
        self.empty_memory()
        self.assertEqual(told(item), [(UNREADABLE, record.objectValues()[0].getId())])

    def test_a_file_cut_short_and_an_empty_one_are_changed(self) -> None:
        record, item = self.filed()
        for attachment, rest in zip(record.objectValues(), (b"", b"%PDF"), strict=True):
            path = on_disk(attachment)
            path.chmod(0o600)
            path.write_bytes(rest)
        self.assertEqual([result for result, _path in told(item)], [CHANGED, CHANGED])

    def test_the_record_itself(self) -> None:
        record, item = self.filed()
        record.body = record.body.replace("3月18日", "3月19日")
        transaction.commit()
        self.empty_memory()
        self.assertEqual(told(item), [(CHANGED, "")])

    def test_a_file_that_was_taken_away_or_put_in(self) -> None:
        record, item = self.filed()
        with api.env.adopt_roles(["Manager"]):
            add_file(record, "more.pdf", b"%PDF")
            transaction.commit()
            self.assertEqual(told(item), [(CHANGED, "")])
            record._delObject(record.objectIds()[0])
        self.assertEqual([result for result, _path in told(item)], [CHANGED, MISSING])

    def test_bits_in_the_database(self) -> None:
        """A bit of each byte of a stored title is flipped in turn: not one goes unnoticed, and none stops the check."""
        record, item = self.filed(0)
        stored, serial = self.portal._p_jar._storage.load(record._p_oid)
        title = record.title.encode()
        place = stored.index(title)
        load = type(self.portal._p_jar._storage).load
        for number in range(place, place + len(title)):
            damaged = stored[:number] + bytes([stored[number] ^ 1 << number % 8]) + stored[number + 1 :]

            def loaded(storage: Any, oid: bytes, damaged: bytes = damaged) -> tuple[bytes, bytes]:
                return (damaged, serial) if oid == record._p_oid else load(storage, oid)

            with patch.object(type(self.portal._p_jar._storage), "load", loaded):
                self.empty_memory()
                found = told(item)
            with self.subTest(number=number):
                self.assertEqual(len(found), 1)
                self.assertIn(found[0][0], (CHANGED, UNREADABLE, MISSING))
        self.empty_memory()
        self.assertEqual(told(item), [])

    def test_a_record_that_is_gone(self) -> None:
        record, item = self.filed()
        with api.env.adopt_roles(["Manager"]):
            record.aq_parent._delObject(record.getId())
        transaction.commit()
        self.assertEqual(told(item), [(MISSING, "")])

    def test_members_are_checked_with_their_leader(self) -> None:
        letter, reply = add_dispatch(self.portal), add_dispatch(self.portal)
        add_file(letter, "letter.pdf", b"%PDF letter")
        transaction.commit()
        item = file(reply, 1, (letter,))
        transaction.commit()
        self.assertEqual(told(item), [])
        letter.body = "换过"
        flip(on_disk(letter.objectValues()[0]), random.Random(2))
        self.assertEqual(told(item), [(CHANGED, ""), (CHANGED, f"{letter.getId()}/{letter.objectIds()[0]}")])

    def test_what_was_destroyed_is_not_looked_for(self) -> None:
        _record, item = self.filed()
        register().replace(item.changed(state=DESTROYED))
        destroyed = register().numbered(item.archival_number)
        assert destroyed is not None
        self.assertEqual(told(destroyed), [])

    def test_what_is_on_paper_is_not_looked_for(self) -> None:
        _record, item = self.filed(0)
        paper = item.changed(path="", uid="0" * 32, digests=(), place="库房2架3层")
        self.assertEqual(told(paper), [])
        self.assertEqual(readable(paper), ())

    def test_only_digests_that_nobody_can_count_are_no_proof(self) -> None:
        _record, item = self.filed(0)
        self.assertEqual(told(item.changed(digests=("blake9:00",))), [(UNREADABLE, "")])
        self.assertEqual(told(item.changed(digests=(*item.digests, "blake9:00"))), [])

    def test_clean_ones_are_clean(self) -> None:
        for number in range(1, 6):
            _record, item = self.filed(2, number)
            self.empty_memory()
            self.assertEqual(told(item), [])
        with acting_as(self.portal, "demo-registrar"):
            self.assertEqual(told(item), [], "whoever asks")
