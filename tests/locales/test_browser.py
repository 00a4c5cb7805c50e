"""What scripts and icons say to somebody who reads Chinese."""

from __future__ import annotations

from plone.registry.interfaces import IRegistry
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.locales.scripts import registered_language
from tests.locales.layers import CHINESE_SITE
from xml.etree import ElementTree
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.i18nmessageid import Message
from zope.interface import alsoProvides

import json
import unittest


class ChineseReader(unittest.TestCase):
    layer = CHINESE_SITE

    def setUp(self) -> None:
        self.portal, self.request = self.layer["portal"], self.layer["request"].clone()
        alsoProvides(self.request, IShangnanLayer)
        getUtility(IRegistry)["plone.default_language"] = "zh-cn"
        self.request["LANGUAGE"] = "zh-cn"
        self.request.environ["HTTP_ACCEPT_LANGUAGE"] = self.request["HTTP_ACCEPT_LANGUAGE"] = "zh-cn"

    def view(self, name: str) -> object:
        """Find a view as a page of our site does."""
        return getMultiAdapter((self.portal, self.request), name=name)


class TestScripts(ChineseReader):
    def texts(self, **parameters: object) -> object:
        """Ask for the texts of scripts; return what the browser gets."""
        response = self.view("plonejsi18n")(**parameters)  # type: ignore[operator]
        return json.loads(response.body)

    def test_scripts_get_their_texts_in_any_spelling_of_the_language(self) -> None:
        for language in ("zh-cn", "zh-CN", "zh_CN"):
            texts = self.texts(domain="widgets", language=language)
            self.assertEqual("标题", texts["Title"], language)  # type: ignore[index]
            self.assertEqual("已选择 ${item_count} 个条目", texts["${item_count} items selected"])  # type: ignore[index]

    def test_corrections_reach_the_scripts(self) -> None:
        self.assertEqual("内容清单", self.texts(domain="widgets", language="zh-cn")["Folder contents"])  # type: ignore[index]

    def test_without_a_language_the_page_decides(self) -> None:
        self.assertEqual("标题", self.texts(domain="widgets")["Title"])  # type: ignore[index]

    def test_other_languages_are_as_before(self) -> None:
        self.assertEqual("Titel", self.texts(domain="widgets", language="de")["Title"])  # type: ignore[index]

    def test_unknown_and_ill_formed_parameters_get_an_answer(self) -> None:
        self.assertEqual({}, self.texts())
        self.assertEqual({}, self.texts(domain=["widgets"], language="zh-cn"))
        self.assertIsNone(self.texts(domain="no.such.domain", language="zh-cn"))
        self.assertIsNone(self.texts(domain="widgets", language="xx"))
        self.assertEqual("标题", self.texts(domain="widgets", language=["zh-cn"])["Title"])  # type: ignore[index]

    def test_a_language_that_nobody_registered_keeps_its_name(self) -> None:
        self.assertEqual("xx-yy", registered_language("widgets", "xx-yy"))
        self.assertEqual("zh-cn", registered_language("no.such.domain", "zh-cn"))


class TestIcons(ChineseReader):
    def said(self, text: str) -> str | None:
        """Return what an icon says when it is given a text to say."""
        markup = self.view("iconresolver").tag("plone-statusmessage-info", tag_alt=text)  # type: ignore[attr-defined]
        svg = ElementTree.fromstring(markup)
        return next((element.text for element in svg.iter() if element.tag.endswith("title")), None)

    def test_a_message_is_said_in_chinese(self) -> None:
        message = Message("statusmessage_mtype_info", domain="plone", default="Info:")
        self.assertEqual("提示：", self.said(message))

    def test_an_english_text_of_a_template_is_said_in_chinese(self) -> None:
        self.assertEqual("继承", self.said("Inherited"))

    def test_another_text_stays_and_is_no_markup(self) -> None:
        self.assertEqual("<b>甲", self.said("<b>甲"))

    def test_a_silent_icon_stays_silent(self) -> None:
        self.assertIsNone(self.said(""))


class TestColumns(ChineseReader):
    def test_columns_and_indexes_are_named_in_chinese(self) -> None:
        contents = self.view("folder_contents")
        names = contents.get_columns() | contents.get_indexes()  # type: ignore[attr-defined]
        self.assertLess(20, len(names))
        self.assertEqual({}, {name: text for name, text in names.items() if text.isascii()})
