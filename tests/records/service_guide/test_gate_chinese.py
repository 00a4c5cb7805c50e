"""What the gate says in Chinese: whole sentences, figures in their places, nothing left in English."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from pythongettext.msgfmt import Msgfmt
from shangnan.policy.records.review_rules.guards import rules_gaps
from shangnan.policy.records.service_guide.guards import UnitFacts
from shangnan.policy.records.workflow.gaps import Gap
from tests.records.service_guide.examples import gaps
from tests.records.service_guide.examples import guide
from tests.records.service_guide.test_gate_rules import CASES
from zope.component import getGlobalSiteManager
from zope.component import queryUtility
from zope.i18n import translate
from zope.i18n.gettextmessagecatalog import GettextMessageCatalog
from zope.i18n.interfaces import ITranslationDomain
from zope.i18n.translationdomain import TranslationDomain
from zope.i18nmessageid import Message

import re
import tempfile
import unittest

CATALOGUE = files("shangnan.policy") / "locales" / "zh_CN" / "LC_MESSAGES" / "shangnan.policy.po"


def filled_in(message: Message) -> str:
    """Everything that a message's mapping fills in from people's own words, also in the messages inside it."""
    values = (message.mapping or {}).values()
    return " ".join(filled_in(value) if isinstance(value, Message) else str(value) for value in values)


class Chinese(unittest.TestCase):
    def setUp(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            compiled = Path(folder) / "shangnan.policy.mo"
            lines = CATALOGUE.read_bytes().splitlines(keepends=True)
            compiled.write_bytes(Msgfmt(lines, name="shangnan.policy").get())
            domain = TranslationDomain("shangnan.policy")
            domain.addCatalog(GettextMessageCatalog("zh_CN", "shangnan.policy", str(compiled)))
        before = queryUtility(ITranslationDomain, "shangnan.policy")
        manager = getGlobalSiteManager()
        manager.registerUtility(domain, ITranslationDomain, "shangnan.policy")
        if before is None:
            self.addCleanup(manager.unregisterUtility, domain, ITranslationDomain, "shangnan.policy")
        else:
            self.addCleanup(manager.registerUtility, before, ITranslationDomain, "shangnan.policy")

    def sentence(self, gap: Gap) -> str:
        text: str = translate(gap.message, target_language="zh_CN")
        self.assertNotIn("${", text)
        self.assertRegex(text, r"[\u4e00-\u9fff].*。$")
        own_words = filled_in(gap.message)
        for word in re.findall("[A-Za-z]{2,}", text):
            self.assertIn(word, own_words, text)
        return text

    def test_every_case_of_the_gate(self) -> None:
        said = set()
        for name, changes, _expected in CASES:
            for gap in gaps(guide(name, **changes)):
                with self.subTest(rule=gap.rule, changes=changes):
                    self.sentence(gap)
                    said.add(gap.rule)
        self.assertEqual(said, {rule for _name, _changes, expected in CASES for rule, _field in expected})

    def test_unit_and_catalogue(self) -> None:
        found = (
            gaps(guide(unit=""), unit=None)
            + gaps(guide(), unit=None)
            + gaps(guide(), unit=UnitFacts("县行政审批服务局", False))
            + gaps(guide(), entry={"name": "食品经营许可", "type_code": "20", "bases": ["某法"], "basic_code": "1"})
            + gaps(None)
        )
        for gap in found:
            self.sentence(gap)

    def test_review_rules(self) -> None:
        row = {"stage": "审查", "days": 9}
        for gap in rules_gaps({"rows": [row, row]}, 5) + rules_gaps({}, None) + rules_gaps({"rows": 1}, 1):
            self.sentence(gap)

    def test_a_sentence_as_people_read_it(self) -> None:
        [gap] = gaps(guide("食品(含保健食品)经营许可核发", promised_days=4))
        self.assertEqual(
            self.sentence(gap), "各环节合计5天，超过承诺的4天。请压缩“现场核查”或其他环节，或者延长承诺时限。"
        )
        [gap] = gaps(guide("食品(含保健食品)经营许可核发", faqs=[{"q": "多久？", "a": ""}]))
        self.assertEqual(self.sentence(gap), "“常见问题第1行的解答”没有填。请补填，或者删掉这一行。")
