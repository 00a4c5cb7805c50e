"""The translations answer through zope.i18n once our ZCML is loaded."""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.locales.fallback import look_up_in_plone
from tests.locales.layers import OURS_FIRST
from tests.locales.layers import OURS_LAST
from translations.catalogue import read
from translations.extraction import DOMAIN
from translations.extraction import Place
from zope.component import getGlobalSiteManager
from zope.component import queryUtility
from zope.i18n import translate
from zope.i18n.interfaces import IFallbackTranslationDomainFactory
from zope.i18n.interfaces import ITranslationDomain
from zope.i18nmessageid import Message

import unittest

CATALOGUES = sorted(Place().chinese().parent.glob("*.po"))


def chinese(msgid: str, domain: str | None, **options: object) -> str:
    """Look a text up as a page in Chinese does."""
    return translate(msgid, domain=domain, target_language="zh_CN", **options)


class LookupTests:
    """What holds in whichever order the packages are registered."""

    def test_every_text_of_ours_is_the_answer(self: unittest.TestCase) -> None:  # type: ignore[misc]
        self.assertLess(10, len(CATALOGUES))
        for path in CATALOGUES:
            entries = read(path)
            wrong = {
                msgid for msgid, entry in entries.items() if entry.answers and chinese(msgid, path.stem) != entry.text
            }
            self.assertEqual(set(), wrong, path.name)
            self.assertTrue(entries, path.name)

    def test_what_plone_says_well_stays(self: unittest.TestCase) -> None:  # type: ignore[misc]
        self.assertEqual("标题", chinese("Title", "plone"))
        self.assertEqual("上传", chinese("Upload", "widgets"))

    def test_a_correction_wins(self: unittest.TestCase) -> None:  # type: ignore[misc]
        self.assertEqual("私有", chinese("Private", "plone"))
        self.assertEqual("内容清单", chinese("Folder contents", "widgets"))

    def test_other_languages_are_as_before(self: unittest.TestCase) -> None:  # type: ignore[misc]
        self.assertEqual("Privat", translate("Private", domain="plone", target_language="de"))


class TestOursRegisteredLast(LookupTests, unittest.TestCase):
    layer = OURS_LAST


class TestOursRegisteredFirst(LookupTests, unittest.TestCase):
    layer = OURS_FIRST


class TestDomainsWithoutACatalogue(unittest.TestCase):
    layer = OURS_LAST

    def test_texts_of_a_package_that_plone_translates(self) -> None:
        self.assertEqual("保存", chinese(Message("Save", domain="plone.app.caching"), None))

    def test_texts_of_a_template_without_a_domain(self) -> None:
        self.assertEqual("必填", chinese("title_required", None, default="Required"))

    def test_placeholders_are_filled_in(self) -> None:
        message = Message("${title} cannot be copied.", domain="plone.app.caching", mapping={"title": "<甲>"})
        self.assertEqual("无法复制 <甲>。", chinese(message, None))

    def test_a_placeholder_that_is_itself_a_message(self) -> None:
        inner = Message("Private", domain="plone.app.caching")
        message = Message("${title} cannot be copied.", domain="plone.app.caching", mapping={"title": inner})
        self.assertEqual("无法复制 私有。", chinese(message, None))

    def test_what_nobody_translates_stays(self) -> None:
        self.assertEqual("Quorum of ${count}", chinese("Quorum of ${count}", "no.such.domain"))
        self.assertEqual("Quorum", chinese(Message("quorum", domain="no.such.domain", default="Quorum"), None))

    def test_a_domain_with_a_catalogue_does_not_borrow(self) -> None:
        self.assertIsNotNone(queryUtility(ITranslationDomain, DOMAIN))
        self.assertEqual("Sharing", chinese("Sharing", DOMAIN))

    def test_without_plone_texts_stay_as_they_are(self) -> None:
        registry = getGlobalSiteManager()
        plone = registry.getUtility(ITranslationDomain, "plone")
        registry.unregisterUtility(plone, ITranslationDomain, "plone")
        try:
            self.assertIsNone(look_up_in_plone("plone.app.caching"))
            self.assertEqual("Save", chinese("Save", "plone.app.caching"))
        finally:
            registry.registerUtility(plone, ITranslationDomain, "plone")
        self.assertIs(look_up_in_plone, queryUtility(IFallbackTranslationDomainFactory))


class TestFiles(unittest.TestCase):
    def test_every_catalogue_names_its_domain_and_language(self) -> None:
        for path in CATALOGUES:
            header = path.read_text(encoding="utf-8").partition("\n\n")[0]
            self.assertIn(f'"Domain: {path.stem}\\n"', header, path.name)
            self.assertIn('"Language: zh_CN\\n"', header, path.name)

    def test_compiled_catalogues_are_not_kept(self) -> None:
        ignored = (Path(__file__).parents[2] / ".gitignore").read_text(encoding="utf-8").splitlines()
        self.assertIn("*.mo", ignored)
