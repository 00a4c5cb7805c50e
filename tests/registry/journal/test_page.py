"""The auditor's pages: what is shown to whom, by which filters, and what is taken along."""

from __future__ import annotations

from html import unescape
from io import BytesIO
from openpyxl import load_workbook
from shangnan.policy.registry.journal import noting
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import Answer
from tests.permissions.inside import Visitor
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import publish
from tests.support import step
from urllib.parse import quote

import json
import transaction
import unittest

PAGES = ("journal", "journal-heads", "journal.jsonl", "journal.xlsx")


class TestPage(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.draft, self.public = add_guide(self.portal), add_guide(self.portal, 1)
        publish(self.portal, self.public)
        transaction.commit()

    def ask(self, page: str, who: str | None = "demo-auditor", section: str = "archive") -> Answer:
        return Visitor(self.portal, who).ask(f"{self.portal.absolute_url()}/{section}/@@{page}")

    def shown(self, query: str = "") -> str:
        answer = self.ask(f"journal?{query}")
        self.assertEqual(answer.status, 200)
        return unescape(answer.content.decode())

    def test_the_auditor_alone(self) -> None:
        for page in PAGES:
            with self.subTest(page):
                self.assertEqual(self.ask(page).status, 200)
                self.assertEqual(self.ask(page, section="training").status, 404)
                for other in (None, "demo-staff", "demo-secadmin", "demo-sysadmin", "demo-registrar"):
                    self.assertNotEqual(self.ask(page, other).status, 200)

    def test_titles_of_what_is_open_and_of_nothing_else(self) -> None:
        page = self.shown()
        self.assertIn(self.draft.UID(), page)
        self.assertNotIn(self.draft.title, page)
        self.assertNotIn(self.draft.getId(), page)
        self.assertIn(self.public.title, page)
        self.assertIn(f'href="{self.public.absolute_url()}/view"', page)

    def test_filters(self) -> None:
        draft, public = self.draft.UID(), self.public.UID()
        for query, there, not_there in (
            (f"thing={public}", public, draft),
            (f"thing={quote(self.public.absolute_url())}", public, draft),
            ("actor=demo-drafter&action=record.add", draft, "demo-publisher"),
            ("action=record.step", public, draft),
            ("outcome=refused", 'id="journal-filters"', draft),
            ("since=2999-01-01", 'id="journal-filters"', draft),
            ("until=1999-01-01", 'id="journal-filters"', draft),
            ("address=192.0.2.77", 'id="journal-filters"', draft),
        ):
            with self.subTest(query):
                page = self.shown(query)
                self.assertIn(there, page)
                self.assertNotIn(f">{not_there}<", page)

    def test_whatever_is_typed_gives_a_page(self) -> None:
        for query in (
            "since=gestern&until=%00&b_start=-5&action=x",
            "b_start=99999999999",
            "thing=%2F..%2F..%2Fetc",
            "actor=*",
        ):
            with self.subTest(query):
                self.shown(query)

    def test_pages_of_fifty(self) -> None:
        for number in range(60):
            noting.note("archive.use", None, {"note": f"zq{number}"}, actor="demo-staff")
        transaction.commit()
        first = self.shown("action=archive.use")
        self.assertIn("zq59", first)
        self.assertNotIn("zq9<", first)
        self.assertIn("b_start=50", first)
        second = self.shown("action=archive.use&b_start=50")
        self.assertIn("zq9<", second)
        self.assertNotIn("zq10<", second)
        self.assertIn('rel="prev"', second)
        self.assertNotIn('rel="next"', second)

    def test_steps_and_fields_are_said_in_words(self) -> None:
        step(self.portal, self.draft, "submit", "demo-drafter")
        transaction.commit()
        page = self.shown(f"thing={self.draft.UID()}&action=record.step")
        self.assertIn("草稿", page)
        self.assertNotIn("pending", page)

    def test_what_was_done_to_files_is_said_in_words(self) -> None:
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(self.draft)
        transaction.commit()
        page = self.shown(f"thing={self.draft.UID()}&action=record.edit")
        self.assertIn(f"新增“{self.draft['form.pdf'].UID()}”", page)
        self.assertNotIn("added:", page)

    def test_doors_and_categories_are_said_in_words_and_what_is_empty_not_at_all(self) -> None:
        for details, said in (
            ({"door": "GET training-sheet.pdf"}, "打印的纸质件（PDF）"),
            ({"door": "GET "}, "记录的页面"),
            ({"door": "GET @@download/file"}, "记录的文件"),
            ({"door": "GET @history"}, "供程序使用的接口"),
            ({"door": "PUT something-else"}, "PUT something-else"),
            ({"category": "TrainingRecord.training"}, "培训记录：工作人员培训"),
        ):
            noting.note("archive.use", None, details, actor="demo-staff")
            transaction.commit()
            with self.subTest(details):
                self.assertIn(f"：{said}<", self.shown("action=archive.use"))
        noting.note("archive.use", None, {"members": []}, actor="demo-reviewer")
        transaction.commit()
        self.assertNotIn("件内文件", self.shown("action=archive.use&person=demo-reviewer"))

    def test_all_that_can_be_done_to_a_file_has_words(self) -> None:
        for done, said in (
            ("added: 表.pdf", "新增“表.pdf”"),
            ("changed: a: b.pdf", "更改“a: b.pdf”"),
            ("removed: 表.pdf", "移除“表.pdf”"),
            ("renamed: 表.pdf", "“表.pdf”改名"),
            ("told otherwise", "told otherwise"),
        ):
            noting.note("archive.use", None, {"files": [done]}, actor="demo-staff")
            transaction.commit()
            with self.subTest(done):
                self.assertIn(f"：{said}<", self.shown("action=archive.use"))

    def test_only_the_whole_journal_is_offered_as_what_can_be_verified(self) -> None:
        self.assertIn("导出全部日志（可核验）", self.shown())
        self.assertNotIn("可核验", self.shown("actor=demo-drafter"))

    def test_nothing_that_was_typed_is_markup_or_a_formula(self) -> None:
        noting.note("archive.use", None, {"note": "<script>zq</script>", "=zq()": "=zq()"}, actor="=zqactor()")
        transaction.commit()
        raw = self.ask("journal").content
        self.assertNotIn(b"<script>zq", raw)
        self.assertIn(b"&lt;script&gt;zq", raw)
        sheet = load_workbook(BytesIO(self.ask("journal.xlsx?action=archive.use").content)).active
        cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        self.assertTrue(any(cell.value.startswith("=zqactor") for cell in cells))
        self.assertEqual({cell.data_type for cell in cells}, {"s"})

    def test_what_is_taken_along(self) -> None:
        lines = [json.loads(line) for line in self.ask("journal.jsonl").content.splitlines()]
        self.assertTrue(lines[0]["verifiable"])
        self.assertEqual([line["seq"] for line in lines[1:]], list(range(1, len(lines))))
        some = [json.loads(line) for line in self.ask(f"journal.jsonl?thing={self.public.UID()}").content.splitlines()]
        self.assertFalse(some[0]["verifiable"])
        self.assertEqual({line["entry"]["uid"] for line in some[1:]}, {self.public.UID()})
        found = self.shown("action=record.export")
        self.assertIn("journal.jsonl", found)

    def test_the_columns_of_the_workbook_are_those_of_the_page(self) -> None:
        sheet = load_workbook(BytesIO(self.ask("journal.xlsx").content)).active
        headings = [cell.value for cell in next(sheet.iter_rows())]
        page = self.shown()
        for heading in ("时间", "操作人", "操作", "对象", "详情", "网络地址"):
            self.assertIn(heading, headings)
            self.assertIn(f">{heading}</th>", page)

    def test_the_way_from_the_desk(self) -> None:
        url = f"{self.portal.absolute_url()}/@@my-desk"
        self.assertIn(b"@@journal", Visitor(self.portal, "demo-auditor").ask(url).content)
        self.assertNotIn(b"@@journal", Visitor(self.portal, "demo-staff").ask(url).content)

    def test_a_list_that_somebody_takes_along(self) -> None:
        address = f"{self.portal.absolute_url()}/training/@@register.xlsx?kind=TrainingRecord"
        self.assertEqual(Visitor(self.portal, "demo-registrar").ask(address).status, 200)
        page = self.shown("action=record.export&actor=demo-registrar")
        self.assertIn("TrainingRecord", page)
