"""The folder of an export: files by digest, the manifest, what differs, and what is refused."""

from __future__ import annotations

from contextlib import redirect_stderr
from contextlib import redirect_stdout
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from io import StringIO
from pathlib import Path
from shangnan.policy.refusals import Refused
from shangnan.policy.transfer.whole_site.blob_folder import BlobFolder
from shangnan.policy.transfer.whole_site.comparing import differences
from shangnan.policy.transfer.whole_site.lines import line_of
from shangnan.policy.transfer.whole_site.manifest import continued
from shangnan.policy.transfer.whole_site.manifest import different_parts
from shangnan.policy.transfer.whole_site.manifest import FILE
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.manifest import manifest_from
from shangnan.policy.transfer.whole_site.manifest import NoManifest
from shangnan.policy.transfer.whole_site.manifest import PartSaid
from tempfile import TemporaryDirectory
from typing import Any

import compare_manifests
import hashlib
import unittest


def written(folder: Path, lines: list[dict[str, Any]], name: str = "contents") -> Manifest:
    """Write a part and return a manifest of it."""
    folder.mkdir()
    data = b"".join(line_of(line) for line in lines)
    (folder / f"{name}.jsonl").write_bytes(data)
    part = PartSaid(name, len(lines), (f"sha256:{hashlib.sha256(data).hexdigest()}",))
    return Manifest({"format": 1}, (part,))


class TestBlobs(unittest.TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "blobs"
        self.blobs = BlobFolder(self.path)

    def test_each_content_once(self) -> None:
        digests = {self.blobs.keep(BytesIO(content)) for content in (b"a", b"b", b"a", b"")}
        self.assertEqual(len(digests), 3)
        self.assertEqual(sum(1 for path in self.path.rglob("*") if path.is_file()), 3)
        with self.blobs.opened(f"sha256:{hashlib.sha256(b'a').hexdigest()}") as stream:
            self.assertEqual(stream.read(), b"a")
        self.assertEqual(sorted(int(line["size"]) for line in self.blobs.lines()), [0, 1, 1])

    def test_what_was_left_by_a_run_that_was_cut_short_goes(self) -> None:
        self.blobs.keep(BytesIO(b"old"))
        again = BlobFolder(self.path)
        again.keep(BytesIO(b"new"))
        self.assertEqual(len(list(again.lines())), 1)
        self.assertEqual(len(list(self.path.glob("*/*"))), 1)

    def test_damaged_missing_and_strange_ones_are_refused(self) -> None:
        digest = self.blobs.keep(BytesIO(b"content"))
        self.blobs.path(digest.removeprefix("sha256:")).write_bytes(b"c0ntent")
        for wrong in (digest, f"sha256:{'0' * 64}", "sha256:../../etc/passwd", "", "sm3:00"):
            with self.assertRaises(Refused):
                self.blobs.opened(wrong)


class TestManifest(unittest.TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    @given(
        st.lists(st.tuples(st.text(min_size=1), st.integers(), st.lists(st.text(min_size=1), min_size=1)), max_size=4)
    )
    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_out_and_in(self, said: list[Any]) -> None:
        parts = tuple(PartSaid(f"part{number}", one[1], tuple(one[2])) for number, one in enumerate(said))
        manifest = Manifest({"format": 1, "by": "某人"}, parts)
        self.assertEqual(manifest_from(manifest.text()), manifest)
        self.assertEqual(different_parts(manifest, Manifest({"format": 1}, parts)), [])

    def test_what_is_none(self) -> None:
        for text in (
            "",
            "{}",
            "[]",
            '{"header":{"format":2},"parts":[]}',
            '{"header":{"format":1},"parts":[{"name":"../x"}]}',
        ):
            with self.assertRaises(NoManifest):
                manifest_from(text)

    def test_each_difference_is_named(self) -> None:
        first: list[dict[str, Any]] = [{"path": "a", "state": {"x": 1, "y": 2}}, {"path": "b"}, {"path": "c"}]
        second: list[dict[str, Any]] = [{"path": "a", "state": {"x": 1, "y": 3}}, {"path": "c"}, {"path": "d"}]
        ours, theirs = written(self.folder / "1", first), written(self.folder / "2", second)
        found = {(line, what) for _part, line, what in differences(self.folder / "1", self.folder / "2", ours, theirs)}
        self.assertEqual(
            found,
            {
                ('{"path": "a"}', "different: state.y"),
                ('{"path": "b"}', "only in the first"),
                ('{"path": "d"}', "only in the second"),
            },
        )

    def test_another_order_is_a_difference(self) -> None:
        lines = [{"path": "a"}, {"path": "b"}]
        ours, theirs = written(self.folder / "1", lines), written(self.folder / "2", lines[::-1])
        found = list(differences(self.folder / "1", self.folder / "2", ours, theirs))
        self.assertEqual(found, [("contents", "", "in another order")])

    def test_people_are_told_in_chinese(self) -> None:
        names = ("1", "2", "3")
        lines = ([{"path": "a"}], [{"path": "a"}, {"path": "b"}], [{"path": "a"}])
        for name, one in zip(names, lines, strict=True):
            manifest = written(self.folder / name, list(one))
            (self.folder / name / FILE).write_text(manifest.text(), encoding="utf-8")
        for other, status, said in (
            ("2", 1, 'contents.jsonl\t{"path": "b"}\t只有第二份有\ncontents.jsonl：1 处不同\n'),
            ("3", 0, "两份清单一致：1 个部分，1 行。\n"),
            ("4", 2, ""),
            ("", 2, ""),
        ):
            out, err = StringIO(), StringIO()
            with self.subTest(other), redirect_stdout(out), redirect_stderr(err):
                self.assertEqual(
                    compare_manifests.main([str(self.folder / "1"), other and str(self.folder / other)]), status
                )
                self.assertEqual(out.getvalue(), said)
                self.assertEqual(bool(err.getvalue()), status == 2)

    def test_a_journal_that_goes_on_where_the_other_ends(self) -> None:
        one = Manifest({}, (PartSaid("journal", 3, ("sha256:a",)),))
        other = Manifest({}, (PartSaid("journal", 5, ("sha256:b",), 3, ("sha256:a",)),))
        tampered = Manifest({}, (PartSaid("journal", 5, ("sha256:b",), 3, ("sha256:c",)),))
        self.assertEqual((different_parts(one, other), continued(one, other)), ([], {"journal": 2}))
        self.assertEqual((different_parts(other, one), continued(other, one)), ([], {"journal": 2}))
        self.assertEqual(different_parts(one, tampered), ["journal"])
