"""The stand-alone verifier: it finds every tampering, whoever did it, and says nothing of a journal that nobody touched.

`SHANGNAN_JOURNAL=10000 SHANGNAN_TAMPERINGS=1000 bin/test -t tests.registry.journal.test_tampering` is the long run.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from datetime import timedelta
from functools import cache
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path
from random import Random
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.registry.journal import chain
from shangnan.policy.registry.journal.reading import exported_lines
from shangnan.policy.registry.journal.reading import FORMAT
from shangnan.policy.registry.journal.sealing import seal_round
from shangnan.policy.registry.journal.segments import own_segment
from shangnan.policy.registry.journal.store import Kept
from shangnan.policy.registry.journal.tokens import Wanted
from tempfile import TemporaryDirectory
from tests.registry.journal.support import entry
from tests.registry.journal.tampering import tampered
from tests.registry.journal.tampering import WAYS
from typing import Any
from unittest import mock

import hashlib
import json
import os
import subprocess
import sys
import tests.locales  # noqa: F401  (puts build/ on the path)
import unittest
import verify_journal

ENTRIES = int(os.environ.get("SHANGNAN_JOURNAL", "150"))
TAMPERINGS = int(os.environ.get("SHANGNAN_TAMPERINGS", "60"))
SCRIPT = Path(verify_journal.__file__)
DAYS = 7
#: Entries between two places from which a verification may begin; and of how many tamperings one is verified from the start too.
STEP, SAMPLE = 200, 40


@cache
def journal() -> tuple[dict[str, Any], list[str], list[str]]:
    """Return the header, the lines and the daily heads of a journal of ENTRIES entries; the last head is that of its end."""
    kept, moment = Kept(), datetime(2026, 11, 1, 12, tzinfo=ZONE)
    # The first days bring one entry each beside those of writers: the daily head itself.
    for number in range(ENTRIES - DAYS):
        own_segment(kept.segments, "test-tampering").add(entry(number).line())
        if number % (ENTRIES // DAYS) == 0:
            seal_round(kept, moment)
            moment += timedelta(days=1)
    while seal_round(kept, moment):
        pass
    seal_round(kept, moment + timedelta(days=1))
    header, *lines = exported_lines(kept, Wanted())
    heads = list(kept.heads)
    # What the last head does not cover yet is one entry: that of the head itself.
    return json.loads(header) | {"last": len(lines) - 1, "head": json.loads(heads[-1])["hash"]}, lines[:-1], heads


def found(lines: list[str], heads: list[str] | None) -> list[str]:
    """Return what the verifier finds."""
    try:
        return verify_journal.verify(lines, heads).findings
    except verify_journal.Unverifiable as error:
        return [str(error)]


@cache
def states() -> list[tuple[int, str, dict[int, tuple[str, str]]]]:
    """Return what the verifier knows before every STEP entries of the clean journal."""
    header, lines, heads = journal()
    known, done = [], verify_journal.Verification()
    done.begin(chain.canonical(header), heads, "")
    for place, line in enumerate(lines):
        if place % STEP == 0:
            known.append((done.seq, done.digest, dict(done.marks)))
        done.line(line)
    return known


def found_soon(changed: list[str], heads: list[str]) -> list[str]:
    """Return the first thing that the verifier finds: as `found`, but begun not far before the first line that was changed."""
    lines = journal()[1]
    same = next(
        (place for place, (one, two) in enumerate(zip(lines, changed[1:], strict=False)) if one != two),
        len(changed) - 1,
    )
    same = min(same, len(lines) - 1)
    done = verify_journal.Verification()
    done.begin(changed[0], heads, "外面保存的")
    done.seq, done.digest, marks = states()[same // STEP]
    done.marks = dict(marks)
    for line in changed[1 + same // STEP * STEP :]:
        if done.findings:
            return done.findings
        done.line(line)
    done.end()
    return done.findings


class TestOneRule(unittest.TestCase):
    """The rule stands twice, since the verifier needs nothing of ours."""

    @settings(max_examples=100, deadline=None)
    @given(st.text(), st.dictionaries(st.text(), st.lists(st.text())), st.text())
    def test_both_say_the_same(self, title: str, details: dict[str, list[str]], before: str) -> None:
        line = entry(1, title=title, details=details).line()
        self.assertEqual(verify_journal.canonical(json.loads(line)), line)
        self.assertEqual(verify_journal.linked(before, line), chain.linked(before, line))
        self.assertEqual(
            verify_journal.canonical(json.loads(chain.exported(7, "x", line))), chain.exported(7, "x", line)
        )
        self.assertEqual(verify_journal.sm3(line) or "", chain.sm3_of(line))

    def test_where_it_begins(self) -> None:
        self.assertEqual((verify_journal.START, verify_journal.FORMAT), (chain.START, FORMAT))


class TestTampering(unittest.TestCase):
    def test_a_clean_one_is_never_flagged(self) -> None:
        header, lines, heads = journal()
        self.assertGreaterEqual(len(heads), DAYS)
        whole = [chain.canonical(header), *lines]
        self.assertEqual(found(whole, heads), [])
        self.assertEqual(found(whole, heads * 2), [], "a head that was written twice is no tampering")
        self.assertEqual(found(whole, None), [])
        self.assertEqual(verify_journal.verify(whole, heads).seq, len(lines))
        for count in Random(1).sample(range(len(lines)), 20):
            digest = json.loads(lines[count - 1])["hash"] if count else chain.START
            shorter = header | {"last": count, "head": digest, "heads": []}
            kept = [head for head in heads if json.loads(head)["seq"] <= count]
            self.assertEqual(found([chain.canonical(shorter), *lines[:count]], kept), [])

    def test_all_six_are_found_at_every_place(self) -> None:
        header, lines, heads = journal()
        missed: Counter[str] = Counter()
        for way in WAYS:
            for number in range(TAMPERINGS):
                changed = tampered(header, lines, way, Random(f"{way} {number}"))
                self.assertNotEqual(changed, [chain.canonical(header), *lines])
                soon = found_soon(changed, heads)
                missed[way] += not soon
                if number % SAMPLE == 0:
                    self.assertEqual(soon[0], found(changed, heads)[0])
        print(f"{len(lines)} entries, {TAMPERINGS} of each of {', '.join(WAYS)}: missed {dict(missed)}")
        self.assertEqual(sum(missed.values()), 0)

    def test_it_says_where(self) -> None:
        header, lines, heads = journal()
        whole = [chain.canonical(header), *lines]
        self.assertEqual(found(whole[:5] + whole[6:], heads)[0], "缺第 5 至 5 条")
        self.assertIn(
            "第 5 条与前一条接不上", found([*whole[:5], whole[5].replace("user", "User"), *whole[6:]], heads)[0]
        )
        self.assertEqual(found([*whole[:5], whole[5] + " ", *whole[6:]], heads)[0], "第 5 条的写法被改过")
        self.assertIn("读不懂", found([*whole[:5], "{", *whole[6:]], heads)[0])
        self.assertIn("尾部被截去", found(whole[:-1], heads)[0])

    def test_bytes_that_look_alike(self) -> None:
        """A second key of the same name would be read by people and not by programs."""
        header, lines, _heads = journal()
        odd = lines[3].replace('{"entry":{', '{"entry":{"actor":"evil",')
        self.assertIn("写法", found([chain.canonical(header), *lines[:3], odd, *lines[4:]], None)[0])

    def test_without_heads_it_says_what_it_cannot_see(self) -> None:
        header, lines, _heads = journal()
        notes = verify_journal.verify([chain.canonical(header), *lines]).notes
        self.assertTrue(any("没有给出" in note for note in notes))

    def test_what_the_database_or_the_journal_tells_of_itself(self) -> None:
        header, lines, heads = journal()
        self.assertIn("数据库：x", found([chain.canonical(header | {"faults": ["x"]}), *lines], heads))
        line = entry(1, action="journal.broken").line()
        digest = chain.linked(header["head"], line)
        longer = header | {"last": len(lines) + 1, "head": digest}
        added = [chain.canonical(longer), *lines, chain.exported(len(lines) + 1, digest, line)]
        self.assertIn("封存之前", found(added, heads)[0])


class TestSM3(unittest.TestCase):
    def test_it_is_checked_where_there_is_one(self) -> None:
        if "sm3" not in hashlib.algorithms_available:
            self.skipTest("this machine has no SM3")
        header, lines, heads = journal()
        wrong = [json.dumps(json.loads(head) | {"sm3": "sm3:" + "0" * 64}) for head in heads]
        self.assertIn("SM3 与日志不符", found([chain.canonical(header), *lines], wrong)[0])

    def test_it_says_where_there_is_none(self) -> None:
        header, lines, heads = journal()
        with mock.patch.object(hashlib, "algorithms_available", {"sha256"}):
            done = verify_journal.verify([chain.canonical(header), *lines], heads)
        self.assertEqual(done.findings, [])
        self.assertTrue(any("SM3 未核" in note for note in done.notes))


class TestScript(unittest.TestCase):
    """As it is called, by a Python that has no package of ours or of anybody."""

    def run_on(self, lines: list[str], heads: list[str]) -> tuple[int, str]:
        with TemporaryDirectory() as folder:
            written = (Path(folder) / "journal", lines), (Path(folder) / "heads", heads)
            for path, content in written:
                path.write_text("".join(f"{line}\n" for line in content), encoding="utf-8")
            command = [sys.executable, "-I", "-S", str(SCRIPT), str(written[0][0]), "--heads", str(written[1][0])]
            done = subprocess.run(
                command, capture_output=True, text=True, env={"PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
            )
        self.assertEqual(done.stderr, "")
        return done.returncode, done.stdout

    def test_its_status(self) -> None:
        header, lines, heads = journal()
        whole = [chain.canonical(header), *lines]
        status, told = self.run_on(whole, heads)
        self.assertEqual((status, told.splitlines()[-1][:4]), (0, "核验通过"))
        status, told = self.run_on([*whole[:9], *whole[10:]], heads)
        self.assertEqual((status, told.splitlines()[0]), (1, "发现：缺第 9 至 9 条"))
        status, told = self.run_on([chain.canonical(header | {"verifiable": False}), *lines], heads)
        self.assertEqual(status, 2)
        self.assertIn("筛选", told)
        self.assertEqual(self.run_on([], heads)[0], 2)
