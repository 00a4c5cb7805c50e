"""Each item of the standard: one planted defect gives exactly its code, a clean record none; what nobody can tell is never passed."""

from __future__ import annotations

from dataclasses import replace
from hypothesis import given
from hypothesis import settings
from shangnan.policy.registry.qualities.at_transfer import check_package
from shangnan.policy.registry.qualities.items import BY_CODE
from shangnan.policy.registry.qualities.items import FILING
from shangnan.policy.registry.qualities.items import ITEMS
from shangnan.policy.registry.qualities.items import KEPT
from shangnan.policy.registry.qualities.items import QUALITIES
from shangnan.policy.registry.qualities.items import STAGES
from shangnan.policy.registry.qualities.items import TRANSFER
from shangnan.policy.registry.qualities.package_facts import PackageFacts
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from shangnan.policy.registry.qualities.report import Report
from shangnan.policy.registry.qualities.running import run
from shangnan.policy.registry.qualities.subject import Subject
from tests.registry.qualities.defects import OF_ONE
from tests.registry.qualities.defects import OF_PACKAGE
from tests.registry.qualities.examples import package
from tests.registry.qualities.examples import PACKAGES
from tests.registry.qualities.examples import subject
from tests.registry.qualities.examples import SUBJECTS
from tests.registry.qualities.examples import TIME

import unittest

# What no program here can decide, by stage: nothing makes it fail, and nothing makes it pass.
UNDECIDABLE = {FILING: {"4-1"}, KEPT: set(), TRANSFER: {"3-2", "4-1", "4-4", "4-5", "4-6"}}


def failed(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.result == FAILED]


class TestOneDefect(unittest.TestCase):
    def test_every_item_has_a_planted_defect(self) -> None:
        """An item that is added without one fails here."""
        for stage, planted in ((FILING, OF_ONE), (KEPT, OF_ONE), (TRANSFER, OF_PACKAGE)):
            for item in ITEMS:
                if stage in item.stages:
                    with self.subTest(stage, code=item.code):
                        self.assertEqual(bool(planted.get(item.code)), item.code not in UNDECIDABLE[stage])

    def test_at_filing_and_after(self) -> None:
        count = 0
        for code, changes in OF_ONE.items():
            for number, change in enumerate(changes):
                for stage in (FILING, KEPT):
                    with self.subTest(code, defect=number, stage=stage):
                        asked = code if stage in BY_CODE[code].stages else None
                        self.assertEqual(failed(run(stage, TIME, change(subject()))), [asked] if asked else [])
                        count += 1
        print(f"defects planted at filing and after: {count}")

    def test_at_the_handover(self) -> None:
        count = 0
        for code, changes in OF_PACKAGE.items():
            for number, change in enumerate(changes):
                with self.subTest(code, defect=number):
                    self.assertEqual(failed(check_package(change(package()))), [code])
                    count += 1
        print(f"defects planted at the handover: {count}")

    def test_a_failure_says_what_is_wrong(self) -> None:
        for code, changes in OF_ONE.items():
            for change in changes:
                (finding,) = [one for one in run(FILING, TIME, change(subject())).findings if one.result == FAILED]
                with self.subTest(code):
                    self.assertEqual(finding.message.domain, "shangnan.policy")  # type: ignore[attr-defined]

    def test_warnings_stand_in_nobodys_way(self) -> None:
        warned = {"1-8": 2, "2-8": 0, "3-3": 2}
        for code, number in warned.items():
            with self.subTest(code):
                self.assertEqual(run(FILING, TIME, OF_ONE[code][number](subject())).blocking, ())
        for code, changes in OF_ONE.items():
            for number, change in enumerate(changes):
                if warned.get(code) != number:
                    with self.subTest(code, defect=number):
                        blocking = run(FILING, TIME, change(subject())).blocking
                        self.assertEqual([one.code for one in blocking], [code])

    def test_the_same_in_several_items_is_told_once(self) -> None:
        facts = package()
        facts = replace(facts, subjects=tuple(OF_ONE["2-4"][0](one) for one in facts.subjects))
        (finding,) = [one for one in check_package(facts).findings if one.result == FAILED]
        self.assertEqual(finding.message.mapping["more"], 2)  # type: ignore[attr-defined]


class TestClean(unittest.TestCase):
    @settings(max_examples=100)
    @given(SUBJECTS)
    def test_a_hundred_records(self, one: Subject) -> None:
        for stage in (FILING, KEPT):
            report = run(stage, TIME, one)
            self.assertEqual(
                [(finding.code, finding.result) for finding in report.findings if finding.result != PASSED], []
            )

    @settings(max_examples=100)
    @given(PACKAGES)
    def test_a_hundred_packages(self, facts: PackageFacts) -> None:
        report = check_package(facts)
        self.assertEqual(failed(report), [])
        by_hand = {finding.code for finding in report.findings if finding.result == BY_HAND}
        self.assertEqual(by_hand, UNDECIDABLE[TRANSFER] - {"4-1"})


class TestByHand(unittest.TestCase):
    def result(self, one: Subject, code: str) -> str:
        (found,) = [finding for finding in run(FILING, TIME, one).findings if finding.code == code]
        self.assertEqual(found.blocking, found.result == PASSED and BY_CODE[code].blocking)
        return found.result

    def changed(self, **changes: object) -> Subject:
        one = subject()
        path = one.files[0].path
        return replace(one, found={**one.found, path: replace(one.found[path], **changes)})  # type: ignore[arg-type]

    def test_without_a_scanner(self) -> None:
        for code in ("4-1", "4-2"):
            self.assertEqual(self.result(replace(subject(), scan=None), code), BY_HAND)

    def test_seals_of_others(self) -> None:
        self.assertEqual(self.result(self.changed(signed=True), "1-1"), BY_HAND)
        broken = replace(self.changed(signed=True), record_digests=(("sha256:00",), ("sha256:11",)))
        self.assertEqual(failed(run(FILING, TIME, broken)), ["1-1"], "a wrong digest is wrong, sealed or not")

    def test_formats_that_no_program_opens(self) -> None:
        self.assertEqual(self.result(self.changed(extension="doc", can_tell=False), "3-3"), BY_HAND)

    def test_the_carrier_and_the_other_database(self) -> None:
        findings = {finding.code: finding for finding in check_package(package()).findings}
        for code in UNDECIDABLE[TRANSFER] - {"4-1"}:
            self.assertEqual((findings[code].result, findings[code].blocking), (BY_HAND, False))


class TestTable(unittest.TestCase):
    def test_codes_are_those_of_the_standard(self) -> None:
        first = [f"1-{number}" for number in range(1, 15)] + [f"2-{number}" for number in range(1, 12)]
        self.assertEqual(
            [item.code for item in ITEMS], [*first, "3-1", "3-2", "3-3", "3-8", *(f"4-{n}" for n in range(1, 8))]
        )

    def test_each_is_asked_somewhere_by_something(self) -> None:
        for item in ITEMS:
            with self.subTest(item.code):
                self.assertIn(item.quality, QUALITIES)
                self.assertTrue(item.stages and set(item.stages) <= set(STAGES))
                self.assertEqual({FILING, KEPT} & set(item.stages) != set(), item.of_one is not None)
                self.assertTrue(item.of_one or item.of_package)
