"""A forgotten password: said in words where the site sends no mail, the same answer for any name where it does."""

from __future__ import annotations

from html import unescape
from plone import api
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.people import add_person
from tests.accounts.ways import PASSWORD
from unittest import mock

import re
import requests
import transaction
import unittest

NAME = "wei-an"
PAGES = ("login-help", "mail_password_form")


class TestForgotten(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.url = self.layer["portal"].absolute_url()
        add_person(NAME, PASSWORD, "卫安")
        api.user.get(userid=NAME).setMemberProperties({"email": "wei-an@example.org"})
        transaction.commit()

    def send_mail(self) -> None:
        transaction.begin()
        api.portal.set_registry_record("plone.email_from_address", "office@example.org")
        transaction.commit()

    def ask(self, page: str, name: str) -> str:
        answer = requests.post(f"{self.url}/{page}", data={"userid": name}, timeout=60)
        self.assertEqual(answer.status_code, 200)
        return re.sub(r"\s+", " ", unescape(answer.text))

    def test_without_a_mail_server_it_is_said_whom_to_ask(self) -> None:
        for page in PAGES:
            with self.subTest(page):
                answer = requests.get(f"{self.url}/{page}", timeout=60)
                self.assertEqual(answer.status_code, 200)
                self.assertIn("安全管理员", unescape(answer.text))
                self.assertNotIn("forgotten-form", answer.text)
                self.assertEqual(self.ask(page, NAME), self.ask(page, "nobody-at-all"))

    def test_with_one_a_link_is_sent_and_nobody_learns_more(self) -> None:
        self.send_mail()
        with mock.patch("Products.MailHost.MailHost.MailBase._send") as send:
            known, unknown = self.ask("login-help", NAME), self.ask("login-help", "nobody-at-all")
            self.assertEqual(known, unknown)
            self.assertIn("重设密码的链接已经发出", known)
            self.assertEqual(send.call_count, 1)
            self.ask("login-help", NAME)
            self.assertEqual(send.call_count, 1, "not again and again")

    def test_a_mail_server_that_is_down_is_no_failure_of_the_page(self) -> None:
        self.send_mail()
        with mock.patch("Products.MailHost.MailHost.MailBase._send", side_effect=ConnectionRefusedError):
            self.assertIn("重设密码的链接已经发出", self.ask("login-help", NAME))
