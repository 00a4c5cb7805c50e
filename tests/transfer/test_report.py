"""The report by row, and the bar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy import _
from shangnan.policy.transfer.progress import Bar
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.report import Outcome
from shangnan.policy.transfer.report import ranges
from shangnan.policy.transfer.report import Report
from shangnan.policy.transfer.report import RowResult
from zope.i18nmessageid import Message

import io
import json
import unittest


def english(message: Message) -> str:
    return str(FileRefused(message))


def report(dry_run: bool = False) -> Report:
    made = Report("清单.csv", "ab" * 32, dry_run, ("备注",), seconds=1.25)
    made.add(RowResult(number, f"A{number}", "甲", Outcome.CREATED) for number in (2, 3, 4, 7))
    reasons = (_("“${where}” is empty.", mapping={"where": "name"}), _("The file is empty."))
    made.add([RowResult(5, "A5\x1b[31m", "", Outcome.REFUSED, reasons), RowResult(6, "A6", "乙", Outcome.UNCHANGED)])
    return made


class ReportByRow(unittest.TestCase):
    def test_text_tells_every_row_and_every_reason(self) -> None:
        self.assertEqual(
            report().text(english).splitlines(),
            [
                "Import of 清单.csv.",
                f"SHA-256 {'ab' * 32}",
                "Not imported: 备注",
                "Created 4: rows 2-4, 7",
                "Changed 0",
                "Unchanged 1: rows 6",
                "Refused 1: rows 5",
                "Row 5  A5\N{REPLACEMENT CHARACTER}[31m  ",
                "    · “name” is empty.",
                "    · The file is empty.",
                "6 rows in 1.2 s",
            ],
        )
        self.assertIn("nothing was written", report(dry_run=True).text(english))

    def test_json_holds_the_same(self) -> None:
        data = json.loads(report().as_json(english))
        self.assertEqual(data["totals"], {"created": 4, "changed": 0, "unchanged": 1, "refused": 1})
        self.assertEqual(
            data["rows"][4],
            {
                "number": 5,
                "code": "A5\x1b[31m",
                "name": "",
                "outcome": "refused",
                "label": "Refused",
                "reasons": ["“name” is empty.", "The file is empty."],
            },
        )
        self.assertEqual((data["dry_run"], data["ignored"], len(data["rows"])), (False, ["备注"], 6))

    @given(st.sets(st.integers(1, 60), min_size=1))
    def test_ranges_name_exactly_the_numbers(self, numbers: set[int]) -> None:
        found: set[int] = set()
        for part in ranges(sorted(numbers)).split(", "):
            first, _dash, last = part.partition("-")
            found.update(range(int(first), int(last or first) + 1))
        self.assertEqual(found, numbers)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class ProgressBar(unittest.TestCase):
    def test_draws_over_itself_on_a_terminal(self) -> None:
        terminal = Terminal()
        bar = Bar(terminal)
        for done in (0, 50, 100):
            bar(done, 100)
        self.assertEqual(
            terminal.getvalue().split("\r")[1:],
            [f"[{'.' * 40}] 0/100", f"[{'#' * 20}{'.' * 20}] 50/100", f"[{'#' * 40}] 100/100\n"],
        )

    def test_one_line_elsewhere(self) -> None:
        stream = io.StringIO()
        bar = Bar(stream)
        for done in (0, 50, 100):
            bar(done, 100)
        self.assertEqual(stream.getvalue().count("/"), 1)
        Bar(stream)(0, 0)
        self.assertIn("0/0\n", stream.getvalue())
