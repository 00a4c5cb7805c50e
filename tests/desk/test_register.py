"""The register of a kind: filters, order, pages, counts and the workbook, from the catalog and by permission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from openpyxl import load_workbook
from plone import api
from Products.statusmessages.interfaces import IStatusMessage
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from shangnan.policy.desk import register_print
from shangnan.policy.desk.register import RegisterView
from shangnan.policy.desk.register_print import RegisterPrint
from shangnan.policy.desk.register_query import asked
from shangnan.policy.desk.register_query import catalog_query
from shangnan.policy.desk.register_query import link
from shangnan.policy.desk.register_query import PAGE
from shangnan.policy.desk.register_workbook import RegisterWorkbook
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.kind.description import IRecordKind
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.kind import KIND as GUIDE_KIND
from shangnan.policy.records.tables.workbook import workbook
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.paper import support
from tests.support import acting_as
from tests.support import add_guide
from tests.support import publish
from tests.support import unit_uid
from typing import Any
from unittest import mock
from urllib.parse import parse_qsl
from urllib.parse import urlsplit
from zope.component import getGlobalSiteManager

import unittest

COLUMNS = (
    RegisterColumn("title", "Name"),
    RegisterColumn("unit", "Unit"),
    RegisterColumn("date", "Date", sort="record_date"),
    RegisterColumn("level", "Level", words={"h": "High"}),
    RegisterColumn("state", "State"),
)
GUIDES = replace(
    GUIDE_KIND, title="Guides", columns=COLUMNS, category_title="Level", categories={"h": "High", "l": "Low"}
)
REGISTER = GUIDES.register
assert REGISTER is not None
KIND: RegisterKind = REGISTER
JUNK = st.one_of(
    st.text(max_size=40), st.integers(), st.none(), st.lists(st.text(max_size=5), max_size=3), st.binary(max_size=9)
)


def entry_of(guide: Any) -> RegisterEntry:
    year = 2019 + len(guide.title) % 2
    level = "h" if year == 2019 else "l"
    return RegisterEntry(
        year=year, date=f"{year}-01-02", categories=(level,), values={"level": level, "date": f"{year}-01-02"}
    )


class TestQuestions(unittest.TestCase):
    @settings(deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from(["year", "unit", "state", "category", "text", "sort", "order", "b_start"]), JUNK
        )
    )
    def test_any_address_gives_a_usable_question(self, form: Mapping[str, object]) -> None:
        question = asked(form, KIND)
        query = catalog_query(question, KIND)
        self.assertEqual(query["portal_type"], "ServiceGuide")
        self.assertIn(query["sort_on"], {column.index for column in KIND.columns})
        self.assertEqual(question.start % PAGE, 0)

    @given(st.sampled_from(["title", "date", "state"]), st.sampled_from(["asc", "desc"]), st.integers(0, 99))
    def test_links_say_what_they_were_made_from(self, sort: str, order: str, page: int) -> None:
        form = {"year": "2019", "text": "消防", "sort": sort, "order": order, "b_start": str(page * PAGE)}
        question = asked(form, KIND)
        url = link("http://h/s/@@register", KIND, question, start=question.start)
        self.assertEqual(asked(dict(parse_qsl(urlsplit(url).query)), KIND), question)

    def test_signs_alone_find_nothing(self) -> None:
        self.assertEqual(catalog_query(asked({"text": "*()"}, KIND), KIND)["UID"], "-")


class TestWorkbook(unittest.TestCase):
    def test_nothing_typed_becomes_a_formula(self) -> None:
        typed = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a\x00b", "plain", "＝1"]
        file = workbook("名单: [1]", ["=heading"], [[text] for text in typed])
        sheet = load_workbook(file).active
        cells = [row[0] for row in sheet.iter_rows()]
        self.assertEqual({cell.data_type for cell in cells}, {"s"})
        self.assertEqual(cells[1].value, "=1+1")
        marked = [bool(cell.quotePrefix) for cell in cells]
        self.assertEqual(marked, [True] * 7 + [False] * 3)

    def test_numbers_stay_numbers(self) -> None:
        file = workbook("x", ["n"], [[3], [2.5], [None], [True]])
        values = [row[0].value for row in load_workbook(file).active.iter_rows(min_row=2)]
        self.assertEqual(values, [3, 2.5, None, "True"])


class TestRegister(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        site = getGlobalSiteManager()
        site.registerUtility(GUIDES, IRecordKind, name="ServiceGuide")
        self.addCleanup(site.registerUtility, GUIDE_KIND, IRecordKind, name="ServiceGuide")
        site.registerAdapter(entry_of, (IServiceGuide,), IRegisterEntry)
        self.addCleanup(site.unregisterAdapter, entry_of, (IServiceGuide,), IRegisterEntry)
        self.first = add_guide(self.portal, 0, name="一二三")
        self.second = add_guide(self.portal, 1, name="=四五六")
        self.other = add_guide(self.portal, 2, unit="县民政局", name="七八九十")
        publish(self.portal, self.second)

    def view(self, factory: type = RegisterView, **form: Any) -> Any:
        request = self.layer["request"].clone()
        request.form.update(form)
        return factory(self.portal["services"], request)

    def titles(self, user: str, **form: Any) -> list[str]:
        with acting_as(self.portal, user):
            return [row["cells"][0] for row in self.view(**form).rows()]

    def test_everybody_sees_what_he_may(self) -> None:
        self.assertEqual(set(self.titles("demo-drafter")), {"一二三", "=四五六"})
        self.assertEqual(self.titles("demo-staff"), ["=四五六"])
        self.assertEqual(set(self.titles("demo-drafter2")), {"=四五六", "七八九十"})

    def test_filters(self) -> None:
        self.assertEqual(self.titles("demo-publisher", state="published"), ["=四五六"])
        self.assertEqual(self.titles("demo-publisher", unit=unit_uid("县民政局")), ["七八九十"])
        self.assertEqual(set(self.titles("demo-publisher", category="h")), {"=四五六", "七八九十"})
        self.assertEqual(self.titles("demo-publisher", category="l"), ["一二三"])
        self.assertEqual(self.titles("demo-publisher", year="2020"), ["一二三"])
        self.assertEqual(self.titles("demo-publisher", year="2020", category="h"), [])
        self.assertEqual(self.titles("demo-publisher", text="一二三"), ["一二三"])
        self.assertEqual(self.titles("demo-publisher", text="(*"), [])
        self.assertEqual(self.titles("demo-publisher", state="nowhere"), [])

    def test_counts_are_of_what_one_may_see(self) -> None:
        with acting_as(self.portal, "demo-staff"):
            boxes = {box["name"]: box for box in self.view().choices}
        self.assertEqual([(o["value"], o["count"]) for o in boxes["state"]["options"]], [("published", 1)])
        with acting_as(self.portal, "demo-publisher"):
            boxes = {box["name"]: box for box in self.view().choices}
        self.assertEqual({o["value"]: o["count"] for o in boxes["state"]["options"]}, {"draft": 2, "published": 1})
        self.assertEqual(sum(o["count"] for o in boxes["category"]["options"]), 3)
        self.assertEqual(
            {o["label"]: o["count"] for o in boxes["unit"]["options"]}, {"县行政审批服务局": 2, "县民政局": 1}
        )

    def test_order(self) -> None:
        up = self.titles("demo-publisher", sort="title", order="asc")
        self.assertEqual(self.titles("demo-publisher", sort="title", order="desc"), up[::-1])
        self.assertEqual(len(up), 3)

    def test_page_and_bad_parameters(self) -> None:
        with acting_as(self.portal, "demo-publisher"):
            for form in (
                {},
                {"b_start": "999999"},
                {"b_start": "-5", "sort": "nothing", "year": "x", "kind": "Nothing", "order": "up"},
            ):
                html = api.content.get_view("register", self.portal["services"], self.layer["request"].clone())
                html.request.form.update(form)
                self.assertIn("一二三", html())

    def test_the_workbook_holds_what_the_filters_leave(self) -> None:
        with acting_as(self.portal, "demo-publisher"):
            data = b"".join(self.view(RegisterWorkbook, state="published")())
        rows = list(load_workbook(BytesIO(data)).active.values)
        self.assertEqual(len(rows), 2)
        self.assertEqual(rows[1][0], "=四五六")
        self.assertIn(rows[1][4], {"Published", "已发布"})  # the language of a request without a browser is not ours

    def test_the_paper_holds_what_the_filters_leave(self) -> None:
        # What is drawn comes from the catalog: no record is woken.
        waking = [
            mock.patch.object(AbstractCatalogBrain, name, side_effect=AssertionError(name))
            for name in ("getObject", "_unrestrictedGetObject")
        ]
        with acting_as(self.portal, "demo-publisher"), waking[0], waking[1]:
            view = self.view(RegisterPrint, state="published", sort="title", order="asc")
            sheet = view.sheet()
            pdf = view()
        self.assertEqual([row[0] for row in sheet.rows], ["=四五六"])
        self.assertEqual(sheet.filters, "状态：已发布")
        self.assertEqual(sheet.rows[0][4], "已发布")
        told = support.body(pdf)
        self.assertIn("=四五六", told)
        self.assertNotIn("一二三", told)
        self.assertIn("状态：已发布", told)
        self.assertEqual(view.request.response.getHeader("Content-Type"), "application/pdf")
        self.assertEqual(view.request.response.getHeader("Cache-Control"), "no-store")

    def test_too_many_for_one_paper_is_told(self) -> None:
        with acting_as(self.portal, "demo-publisher"), mock.patch.object(register_print, "MOST", 2):
            view = self.view(RegisterPrint)
            self.assertEqual(view(), "")
            self.assertIn("/services/@@register?kind=ServiceGuide", view.request.response.getHeader("Location"))
            (told,) = IStatusMessage(view.request).show()
            self.assertEqual(told.type, "error")
            self.assertTrue({"2", "3"} <= set(told.message))
            two = self.view(RegisterPrint, category="h")
            self.assertTrue(two().startswith(b"%PDF"))
