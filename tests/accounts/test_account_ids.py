"""What an account can be called: one rule, asked below every door."""

from __future__ import annotations

from plone import api
from shangnan.policy.accounts.reserved import account_problem
from shangnan.policy.accounts.reserved import IMPORT_ID
from shangnan.policy.refusals import Refused
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from zope.i18nmessageid import Message

import unittest


class TestRule(unittest.TestCase):
    def test_names_of_people(self) -> None:
        for name in ("demo-drafter", "wang.li", "张三", "z3", "wang_li@shangnan.gov.cn", "Ю1"):
            with self.subTest(name=name):
                self.assertIsNone(account_problem(name, {"office-publisher"}))

    def test_names_that_no_account_has(self) -> None:
        taken = {"office-publisher", "Manager", "admin"}
        for name in (
            "", ".", "..", "a..b", "a b", "a/b", "_a", "a_", "aq_parent", "manage_users", "a\u202eb", "e\u0301", "a" * 101, None,
            "office-publisher", "Manager", "Admin", "admin", "unit-x-drafter", "System", "AuthenticatedUsers", IMPORT_ID, "Shangnan-Import",
        ):  # fmt: skip
            with self.subTest(name=name):
                self.assertIsInstance(account_problem(name, taken), Message)


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_every_way_of_adding_an_account_asks_it(self) -> None:
        users = self.layer["portal"].acl_users
        ways = {
            "api": lambda name: api.user.create(username=name, email="x@example.org", password="a-Long-enough-1"),
            "user folder": lambda name: users._doAddUser(name, "a-Long-enough-1", ["Member"], []),
            "plugin": lambda name: users.source_users.addUser(name, name, "a-Long-enough-1"),
        }
        for way, add in ways.items():
            for name in (
                "office-publisher",
                "Manager",
                "Reviewers",
                "admin",
                "a..b",
                "aq_parent",
                IMPORT_ID,
                IMPORT_ID.upper(),
            ):
                with (
                    self.subTest(way, name=name),
                    api.env.adopt_roles(["Manager"]),
                    # Plone itself looks at some names before it asks.
                    self.assertRaises((Refused, ValueError)),
                ):
                    add(name)
                self.assertIsNone(
                    users.source_users.getLoginForUserId(name) if name in users.source_users.listUserIds() else None
                )
        with self.assertRaises(Refused), api.env.adopt_roles(["Manager"]):
            users.source_users.addUser("wang.li", IMPORT_ID, "a-Long-enough-1")
