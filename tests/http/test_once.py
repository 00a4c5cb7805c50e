"""What is sent three times is made once: forms by their token, programs by `Idempotency-Key`, also at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from datetime import timedelta
from plone.protect.authenticator import createToken
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.http import once
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.support import acting_as
from tests.support import unit_uid
from typing import Any
from unittest import mock
from urllib.parse import urlencode
from zope.annotation.interfaces import IAnnotations

import json
import lxml.html
import transaction
import unittest

KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324"
FORM = "application/x-www-form-urlencoded"


class Keyed(Visitor):
    """Somebody who gives a key with each request."""

    key = KEY

    def __post_init__(self) -> None:
        super().__post_init__()
        inner = self.application

        def application(environ: dict[str, Any], start_response: Any) -> Any:
            return inner({**environ, once.HEADER: self.key}, start_response)

        self.application = application


class TestOnce(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.dispatches = f"{self.portal.absolute_url()}/dispatches"
        self.body = {"@type": "OutgoingDispatch", "title": "关于值班的通知", "responsible_unit": unit_uid()}

    def post(self, person: Visitor, **changes: Any) -> tuple[int, Any]:
        """Send a dispatch as a program does."""
        answer = person.ask(self.dispatches, JSON, "POST", json.dumps(self.body | changes).encode())
        return answer.status, json.loads(answer.content)

    def held(self) -> list[str]:
        """Return the titles of all dispatches that there are."""
        transaction.begin()
        found = self.portal["portal_catalog"].unrestrictedSearchResults(portal_type="OutgoingDispatch")
        return sorted(brain.Title for brain in found)

    def test_a_post_sent_three_times_makes_one_record(self) -> None:
        before, drafter = len(self.held()), Keyed(self.portal, "demo-drafter")
        answers = [self.post(drafter) for _number in range(3)]
        self.assertEqual([status for status, _body in answers], [201] * 3)
        self.assertEqual(len({body["UID"] for _status, body in answers}), 1)
        self.assertEqual(len(self.held()), before + 1)
        status, told = self.post(drafter, title="另一份通知")
        self.assertEqual((status, "Idempotency-Key" in told["message"]), (409, True))
        drafter.key = f'"{KEY[::-1]}"'
        self.assertEqual(self.post(drafter, title="另一份通知")[0], 201)
        drafter.key = "短"
        self.assertEqual(self.post(drafter)[0], 400)
        self.assertEqual(len(self.held()), before + 2)

    def test_without_a_key_each_post_makes_one(self) -> None:
        before, drafter = len(self.held()), Visitor(self.portal, "demo-drafter")
        self.assertEqual([self.post(drafter)[0] for _number in range(2)], [201, 201])
        self.assertEqual(len(self.held()), before + 2)

    def test_a_key_is_its_owners(self) -> None:
        before = len(self.held())
        people = [Keyed(self.portal, name) for name in ("demo-drafter", "demo-drafter2")]
        units = {"demo-drafter": unit_uid(), "demo-drafter2": unit_uid(OTHER_UNIT)}
        for person in people:
            self.assertEqual(self.post(person, responsible_unit=units[str(person.login_name)])[0], 201)
        self.assertEqual(len(self.held()), before + 2)

    def test_what_failed_is_not_kept(self) -> None:
        drafter = Keyed(self.portal, "demo-drafter")
        self.assertEqual(self.post(drafter, kind="没有这种")[0], 400)
        self.assertEqual(self.post(drafter)[0], 201)

    def test_what_was_made_and_is_gone_is_told(self) -> None:
        drafter = Keyed(self.portal, "demo-drafter")
        _status, made = self.post(drafter)
        self.assertEqual(drafter.ask(made["@id"], JSON, "DELETE").status, 204)
        self.assertEqual(self.post(drafter)[0], 409)

    def test_at_the_same_moment(self) -> None:
        """Without the filter that lets one writer through: as in several processes."""
        before = len(self.held())
        people = [Keyed(self.portal, "demo-drafter") for _number in range(6)]
        with ThreadPoolExecutor(6) as pool:
            answers = list(pool.map(self.post, people))
        self.assertEqual([status for status, _body in answers], [201] * 6)
        self.assertEqual(len({body["UID"] for _status, body in answers}), 1)
        self.assertEqual(len(self.held()), before + 1)

    def form(self, person: Visitor) -> dict[str, str]:
        """Return what a browser sends when a dispatch is written in the form."""
        page = person.ask(f"{self.dispatches}/++add++OutgoingDispatch")
        tree = lxml.html.fromstring(page.content.decode())
        (token,) = tree.xpath(f"//input[@name='{once.FIELD}' and @form='form']/@value")
        (form,) = tree.xpath("//form[@id='form']")
        fields = {name: value for name, value in form.form_values() if not name.startswith("form.buttons")}
        with acting_as(self.portal, person.login_name):
            fields["_authenticator"] = createToken()
        (title,) = form.xpath(".//*[contains(@name, 'widgets') and contains(@name, 'title')]/@name")
        return fields | {once.FIELD: token, title: "关于防汛的通知", "form.buttons.save": "Save"}

    def save(self, person: Visitor, fields: dict[str, str]) -> tuple[int, str]:
        """Send the form."""
        url = f"{self.dispatches}/++add++OutgoingDispatch"
        answer = person.ask(url, method="POST", body=urlencode(fields).encode(), kind=FORM)
        return answer.status, answer.location

    def test_a_form_sent_three_times_makes_one_record(self) -> None:
        before, drafter = self.held(), Visitor(self.portal, "demo-drafter")
        fields = self.form(drafter)
        answers = [self.save(drafter, fields) for _number in range(3)]
        self.assertEqual([status for status, _location in answers], [302] * 3)
        self.assertEqual(len(set(answers)), 1, "each is answered as the first one was")
        self.assertEqual(self.held(), sorted([*before, "关于防汛的通知"]))
        made = Visitor(self.portal, "demo-drafter").ask(answers[2][1])
        self.assertEqual(made.status, 200)
        # The page stays in the browser, and the next record is written on it: that one is not lost.
        (title,) = (name for name, value in fields.items() if value == "关于防汛的通知")
        self.assertEqual(self.save(drafter, fields | {title: "关于抗旱的通知"})[0], 302)
        self.assertEqual(self.held(), sorted([*before, "关于防汛的通知", "关于抗旱的通知"]))

    def test_a_form_sent_twice_at_the_same_moment(self) -> None:
        before, people = len(self.held()), [Visitor(self.portal, "demo-drafter") for _number in range(4)]
        fields = self.form(people[0])
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda person: self.save(person, fields), people))
        self.assertEqual([status for status, _location in answers], [302] * 4)
        self.assertEqual(len(self.held()), before + 1)

    def test_what_was_sent_is_forgotten_after_two_days(self) -> None:
        drafter, kept = Keyed(self.portal, "demo-drafter"), lambda: IAnnotations(self.portal)[once.KEY]
        moment = datetime(2026, 3, 1, 9, tzinfo=ZONE)
        for day in range(4):
            with mock.patch.object(once, "now", lambda day=day: moment + timedelta(days=day)):
                drafter.key = f"{KEY}-{day}"
                self.assertEqual(self.post(drafter)[0], 201)
        transaction.begin()
        self.assertEqual(list(kept()), ["2026-03-03", "2026-03-04"])
        self.assertEqual([len(day) for day in kept().values()], [1, 1])
