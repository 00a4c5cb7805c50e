"""A kind that nobody has written code for but its own room: what it costs, and that every part of the site works for it."""

from __future__ import annotations

from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from plone import api
from plone.testing.zope import Browser
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.desk.my_desk import MyDeskView
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.tables.workbook import XLSX
from tests.permissions.kind import KindCase
from tests.records.kind.layer import VISIT_TESTING
from tests.records.kind.visit.kind import KIND
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import save_form
from tests.support import step
from tests.support import unit_uid
from tests.transfer.files import csv_bytes
from typing import Any
from urllib.parse import quote

import requests
import transaction
import unittest

ROOM = Path(__file__).parent / "visit"
PATHS: dict[str, tuple[tuple[str, str], ...]] = {"draft": (), "confirmed": (("confirm", "demo-reviewer"),)}
PATHS["filed"] = (*PATHS["confirmed"], ("file", "demo-registrar"))
FIELDS: dict[str, Any] = {
    "title": "走访试马镇办事群众",
    "visited_on": date(2019, 11, 20),
    "way": "入户",
    "hosts": ("张三丰",),
    "said": "希望周末也能办事。",
    "promises": [{"what": "开通周末窗口", "days": 30}],
    "private_note": "不外传的话",
}


def add_visit(portal: Any, state: str = "draft", drafter: str = "demo-drafter", **changes: Any) -> Any:
    """Add a visit and bring it to a state."""
    with acting_as(portal, drafter):
        place = KIND.year_section(2019)
        values = FIELDS | {"responsible_unit": unit_uid()} | changes
        record = api.content.create(place, "VisitRecord", **values)
    for transition, account in PATHS[state]:
        step(portal, record, transition, account, "情况属实")
    transaction.commit()
    return record


def text(browser: Browser) -> str:
    """Return a page with its characters as people see them."""
    return unescape(browser.contents)


class TestCost(unittest.TestCase):
    def test_the_room_is_small(self) -> None:
        """What is written by hand for a kind; the workflow and the type are declarations that one copies."""
        python = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in ROOM.glob("*.py")}
        zcml = len((ROOM / "configure.zcml").read_text(encoding="utf-8").splitlines())
        declared = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOM / "profile").rglob("*.xml"))
        print(f"a new kind: {sum(python.values())} lines of Python {python}, {zcml} of ZCML, {declared} of profile")
        self.assertEqual(set(python), {"__init__.py", "content.py", "kind.py", "transitions.py"})
        self.assertLess(sum(python.values()), 200)
        self.assertLess(zcml, 40)


class TestNewKind(unittest.TestCase):
    layer = VISIT_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def browser(self, user_id: str) -> Browser:
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Accept-Language", "zh-cn")
        browser.addHeader("Authorization", f"Basic {user_id}:{TEST_PASSWORD}")
        return browser

    def test_form(self) -> None:
        browser = self.browser("demo-drafter")
        address = f"{self.portal.absolute_url()}/training/++add++VisitRecord"
        browser.open(address)
        for label in ("走访日期", "走访方式", "反映的情况", "承诺"):
            self.assertIn(label, text(browser))
        save_form(browser, title="表单录入的走访", said="路不好走。")
        transaction.begin()
        (brain,) = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(Title="表单录入的走访")
        record = brain._unrestrictedGetObject()
        self.assertEqual(record.said, "路不好走。")
        self.assertRegex(record.absolute_url(), r"/training/visit-records/\d{4}/[^/]+$")
        browser.open(f"{record.absolute_url()}/edit")
        save_form(browser, said="路修好了。")
        transaction.begin()
        self.assertEqual(record.said, "路修好了。")

    def test_page_and_panel(self) -> None:
        record = add_visit(self.portal, said="")
        browser = self.browser("demo-drafter")
        browser.open(record.absolute_url())
        for said in ("走访试马镇办事群众", "张三丰", "开通周末窗口", "反映的情况", "2019-11-20"):
            self.assertIn(said, text(browser))
        self.assertIn("++add++Attachment", text(browser))
        self.assertIn("“反映的情况”没有填", text(browser))
        self.assertNotIn("不外传的话", text(browser))

    def test_register(self) -> None:
        add_visit(self.portal, "confirmed")
        add_visit(self.portal, title="电话走访", way="电话")
        browser = self.browser("demo-drafter")
        browser.open(f"{self.portal.absolute_url()}/training/@@register?kind=VisitRecord")
        self.assertIn("走访试马镇办事群众", text(browser))
        self.assertIn("承诺数", text(browser))
        browser.open(
            f"{self.portal.absolute_url()}/training/@@register?kind=VisitRecord&category={quote('电话')}&year=2019"
        )
        self.assertNotIn("走访试马镇办事群众", text(browser))
        self.assertIn("电话走访", text(browser))
        browser.open(f"{self.portal.absolute_url()}/training/@@register.xlsx?kind=VisitRecord")
        self.assertEqual(browser.headers["Content-Type"].partition(";")[0], XLSX)

    def test_import(self) -> None:
        browser = self.browser("demo-drafter")
        browser.open(f"{self.portal.absolute_url()}/training/@@import-records?kind=VisitRecord")
        rows = [
            ["单位", "标题", "走访日期", "走访方式", "承诺"],
            ["县行政审批服务局", "导入的走访", "2019年11月21日", "座谈", "修路｜60"],
        ]
        for outcome in ("created", "unchanged"):
            browser.open(f"{self.portal.absolute_url()}/training/@@import-records?kind=VisitRecord")
            form = browser.getForm(id="import-form")
            form.getControl(name="file").add_file(BytesIO(csv_bytes(rows)), "text/csv", "走访.csv")
            form.getControl(name="dry_run").value = []
            form.submit()
            self.assertIn(f'data-outcome="{outcome}"', browser.contents)
        transaction.begin()
        found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="VisitRecord")
        self.assertEqual([brain.Title for brain in found], ["导入的走访"])
        record = found[0]._unrestrictedGetObject()
        self.assertEqual((record.visited_on, record.way), (date(2019, 11, 21), "座谈"))
        self.assertEqual(record.promises, [{"what": "修路", "days": 60}])

    def test_search(self) -> None:
        add_visit(self.portal)
        catalog = api.portal.get_tool("portal_catalog")
        for words, there in (("张三丰", 1), ("周末窗口", 1), ("不外传", 0)):
            with self.subTest(words):
                found = catalog.unrestrictedSearchResults(portal_type="VisitRecord", SearchableText=words)
                self.assertEqual(len(found), there)

    def test_desk(self) -> None:
        add_visit(self.portal)
        for account, waits in (("demo-drafter", True), ("demo-reviewer", True), ("demo-registrar", False)):
            with self.subTest(account), acting_as(self.portal, account):
                groups = MyDeskView(self.portal, self.layer["request"].clone()).groups()
                self.assertEqual("VisitRecord-draft" in [group["id"] for group in groups], waits)

    def test_history_and_difference(self) -> None:
        record = add_visit(self.portal, "confirmed")
        step(self.portal, record, "return_to_draft", "demo-reviewer", "请补充")
        record.said = "希望周末和晚上也能办事。"
        record.promises = [{"what": "开通周末窗口", "days": 15}]
        transaction.commit()
        kept = versions(record)[1]["data"]
        self.assertNotIn("private_note", kept)
        self.assertEqual(kept["visited_on"], "2019-11-20")
        browser = self.browser("demo-reviewer")
        browser.open(f"{record.absolute_url()}/@@record-history")
        self.assertIn("请补充", text(browser))
        browser.open(f"{record.absolute_url()}/@@record-difference?old=1&new=present")
        self.assertIn("反映的情况", text(browser))
        self.assertIn("晚上", text(browser))
        self.assertIn("办理天数", text(browser))

    def test_copy_begins_anew(self) -> None:
        record = add_visit(self.portal, "confirmed")
        with acting_as(self.portal, "demo-drafter"):
            place = KIND.year_section(2019)
            (done,) = place.manage_pasteObjects(place.manage_copyObjects([record.getId()]))
        copy = place[done["new_id"]]
        self.assertEqual(api.content.get_state(copy), "draft")
        self.assertEqual(dict(versions(copy)), {})

    def test_rest(self) -> None:
        url, as_drafter = self.portal.absolute_url(), ("demo-drafter", TEST_PASSWORD)
        head = {"Accept": "application/json"}
        body = {"@type": "VisitRecord", "title": "接口录入", "responsible_unit": unit_uid(), "visited_on": "2019-11-20"}
        made = requests.post(f"{url}/training", json=body, auth=as_drafter, headers=head, timeout=60)
        self.assertEqual(made.status_code, 201, made.text)
        address = made.json()["@id"]
        wrong = requests.patch(address, json={"way": "飞行"}, auth=as_drafter, headers=head, timeout=60)
        self.assertEqual(wrong.status_code, 400)
        self.assertIn("“走访方式”只能是入户、座谈、电话之一", wrong.json()["message"])
        right: dict[str, Any] = {"way": "座谈", "said": "都好。", "promises": [{"what": "修路", "days": 9}]}
        self.assertEqual(
            requests.patch(address, json=right, auth=as_drafter, headers=head, timeout=60).status_code, 204
        )
        moved = requests.post(
            f"{address}/@workflow/confirm", auth=("demo-reviewer", TEST_PASSWORD), headers=head, timeout=60
        )
        self.assertEqual(moved.json()["review_state"], "confirmed")
        self.assertEqual(requests.get(address, headers=head, timeout=60).status_code, 401)


class TestTable(KindCase):
    layer = VISIT_TESTING
    kind, edited, file_title, tables = "VisitRecord", ("said", "别的情况"), "照片", ROOM
    own = (("draft", "confirm", "both-reviewer"),)

    def record(self, state: str) -> Any:
        return self.submitted(state, "demo-drafter")

    def submitted(self, state: str, submitter: str) -> Any:
        record = add_visit(self.portal, drafter=submitter)
        with acting_as(self.portal, submitter):
            add_attachment(record)
        for transition, account in PATHS[state]:
            step(self.portal, record, transition, account, "情况属实")
        transaction.commit()
        return record

    def test_every_cell(self) -> None:
        self.try_every_cell()
