"""Nothing that is stored is lost by an upgrade, whenever it is killed.

Each value of each content, account and setting is compared before and after each step; only what meant.csv names may differ. Then the
upgrade is killed within and after the steps, in a process of its own, and started again. In the run of all tests some moments are tried,
always the same, spread over all steps; SHANGNAN_SAMPLE=100000 tries every one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from plone.namedfile.file import NamedBlobFile
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.upgrades.announced import steps_after
from shangnan.policy.upgrades.announced import version_of_the_code
from shangnan.policy.upgrades.stored_version import stored_versions
from tempfile import TemporaryDirectory
from tests.support import PDF
from tests.upgrades.dying import DONE
from tests.upgrades.dying import gone_on
from tests.upgrades.dying import killed
from tests.upgrades.dying import Moment
from tests.upgrades.dying import upgraded
from tests.upgrades.dying import WRITING
from tests.upgrades.dying import WRITTEN
from tests.upgrades.meant import Meant
from tests.upgrades.meant import meant
from tests.upgrades.old_site import BLOBS
from tests.upgrades.old_site import DATA
from tests.upgrades.old_site import DATABASES
from tests.upgrades.old_site import opened_in
from tests.upgrades.stored_state import Stored
from tests.upgrades.stored_state import stored_in
from zope.component.hooks import setSite

import lzma
import os
import shutil
import transaction
import unittest

SAMPLE = int(os.environ.get("SHANGNAN_SAMPLE", "8"))
#: Made anew by each upgrade; of what was there before it is compared as all else.
FLEETING = frozenset({"creation_date", "modification_date", "_plone.uuid", "workflow_history"})
#: The key of the codes on papers is drawn by lot.
PAPER_KEYS = ("", "__annotations__", "shangnan.policy.paper_keys")
#: The site has been given a section; the name of the import's account was taken at that time.
MADE_ANEW = frozenset(
    {("", "modification_date"), ("acl_users", "mutable_properties", "held_names", "shangnan-import"), PAPER_KEYS}
)
GONE = "gone"


@contextmanager
def old_data(packed: Path) -> Iterator[Path]:
    """Put an old database with an upload of a record into a folder of its own for a block."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "before"
        folder.mkdir()
        (folder / DATA).write_bytes(lzma.decompress(packed.read_bytes()))
        with opened_in(folder) as site:
            site["training"].upload = NamedBlobFile(data=PDF, filename="签到表.pdf")
            transaction.commit()
        yield folder


def stored(folder: Path) -> Stored:
    """Return what the database in a folder keeps."""
    return stored_in(folder / DATA, folder / BLOBS)


def moments(counts: list[int]) -> list[Moment]:
    """Return when an upgrade is killed: three times in each step that writes something.

    :param counts: objects that each step writes.
    """
    found = []
    for step, count in enumerate(counts):
        if count:
            found += [Moment(step, WRITING, count // 2), Moment(step, WRITTEN)]
        found.append(Moment(step, DONE))
    return found


def sampled(found: list[Moment], most: int) -> list[Moment]:
    """Return some moments, spread evenly."""
    return found if len(found) <= most else [found[(2 * place + 1) * len(found) // (2 * most)] for place in range(most)]


class TestNothingLost(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.addCleanup(setSite, self.layer["portal"])

    def test_steps_change_what_they_are_meant_to_and_nothing_else(self) -> None:
        rows, used = meant(), set[Meant]()
        for packed in DATABASES:
            with self.subTest(packed.name), old_data(packed) as folder:
                now = [stored(folder)]
                self.assertGreater(len(now[0]), 3000)
                self.assertIn("file", repr(now[0][("/training", "upload")]))

                def told(title: str, now: list[Stored] = now, folder: Path = folder) -> None:
                    before, now[0] = now[0], stored(folder)
                    changed = [place for place in before if now[0].get(place, GONE) != before[place]]
                    for place in changed:
                        found = {row for row in rows if row.covers(title, place)}
                        self.assertTrue(found, (title, place, before[place], now[0].get(place, GONE)))
                        used.update(found)

                counts = upgraded(folder, told=told)
                self.assertEqual(len(counts), len(steps_after(packed_version(packed))))
        # A row that nothing needs any more would let something be lost.
        self.assertEqual([row for row in rows if row not in used], [])

    def test_a_loss_is_seen(self) -> None:
        """The control: one value of one record, one file and one account, each taken away, are each told."""
        with old_data(DATABASES[0]) as folder:
            before = stored(folder)
            with opened_in(folder) as site:
                record = site["training"].objectValues()[0]
                record.trainer = "别人"
                with site["training"].upload._blob.open("w") as file:
                    file.write(b"other")
                site.acl_users.source_users.removeUser("demo-staff")
                transaction.commit()
            after = stored(folder)
            changed = {place[:2] for place in before if after.get(place, GONE) != before[place]}
            path = f"/training/{record.getId()}"
            self.assertEqual(changed, {(path, "trainer"), ("/training", "upload"), ("acl_users", "source_users")})

    def test_killed_at_any_moment_it_goes_on_to_the_same_end(self) -> None:
        for packed in [one for one in DATABASES if steps_after(packed_version(one))]:
            with old_data(packed) as folder:
                before = stored(folder)
                whole = copied(folder)
                counts = upgraded(whole)
                end = comparable(before, stored(whole))
                self.assertIn(PAPER_KEYS, stored(whole))
                found = moments(counts)
                for moment in sampled(found, max(1, SAMPLE // 2 if packed == DATABASES[0] else SAMPLE // 4)):
                    with self.subTest(packed.name, moment=moment):
                        again = copied(folder)
                        self.assertTrue(killed(again, moment))
                        self.assertTrue(gone_on(again))
                        self.assertEqual(set(stored_versions(again / DATA).values()), {version_of_the_code()})
                        self.assertEqual(differing(comparable(before, stored(again)), end), [])
                # Twice is harmless.
                self.assertEqual(upgraded(whole), [])
                self.assertEqual(differing(comparable(before, stored(whole)), end), [])


def packed_version(packed: Path) -> str:
    """Return the version of a packed database."""
    with TemporaryDirectory() as folder:
        (Path(folder) / DATA).write_bytes(lzma.decompress(packed.read_bytes()))
        return stored_versions(Path(folder) / DATA)["shangnan"]


def copied(folder: Path) -> Path:
    """Return another copy of a folder, beside it."""
    number = len(list(folder.parent.iterdir()))
    return shutil.copytree(folder, folder.parent / str(number))


def differing(one: Stored, other: Stored) -> list[tuple[str, ...]]:
    """Return the places that two databases keep differently."""
    return sorted(place for place in one.keys() | other.keys() if one.get(place, GONE) != other.get(place, GONE))


def comparable(before: Stored, after: Stored) -> Stored:
    """Return what is stored, without the times and names that each upgrade gives to what it makes itself."""
    known = {place[0] for place in before}
    return {
        place: value
        for place, value in after.items()
        if place not in MADE_ANEW and not (place[0] not in known and place[1] in FLEETING)
    }
