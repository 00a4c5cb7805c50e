"""Nobody meets a word of a record that is not for him or her: everything that each office can reach is looked through."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.accounts import ACCOUNTS as PEOPLE
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.canaries import Canaries
from tests.permissions.crawl import Crawl
from tests.permissions.people import Person
from tests.permissions.table import ACCOUNTS

import transaction
import unittest

# Everybody who is in some audience and out of another, and one of those who are in none.
LOOKING = ("A", "staff", "D", "D2", "P", "G", "SysAdmin", "SecAdmin", "Auditor", "Manager")
# Pages that are about a person by name, asked for by that name.
OWN_QUESTION = ("/author/", "@users")


def _by_id(url: str) -> bool:
    """Return whether a page is Zope's own for the technical superuser, which lists what lies in a folder by its id."""
    return url.endswith("/manage")


class TestLeaks(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        with api.env.adopt_roles(["Manager"]):
            api.portal.set_registry_record("plone.enable_sitemap", True)
        self.canaries = Canaries(self.portal)

    def told_to(self, code: str) -> dict[str, str]:
        """Return all that an account is told, by address."""
        person = Person(self.layer, ACCOUNTS[code])
        told = Crawl(person, self.portal.absolute_url()).everywhere(self.canaries.records, self.canaries.uids)
        self.assertEqual(person.failures, [], "the server failed")
        return told

    def leaks(self, code: str, told: dict[str, str]) -> list[str]:
        """Return the canaries that an account met and may not, each with the addresses."""
        found = []
        for word, audience in self.canaries.audience.items():
            if code not in audience:
                # A page may repeat the address that somebody typed, and the name that a record was made with is part of it.
                where = [url for url, text in told.items() if word in text and word not in url and not _by_id(url)]
                found += [f"{code} meets {word} at {where[:3]}"] if where else []
        return found

    def test_nobody_meets_what_is_not_for_him(self) -> None:
        met: set[str] = set()
        for code in LOOKING:
            told = self.told_to(code)
            with self.subTest(code):
                self.assertGreater(len(told), 500)
                self.assertEqual(self.leaks(code, told), [])
            everything = " ".join(told.values())
            met |= {
                word for word, audience in self.canaries.audience.items() if code in audience and word in everything
            }
            if code == "A":
                self.assert_no_names(told)
        # The search is worth something: whoever may meet a word does meet it on the same ways.
        self.assertEqual(set(self.canaries.audience) - met, set())

    def assert_no_names(self, told: dict[str, str]) -> None:
        """Assert that the public is told neither account names nor the names of those who worked on a guide."""
        for account, (name, *_rest) in PEOPLE.items():
            for url, text in told.items():
                if not any(part in url for part in OWN_QUESTION):
                    self.assertNotIn(account, text, url)
                    self.assertNotIn(name, text, url)

    def test_an_opened_draft_would_be_found(self) -> None:
        draft = self.canaries.records["draft"]
        for permission in ("View", "Access contents information"):
            draft.manage_permission(permission, ["Anonymous"], acquire=0)
        draft.reindexObjectSecurity()
        transaction.commit()
        leaks = self.leaks("A", self.told_to("A"))
        for part in ("title", "summary", "notes", "material", "filetitle", "filetext"):
            self.assertTrue(any(f"zqcanarydraft{part} " in leak for leak in leaks), f"{part}: {leaks}")
