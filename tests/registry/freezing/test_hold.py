"""Nothing that makes up a frozen record is written: by programs that tell nobody, through any connection, at any time."""

from __future__ import annotations

from collections.abc import Callable
from persistent.mapping import PersistentMapping
from plone import api
from plone.namedfile.file import NamedBlobFile
from shangnan.policy.records.lifecycle.final import is_final
from shangnan.policy.records.lifecycle.final import RecordIsFinal
from shangnan.policy.records.lifecycle.lawful_exits import lawful_exit
from shangnan.policy.registry.freezing.frozen import drop
from shangnan.policy.registry.freezing.frozen import freeze
from shangnan.policy.registry.freezing.frozen import is_frozen
from shangnan.policy.registry.freezing.objects import frozen_objects
from shangnan.policy.registry.freezing.parts import parts_of
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.records.training.examples import add_training
from tests.registry.freezing.serials import serials
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import PDF
from typing import Any
from unittest import TestCase
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations

import transaction

NAME = "paper.pdf"


def program_set(record: Any) -> None:
    record.trainer = "改过"


def program_mark(record: Any) -> None:
    record._p_changed = True


def program_role(record: Any) -> None:
    record.__ac_local_roles__ = {"demo-staff": ["Owner"]}


def program_owner(record: Any) -> None:
    record._owner = (["acl_users"], "demo-staff")


def program_permission(record: Any) -> None:
    record._Modify_portal_content_Permission = ("Manager",)


def program_annotate(record: Any) -> None:
    IAnnotations(record)["other"] = "x"


def program_history(record: Any) -> None:
    record.workflow_history["training_record_workflow"] = ()


def program_add(record: Any) -> None:
    record._setOb("other", api.portal.get()["training"])


def program_take_file(record: Any) -> None:
    record._delOb(NAME)


def program_set_file(record: Any) -> None:
    record[NAME].file = NamedBlobFile(data=PDF + b"x", filename=NAME)


def program_title_of_file(record: Any) -> None:
    record[NAME].title = "改过"


def program_blob(record: Any) -> None:
    with record[NAME].file._blob.open("w") as stream:
        stream.write(b"other")


def program_delete(record: Any) -> None:
    record.aq_parent._delOb(record.getId())


def program_delete_folder(record: Any) -> None:
    api.portal.get()._delOb("training")


def program_move(record: Any) -> None:
    section = record.aq_parent
    section._delOb(record.getId())
    section._setOb("other", record.aq_base)
    record.aq_base.id = "other"


PROGRAMS: tuple[Callable[[Any], None], ...] = (
    program_set,
    program_mark,
    program_role,
    program_owner,
    program_permission,
    program_annotate,
    program_history,
    program_add,
    program_take_file,
    program_set_file,
    program_title_of_file,
    program_blob,
    program_delete,
    program_delete_folder,
    program_move,
)


class TestHold(TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.record, self.other = self.made(), self.made()
        freeze(self.record)
        transaction.commit()
        self.before = serials(self.record)

    def made(self) -> Any:
        record = add_training(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(record, NAME)
        return record

    def assert_as_before(self) -> None:
        transaction.abort()
        self.assertEqual(serials(self.record), self.before)

    def test_it_knows_what_is_frozen(self) -> None:
        self.assertTrue(is_frozen(self.record) and is_final(self.record) and is_frozen(self.record[NAME]))
        self.assertFalse(is_frozen(self.other) or is_final(self.other) or is_frozen(self.portal["training"]))
        classes = {type(part).__name__ for part in parts_of(self.record)}
        self.assertLessEqual({"TrainingRecord", "Attachment", "NamedBlobFile", "Blob", "PersistentMapping"}, classes)
        self.assertFalse({"Section", "PloneSite", "CatalogTool", "OrganisationUnit"} & classes)
        self.assertLess(len(self.before), 60)

    def test_no_program_writes_it(self) -> None:
        for program in PROGRAMS:
            for savepoint in (False, True):
                with self.subTest(program.__name__, savepoint=savepoint):
                    program(self.record)
                    if savepoint:
                        transaction.savepoint()
                    with self.assertRaises(RecordIsFinal) as caught:
                        transaction.commit()
                    self.assertIn("已归档", str(caught.exception))
                    self.assert_as_before()
                    self.assertEqual(self.record.trainer, self.portal["training"][self.record.getId()].trainer)
                    self.assertNotEqual(self.record.trainer, "改过")

    def test_programs_write_what_is_not_frozen(self) -> None:
        for program in PROGRAMS[:-3]:
            with self.subTest(program.__name__):
                self.other = self.made()
                transaction.commit()
                before = serials(self.other)
                program(self.other)
                transaction.commit()
                self.assertNotEqual(serials(self.other), before)

    def test_an_adding_beside_it_is_no_change_of_it(self) -> None:
        for _number in range(40):
            self.made()
        transaction.commit()
        self.portal["training"].reindexObject()
        self.record.reindexObject(idxs=["Title", "review_state"])
        self.record.reindexObjectSecurity()
        transaction.commit()
        self.portal["training"]._delObject(self.other.getId())
        transaction.commit()
        self.assert_as_before()

    def test_nothing_is_undone(self) -> None:
        database = self.portal._p_jar.db()
        self.assertFalse(database.supportsUndo())
        with self.assertRaises(NotImplementedError):
            database.undo(b"x")

    def test_who_began_before_is_refused_afterwards(self) -> None:
        """One edits, another files what is edited: who ends first wins, whatever each of them has seen."""
        database = self.portal._p_jar.db()
        path = self.other.getPhysicalPath()
        manager = transaction.TransactionManager()
        connection = database.open(manager)
        self.addCleanup(connection.close)
        manager.begin()
        theirs = connection.root()["Application"].unrestrictedTraverse(path)
        IAnnotations(theirs)["theirs"] = "x"
        freeze(self.other)
        transaction.commit()
        kept = serials(self.other)
        with self.assertRaises((RecordIsFinal, ConflictError)):
            manager.commit()
        manager.abort()
        self.assertEqual(serials(self.other), kept)

    def test_who_files_what_another_has_changed_does_it_again(self) -> None:
        database = self.portal._p_jar.db()
        path = self.other.getPhysicalPath()
        freeze(self.other)
        manager = transaction.TransactionManager()
        connection = database.open(manager)
        self.addCleanup(connection.close)
        manager.begin()
        connection.root()["Application"].unrestrictedTraverse(path)[NAME].title = "改过"
        manager.commit()
        with self.assertRaises(ConflictError):
            transaction.commit()
        transaction.abort()
        self.assertFalse(is_frozen(self.other))
        freeze(self.other)
        transaction.commit()
        self.assertEqual(self.other[NAME].title, "改过")

    def test_one_that_is_made_and_filed_at_once(self) -> None:
        record = self.made()
        freeze(record)
        transaction.commit()
        self.assertTrue(is_frozen(record))
        record.trainer = "改过"
        with self.assertRaises(RecordIsFinal):
            transaction.commit()

    def test_what_is_made_after_freezing_is_frozen_with_it(self) -> None:
        freeze(self.other)
        IAnnotations(self.other)["later"] = PersistentMapping()
        transaction.commit()
        IAnnotations(self.other)["later"]["x"] = 1
        with self.assertRaises(RecordIsFinal):
            transaction.commit()

    def test_a_freezing_that_is_taken_back_freezes_nothing(self) -> None:
        before = transaction.savepoint()
        freeze(self.other)
        before.rollback()
        transaction.commit()
        self.assertFalse(is_frozen(self.other))

    def test_freezing_twice_is_freezing_once(self) -> None:
        kept = frozen_objects(self.portal._p_jar)
        assert kept is not None
        before = list(kept.uids.items())
        freeze(self.record)
        transaction.commit()
        self.assertEqual(list(kept.uids.items()), before)
        self.assert_as_before()

    def test_a_lawful_exit_lets_its_records_be_written_and_no_others(self) -> None:
        freeze(self.other)
        transaction.commit()
        with lawful_exit("disposal", [self.other]):
            self.other.trainer = "清除"
        transaction.commit()
        self.assertEqual(self.other.trainer, "清除")
        with lawful_exit("disposal", [self.other]):
            self.record.trainer = "清除"
        with self.assertRaises(RecordIsFinal):
            transaction.commit()
        transaction.abort()
        self.other.trainer = "再改"
        with self.assertRaises(RecordIsFinal):
            transaction.commit()
        transaction.abort()
        with lawful_exit("disposal", [self.other]):
            drop(self.other)
            self.portal["training"]._delObject(self.other.getId())
        transaction.commit()
        kept = frozen_objects(self.portal._p_jar)
        assert kept is not None
        self.assertEqual(set(kept.uids.values()), {self.record.UID()})
        self.assert_as_before()

    def test_a_file_whose_size_was_never_asked_for_is_read(self) -> None:
        """A file keeps its size when it is asked for the first time, which must neither fail nor write."""
        file = self.other[NAME].file
        file.__dict__.pop("size", None)
        file._p_changed = True
        freeze(self.other)
        transaction.commit()
        kept = serials(self.other)
        file._p_invalidate()
        file._p_activate()
        self.assertNotIn("size", vars(file))
        reader = Person(self.layer, "demo-drafter", wire=False)
        url = self.other[NAME].absolute_url()
        for address in (f"{url}/view", f"{url}/@@download/file", self.other.absolute_url()):
            self.assertEqual(reader.page(address).status_code, 200)
        self.assertEqual(reader.rest("GET", url).json()["file"]["size"], len(PDF))
        self.assertEqual((file.getSize(), file.data), (len(PDF), PDF))
        IAnnotations(self.portal)["other"] = "x"
        transaction.commit()
        self.assertEqual(serials(self.other), kept)
