"""Nobody meets a word of a record that is not for him or her: everything that each office can reach is looked through."""

from __future__ import annotations

from collections import Counter
from plone import api
from shangnan.policy.demonstration.accounts import ACCOUNTS as PEOPLE
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.canaries import Canaries
from tests.permissions.crawl import Crawl
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.permissions.table import ACCOUNTS
from tests.support import acting_as

import json
import transaction
import unittest

# The public and those who have no function look at every address of every kind: what they find shut is shut by the record,
# not by the address, and the others look at the chief ones. The superuser of the machinery looks at all lists as well.
THOROUGH = ("A", "staff")
ALL_LISTS = (*THOROUGH, "Manager")
# These see what a drafter or staff sees on pages for staff; what the catalog gives them differs, and services tell that.
BY_SERVICES = ("R", "L", "SecAdmin", "Auditor")
# Most links that are followed: visitors' pages are light, and staff see the same lists by their own addresses.
LINKS = {"A": 150, "staff": 40}
MOST_LINKS = 10
# Kept with a record and shown by no page: nobody meets them, which is all that is asked.
SHOWN_NOWHERE = {"subject", "rights", "contributors", "note"}
# Pages that are about a person by name, asked for by that name.
OWN_QUESTION = ("/author/", "@users", "acl_users")


def _by_id(url: str) -> bool:
    """Return whether a page is Zope's own for the technical superuser, which lists what lies in a folder by its id."""
    return any(part in url for part in ("/manage", "/objectIds", "/objectValues"))


class TestLeaks(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        with api.env.adopt_roles(["Manager"]):
            api.portal.set_registry_record("plone.enable_sitemap", True)
        self.canaries = Canaries(self.portal)

    def test_nobody_meets_what_is_not_for_him(self) -> None:
        met: set[tuple[str, str]] = set()
        for code, name in ACCOUNTS.items():
            crawl = self.crawl(code, Visitor(self.portal, name))
            with self.subTest(code, what="counts"):
                self.assert_counts(code, crawl.visitor)
            with self.subTest(code):
                self.assertGreater(len(crawl.seen), 200)
                self.assertEqual(crawl.visitor.failures, [], "the server failed")
            with self.subTest(code, what="words"):
                self.assertEqual(self.leaks(code, crawl), [])
            with self.subTest(code, what="names"):
                self.assert_no_names(crawl.told)
            met |= {self.canaries.parts[word] for word in crawl.met if code in self.canaries.audience[word]}
        self.assert_a_hidden_word_finds_nothing()
        # The search is worth something: each text of each kind was met by somebody who may meet it, on the same ways.
        unseen = {(kind, part) for kind, part in self.canaries.parts.values() if part not in SHOWN_NOWHERE}
        self.assertEqual(sorted(unseen - met), [])
        self.assert_an_opened_draft_is_found()

    def crawl(self, code: str, visitor: Visitor) -> Crawl:
        crawl = Crawl(visitor, self.canaries)
        crawl.lists(thoroughly=code in ALL_LISTS, pages=code not in BY_SERVICES)
        crawl.records(code, thoroughly=code in THOROUGH)
        crawl.links(LINKS.get(code, MOST_LINKS))
        return crawl

    def leaks(self, code: str, crawl: Crawl) -> list[str]:
        """Return the canaries that an account met and may not, each with the first addresses."""
        found = []
        for word in self.canaries.hidden(code):
            where = [url.removeprefix(crawl.site) for url in crawl.met.get(word, ()) if not _by_id(url)]
            found += [f"{code} meets {self.canaries.places[word]} ({word}) at {where[:3]}"] if where else []
        return found

    def assert_counts(self, code: str, visitor: Visitor) -> None:
        """Assert that a search counts what an account may open and no more, for each kind and for the title of each."""
        site = self.portal.absolute_url()

        def total(question: str) -> int:
            return json.loads(visitor.ask(f"{site}/@search?b_size=1&{question}", JSON).content)["items_total"]

        open_to = {name for name, viewers in self.canaries.viewers.items() if code in viewers}
        for kind, number in Counter(name.split()[0] for name in self.canaries.viewers).items():
            expected = sum(name.split()[0] == kind for name in open_to)
            if kind == "FilingPlan":
                # The site of the tests has one of its own, without which nothing is filed.
                state = api.content.get_state(self.portal["archive"]["filing-plan"])
                expected += f"{kind} {state}" in open_to
            self.assertEqual(total(f"portal_type={kind}"), expected, f"{code}: {kind}, {number} in all")
        for name, title in self.canaries.titles.items():
            self.assertEqual(total(f"SearchableText={title}"), int(name in open_to), f"{code}: {name}")

    def assert_a_hidden_word_finds_nothing(self) -> None:
        """Assert that whoever may open a record does not learn from a search what its hidden parts say."""
        catalog = api.portal.get_tool("portal_catalog")
        for code, name in ACCOUNTS.items():
            if code == "Manager":
                continue  # an account of Zope's, not of the site's
            with acting_as(self.portal, name):
                hidden = [word for word in self.canaries.hidden(code) if len(catalog(SearchableText=word))]
            self.assertEqual([self.canaries.places[word] for word in hidden], [], code)

    def assert_no_names(self, told: dict[str, str]) -> None:
        """Assert that the public is told neither account names nor the names of those who worked on a record."""
        names = [word for account, (fullname, *_rest) in PEOPLE.items() for word in (account, fullname)]
        found = [
            f"{name} at {url}"
            for url, text in told.items()
            if not any(part in url for part in OWN_QUESTION)
            for name in names
            if name in text
        ]
        self.assertEqual(found, [])

    def assert_an_opened_draft_is_found(self) -> None:
        """Assert that a draft that the public may view, though it may not by its table, is told of by the same crawl."""
        transaction.begin()
        for kind in self.canaries.kinds:
            draft = self.canaries.records[f"{kind} {self.canaries.states(kind)[0]}"]
            for permission in ("View", "Access contents information"):
                draft.manage_permission(permission, ["Anonymous"], acquire=0)
            draft.reindexObjectSecurity()
        transaction.commit()
        crawl = Crawl(Visitor(self.portal, None), self.canaries)
        crawl.records("A")
        met = {self.canaries.parts[word] for word in crawl.met if word in self.canaries.hidden("A")}
        for kind, fti in self.canaries.kinds.items():
            files = ("filetitle", "filetext") if "Attachment" in fti.allowed_content_types else ()
            for part in ("title", "description", *files):
                with self.subTest(kind, part=part):
                    self.assertIn((kind, part), met)
