"""Signing through the form and through REST: the same rule, the same words, and the password kept nowhere."""

from __future__ import annotations

from html import unescape
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.protect.authenticator import createToken
from Products.SiteErrorLog.SiteErrorLog import IPubFailureSubscriber
from Products.SiteErrorLog.SiteErrorLog import manage_addErrorLog
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.records.integrity.letter.examples import add_letter
from tests.records.integrity.letter.examples import SUBORDINATE
from tests.records.integrity.letter.examples import SUPERIOR
from typing import Any
from zope.component import getGlobalSiteManager

import json
import logging
import requests
import transaction
import unittest

WRONG = "wr0ng-secret-word"


class LogKeeper(logging.Handler):
    """Keeps all that is logged."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line with its traceback."""
        self.lines.append(self.format(record))


class TestSigning(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.letter = add_letter(self.portal)
        transaction.commit()
        self.log = LogKeeper()
        logging.getLogger().addHandler(self.log)
        self.addCleanup(logging.getLogger().removeHandler, self.log)

    def ask(self, user: str, method: str, path: str, accept: str = "text/html", **more: Any) -> tuple[int, str]:
        answer = requests.request(
            method,
            f"{self.letter.absolute_url()}/{path}",
            headers={"Accept": accept},
            auth=(user, TEST_PASSWORD),
            allow_redirects=False,
            timeout=60,
            **more,
        )
        transaction.begin()
        if accept == "application/json" and answer.content:
            return answer.status_code, json.dumps(answer.json(), ensure_ascii=False)
        return answer.status_code, unescape(answer.text)

    def form(self, user: str, transition: str, **fields: str) -> tuple[int, str]:
        login(self.portal, user)
        token = createToken()
        logout()
        data = {"transition": transition, "_authenticator": token, **fields}
        return self.ask(user, "POST", "@@transition", data=data)

    def rest(self, user: str, transition: str, **data: Any) -> tuple[int, str]:
        return self.ask(user, "POST", f"@workflow/{transition}", "application/json", json=data)

    def state(self) -> str:
        return api.content.get_state(self.letter)

    def test_the_form_asks_for_the_password(self) -> None:
        status, text = self.ask(SUPERIOR, "GET", "@@transition?transition=sign_as_superior")
        self.assertEqual(status, 200)
        self.assertIn('type="password"', text)
        self.assertNotIn("alert-danger", text)
        for fields, told in (({}, "请输入您的密码"), ({"password": WRONG}, "密码不对")):
            _status, text = self.form(SUPERIOR, "sign_as_superior", comment="同意", **fields)
            self.assertIn(told, text)
            self.assertIn("同意", text)  # what was written is not lost
            self.assertNotIn(WRONG, text)
            self.assertEqual(self.state(), "awaiting")
        status, _text = self.form(SUPERIOR, "sign_as_superior", comment="同意", password=TEST_PASSWORD)
        self.assertEqual((status, self.state()), (302, "superior_signed"))

    def test_rest_asks_for_the_same(self) -> None:
        for data, told in (
            ({}, "请输入您的密码"),
            ({"password": WRONG}, "密码不对"),
            ({"password": [WRONG]}, "请输入您的密码"),
        ):
            status, text = self.rest(SUPERIOR, "sign_as_superior", comment="同意", **data)
            self.assertEqual(status, 400)
            self.assertIn(told, text)
            self.assertNotIn(WRONG, text)
            self.assertEqual(self.state(), "awaiting")
        self.assertEqual(self.rest(SUPERIOR, "sign_as_superior", password=TEST_PASSWORD)[0], 200)
        # A step that is no signature takes no password.
        self.assertEqual(self.rest(SUPERIOR, "withdraw", comment="有误", password=TEST_PASSWORD)[0], 400)
        self.assertEqual(self.state(), "superior_signed")
        self.assertEqual(self.rest(SUBORDINATE, "sign", comment="落实", password=TEST_PASSWORD)[0], 200)
        self.assertEqual(self.letter.signatures[1]["opinion"], "落实")

    def test_the_password_is_kept_nowhere(self) -> None:
        # Zope's list of errors, with all parts of the requests: a server has it, the layer of these tests does not.
        manager = getGlobalSiteManager()
        manager.registerHandler(IPubFailureSubscriber)
        self.addCleanup(manager.unregisterHandler, IPubFailureSubscriber)
        if "error_log" not in self.portal:
            manage_addErrorLog(self.portal)
            transaction.commit()
        self.form(SUPERIOR, "sign_as_superior", password=WRONG)
        self.rest(SUPERIOR, "sign_as_superior", password=WRONG)
        self.rest(SUPERIOR, "sign_as_superior", password={"deep": WRONG})
        self.rest(SUPERIOR, "no_such_step", password=WRONG)
        self.rest(SUPERIOR, "sign_as_superior", password=WRONG, dates=1)
        kept = [str(entry) for entry in self.portal.error_log.getLogEntries()]
        self.assertTrue(any("Refused" in entry for entry in kept), "nothing is kept of a refusal: look elsewhere")
        self.assertNotIn(WRONG, "\n".join([*kept, *self.log.lines]))

    def test_a_signatory_finds_the_way(self) -> None:
        section = f"{self.portal.absolute_url()}/integrity"
        auth = (SUPERIOR, TEST_PASSWORD)
        desk = unescape(requests.get(f"{self.portal.absolute_url()}/@@my-desk", auth=auth, timeout=60).text)
        self.assertIn(self.letter.absolute_url(), desk)
        mine = unescape(requests.get(f"{section}/@@my-letters", auth=auth, timeout=60).text)
        self.assertIn("待我签", mine)
        self.assertIn(self.letter.title, mine)
        self.assertIn("@@transition?transition=sign_as_superior", self.ask(SUPERIOR, "GET", "view")[1])
        self.assertNotIn("@@transition?transition=sign", self.ask(SUBORDINATE, "GET", "view")[1])
        other = requests.get(f"{section}/@@my-letters", auth=("demo-drafter", TEST_PASSWORD), timeout=60)
        self.assertEqual(other.status_code, 200)
        self.assertNotIn(self.letter.title, unescape(other.text))
        elsewhere = f"{self.portal.absolute_url()}/party/@@my-letters"
        self.assertEqual(requests.get(elsewhere, auth=auth, timeout=60).status_code, 404)

    def test_what_the_steps_write_is_written_by_nobody_else(self) -> None:
        forged = [{"party": "superior", "user_id": SUPERIOR, "time": "2026-01-01T00:00:00+08:00"}]
        self.ask("demo-discipline", "PATCH", "", "application/json", json={"signatures": forged, "campaign_uid": "x"})
        self.assertEqual((self.letter.signatures, self.letter.campaign_uid), ((), ""))
        _status, text = self.ask("demo-discipline", "GET", "edit")
        self.assertNotIn("form.widgets.signatures", text)
