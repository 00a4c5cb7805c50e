"""Prevention of corruption at every door: who may read what, and nothing of it for others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from plone import api
from plone.testing.zope import Browser
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.integrity.settings import PREFIX
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.records.integrity.examples import add_entry
from tests.records.integrity.examples import add_risk
from tests.records.integrity.examples import add_task
from tests.records.integrity.examples import days
from tests.records.integrity.examples import RISK
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import PDF
from tests.support import unit_uid
from typing import Any

import json
import requests
import transaction
import unittest

PAGES = (
    "/integrity", "/integrity/@@integrity-due", "/integrity/folder_contents", "/integrity/@@contents-rows", "/integrity/RSS",
    "/@@search?SearchableText={probe}", "/@@ajax-search?SearchableText={probe}", "/search_rss?SearchableText={probe}", "/sitemap",
    "/recently_modified", "/author/demo-approver",
)  # fmt: skip
SERVICES = (
    "/@search?SearchableText={probe}&metadata_fields=_all&fullobjects=1", "/integrity?fullobjects=1", "/integrity?metadata_fields=_all",
    "/@search?portal_type=Attachment&metadata_fields=_all", "/@navigation?expand.navigation.depth=5",
)  # fmt: skip
RECORD_PAGES = (
    "", "/view", "/@@record-history", "/edit", "/folder_contents", "/form.pdf/view", "/form.pdf/@@download/file",
    "/@@transition?transition=review",
)  # fmt: skip
RECORD_SERVICES = ("", "/@history", "/form.pdf")


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.site = self.portal.absolute_url()

    def get(self, user: str | None, url: str, accept: str = "text/html") -> tuple[int, str]:
        auth = (user, TEST_PASSWORD) if user else None
        response = requests.get(url, headers={"Accept": accept}, auth=auth, allow_redirects=False, timeout=60)
        text = response.text
        if accept == "application/json" and response.content:
            text = json.dumps(response.json(), ensure_ascii=False)
        return response.status_code, unescape(text)

    def send(self, user: str, method: str, url: str, data: Any) -> requests.Response:
        headers = {"Accept": "application/json"}
        return requests.request(method, url, json=data, headers=headers, auth=(user, TEST_PASSWORD), timeout=60)

    def make_late(self, record: Any, name: str) -> None:
        """Let a day pass over a record."""
        setattr(record, name, days(-1))
        record.reindexObject()

    def test_due_and_registers(self) -> None:
        late, soon = (
            add_risk(self.portal, "in_force", title="拖延的风险"),
            add_risk(self.portal, "in_force", level="低"),
        )
        self.make_late(late, "review_date")
        closed = add_risk(self.portal, "closed", title="销号的风险")
        self.make_late(closed, "review_date")
        task = add_task(self.portal, "under_way", title="拖延的事项")
        self.make_late(task, "deadline")
        done = add_task(self.portal, "done", title="做完的事项")
        self.make_late(done, "deadline")
        other = add_risk(self.portal, author="demo-drafter2", unit=OTHER_UNIT, title="别家的风险")
        with acting_as(self.portal, "demo-sysadmin"):
            api.portal.set_registry_record(f"{PREFIX}.list_names", ("甲清单", "乙清单", "丙清单"))
        transaction.commit()
        section = f"{self.site}/integrity"
        for user in ("demo-discipline", "demo-drafter"):
            status, text = self.get(user, f"{section}/@@integrity-due")
            self.assertEqual(status, 200)
            for words in ("拖延的风险", "拖延的事项", "已逾期：1项", "乙清单"):
                self.assertIn(words, text)
            for words in ("销号的风险", "做完的事项", "别家的风险"):
                self.assertNotIn(words, text)
            # A low risk is due in a year: it is counted and not listed.
            self.assertNotIn(soon.absolute_url(), text)
            self.assertRegex(" ".join(text.split()), "<td>1</td> <td>0</td> <td>1</td> <td>2</td>")
        for user in ("demo-staff", "demo-publisher", "demo-drafter2"):
            status, text = self.get(user, f"{section}/@@integrity-due")
            self.assertEqual(status, 200)
            self.assertNotIn("拖延的", text)
        self.assertNotEqual(self.get(None, f"{section}/@@integrity-due")[0], 200)
        self.assertEqual(self.get("demo-staff", f"{self.site}/party/@@integrity-due")[0], 404)

        status, text = self.get("demo-drafter", f"{section}?kind=IntegrityRisk&category=高&state=in_force")
        self.assertIn("拖延的风险", text)
        self.assertNotIn("销号的风险", text)
        self.assertIn("业务流程风险 (3)", text)
        status, text = self.get("demo-drafter", f"{section}?kind=IntegrityListItem&category=list_2")
        self.assertIn("乙清单 (2)", text)
        self.assertIn("做完的事项", text)
        self.assertIn("本风险点已逾期未复核", self.get("demo-approver", late.absolute_url())[1])
        self.assertIn("本事项已逾期", self.get("demo-approver", task.absolute_url())[1])
        self.assertNotIn("逾期", self.get("demo-approver", done.absolute_url())[1])
        self.assertIn("别家的风险", self.get("demo-discipline", other.absolute_url())[1])

    def test_the_system_administrator_names_the_lists(self) -> None:
        page = f"{self.site}/@@integrity-settings"
        for user in ("demo-discipline", "demo-secadmin", "demo-staff", None):
            self.assertNotIn("form.widgets.list_names", self.get(user, page)[1], user)
        browser = Browser(self.layer["app"])
        browser.addHeader("Authorization", f"Basic demo-sysadmin:{TEST_PASSWORD}")
        for names, kept in (("只有一个", False), ("甲清单\n乙清单\n丙清单", True)):
            browser.open(page)
            browser.getControl(name="form.widgets.list_names").value = names
            browser.getControl(name="form.buttons.save").click()
            transaction.begin()
            found = api.portal.get_registry_record(f"{PREFIX}.list_names")
            self.assertEqual(found == ("甲清单", "乙清单", "丙清单"), kept)
        record = add_task(self.portal)
        transaction.commit()
        self.assertIn("乙清单", self.get("demo-drafter", record.absolute_url())[1])

    def test_added_and_reviewed_by_rest(self) -> None:
        data = {**RISK, "@type": "IntegrityRisk", "responsible_unit": unit_uid()}
        section = f"{self.site}/integrity"
        for user in ("demo-staff", "demo-approver", "demo-registrar"):
            self.assertIn(self.send(user, "POST", section, data).status_code, {401, 403}, user)
        self.assertEqual(self.send("demo-drafter2", "POST", section, data).status_code, 400)
        self.assertEqual(self.send("demo-drafter", "POST", section, {**data, "level": "秘密"}).status_code, 400)
        url = self.send("demo-drafter", "POST", section, data).json()["@id"]
        self.assertEqual(self.send("demo-approver", "POST", f"{url}/@workflow/adopt", {}).status_code, 200)
        review = f"{url}/@workflow/review"
        next_day = (days(0) + timedelta(days=10)).isoformat()
        answer = self.send("demo-discipline", "POST", review, {"next_review": "昨天"})
        self.assertEqual(answer.status_code, 400, answer.text)
        for words in ("昨天", "原因"):
            self.assertIn(words, json.dumps(answer.json(), ensure_ascii=False))
        for wrong in ({"comment": "好", "level": "低"}, {"comment": "好", "next_review": 7}):
            self.assertEqual(self.send("demo-discipline", "POST", review, wrong).status_code, 400)
        answer = self.send("demo-discipline", "POST", review, {"comment": "措施落实", "next_review": next_day})
        self.assertEqual(answer.json()["review_state"], "in_force")
        self.assertEqual(self.send("demo-drafter", "GET", url, None).json()["review_date"], next_day)
        self.assertEqual(
            self.send("demo-approver", "POST", f"{url}/@workflow/close", {"next_review": next_day}).status_code, 400
        )

    def test_the_admonished_reads_the_own_entry_only(self) -> None:
        own = add_entry(self.portal, "filed")
        others = add_entry(self.portal, "filed", title="另一次告诫", people=[{"name": "别人", "user_id": "demo-party"}])
        transaction.commit()
        status, text = self.get("demo-staff", own.absolute_url())
        self.assertEqual(status, 200)
        self.assertIn("指出一个月内三次迟到", text)
        self.assertNotEqual(self.get("demo-staff", others.absolute_url())[0], 200)
        register = self.get("demo-staff", f"{self.site}/integrity?kind=IntegrityLogEntry")[1]
        self.assertIn("迟到早退告诫谈话", register)
        self.assertNotIn("另一次告诫", register)

    def test_no_word_is_met_by_those_who_are_not_concerned(self) -> None:
        word, probe = "zqcanary", "zqprobe"
        said = f"{word} {probe}"
        texts = {"title": said, "measures": said, "person_in_charge": word}
        records = [
            add_risk(self.portal, "in_force", manifestations=said, **texts),
            add_task(self.portal, "under_way", content=said, **texts),
            add_entry(self.portal, "filed", title=said, content=said, outcome=said),
            add_entry(self.portal, title=said, people=[{"name": said, "user_id": "demo-staff"}]),
        ]
        for record in records:
            with api.env.adopt_roles(["Manager", "UnitDrafter", "UnitApprover", "DisciplineInspector"]):
                add_attachment(record, data=PDF + word.encode()).title = said
        transaction.commit()
        found_by_inspector = 0
        for user in ("demo-discipline", "demo-drafter2", "demo-reviewer", None):
            for address, accept in self.ways(records, probe):
                met = word in self.get(user, self.site + address, accept)[1]
                if user == "demo-discipline":
                    # The search is worth something: whoever may meet the word does meet it on these ways.
                    found_by_inspector += met
                else:
                    self.assertFalse(met, (user, address))
        self.assertGreater(found_by_inspector, 30)

    def ways(self, records: list[Any], probe: str) -> Iterator[tuple[str, str]]:
        """Yield the addresses, below the site, at which records may be met, each with what is asked for there."""
        for kind in ("IntegrityRisk", "IntegrityListItem", "IntegrityLogEntry"):
            yield f"/integrity/@@register?kind={kind}", "text/html"
            yield f"/@search?portal_type={kind}&metadata_fields=_all", "application/json"
        for page in PAGES:
            yield page.format(probe=probe), "text/html"
        for service in SERVICES:
            yield service.format(probe=probe), "application/json"
        for record in records:
            path = record.absolute_url()[len(self.site) :]
            for end in RECORD_PAGES:
                yield f"{path}{end}", "text/html"
            for end in RECORD_SERVICES:
                yield f"{path}{end}", "application/json"
            yield f"/resolveuid/{api.content.get_uuid(record)}", "text/html"
