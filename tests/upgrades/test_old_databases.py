"""Sites of earlier commits under the code of today: after the upgrade they are what a new site is, and every page opens.

What is stored cannot be mended by code alone; each database stands for all sites of its time.
"""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.users import system
from importlib import import_module
from pathlib import Path
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.base import IRecord
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.packaging.site_state import permissions
from tests.packaging.site_state import site_state
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from tests.upgrades.old_site import DATABASES
from tests.upgrades.old_site import opened
from typing import Any
from ZODB.utils import get_pickle_metadata
from zope.component.hooks import setSite

import json
import pickletools
import transaction
import unittest

PROFILE = "shangnan.policy:default"
# Of what a site is made of besides content; the old one has been made by Plone's own distribution, the new one by its test layer.
ALIKE = ("roles", "types", "workflows", "chains", "indexes", "columns", "layers")
OURS = "shangnan"
SECTIONS = ("services", "dispatches", "regulations", "training", "party", "integrity")
OFFICES = (
    "demo-staff",
    "demo-drafter",
    "demo-approver",
    "demo-publisher",
    "demo-registrar",
    "demo-party",
    "demo-discipline",
    "demo-sysadmin",
)
EVERYTHING = ("demo-drafter", "demo-registrar")
# What the catalog asks the clock or the request, and not the object.
FLEETING = frozenset({"effectiveRange", "total_comments", "commentators", "in_reply_to", "last_comment_date"})


def upgrade(site: Any) -> None:
    """Run the upgrade steps as an administrator does, and commit."""
    newSecurityManager(None, system)
    try:
        site.portal_setup.upgradeProfile(PROFILE)
        transaction.commit()
    finally:
        noSecurityManager()


def ours(state: dict[str, Any]) -> dict[str, Any]:
    """Return what of a site's state our package answers for."""
    found = {topic: state[topic] for topic in ALIKE}
    found["registry"] = sorted(name for name in state["registry"] if name.startswith(OURS))
    found["control panels"] = [name for name in state["control panels"] if name.startswith(OURS)]
    found["groups"] = [name for name in state["groups"] if name.startswith("office-")]
    return found


def records(folder: Any) -> list[Any]:
    """Return all records below a folder by walking it."""
    found = []
    for thing in folder.objectValues():
        if IRecord.providedBy(thing):
            found.append(thing)
        if hasattr(thing, "objectValues"):
            found += records(thing)
    return found


class TestOldDatabases(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def each(self) -> list[Path]:
        """Return the databases."""
        self.assertGreaterEqual(len(DATABASES), 4)
        return DATABASES

    def test_every_class_that_is_stored_is_there(self) -> None:
        for packed in self.each():
            with opened(packed) as site:
                named = set()
                for stored in site._p_jar.db().storage.iterator():
                    for record in stored:
                        if record.data:
                            named |= classes_in(record.data)
                ours_named = {name for name in named if name[0].startswith(OURS)}
                self.assertGreater(len(ours_named), 5)
                for module, name in ours_named:
                    with self.subTest(packed.name, module=module, name=name):
                        self.assertTrue(hasattr(import_module(module), name))

    def test_after_the_upgrade_it_is_what_a_new_site_is(self) -> None:
        new = ours(site_state(self.layer["portal"]))
        rights = permissions(self.layer["portal"])
        older = 0
        for packed in self.each():
            with opened(packed) as site:
                before = site.portal_setup.getLastVersionForProfile(PROFILE)
                older += before != (site.portal_setup.getVersionForProfile(PROFILE),)
                upgrade(site)
                self.assertEqual(
                    site.portal_setup.getLastVersionForProfile(PROFILE),
                    (site.portal_setup.getVersionForProfile(PROFILE),),
                )
                old = ours(site_state(site))
                for topic in new:
                    with self.subTest(packed.name, topic=topic):
                        self.assertEqual(old[topic], new[topic])
                for name, given in permissions(site).items():
                    with self.subTest(packed.name, permission=name):
                        # The layer of tests has not all of Zope's products.
                        self.assertEqual(given, rights.get(name, given))
                # Once more changes nothing.
                site.portal_setup.setLastVersionForProfile(PROFILE, before)
                upgrade(site)
                self.assertEqual(ours(site_state(site)), old)
            setSite(self.layer["portal"])
        self.assertGreaterEqual(older, 3)

    def test_every_office_works_in_it(self) -> None:
        """Each opens its desk, every register and every record; one asks for all as JSON, and has every form."""
        for packed in self.each():
            with opened(packed) as site:
                upgrade(site)
                url, paths = site.absolute_url(), ["/".join(thing.getPhysicalPath()[2:]) for thing in records(site)]
                self.assertGreater(len(paths), 6)
                pages = ["@@my-desk", "@@search?SearchableText=x", *(f"{name}/@@register" for name in SECTIONS), *paths]
                services = [
                    "",
                    "@search",
                    "@querystring-search",
                    *SECTIONS,
                    *paths,
                    *(f"{path}/@history" for path in paths),
                ]
                workbooks = [f"{name}/@@register.xlsx" for name in SECTIONS]
                seen = 0
                for name in (None, *OFFICES):
                    visitor = Visitor(site, name)
                    seen += sum(visitor.ask(f"{url}/{path}", PAGE).status == 200 for path in pages)
                    if name in EVERYTHING:
                        forms = [f"{path}/edit" for path in paths]
                        seen += sum(visitor.ask(f"{url}/{path}", PAGE).status == 200 for path in (*forms, *workbooks))
                        seen += sum(visitor.ask(f"{url}/{path}", JSON).status == 200 for path in services)
                    self.assertEqual(visitor.failures, [], (packed.name, name))
                self.assertGreater(seen, 100)
            setSite(self.layer["portal"])

    def test_old_accounts_get_in_and_their_passwords_hold(self) -> None:
        for packed in self.each():
            with opened(packed) as site:
                upgrade(site)
                body = json.dumps({"login": "demo-drafter", "password": TEST_PASSWORD}).encode()
                answer = Visitor(site, None).ask(f"{site.absolute_url()}/@login", JSON, "POST", body)
                self.assertEqual(answer.status, 200, answer.content)
                body = json.dumps({"login": "demo-drafter", "password": "another password"}).encode()
                self.assertEqual(
                    Visitor(site, None).ask(f"{site.absolute_url()}/@login", JSON, "POST", body).status, 401
                )
            setSite(self.layer["portal"])

    def test_the_catalog_says_what_the_objects_say(self) -> None:
        for packed in self.each():
            with opened(packed) as site:
                upgrade(site)
                catalog = site.portal_catalog
                found = {"/".join(thing.getPhysicalPath()): thing for thing in records(site)}
                brains = {brain.getPath(): brain for brain in catalog.unrestrictedSearchResults(path="/shangnan")}
                self.assertGreaterEqual(len(found), 8)
                self.assertEqual(set(found) - set(brains), set())
                for path, brain in brains.items():
                    kept = self.kept(catalog, brain.getRID())
                    brain._unrestrictedGetObject().reindexObject()
                    transaction.savepoint()
                    with self.subTest(packed.name, path=path):
                        self.assertEqual(self.kept(catalog, brain.getRID()), kept)
            setSite(self.layer["portal"])

    def kept(self, catalog: Any, rid: int) -> dict[str, Any]:
        """Return what the catalog holds of an object."""
        values = {**catalog.getMetadataForRID(rid), **catalog.getIndexDataForRID(rid)}
        return {name: value for name, value in values.items() if name not in FLEETING}


def classes_in(data: bytes) -> set[tuple[str, str]]:
    """Return (module, name) of the classes that a stored object names."""
    module, name = get_pickle_metadata(data)
    found = {(module, name)}
    strings: list[str] = []
    rest = data
    while rest:
        end = 0
        for opcode, argument, position in pickletools.genops(rest):
            end = (position or 0) + 1
            if opcode.name == "GLOBAL" and isinstance(argument, str):
                found.add(tuple(argument.split(" ", 1)))  # type: ignore[arg-type]
            elif opcode.name == "STACK_GLOBAL":
                found.add((strings[-2], strings[-1]))
            elif isinstance(argument, str):
                strings.append(argument)
        rest = rest[end:]
    return found
