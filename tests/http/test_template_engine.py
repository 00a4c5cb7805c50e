"""Two threads never compile page templates at the same time, and the site has the engine that sees to it."""

from __future__ import annotations

from plone.testing.zca import popGlobalRegistry
from plone.testing.zca import pushGlobalRegistry
from Products.PageTemplates.engine import Program
from Products.PageTemplates.ZopePageTemplate import ZopePageTemplate
from shangnan.policy.http.template_engine import OneAtATime
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from threading import Event
from threading import Thread
from typing import Any
from unittest import mock
from zope.component import getUtility
from zope.configuration import xmlconfig
from zope.pagetemplate.interfaces import IPageTemplateEngine

import shangnan.policy
import unittest


class TestOneAtATime(unittest.TestCase):
    def setUp(self) -> None:
        pushGlobalRegistry()
        self.addCleanup(popGlobalRegistry)
        context = xmlconfig.file("meta.zcml", __import__("zope.component").component)
        xmlconfig.file("overrides.zcml", shangnan.policy, context=context)

    def test_it_is_the_engine(self) -> None:
        self.assertIs(getUtility(IPageTemplateEngine), OneAtATime)

    def test_the_second_waits_for_the_first(self) -> None:
        begun, go_on, order = Event(), Event(), []

        def slow(cls: type, source_file: str, text: str, engine: Any, content_type: str) -> str:
            order.append(f"begin {text}")
            if text == "first":
                begun.set()
                go_on.wait(30)
            order.append(f"end {text}")
            return text

        with mock.patch.object(Program, "cook", classmethod(slow)):
            first = Thread(target=OneAtATime.cook, args=(None, "first", None, ""))
            second = Thread(target=OneAtATime.cook, args=(None, "second", None, ""))
            first.start()
            begun.wait(30)
            second.start()
            go_on.set()
            first.join(30)
            second.join(30)
        self.assertEqual(order, ["begin first", "end first", "begin second", "end second"])


class TestSite(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_pages_are_compiled_by_it(self) -> None:
        with mock.patch.object(OneAtATime, "cook", wraps=OneAtATime.cook) as cook:
            page = ZopePageTemplate("page", '<p tal:content="options/said">x</p>').__of__(self.layer["portal"])
            self.assertEqual(page(said="政务<服务>").strip(), "<p>政务&lt;服务&gt;</p>")
        cook.assert_called()
