"""The form says what the tests found of each quality, and the amount of data as the archives count it."""

from __future__ import annotations

from shangnan.policy.registry.handover.form import CHECKS
from shangnan.policy.registry.handover.form import gigabytes
from shangnan.policy.registry.handover.making import our_checks
from shangnan.policy.registry.handover.making import QUALITIES
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import Finding
from shangnan.policy.registry.qualities.report import PASSED
from shangnan.policy.registry.qualities.report import Report

import unittest


class TestForm(unittest.TestCase):
    def test_what_a_program_cannot_decide_is_never_good(self) -> None:
        findings = (Finding("1-7", PASSED), Finding("2-1", PASSED), Finding("2-6", BY_HAND), Finding("4-1", BY_HAND))
        found = our_checks(Report("transfer", "2026-11-29T10:00:00+08:00", findings))
        told = "见四性检测报告"
        expected = {"准确性检验": "合格", "完整性检验": told, "可用性检验": "", "安全性检验": told}
        self.assertEqual(found, expected)
        self.assertLessEqual(set(QUALITIES.values()), set(CHECKS))

    def test_amounts_have_three_decimals_and_are_rounded_up(self) -> None:
        sizes = {0: "0.000", 1: "0.001", 1024**3: "1.000", 1024**3 + 1: "1.001", 25 * 1024**3: "25.000"}
        self.assertEqual({size: gigabytes(size) for size in sizes}, sizes)
