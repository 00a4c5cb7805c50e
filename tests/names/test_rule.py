"""What a name may look like, by itself."""

from __future__ import annotations

from shangnan.policy.names.rule import fitting
from shangnan.policy.names.rule import MAX_LENGTH
from shangnan.policy.names.rule import name_problem
from shangnan.policy.names.rule import shape_problem
from zope.i18nmessageid import Message

import unittest

# Nothing that begins or looks like these may lie anywhere, whatever is registered.
NEVER = (
    "", ".", "..", "...", "a..b", "guide.", ".guide", "-guide", "_guide", "__init__", "a/b", "a b", "a\x00b", "a\tb", "a\n",
    "a\x7f", "\u202egnp.exe", "a\u200bb", "指南", "a<b", "a&b", "@@view", "@search", "++add++Section", "+", "aq_parent",
    "aq_base", "manage", "manage_main", "manageTrash", "typed_by", "_p_jar", "x__", "a" * (MAX_LENGTH + 1), None, 5, b"a",
)  # fmt: skip
GOOD = (
    "ying-ye-zhi-zhao", "2026", "in", "out", "letters", "form.pdf", "biao_ge-1.docx", "IMG_0001.jpg", "index_html-1",
    "received-2026-11-29", "511a0005200004-511602000000-000-115113016823646795-1-00", "copy_of_form", "copy2_of_form",
    "servicebguide.2026-11-29.1234567890", "a" * MAX_LENGTH,
)  # fmt: skip


class TestRule(unittest.TestCase):
    def test_what_no_address_can_hold(self) -> None:
        for name in NEVER:
            with self.subTest(name=name):
                self.assertIsInstance(name_problem(name, ()), Message)

    def test_what_plone_and_people_make(self) -> None:
        for name in GOOD:
            with self.subTest(name=name):
                self.assertIsNone(name_problem(name, ()))

    def test_what_is_taken_is_refused_in_capitals_too(self) -> None:
        for name in ("service-items", "Service-Items", "SERVICE-ITEMS"):
            with self.subTest(name=name):
                self.assertIsInstance(name_problem(name, {"service-items"}), Message)

    def test_a_refusal_repeats_nothing_that_turns_the_text_around(self) -> None:
        problem = name_problem("\u202ea" + "b" * 300, ())
        assert problem is not None
        self.assertEqual(problem.mapping["name"], "\N{REPLACEMENT CHARACTER}a" + "b" * 38)

    def test_what_is_made_fitting(self) -> None:
        for name in (
            *(name for name in NEVER if isinstance(name, str)),
            *GOOD,
            "a" * 300 + ".pdf",
            "x.tar.gz",
            "..pdf",
        ):
            with self.subTest(name=name):
                self.assertIsNone(shape_problem(fitting(name, "record")))
        for name in GOOD[:-1]:
            with self.subTest(name=name):
                self.assertEqual(fitting(name, "record"), name)
        self.assertEqual(fitting("@@", "record"), "record")
        self.assertEqual(fitting("aq_parent", "record"), "record-aq_parent")
        self.assertEqual(fitting("manage", "record"), "record-manage")
