"""Faults before anything is published: each is told as a fault with a number, and logged under it; what is missing stays missing."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from Products.CMFPlone.Portal import PloneSite
from shangnan.policy.accounts.session_plugin import AccountSessions
from shangnan.policy.accounts.token_plugin import AccountTokens
from shangnan.policy.accounts.users_plugin import AccountManager
from shangnan.policy.http.fault_filter import Faults
from shangnan.policy.http.faults import ANSWERING
from shangnan.policy.http.faults import fault_behind
from shangnan.policy.http.faults import READING
from shangnan.policy.http.faults import STARTING
from shangnan.policy.http.faults import WALKING
from shangnan.policy.records.section import Section
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.faults.test_at_once import PIPELINE
from tests.permissions.inside import Answer
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from tests.support import add_guide
from tests.support import publish
from typing import Any
from unittest import mock
from zExceptions import NotFound
from ZODB.POSException import POSKeyError
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces.browser import IBrowserRequest
from zope.traversing.interfaces import IBeforeTraverseEvent
from ZPublisher.BaseRequest import DefaultPublishTraverse
from ZPublisher.interfaces import IPubAfterTraversal
from ZPublisher.interfaces import IPubStart

import json
import re
import transaction
import unittest

# Of each class one that Zope, Plone or a user folder takes for "not there", and one that nobody expects.
PLANTED = (
    ValueError("planted"),
    KeyError("planted"),
    AttributeError("planted"),
    TypeError("planted"),
    RuntimeError("planted"),
    POSKeyError(b"\0" * 8),
)
NUMBER = re.compile(r"错误编号：(\d{8})")


def hidden(*chain: BaseException) -> BaseException:
    """Return the last of exceptions, each of which was raised while the one before it was handled."""
    for before, each in zip((None, *chain), chain, strict=False):
        each.__context__ = before
    try:
        raise chain[-1]
    except type(chain[-1]) as raised:
        return raised


class TestRule(unittest.TestCase):
    def test_nothing_is_there(self) -> None:
        for exception in (
            NotFound("x"),
            KeyError("x"),
            hidden(KeyError("x"), NotFound("x")),
            hidden(AttributeError("x"), KeyError("x"), NotFound("url")),
        ):
            self.assertIsNone(fault_behind(exception, WALKING, "x"), repr(exception))

    def test_faults_while_walking(self) -> None:
        damaged = POSKeyError(b"\0" * 8)
        self.assertIs(fault_behind(hidden(damaged, NotFound("x")), WALKING, "x"), damaged)
        self.assertIs(fault_behind(hidden(damaged, KeyError("x"), NotFound("x")), WALKING, "x"), damaged)
        for planted in PLANTED[:5]:
            self.assertIs(fault_behind(hidden(planted), WALKING, "x"), planted)
        broken = AttributeError("'NoneType' object has no attribute 'y'", name="y")
        self.assertIs(fault_behind(hidden(broken, NotFound("x")), WALKING, "x"), broken)

    def test_other_stages(self) -> None:
        value = hidden(ValueError("abc is no number"))
        self.assertIsNone(fault_behind(value, READING, ""))
        for stage in (STARTING, ANSWERING):
            self.assertIs(fault_behind(value, stage, "x"), value)
            self.assertIsNone(fault_behind(NotFound("x"), stage, "x"))
        self.assertIsNotNone(fault_behind(OSError("no space left"), READING, ""))


class TestPlanted(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.guide = add_guide(self.portal)
        publish(self.portal, self.guide)
        transaction.commit()
        self.visitor, self.staff = Visitor(self.portal, None), Visitor(self.portal, "demo-drafter")
        for who in (self.visitor, self.staff):
            who.application = Faults(who.application)
        self.url = self.guide.absolute_url()

    def assert_told(self, who: Visitor, url: str = "", planted: str = "planted") -> None:
        """Ask as a page and for JSON, and check that the fault is told in words, numbered, and logged with where it was."""
        for accept in (PAGE, JSON):
            with self.subTest(accept), self.assertLogs("shangnan.policy.http.faults", "ERROR") as logged:
                answer = who.ask(url or self.url, accept)
                self.assertEqual(answer.status, 500, answer.content[:300])
                self.assertIn(self.number(answer, accept), logged.output[0])
                self.assertEqual(len(logged.output), 1)
                self.assertIn("Traceback", logged.output[0])
                self.assertIn(planted, logged.output[0])

    def number(self, answer: Answer, accept: str) -> str:
        """Return the number that an answer tells."""
        text = answer.content.decode()
        self.assertNotIn("Traceback", text)
        if accept == JSON:
            told = json.loads(text)
            self.assertIn("已记录", told["message"])
            return str(told["error_number"])
        self.assertIn("故障已记录", text)
        found = NUMBER.search(text)
        self.assertIsNotNone(found, text[-800:])
        return found[1] if found else ""

    @contextmanager
    def handler(self, required: tuple[Any, ...], error: BaseException) -> Iterator[None]:
        """Let a subscriber fail."""

        def fail(*_event: Any) -> None:
            raise error

        registry = getGlobalSiteManager()
        registry.registerHandler(fail, required)
        try:
            yield
        finally:
            registry.unregisterHandler(fail, required)

    def each(self, plant: Callable[[BaseException], Any], who: Visitor | None = None, url: str = "") -> None:
        """Plant every exception in turn and check what is told."""
        for error in PLANTED:
            with self.subTest(type(error).__name__), plant(error):
                self.assert_told(who or self.visitor, url, type(error).__name__)
        # All is as it was: nothing of the faults stays.
        self.assertEqual(self.visitor.ask(self.url).status, 200)

    def test_at_the_start(self) -> None:
        self.each(lambda error: self.handler((IPubStart,), error))

    def test_after_traversal(self) -> None:
        self.each(lambda error: self.handler((IPubAfterTraversal,), error))

    def test_in_a_hook_of_the_site(self) -> None:
        self.each(lambda error: mock.patch.object(PloneSite, "__before_publishing_traverse__", side_effect=error))

    def test_in_a_subscriber_to_the_site_being_passed(self) -> None:
        self.each(lambda error: self.handler((PloneSite, IBeforeTraverseEvent), error))

    def test_in_a_traversal_adapter(self) -> None:
        registry = getGlobalSiteManager()

        @contextmanager
        def plant(error: BaseException) -> Iterator[None]:
            @implementer(IPublishTraverse)
            @adapter(Section, IBrowserRequest)
            class Broken(DefaultPublishTraverse):
                def publishTraverse(self, request: Any, name: str) -> Any:
                    raise error

            registry.registerAdapter(Broken)
            try:
                yield
            finally:
                registry.unregisterAdapter(Broken)

        self.each(plant, url=f"{self.url}/@@view")

    def test_in_plugins_of_accounts(self) -> None:
        """The user folder would go on as if nobody had signed in."""
        for plugin, method in (
            (AccountSessions, "extractCredentials"),
            (AccountTokens, "extractCredentials"),
            (AccountManager, "authenticateCredentials"),
        ):
            with self.subTest(plugin.__name__):
                self.each(lambda error: mock.patch.object(plugin, method, side_effect=error), self.staff)  # noqa: B023

    def test_what_cannot_be_loaded(self) -> None:
        connection = type(self.portal._p_jar)
        load, lost = connection.setstate, self.guide._p_oid

        def setstate(jar: Any, thing: Any) -> None:
            if thing._p_oid == lost:
                raise POSKeyError(lost)
            load(jar, thing)

        self.portal._p_jar.cacheMinimize()
        with mock.patch.object(connection, "setstate", setstate):
            self.assert_told(self.visitor, planted="POSKeyError")

    def test_the_database_itself(self) -> None:
        with mock.patch("ZPublisher.WSGIPublisher.get_module_info", side_effect=OSError("no space left")):
            self.assert_told(self.visitor, planted="no space left")

    def test_the_filter_stands_before_zope(self) -> None:
        pipeline = PIPELINE.read_text(encoding="utf-8").partition("[pipeline:main]")[2].partition("\n\n")[0].split()
        self.assertEqual(pipeline[pipeline.index("faults") + 1], "egg:Zope#httpexceptions")
        self.assertLess(pipeline.index("translogger"), pipeline.index("faults"))

    def test_what_is_missing_stays_missing(self) -> None:
        for path in ("/none", "/none/at/all", "/@@none", "/++resource++none", "/++skin++x", "/@@plone_context_state/x"):
            for accept in (PAGE, JSON):
                for who in (self.visitor, self.staff):
                    with self.subTest(path, accept=accept), self.assertNoLogs("shangnan.policy.http.faults"):
                        self.assertEqual(who.ask(self.url + path, accept).status, 404)

    def test_credentials_that_are_none_are_no_fault(self) -> None:
        junk = ("x", "x" * 3000, "%", "é", "AAAA", "=", "\x00", "eyJhbGciOiJub25lIn0.e30.", "Basic x", "%C3%A9", "ZOkK")
        for name in ("__ac", "Authorization"):
            for value in (*junk, *(f"Basic {each}" for each in junk), *(f"Bearer {each}" for each in junk)):
                with self.subTest(name, value=value[:20]), self.assertNoLogs("shangnan.policy.http.faults"):
                    answer = self.ask_with(name, value)
                    self.assertLess(answer.status, 500)

    def ask_with(self, name: str, value: str) -> Answer:
        """Ask with a cookie or header of one's own."""
        visitor = Visitor(self.portal, None)
        inner = visitor.application

        def application(environ: dict[str, Any], start_response: Any) -> Any:
            key, text = ("HTTP_COOKIE", f"__ac={value}") if name == "__ac" else ("HTTP_AUTHORIZATION", value)
            return inner({**environ, key: text.encode().decode("latin-1")}, start_response)

        visitor.application = application
        return visitor.ask(self.url)
