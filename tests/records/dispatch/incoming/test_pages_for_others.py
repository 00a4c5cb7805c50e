"""Incoming dispatches by REST, to strangers, and the calendar that their limits follow."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from tests.portal.browsing import visitor
from tests.records.dispatch.incoming.examples import FIELDS
from tests.records.dispatch.incoming.examples import HANDLER
from tests.records.dispatch.incoming.examples import READER
from tests.records.dispatch.incoming.pages_case import Pages
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import step
from typing import Any

import requests
import transaction


class TestRest(Pages):
    def test_from_nothing_to_registered_with_refusals(self) -> None:
        section = f"{self.portal.absolute_url()}/dispatches/in/2024"
        self.new("registered")
        data = {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in FIELDS.items()}
        data |= {"@type": "IncomingDispatch", "named_readers": ["孙职员"]}
        for field, value in (
            ("sender_number", "机密〔2024〕1号"),
            ("urgency", "绝密"),
            ("named_readers", ["没有的人"]),
        ):
            answer = self.call("POST", section, "demo-registrar", {**data, field: value})
            self.assertEqual(answer.status_code, 400, f"{field}: {answer.text}")
        self.assertIn(self.call("POST", section, "demo-drafter", data).status_code, (401, 403))
        answer = self.call("POST", section, "demo-registrar", data)
        self.assertEqual(answer.status_code, 201, answer.text)
        url = answer.json()["@id"]
        self.assertEqual(answer.json()["named_readers"], [READER])
        refused = self.call("POST", f"{url}/@workflow/register", "demo-registrar")
        self.assertEqual(refused.status_code, 400)
        self.assertIn("收〔2024〕1号", refused.json()["message"])
        self.call("PATCH", url, "demo-registrar", {"duplicate_reason": "补发件", "receipt_number": "收〔2024〕99号"})
        self.assertEqual(self.call("POST", f"{url}/@workflow/register", "demo-registrar").status_code, 200)
        self.assertEqual(self.call("GET", url, "demo-registrar").json()["receipt_number"], "收〔2024〕2号")

    def test_people_and_answer(self) -> None:
        url = self.new("being_handled").absolute_url()
        body: dict[str, Any]
        for body in ({"named_readers": "孙职员"}, {"named_handlers": [1]}, {"named_readers": ["没有的人"]}):
            self.assertEqual(self.call("POST", f"{url}/@people", "demo-drafter", body).status_code, 400, body)
        answer = self.call("POST", f"{url}/@people", "demo-drafter", {"named_handlers": ["钱经手"]})
        self.assertEqual(answer.json()["named_handlers"], [HANDLER])
        self.assertEqual(answer.json()["named_readers"], [READER])
        for body in ({}, {"uid": 1}, {"uid": "0" * 32}):
            self.assertEqual(self.call("POST", f"{url}/@reply", "demo-drafter", body).status_code, 400, body)


class TestStrangers(Pages):
    """Whoever neither handles nor reads a dispatch meets no word of it, wherever the room and the desk show dispatches."""

    WORD = "zqcanaryincoming"
    PAGES = (
        "/dispatches", "/dispatches/@@register?kind=IncomingDispatch", "/dispatches/@@register.xlsx?kind=IncomingDispatch",
        "/dispatches/@@dispatch-tray", "/dispatches/@@dispatches-due", "/dispatches/in", "/dispatches/in/2024",
        "/dispatches/in/2024/folder_contents", "/@@my-desk", "/@@search?SearchableText=zqcanaryincoming",
    )  # fmt: skip
    SERVICES = (
        "/@search?SearchableText=zqcanaryincoming&fullobjects=1", "/@search?portal_type=IncomingDispatch&metadata_fields=_all",
        "/dispatches/in/2024?fullobjects=1", "/dispatches/in/2024/@navigation",
    )  # fmt: skip

    def test_no_word_is_met(self) -> None:
        texts = {name: f"{self.WORD}{name}" for name in ("title", "sender", "sender_number", "summary", "proposal")}
        dispatch = self.new("being_handled", **texts)
        with acting_as(self.portal, "demo-registrar"):
            add_attachment(dispatch, f"{self.WORD}.pdf")
        step(self.portal, dispatch, "note", "demo-drafter", f"{self.WORD}note")
        transaction.commit()
        own = (
            "",
            "/view",
            "/@@people",
            "/@@reply",
            "/@@record-history",
            "/@@transition?transition=read",
            f"/{self.WORD}.pdf/view",
        )
        pages = [self.portal.absolute_url() + path for path in self.PAGES]
        pages += [dispatch.absolute_url() + path for path in own]
        services = [self.portal.absolute_url() + path for path in self.SERVICES] + [dispatch.absolute_url()]
        for user in ("demo-drafter2", "demo-publisher", "demo-sysadmin", "demo-auditor", None):
            for address in pages:
                self.assert_silent(user, address, "text/html")
            for address in services:
                self.assert_silent(user, address, "application/json")
        # The search is worth something: a handler does meet them.
        for address in (pages[1], pages[3], services[0]):
            accept = "application/json" if address in services else "text/html"
            self.assertIn(self.WORD + "title", self.told("demo-drafter", address, accept), address)

    def told(self, user: str | None, address: str, accept: str) -> str:
        auth = (user, TEST_PASSWORD) if user else None
        return requests.get(address, auth=auth, headers={"Accept": accept}, allow_redirects=False, timeout=60).text

    def assert_silent(self, user: str | None, address: str, accept: str) -> None:
        told = self.told(user, address, accept)
        # A page may repeat what was asked for.
        for asked in (f"SearchableText={self.WORD}", f'value="{self.WORD}"', f"{self.WORD}.pdf"):
            told = told.replace(asked, "")
        for part in ("title", "sender", "summary", "proposal", "note"):
            self.assertNotIn(self.WORD + part, told, f"{user} at {address}")


class TestTheCalendar(Pages):
    def test_the_system_administrator_keeps_it(self) -> None:
        browser = visitor(self.layer, "demo-sysadmin")
        browser.open(f"{self.portal.absolute_url()}/@@working-calendar")
        field = browser.getControl(name="form.widgets.exceptions")
        field.value = "明年元旦放假"
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        self.assertEqual(api.portal.get_registry_record("shangnan.calendar.exceptions"), ())
        browser.getControl(name="form.widgets.exceptions").value = "2027-01-01 休 元旦\n2027 完整"
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        kept = api.portal.get_registry_record("shangnan.calendar.exceptions")
        self.assertEqual(kept, ("2027-01-01 休 元旦", "2027 完整"))
        for user in ("demo-registrar", "demo-staff", None):
            self.assertNotIn("form.widgets.exceptions", self.page("/@@working-calendar", user)[1], user)
