"""The letters of a campaign as one file: those that one may view, with bookmarks, each with pages of its own."""

from __future__ import annotations

from plone import api
from Products.statusmessages.interfaces import IStatusMessage
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.integrity.campaign import printing
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.paper import support
from tests.records.integrity.campaign.examples import add_campaign
from tests.records.integrity.campaign.examples import letter_of
from tests.records.integrity.campaign.examples import make
from tests.records.integrity.letter.examples import PATHS
from tests.records.integrity.letter.examples import walk
from tests.support import acting_as
from typing import Any
from unittest import mock

import unittest

INSPECTOR = "demo-discipline"


class TestLettersOnPaper(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.campaign = add_campaign(self.portal)
        make(self.portal, self.campaign)

    def view(self, name: str = "letters.pdf", **form: str) -> Any:
        request = self.layer["request"].clone()
        request.form.update(form)
        return api.content.get_view(name, self.campaign, request)

    def titles(self, user: str, **form: str) -> list[str]:
        with acting_as(self.portal, user):
            return [entry.title for entry in support.reader(self.view(**form)()).outline]

    def test_all_letters_are_one_file_with_bookmarks(self) -> None:
        titles = self.titles(INSPECTOR)
        names = ("李经办", "王审核", "孙职员", "赵民政")
        self.assertEqual(sorted(titles), sorted(f"2026年度党风廉政建设责任书（{name}）" for name in names))

    def test_each_letter_counts_its_own_pages(self) -> None:
        with acting_as(self.portal, INSPECTOR):
            pages = support.pages(self.view()())
        for runs in pages:
            self.assertIn("第1页共1页", support.squeezed("".join(run.text for run in runs)))

    def test_one_unit(self) -> None:
        self.assertEqual(len(self.titles(INSPECTOR, unit=OTHER_UNIT)), 1)
        self.assertEqual(len(self.titles(INSPECTOR, unit=HOME_UNIT)), 3)

    def test_what_both_have_signed_is_printed_as_signed(self) -> None:
        walk(self.portal, letter_of(self.portal, self.campaign, "demo-reviewer"), PATHS["effective"])
        with acting_as(self.portal, INSPECTOR):
            told = support.body(self.view()())
        self.assertEqual(told.count("凭口令签署"), 2)
        self.assertEqual(told.count("仅供核对"), 3)

    def test_one_prints_what_one_may_view(self) -> None:
        # Parties may not view the campaign; the view itself holds no more than they may view.
        self.assertEqual(self.titles("demo-staff"), ["2026年度党风廉政建设责任书（孙职员）"])
        with acting_as(self.portal, "demo-publisher"):
            view = self.view()
            self.assertEqual(view(), "")
            self.assertEqual([told.type for told in IStatusMessage(view.request).show()], ["error"])

    def test_too_many_are_told(self) -> None:
        with acting_as(self.portal, INSPECTOR), mock.patch.object(printing, "MOST", 3):
            view = self.view()
            self.assertEqual(view(), "")
            (told,) = IStatusMessage(view.request).show()
            self.assertTrue({"4", "3"} <= set(told.message))
            self.assertTrue(self.view(unit=HOME_UNIT)().startswith(b"%PDF"))

    def test_the_page_leads_to_the_letters_of_each_unit(self) -> None:
        with acting_as(self.portal, INSPECTOR):
            html = self.view("view")()
        self.assertEqual(html.count("@@letters.pdf"), 3)

    def test_the_journal_is_told_how_many(self) -> None:
        with acting_as(self.portal, INSPECTOR), mock.patch.object(printing, "note_export") as noted:
            self.view(unit=HOME_UNIT)()
        (_campaign, kind, count, chosen), _ = noted.call_args
        self.assertEqual((kind, count, list(chosen)), ("ResponsibilityLetter", 3, [HOME_UNIT]))
