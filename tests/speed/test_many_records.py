"""An export of many records that is made of a small one: whole, nothing twice, and the registers agree with the contents."""

from __future__ import annotations

from benchmark.killed import Kill
from benchmark.killed import SAID
from benchmark.many_records import multiply
from benchmark.processes import Failed
from benchmark.whole_site import compared
from benchmark.whole_site import rows_of
from benchmark.whole_site import Trial
from collections import Counter
from io import BytesIO
from pathlib import Path
from shangnan.policy.registry.digests import digests
from shangnan.policy.transfer.whole_site.blob_folder import BlobFolder
from shangnan.policy.transfer.whole_site.lines import line_of
from shangnan.policy.transfer.whole_site.lines import lines_from
from shangnan.policy.transfer.whole_site.manifest import BLOBS
from shangnan.policy.transfer.whole_site.manifest import different_parts
from shangnan.policy.transfer.whole_site.manifest import FILE
from shangnan.policy.transfer.whole_site.manifest import file_of
from shangnan.policy.transfer.whole_site.manifest import FORMAT
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.manifest import PartSaid
from shangnan.policy.transfer.whole_site.manifest import read_manifest
from tempfile import TemporaryDirectory
from typing import Any

import re
import unittest

COUNT = 60
KEY, IN = "key", "attribute"
CLASS = "Z109-WS·2019-D10-SPJ"


def uid(number: int) -> str:
    """Return a UID as the export has them."""
    return f"{number:032x}"


def content(path: str, kind: str, number: int, **state: Any) -> dict[str, Any]:
    """Return a line of contents."""
    return {
        "path": path,
        "type": kind,
        "uid": uid(number),
        "state": {"_plone.uuid": uid(number), "id": path.split("/")[-1], **state},
    }


def filed(
    number: int, own: int, path: str
) -> tuple[str, dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return 档号 and lines of the register of what is filed: its entry, the number of its UID, its report, the number given."""
    archival = f"{CLASS}-{own:04d}"
    plain = {"uid": uid(number), "path": path, "archival_number": archival, "number": own}
    kept = {"object": ["Kept", {"plain": {"map": plain}}]}
    way = [KEY, "shangnan.policy.filed"]
    given = [
        [KEY, "shangnan.policy.registers"],
        [IN, "by_key"],
        [KEY, {"tuple": ["filing", CLASS, 2019]}],
        [IN, "numbers"],
    ]
    return (
        archival,
        {"at": [way, [IN, "by_number"], [KEY, archival]], "value": kept},
        {"at": [way, [IN, "number_of"], [KEY, uid(number)]], "value": archival},
        {"at": [[KEY, "shangnan.policy.quality_reports"], [KEY, archival]], "value": {"plist": []}},
        {"at": [*given, [KEY, own]], "value": {"tuple": [uid(number), "given"]}},
    )


class TestManyRecords(unittest.TestCase):
    def setUp(self) -> None:
        work = Path(self.enterContext(TemporaryDirectory()))
        self.first, self.many = work / "first", work / "many"
        blobs = BlobFolder(self.first / BLOBS)
        files = [
            {"object": ["File", {"_blob": {"blob": blobs.keep(BytesIO(data))}}]} for data in (b"%PDF one", b"%PDF two")
        ]
        contents = [
            {"path": "", "holds": ["s", "t"], "state": {}},
            content("s", "Section", 1),
            content("s/guide", "ServiceGuide", 2),
            content("s/guide/form.pdf", "Attachment", 3, file=files[0], of=uid(2)),
            content("t", "Section", 4),
            content("t/one", "TrainingRecord", 5),
            content("t/one/list.pdf", "Attachment", 6, file=files[1]),
            content("t/plan", "FilingPlan", 8),
            content("t/two", "TrainingRecord", 7),
            {"path": "", "order": ["s", "t"]},
        ]
        items = [filed(5, 1, "t/one"), filed(7, 2, "t/two")]
        counter = items[0][4]["at"][:-2]
        registers = [
            {"at": [[KEY, "shangnan.policy.filed"], [IN, "by_number"]], "tree": "T"},
            *(item[1] for item in items),
            {"at": [[KEY, "shangnan.policy.filed"], [IN, "number_of"]], "tree": "T"},
            *(item[2] for item in items),
            {"at": [[KEY, "shangnan.policy.quality_reports"]], "tree": "T"},
            *(item[3] for item in items),
            {"at": counter, "object": "Counter", "state": {"before": 0, "last": 2}},
            {"at": [*counter, [IN, "numbers"]], "tree": "T"},
            *(item[4] for item in items),
        ]
        parts = {
            "settings": [], "accounts": [], "registers": registers, "contents": contents,
            "frozen": [{"uid": uid(5)}, {"uid": uid(7)}], BLOBS: list(blobs.lines()),
        }  # fmt: skip
        said = []
        for name, lines in parts.items():
            data = b"".join(line_of(line) for line in lines)
            file_of(self.first, name).write_bytes(data)
            said.append(PartSaid(name, len(lines), digests(data)))
        self.manifest = Manifest({"format": FORMAT}, tuple(said))
        (self.first / FILE).write_text(self.manifest.text(), encoding="utf-8")

    def lines(self, part: str) -> list[dict[str, Any]]:
        """Return the lines of a part of the larger export."""
        with file_of(self.many, part).open("rb") as stream:
            return list(lines_from(stream))

    def test_once_is_the_same(self) -> None:
        self.assertEqual(different_parts(multiply(self.first, self.many, 0), self.manifest), [])

    def test_so_many_and_nothing_twice(self) -> None:
        multiply(self.first, self.many, COUNT)
        found = [line for line in self.lines("contents") if line["path"]]
        kinds = Counter(line["type"] for line in found)
        self.assertGreaterEqual(len(found) - kinds["Section"], COUNT)
        self.assertEqual((kinds["Section"], kinds["FilingPlan"]), (2, 1))
        for names in ([line["path"] for line in found], [line["uid"] for line in found]):
            self.assertEqual([name for name, count in Counter(names).items() if count > 1], [])
        seen = {""}
        for line in found:
            around, _slash, name = line["path"].rpartition("/")
            self.assertIn(around, seen, "what lies in something comes behind it")
            self.assertEqual((line["state"]["id"], line["state"]["_plone.uuid"]), (name, line["uid"]))
            seen.add(line["path"])
        trained = [line["path"] for line in found if line["type"] == "TrainingRecord"]
        self.assertEqual(trained, sorted(trained), "what lies in a section comes by name")
        inside = {line["path"]: line for line in found}
        for path, line in inside.items():
            if "of" in line["state"]:
                self.assertEqual(line["state"]["of"], inside[path.rpartition("/")[0]]["uid"])

    def test_registers_agree_with_the_contents(self) -> None:
        multiply(self.first, self.many, COUNT)
        records = {line["uid"]: line["path"] for line in self.lines("contents") if line.get("type") == "TrainingRecord"}
        self.assertEqual([line["uid"] for line in self.lines("frozen")], sorted(records))
        registers = self.lines("registers")
        entries = [
            line["value"]["object"][1]["plain"]["map"]
            for line in registers
            if line["at"][-2:-1] == [[IN, "by_number"]] and "value" in line
        ]
        self.assertEqual({entry["uid"]: entry["path"] for entry in entries}, records)
        self.assertEqual(
            [entry["archival_number"] for entry in entries], [f"{CLASS}-{own + 1:04d}" for own in range(len(records))]
        )
        self.assertEqual([entry["number"] for entry in entries], list(range(1, len(records) + 1)))
        (last,) = [line["state"]["last"] for line in registers if "object" in line]
        given = [line["at"][-1][1] for line in registers if line["at"][-2:-1] == [[IN, "numbers"]] and "value" in line]
        self.assertEqual((last, given), (len(records), list(range(1, len(records) + 1))))
        reports = [line for line in registers if line["at"][0][1].endswith("quality_reports") and "value" in line]
        self.assertEqual(len(reports), len(records))

    def test_files_are_there_and_differ_but_for_what_is_filed(self) -> None:
        multiply(self.first, self.many, COUNT)
        named = Counter[str]()
        for line in self.lines("contents"):
            named.update(re.findall(r"sha256:[0-9a-f]{64}", str(line)))
        self.assertEqual(sorted(named), [line["digest"] for line in self.lines(BLOBS)])
        times = sorted(named.values())
        self.assertEqual(set(times[:-1]), {1})
        self.assertGreater(times[-1], 5)
        blobs = BlobFolder(self.many / BLOBS)
        for digest in named:
            blobs.opened(digest).close()

    def test_manifest_is_true(self) -> None:
        multiply(self.first, self.many, COUNT)
        for part in read_manifest(self.many).parts:
            data = file_of(self.many, part.name).read_bytes()
            self.assertEqual((part.count, part.digests), (data.count(b"\n"), digests(data)), part.name)


class TestComparing(unittest.TestCase):
    def export(self, name: str, journal: list[str], contents: list[str], inherited: int = 0) -> Path:
        """Write an export of two parts and return its folder."""
        folder = self.work / name
        folder.mkdir()
        said = []
        for part, lines in (("contents", contents), ("journal", journal)):
            data = [line_of({"path": line}) for line in lines]
            file_of(folder, part).write_bytes(b"".join(data))
            ahead = inherited if part == "journal" else 0
            said.append(
                PartSaid(
                    part, len(lines), digests(b"".join(data)), ahead, digests(b"".join(data[:ahead])) if ahead else ()
                )
            )
        (folder / FILE).write_text(Manifest({"format": FORMAT}, tuple(said)).text(), encoding="utf-8")
        return folder

    def setUp(self) -> None:
        self.work = Path(self.enterContext(TemporaryDirectory()))
        self.first = self.export("first", ["1"], ["a", "b"])

    def test_a_journal_that_goes_on_is_told(self) -> None:
        self.assertEqual(
            compared(self.first, self.export("on", ["1", "2", "3"], ["a", "b"], inherited=1)), {"journal": 2}
        )

    def test_what_differs_otherwise_ends_the_trial(self) -> None:
        for name, journal, contents in (
            ("double", ["1"], ["a", "b", "b"]),
            ("order", ["1"], ["b", "a"]),
            ("other", ["0"], ["a", "b"]),
        ):
            with self.subTest(name), self.assertRaises(Failed):
                compared(self.first, self.export(name, journal, contents))

    def test_rates_beside_plone_api(self) -> None:
        ours, beside, stock = ({"seconds": 2 * seconds, "processor": seconds} for seconds in (100.0, 200.0, 150.0))
        trial = Trial(
            {"ServiceGuide": 1000},
            {"contents": 1000, "blobs": 3},
            [Kill(5, "内容", 1.0)],
            [],
            {},
            1000,
            ours,
            beside,
            stock,
        )
        clock, processor = rows_of(trial)
        self.assertEqual([round(row.ratio or 0, 2) for row in (clock, processor)], [1.5, 1.5])
        self.assertIn("killed 1 times", clock.note)
        self.assertIn("5.00 records/s", processor.note)


class TestProgress(unittest.TestCase):
    def test_what_the_import_says_is_understood(self) -> None:
        for line in ("内容：共 967 行，已完成 500 行", "Contents of the site: 500 of 967"):
            said = SAID.match(line)
            assert said is not None
            self.assertEqual(sorted(said.groups()[1:]), ["500", "967"])
        for line in ("整站已写入 /tmp/a:1。", "contents\t967\tsha256:3c99", "整站已导入。所有账号都没有密码。"):
            self.assertIsNone(SAID.match(line), line)
