"""Older data is upgraded before it is served: announced, with a copy, step by step; killed between, it goes on."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from shangnan.policy.upgrades import kept_copy
from shangnan.policy.upgrades.announced import steps_after
from shangnan.policy.upgrades.announced import version_of_the_code
from shangnan.policy.upgrades.command import main
from shangnan.policy.upgrades.command import UNDER_WAY
from shangnan.policy.upgrades.kept_copy import copy_data
from shangnan.policy.upgrades.stored_version import stored_versions
from tempfile import TemporaryDirectory
from tests.upgrades.old_site import DATABASES
from tests.upgrades.old_site import objects_in
from unittest import mock
from unittest import TestCase
from zc.lockfile import LockFile

import lzma
import os
import signal
import subprocess
import sys
import tests

ROOT = Path(tests.__file__).parent.parent
# The state before the archive.
BEFORE_ARCHIVE = next(packed for packed in DATABASES if packed.name.startswith("2110213"))
CONFIGURATION = """\
%define INSTANCEHOME {root}/.build/parts/instance
instancehome $INSTANCEHOME
clienthome {folder}
default-zpublisher-encoding utf-8
<zodb_db main>
  %import shangnan.policy.registry.freezing
  <holding_storage>
    <blobstorage>
      blob-dir {folder}/blobstorage
      <filestorage>
        path {folder}/Data.fs
      </filestorage>
    </blobstorage>
  </holding_storage>
  mount-point /
</zodb_db>
"""


@contextmanager
def old_data() -> Iterator[Path]:
    """Put an old database with an upload into a folder of its own, with a configuration for it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "Data.fs").write_bytes(lzma.decompress(BEFORE_ARCHIVE.read_bytes()))
        upload = folder / "blobstorage" / "0x00" / "0x01" / "upload.blob"
        upload.parent.mkdir(parents=True)
        upload.write_bytes(b"uploaded")
        (folder / "zope.conf").write_text(CONFIGURATION.format(root=ROOT, folder=folder), encoding="utf-8")
        yield folder


def nothing(_configuration: str, _tell: Callable[[str], None]) -> None:
    """Upgrade nothing."""


def fails(_configuration: str, tell: Callable[[str], None]) -> None:
    """Fail in the middle."""
    tell("  1/2")
    raise LookupError("planted")


class TestBeforeZope(TestCase):
    def test_versions_are_read_without_zope(self) -> None:
        found = {packed.name[:7]: self.versions(packed) for packed in DATABASES}
        self.assertEqual(
            found,
            {
                "07ecd7c": {"shangnan": "1000"},
                "1e96c68": {"shangnan": "20261201"},
                "2110213": {"shangnan": "20261130"},
                "f8721b9": {"shangnan": "20261129"},
            },
        )

    def versions(self, packed: Path) -> dict[str, str]:
        with TemporaryDirectory() as folder:
            (Path(folder) / "Data.fs").write_bytes(lzma.decompress(packed.read_bytes()))
            return stored_versions(Path(folder) / "Data.fs")

    def test_steps_are_told_in_order_and_in_chinese(self) -> None:
        every, last = steps_after("1000"), steps_after("20261130")
        self.assertEqual(every[-len(last) :], last)
        self.assertEqual(every[-1].destination, version_of_the_code())
        self.assertEqual(sorted(every, key=lambda step: int(step.destination)), every)
        self.assertEqual([step.title for step in every if step.title.isascii()], [])
        self.assertEqual(steps_after(version_of_the_code()), [])

    def run_on(self, folder: Path, upgrade: Callable[..., None]) -> tuple[int, str, str]:
        out, err = StringIO(), StringIO()
        data, blobs, copies = folder / "Data.fs", folder / "blobstorage", folder / "copies"
        return main("", data, blobs, copies, upgrade, out, err), out.getvalue(), err.getvalue()

    def test_a_failure_names_the_copy_and_nothing_is_served(self) -> None:
        with old_data() as folder:
            before = (folder / "Data.fs").read_bytes()
            code, out, err = self.run_on(folder, fails)
            copy = folder / "copies" / "20261130-1"
            self.assertEqual(code, 1)
            self.assertIn("planted", err)
            self.assertIn(str(copy), err)
            for step in steps_after("20261130"):
                self.assertIn(step.title, out)
            self.assertEqual((copy / "Data.fs").read_bytes(), before)
            upload = Path("blobstorage", "0x00", "0x01", "upload.blob")
            self.assertEqual(os.stat(copy / upload).st_ino, os.stat(folder / upload).st_ino)
            # Started again it keeps to the copy of the beginning.
            (folder / "Data.fs").write_bytes(before + b"")
            self.assertEqual(self.run_on(folder, fails)[0], 1)
            self.assertEqual(sorted(path.name for path in (folder / "copies").iterdir()), [copy.name, UNDER_WAY])

    def test_no_copy_no_upgrade(self) -> None:
        usage = namedtuple("usage", "total used free")
        with old_data() as folder:
            with mock.patch.object(kept_copy.shutil, "disk_usage", return_value=usage(9, 9, 2**20)):
                code, _out, err = self.run_on(folder, fails)
            self.assertEqual(code, 1)
            self.assertIn("空间", err)
            self.assertNotIn("planted", err)
            lock = LockFile(str(folder / "Data.fs.lock"))
            self.addCleanup(lock.close)
            code, _out, err = self.run_on(folder, fails)
            self.assertEqual(code, 1)
            self.assertIn("正在使用", err)

    def test_a_copy_that_was_interrupted_is_made_anew(self) -> None:
        with old_data() as folder:
            left = folder / "copies" / "x.unfinished"
            left.mkdir(parents=True)
            (left / "Data.fs").write_bytes(b"half")
            copy_data(folder / "Data.fs", folder / "blobstorage", folder / "copies" / "x")
            self.assertFalse(left.exists())
            self.assertEqual((folder / "copies/x/Data.fs").read_bytes(), (folder / "Data.fs").read_bytes())

    def test_nothing_is_said_of_data_that_is_as_it_should_be(self) -> None:
        with old_data() as folder, mock.patch("shangnan.policy.upgrades.command.version_of_the_code") as present:
            present.return_value = "20261130"
            self.assertEqual(self.run_on(folder, fails), (0, "", ""))
            present.return_value = "20261129"
            code, _out, err = self.run_on(folder, nothing)
            self.assertEqual(code, 1)
            self.assertIn("版本", err)
            self.assertFalse((folder / "copies").exists())

    def test_no_data_is_nothing_to_do(self) -> None:
        with TemporaryDirectory() as folder:
            self.assertEqual(self.run_on(Path(folder), fails), (0, "", ""))


class TestWhole(TestCase):
    """With Zope, in processes of their own."""

    def started(self, folder: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "shangnan.policy.upgrades.command", str(folder / "zope.conf")]
        command += [str(folder / name) for name in ("Data.fs", "blobstorage", "copies")]
        environment = {**os.environ, "TZ": "<+08>-8", "PYTHONIOENCODING": "utf-8"}
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.addCleanup(process.communicate)
        return process

    def test_killed_between_it_goes_on_and_nothing_is_lost(self) -> None:
        with old_data() as folder:
            before = objects_in(folder / "Data.fs")
            self.assertGreater(len(before), 10)
            first = self.started(folder)
            assert first.stdout is not None
            for line in first.stdout:
                if line.startswith("  1/"):
                    break
            first.send_signal(signal.SIGKILL)
            first.wait()
            self.assertEqual(stored_versions(folder / "Data.fs"), {"shangnan": "20261130"})
            second = self.started(folder)
            out, err = second.communicate()
            self.assertEqual(second.returncode, 0, err)
            self.assertIn("20261130-1", out)
            self.assertEqual(stored_versions(folder / "Data.fs"), {"shangnan": version_of_the_code()})
            self.assertEqual([path.name for path in (folder / "copies").iterdir()], ["20261130-1"])
            after = objects_in(folder / "Data.fs")
            self.assertEqual({path: after.get(path) for path in before}, before)
            third = self.started(folder)
            self.assertEqual(third.communicate(), ("", ""))
            self.assertEqual(third.returncode, 0)
