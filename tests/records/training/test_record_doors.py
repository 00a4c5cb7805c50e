"""Training records at every door: scores only for those concerned."""

from __future__ import annotations

from html import unescape
from io import BytesIO
from openpyxl import load_workbook
from openpyxl import Workbook
from plone import api
from shangnan.policy.calendar.clock import now
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.records.training.examples import add_training
from tests.records.training.examples import fields
from tests.records.training.examples import SCORES
from tests.support import unit_uid
from typing import Any

import requests
import transaction
import unittest

PEOPLE = (
    "demo-drafter",
    "demo-reviewer",
    "demo-registrar",
    "demo-approver",
    "demo-staff",
    "demo-drafter2",
    "demo-publisher",
    "demo-auditor",
)
ALL = {"demo-drafter", "demo-reviewer", "demo-registrar"}


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        # Numbers that stand nowhere else on a page.
        scores = [{**SCORES[0], "score": 87}, {**SCORES[1], "score": 43}]
        self.record = add_training(self.portal, "confirmed", scores=scores)
        self.draft = add_training(self.portal)
        transaction.commit()

    def get(self, user: str | None, url: str, accept: str = "text/html", **more: Any) -> requests.Response:
        auth = (user, TEST_PASSWORD) if user else None
        response = requests.get(url, headers={"Accept": accept}, auth=auth, allow_redirects=False, timeout=30, **more)
        if accept == "text/html" and response.headers.get("Content-Type", "").startswith("text/"):
            response._content = unescape(response.text).encode()  # pages for staff are written with entities
            response.encoding = "utf-8"
        return response

    def cells(self, html: str) -> str:
        return html[html.index('id="training-roster"') : html.index("</table>")]

    def test_the_page_shows_scores_to_who_may_see_them(self) -> None:
        for user in PEOPLE:
            response = self.get(user, self.record.absolute_url())
            with self.subTest(user):
                self.assertEqual(response.status_code, 200)
                self.assertIn("第2期", response.text)
                table = self.cells(response.text)
                self.assertEqual(">87<" in table, user in ALL or user == "demo-staff")
                self.assertEqual(">43<" in table, user in ALL or user == "demo-drafter2")

    def test_rest_shows_scores_to_who_may_see_them(self) -> None:
        for user in PEOPLE:
            whole = self.get(user, self.record.absolute_url(), "application/json")
            own = self.get(user, f"{self.record.absolute_url()}/@training-scores", "application/json")
            with self.subTest(user):
                self.assertEqual((whole.status_code, own.status_code), (200, 200))
                self.assertEqual("scores" in whole.json(), user in ALL)
                self.assertEqual(whole.json()["session_date"], "2019-11-20")
                seen = {row["score"] for row in own.json()["items"]}
                self.assertEqual(
                    seen,
                    {87, 43}
                    if user in ALL
                    else {87}
                    if user == "demo-staff"
                    else {43}
                    if user == "demo-drafter2"
                    else set(),
                )

    def test_other_ways_give_no_scores(self) -> None:
        url = self.record.absolute_url()
        for path in (
            "/scores",
            "/@@edit",
            "/edit",
            "/roster",
            "/typed_by",
            "/@@record-history",
            "/@@training-roster",
            "/folder_contents",
        ):
            for user in ("demo-staff", "demo-publisher", "demo-approver"):
                response = self.get(user, url + path)
                with self.subTest(path, user=user):
                    self.assertNotIn(">43<", response.text)
                    self.assertNotIn("'score': 43", response.text)
                    self.assertLess(response.status_code, 500)
        query = "portal_type=TrainingRecord&metadata_fields=_all&fullobjects=1"
        found = self.get(
            "demo-publisher",
            f"{self.portal.absolute_url()}/@search?{query}",
            "application/json",
        )
        self.assertEqual(len(found.json()["items"]), 1)
        self.assertNotIn("scores", found.text)

    def test_the_page_leads_to_the_roster_whom_it_lets_in(self) -> None:
        led = set()
        for record in (self.draft, self.record):
            for user in ("demo-drafter", "demo-reviewer", "demo-registrar"):
                if "/@@training-roster" not in self.get(user, record.absolute_url()).text:
                    continue
                led.add((record.getId(), user))
                page = self.get(user, f"{record.absolute_url()}/@@training-roster")
                self.assertEqual(page.status_code, 200, (record, user))
        self.assertIn((self.draft.getId(), "demo-drafter"), led)
        self.assertNotIn((self.record.getId(), "demo-registrar"), led)

    def test_a_visitor_sees_nothing(self) -> None:
        for path in ("", "/view", "/@training-scores"):
            self.assertNotEqual(self.get(None, self.record.absolute_url() + path).status_code, 200)
        self.assertNotEqual(self.get(None, f"{self.portal.absolute_url()}/training/@@training-ledger").status_code, 200)

    def post(self, user: str, url: str, data: Any, files: Any = None) -> requests.Response:
        auth = (user, TEST_PASSWORD)
        response = requests.post(url, data=data, files=files, auth=auth, allow_redirects=False, timeout=30)
        response._content = unescape(response.text).encode()
        response.encoding = "utf-8"
        return response

    def token(self, user: str) -> str:
        html = self.get(user, f"{self.draft.absolute_url()}/@@training-roster").text
        return html.partition('name="_authenticator" value="')[2].partition('"')[0]

    def test_a_pasted_roster(self) -> None:
        url, token = f"{self.draft.absolute_url()}/@@training-roster", self.token("demo-drafter")
        bad = self.post("demo-drafter", url, {"pasted": "姓名\t签到\n甲\t也许", "_authenticator": token})
        self.assertEqual(bad.status_code, 400)
        self.assertIn("也许", bad.text)
        good = self.post(
            "demo-drafter", url, {"pasted": "姓名\t单位\t签到\t成绩\n甲\t县局\t是\t77", "_authenticator": token}
        )
        self.assertEqual(good.status_code, 302)
        transaction.begin()
        self.assertEqual([row["name"] for row in self.draft.roster], ["甲"])
        self.assertEqual(self.draft.scores, [{"name": "甲", "unit": "县局", "score": 77}])
        self.assertNotEqual(
            self.get("demo-staff", self.draft.absolute_url()).status_code, 200
        )  # no longer in the roster

    def test_a_list_without_scores_leaves_those_of_its_people(self) -> None:
        url, token = f"{self.draft.absolute_url()}/@@training-roster", self.token("demo-drafter")
        pasted = "培训签到表\n姓名\t单位\t签到\n孙职员\t县行政审批服务局\t是\n新人\t县局\t是"
        sent = {"pasted": pasted, "_authenticator": token}
        self.assertEqual(self.post("demo-drafter", url, sent).status_code, 302)
        transaction.begin()
        self.assertEqual([row["name"] for row in self.draft.roster], ["孙职员", "新人"])
        self.assertEqual(self.draft.scores, [SCORES[0]])
        self.assertEqual(self.post("demo-drafter", url, sent | {"pasted": "x" * 500_001}).status_code, 400)

    def test_a_new_record_is_filed_under_its_year(self) -> None:
        form = self.get("demo-drafter", f"{self.portal.absolute_url()}/training/++add++TrainingRecord")
        token = form.text.partition('name="_authenticator" value="')[2].partition('"')[0]
        sent = {
            "form.widgets.title": "新培训",
            "form.widgets.IResponsibleUnit.responsible_unit": unit_uid(),
            "form.widgets.responsible_unit:list": unit_uid(),
            "form.widgets.roster.count": "0",
            "form.widgets.scores.count": "0",
            "form.buttons.save": "Save",
            "_authenticator": token,
        }
        made = self.post("demo-drafter", f"{self.portal.absolute_url()}/training/++add++TrainingRecord", sent)
        self.assertEqual(made.status_code, 302, made.text[:500])
        self.assertIn(f"/training/{now().year}/", made.headers["Location"])

    def test_a_roster_from_a_workbook(self) -> None:
        url, token = f"{self.draft.absolute_url()}/@@training-roster", self.token("demo-drafter")
        book, file = Workbook(), BytesIO()
        for row in (
            ["姓名", "单位", "签到", "学时"],
            ["乙", "县局", "√", 2.0],
            [None, None, None, None],
            ["丙", "县局", None, None],
        ):
            book.active.append(row)
        book.save(file)
        for data, name, status in (
            (b"PK\x03\x04 broken", "a.xlsx", 400),
            (b"no workbook", "a.xlsx", 400),
            (file.getvalue(), "a.xlsx", 302),
        ):
            response = self.post("demo-drafter", url, {"_authenticator": token}, {"file": (name, data)})
            self.assertEqual(response.status_code, status, response.text[:300])
        transaction.begin()
        self.assertEqual([(row["name"], row["hours"]) for row in self.draft.roster], [("乙", 2), ("丙", 0)])

    def test_only_the_drafter_of_a_draft_gives_a_roster(self) -> None:
        token = self.token("demo-drafter")
        for user, record in (("demo-reviewer", self.draft), ("demo-staff", self.draft), ("demo-drafter", self.record)):
            response = self.post(
                user, f"{record.absolute_url()}/@@training-roster", {"pasted": "丁", "_authenticator": token}
            )
            with self.subTest(user):
                self.assertNotEqual(response.status_code, 200)
        transaction.begin()
        self.assertEqual(len(self.draft.roster), 3)

    def test_register_and_ledger(self) -> None:
        section = f"{self.portal.absolute_url()}/training"
        register = self.get("demo-publisher", section).text
        self.assertIn("2019-11-20", register)
        self.assertIn("服务质量、服务礼仪", register)
        self.assertIn("@@training-ledger", register)
        ledger = self.get("demo-publisher", f"{section}/@@training-ledger?year=2019").text
        self.assertIn("孙职员", ledger)
        self.assertIn("2 ÷ 3", ledger)
        self.assertIn("2019年度政务服务标准化培训计划", ledger)
        # Only staff count above the line as well: two of those who have an account were trained.
        accounts = len(api.user.get_users())
        self.assertIn(f"(2 ÷ {accounts})", ledger)
        self.assertNotIn(">87<", ledger)
        for query in ("year=x", "year=2019&b_start=zz", "text=%00", "year=2019&year=2020", "b_start=999999"):
            self.assertEqual(self.get("demo-publisher", f"{section}/@@training-ledger?{query}").status_code, 200, query)
        book = self.get("demo-publisher", f"{section}/@@training-ledger.xlsx?year=2019")
        rows = list(load_workbook(BytesIO(book.content)).active.values)
        self.assertEqual(
            rows[1:],
            [
                ("赵民政", "县民政局", 1, 1, 3),
                ("孙职员", "县行政审批服务局", 1, 1, 4),
                ("何大明", "试马镇人民政府", 0, 1, 0),
            ],
        )
        self.assertEqual(
            self.get("demo-publisher", f"{self.portal.absolute_url()}/services/@@training-ledger").status_code, 404
        )

    def test_added_and_changed_by_rest(self) -> None:
        data = {**fields(), "@type": "TrainingRecord", "responsible_unit": unit_uid(), "session_date": "2019-11-21"}
        data |= {name: list(data[name]) for name in ("subjects", "standards")}
        headers = {"Accept": "application/json"}
        url, auth = f"{self.portal.absolute_url()}/training", ("demo-drafter", TEST_PASSWORD)
        made = requests.post(url, json=data, headers=headers, auth=auth, timeout=30)
        self.assertEqual(made.status_code, 201, made.text)
        record = made.json()["@id"]
        for wrong in ("2019-13-01", "yesterday", 5, ["2019-01-01"]):
            answer = requests.patch(record, json={"session_date": wrong}, headers=headers, auth=auth, timeout=30)
            self.assertEqual(answer.status_code, 400, answer.text)
        answer = requests.post(
            f"{record}/@workflow/confirm",
            json={"comment": ""},
            headers=headers,
            auth=("demo-reviewer", TEST_PASSWORD),
            timeout=30,
        )
        self.assertEqual(answer.status_code, 200, answer.text)
        self.assertEqual(
            requests.post(url, json=data, headers=headers, auth=("demo-staff", TEST_PASSWORD), timeout=30).status_code,
            401,
        )
