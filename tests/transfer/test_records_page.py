"""The doors of lists of records: the page at each register, the empty list, and the command line."""

from __future__ import annotations

from io import BytesIO
from io import StringIO
from openpyxl import load_workbook
from pathlib import Path
from plone import api
from plone.testing.zope import Browser
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from shangnan.policy.transfer import console
from tests.transfer.files import cells
from tests.transfer.files import csv_bytes
from tests.transfer.files import item
from tests.transfer.records import ADDERS
from tests.transfer.records import example
from tests.transfer.records import kind_of
from tests.transfer.records import KINDS
from tests.transfer.records import PEOPLE
from tests.transfer.site import guides
from tests.transfer.site import IMPORT_TESTING
from urllib.parse import urlencode
from zope.component.hooks import getSite
from zope.component.hooks import setSite

import html
import re
import tempfile
import transaction
import unittest


def list_bytes(portal_type: str, **changes: str) -> bytes:
    """Return the example row of a kind as a CSV file."""
    row = example(kind_of(portal_type), **changes)
    return csv_bytes([list(row), list(row.values())], "gb18030")


def found(portal_type: str) -> list[str]:
    """Return the titles of the records of a kind."""
    transaction.begin()
    catalog = api.portal.get_tool("portal_catalog")
    return sorted(brain.Title for brain in catalog.unrestrictedSearchResults(portal_type=portal_type))


class Page(unittest.TestCase):
    layer = IMPORT_TESTING

    def setUp(self) -> None:
        self.url = self.layer["portal"].absolute_url()

    def browser(self, user_id: str | None) -> Browser:
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Accept-Language", "zh-cn")
        if user_id:
            browser.addHeader("Authorization", f"Basic {user_id}:{TEST_PASSWORD}")
        return browser

    def hand_in(self, browser: Browser, data: bytes, name: str, dry_run: bool) -> dict[str, int]:
        form = browser.getForm(id="import-form")
        form.getControl(name="file").add_file(BytesIO(data), "application/octet-stream", name)
        form.getControl(name="dry_run").value = ["1"] if dry_run else []
        form.submit()
        counts = re.findall(r'data-outcome="(\w+)".*?<td>(\d+)</td>', browser.contents, re.DOTALL)
        return {outcome: int(count) for outcome, count in counts if int(count)}

    def test_from_the_register_to_drafts(self) -> None:
        browser = self.browser("demo-party")
        browser.open(f"{self.url}/party/@@register")
        browser.getLink("导入清单").click()
        self.assertIn("导入清单：党建记录", html.unescape(browser.contents))
        self.assertEqual(browser.getControl(name="dry_run").value, ["1"])
        data = list_bytes("PartyRecord", title="<b>主题</b>党日")
        self.assertEqual(self.hand_in(browser, data, "党建.csv", dry_run=True), {"refused": 1})
        self.assertIn("“标题”里夹带网页代码（<b>）", html.unescape(browser.contents))
        self.assertNotIn("<b>", browser.contents)
        data = list_bytes("PartyRecord")
        self.assertEqual(self.hand_in(browser, data, "党建.csv", dry_run=True), {"created": 1})
        self.assertEqual(found("PartyRecord"), [])
        self.assertEqual(self.hand_in(browser, data, "党建.csv", dry_run=False), {"created": 1})
        self.assertEqual(self.hand_in(browser, data, "党建.csv", dry_run=False), {"unchanged": 1})
        self.assertEqual(found("PartyRecord"), ["十月主题党日"])

    def test_the_empty_list(self) -> None:
        for portal_type in KINDS:
            known, browser = kind_of(portal_type), self.browser(PEOPLE[portal_type])
            browser.open(f"{self.url}/{known.kind.section}/@@import-template.xlsx?kind={portal_type}")
            book = load_workbook(BytesIO(browser.contents))
            headings = [str(cell.value).removesuffix("（必填）") for cell in book.worksheets[0][1]]
            self.assertEqual(headings, [known.heading(name) for name in known.columns])
            self.assertEqual([sheet.sheet_state for sheet in book.worksheets], ["visible", "hidden", "visible"])

    def test_who_gets_it(self) -> None:
        """Whoever may add the kind, and nobody else."""
        accounts = {name for names in ADDERS.values() for name in names}
        for user in (None, "demo-staff", "demo-sysadmin", "demo-publisher", "demo-auditor", *sorted(accounts)):
            browser = self.browser(user)
            for portal_type, adders in ADDERS.items():
                url = f"{self.url}/{kind_of(portal_type).kind.section}/@@"
                with self.subTest(user=user, kind=portal_type):
                    browser.open(f"{url}import-records?kind={portal_type}")
                    self.assertEqual("import-form" in browser.contents, user in adders)
                    browser.open(f"{url}import-template.xlsx?kind={portal_type}")
                    given = browser.headers["Content-Type"].startswith("application/vnd.openxml")
                    self.assertEqual(given, user in adders)

    def test_other_sections_and_kinds_that_are_none(self) -> None:
        browser = self.browser("demo-drafter")
        for path in ("units/@@import-records", "services/@@import-records", "training/@@import-records?kind=Regulation",
                     "training/@@import-records?kind:list=x&kind:int=a", "training/@@import-template.xlsx?kind=Nothing"):  # fmt: skip
            browser.open(f"{self.url}/{path}")
            self.assertTrue(browser.headers["status"].startswith(("404", "400")), (path, browser.headers["status"]))

    def test_file_that_cannot_be_read_and_forms_without_token(self) -> None:
        browser = self.browser("demo-party")
        for data, name in ((b"", "a.csv"), (b"\x00\x01", "a.csv"), (b"[]", "a.json"), (b"a,b\n1,2\n", "a.csv")):
            browser.open(f"{self.url}/party/@@import-records")
            self.hand_in(browser, data, name, dry_run=True)
            self.assertTrue(browser.headers["status"].startswith("400"), name)
            self.assertIn('id="import-problem"', browser.contents)
        browser.post(f"{self.url}/party/@@import-records", urlencode({"kind": "PartyRecord", "file": "x"}))
        self.assertTrue(browser.headers["status"].startswith("403"), browser.headers["status"])


class Console(unittest.TestCase):
    layer = IMPORT_TESTING

    def setUp(self) -> None:
        self.addCleanup(setSite, getSite())
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_console(self, data: bytes, *arguments: str) -> tuple[int, str, str]:
        file = self.folder / "清单.csv"
        file.write_bytes(data)
        out, err = StringIO(), StringIO()
        status = console.main(self.layer["app"], ["--site", "plone", str(file), *arguments], out, err)
        return status, out.getvalue(), err.getvalue()

    def test_every_kind_is_told_by_its_headings(self) -> None:
        for portal_type in KINDS:
            status, out, err = self.run_console(list_bytes(portal_type))
            with self.subTest(portal_type):
                self.assertEqual((status, len(found(portal_type))), (0, 1), out + err)
        transaction.begin()
        catalog = api.portal.get_tool("portal_catalog")
        makers = {brain.Creator for brain in catalog.unrestrictedSearchResults(portal_type=KINDS)}
        self.assertEqual(makers, {IMPORT_ID})

    def test_kind_by_type_or_chinese_name(self) -> None:
        data = list_bytes("PartyRecord")
        for name in ("PartyRecord", "partyrecord", "党建记录"):
            self.assertEqual(self.run_console(data, "--kind", name)[0], 0)
        self.assertEqual(len(found("PartyRecord")), 1)
        status, _out, err = self.run_console(data, "--kind", "什么")
        self.assertEqual(status, 1)
        self.assertIn("没有“什么”这一类可以导入。请从中指明一类：ServiceGuide、", err)

    def test_a_wrong_kind_says_which_columns_it_wants(self) -> None:
        status, _out, err = self.run_console(list_bytes("Regulation"), "--kind", "PartyRecord")
        self.assertEqual(status, 1)
        self.assertIn("缺少列：标题、党支部、活动日期", err)

    def test_lists_of_items_are_what_they_were(self) -> None:
        for arguments in ((), ("--kind", "ServiceGuide")):
            self.assertEqual(self.run_console(csv_bytes(cells([item(1)])), *arguments)[0], 0)
        self.assertEqual(len(guides()), 1)

    def test_rehearsal(self) -> None:
        status, out, _err = self.run_console(list_bytes("PartyRecord"), "--dry-run")
        self.assertEqual(status, 0)
        self.assertIn("没有写入任何内容", out)
        self.assertEqual(found("PartyRecord"), [])
