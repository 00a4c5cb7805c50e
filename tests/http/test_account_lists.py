"""Who works here: every way in to accounts and groups as every office; only those who keep the accounts are told."""

from __future__ import annotations

from plone.app.testing import SITE_OWNER_NAME
from shangnan.policy.demonstration.accounts import ACCOUNTS
from shangnan.policy.http.questions import choices
from shangnan.policy.http.questions.choices import may_fetch
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from unittest.mock import patch
from zope.component import getUtilitiesFor
from zope.schema.interfaces import IVocabularyFactory

import json
import unittest

# Accounts that one is not, and so does not find in what is said of oneself.
OTHERS = ("demo-approver", "demo-publisher", "demo-party")
GROUPS = ("office-publisher", "office-registrar")
KEEPERS = ("demo-secadmin", SITE_OWNER_NAME)
PEOPLE = (
    None,
    "demo-staff",
    "demo-drafter",
    "demo-reviewer",
    "demo-registrar",
    "demo-discipline",
    "demo-sysadmin",
    "demo-auditor",
)
DOORS = (
    ("@users", JSON), ("@users?search=demo", JSON), ("@users/demo-approver", JSON), ("@groups", JSON), ("@groups/office-publisher", JSON),
    ("@principals?search=demo", JSON), ("@principals?search=office", JSON), ("services/@sharing", JSON), ("services/@sharing?search=demo", JSON),
    ("@roles", JSON), ("@userschema", JSON), ("@portrait/demo-approver", JSON), ("@relations", JSON), ("@querystring", JSON),
    ("@types/ServiceGuide", JSON), ("@actions", JSON),
    ("@vocabularies", JSON), ("portal_membership/searchForMembers?name=demo", PAGE), ("portal_membership/listMembers", PAGE),
    ("portal_membership/listMemberIds", PAGE), ("portal_membership/getMemberById?id=demo-approver", PAGE),
    ("portal_membership/getMemberInfo?memberId=demo-approver", PAGE), ("portal_groups/listGroupNames", PAGE),
    ("portal_groups/listGroups", PAGE), ("portal_groups/searchForGroups", PAGE), ("portal_groups/getGroupMembers?group_id=office-publisher", PAGE),
    ("acl_users/searchUsers", PAGE), ("acl_users/getUserIds", PAGE), ("acl_users/source_users/listUserIds", PAGE),
    ("portal_memberdata/searchFulltextForMembers?s=demo", PAGE), ("portal_catalog/uniqueValuesFor?name=Creator", PAGE),
    ("@@pas_search/searchUsers?name=demo", PAGE), ("@@pas_info", PAGE), ("@@pas_member", PAGE), ("author/demo-approver", PAGE),
    ("@@author/demo-approver", PAGE), ("@@usergroup-userprefs", PAGE), ("@@usergroup-groupprefs", PAGE), ("@@users-groups", PAGE),
    ("@@user-information?userid=demo-approver", PAGE), ("@@sharing", PAGE), ("services/@@sharing", PAGE), ("@@updateSharingInfo?search_term=demo", PAGE),
    ("services/@@updateSharingInfo?search_term=demo", PAGE), ("@@member-search?fullname=a", PAGE), ("@@querybuilderjsonconfig", PAGE),
    ("@@qsOptions", PAGE), ("@@new-user", PAGE),
)  # fmt: skip


class TestAccountLists(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.site = self.portal.absolute_url()
        self.names = [ACCOUNTS[name][0] for name in OTHERS]

    def told(self, person: Visitor, path: str, accept: str) -> bool:
        """Return whether an answer names accounts, people or groups."""
        answer = person.ask(f"{self.site}/{path}", accept)
        text = answer.content.decode(errors="replace")
        if accept == JSON and answer.status == 200:
            text = json.dumps(json.loads(text), ensure_ascii=False)
        asked = [word for word in (*OTHERS, *GROUPS) if word in path]
        return answer.status < 300 and any(
            word in text for word in (*OTHERS, *self.names, *GROUPS) if word not in asked
        )

    def vocabulary_doors(self) -> list[tuple[str, str]]:
        names = [name for name, _factory in getUtilitiesFor(IVocabularyFactory)]
        return [
            (path.format(name), accept)
            for name in names
            for path, accept in (
                ("@vocabularies/{}", JSON),
                ("@@getVocabulary?name={}", PAGE),
                ("@@contents-rows?name={}", PAGE),
            )
        ]

    def holes(self, doors: list[tuple[str, str]], people: tuple[str | None, ...] = PEOPLE) -> list[str]:
        """Return the doors by which somebody is told who works here, and those that failed."""
        found = []
        for name in people:
            person = Visitor(self.portal, name)
            found += [f"{name}: {path}" for path, accept in doors if self.told(person, path, accept)]
            found += [f"failed: {failure}" for failure in person.failures]
        return found

    def test_nobody_else_is_told_who_works_here(self) -> None:
        self.assertEqual(self.holes(list(DOORS)), [])

    def test_no_vocabulary_tells_it(self) -> None:
        doors = self.vocabulary_doors()
        self.assertGreater(len(doors), 150)
        self.assertEqual(self.holes(doors, (None, "demo-drafter", "demo-sysadmin")), [])

    def test_who_keeps_the_accounts_is_told(self) -> None:
        for name in KEEPERS:
            person = Visitor(self.portal, name)
            for path in ("@users", "@groups", "@vocabularies/plone.app.vocabularies.Users?b_size=200"):
                with self.subTest(path, person=name):
                    self.assertTrue(self.told(person, path, JSON))

    def test_every_vocabulary_is_on_the_list_or_closed(self) -> None:
        names = {name for name, _factory in getUtilitiesFor(IVocabularyFactory)}
        self.assertEqual(set(choices.choices()) - names, set(), "these are gone: take them out of choices.csv")
        for name in names - set(choices.choices()):
            self.assertFalse(may_fetch("x", ["Manager"], name))

    def test_an_opened_vocabulary_is_found(self) -> None:
        name = "plone.app.vocabularies.Users"
        with (
            patch.dict(choices.choices(), {name: None}),
            patch.dict("plone.app.content.browser.vocabulary.PERMISSIONS", {name: "View"}),
        ):
            doors = [(f"@vocabularies/{name}?b_size=200", JSON), (f"@@getVocabulary?name={name}", PAGE)]
            self.assertTrue(self.holes(doors, ("demo-drafter",)))
