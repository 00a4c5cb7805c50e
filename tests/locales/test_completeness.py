"""Nothing that people read is left in English, and the check would notice if it were."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from tests.locales.tree import CHINESE
from tests.locales.tree import put
from tests.locales.tree import replant
from tests.locales.tree import sound_tree
from tests.locales.tree import TEMPLATE
from tests.locales.tree import translate
from translations.catalogue import read
from translations.completions import problems_of_completions
from translations.completions import Upstream
from translations.extraction import extract
from translations.extraction import ExtractionError
from translations.extraction import Place
from translations.own import problems_of_our_domain
from translations.templates import problems_of_templates

import shutil
import unittest

PLONE = (Upstream("plone", "plone.app.locales"),)


class TestTheProject(unittest.TestCase):
    maxDiff = None

    def test_our_texts_are_in_chinese(self) -> None:
        self.assertEqual("", "\n".join(problems_of_our_domain()))

    def test_our_templates_hold_no_english(self) -> None:
        self.assertEqual("", "\n".join(problems_of_templates()))

    def test_texts_of_the_packages_below_are_in_chinese(self) -> None:
        self.assertEqual("", "\n".join(problems_of_completions()))


class Planted(unittest.TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def assertFound(self, expected: str, problems: list[str]) -> None:
        """There is one problem, and it says this."""
        self.assertEqual(1, len(problems), problems)
        self.assertIn(expected, problems[0])


class TestFaultsOfOurDomain(Planted):
    def setUp(self) -> None:
        super().setUp()
        self.place = sound_tree(self.root)

    def found(self) -> list[str]:
        return problems_of_our_domain(self.place)

    def test_messages_of_python_templates_zcml_and_profiles_are_collected(self) -> None:
        self.assertEqual(CHINESE.keys(), read(self.place.template).keys())
        self.assertEqual([], self.found())

    def test_extracting_again_changes_nothing(self) -> None:
        before = self.place.template.read_bytes(), self.place.chinese().read_bytes()
        extract(self.place)
        self.assertEqual(before, (self.place.template.read_bytes(), self.place.chinese().read_bytes()))

    def test_a_new_message_comes_in_empty_and_a_dead_one_goes(self) -> None:
        put(self.place, "templates/hours.pt", TEMPLATE.replace("Opening hours", "Closed today"))
        self.assertEqual(
            [
                "shangnan.policy: shangnan.policy.pot is stale, run `make messages`: 'Closed today'",
                "shangnan.policy: shangnan.policy.pot is stale, run `make messages`: 'Opening hours'",
            ],
            self.found(),
        )
        extract(self.place)
        self.assertFound("not translated: 'Closed today'", self.found())
        self.assertNotIn("Opening hours", read(self.place.chinese()))
        self.assertEqual("窗口", read(self.place.chinese())["Counter"].text)

    def test_a_changed_default_makes_the_translation_doubtful(self) -> None:
        words = put(self.place, "words.py", "")
        words.write_text('_("refused_because", default="Not accepted: ${reason}.")\n', encoding="utf-8")
        extract(self.place)
        self.assertFound("marked fuzzy: 'refused_because'", self.found())

    def test_a_message_that_only_moved_is_nothing_new(self) -> None:
        put(self.place, "templates/hours.pt", "<p></p>")
        put(self.place, "other/hours.pt", TEMPLATE)
        self.assertEqual([], self.found())

    def test_an_empty_translation(self) -> None:
        translate(self.place, "Counter", "")
        self.assertFound("not translated: 'Counter'", self.found())

    def test_english_for_a_translation(self) -> None:
        translate(self.place, "Counter", "Desk")
        self.assertFound("not in Chinese: 'Counter'", self.found())

    def test_another_placeholder(self) -> None:
        translate(self.place, "refused_because", "已拒绝，原因：${cause}。")
        self.assertFound("placeholders differ: ['${cause}', '${reason}']", self.found())

    def test_a_placeholder_that_is_missing(self) -> None:
        translate(self.place, "refused_because", "已拒绝。")
        self.assertFound("placeholders differ: ['${reason}']", self.found())

    def test_a_doubtful_translation(self) -> None:
        replant(self.place, 'msgid "Counter"', '#, fuzzy\nmsgid "Counter"')
        self.assertFound("marked fuzzy: 'Counter'", self.found())

    def test_a_message_given_twice(self) -> None:
        with self.place.chinese().open("a", encoding="utf-8") as file:
            file.write('\nmsgid "Counter"\nmsgstr "柜台"\n')
        self.assertFound("given more than once: ['Counter']", self.found())

    def test_a_quotation_mark_that_is_missing(self) -> None:
        replant(self.place, 'msgstr "窗口"', 'msgstr "窗口')
        self.assertFound("syntax error", self.found())

    def test_a_message_that_nothing_asks_for(self) -> None:
        with self.place.chinese().open("a", encoding="utf-8") as file:
            file.write('\nmsgid "Closed"\nmsgstr "停止服务"\n')
        self.assertFound("nothing asks for it any more: 'Closed'", self.found())

    def test_a_catalogue_that_is_missing(self) -> None:
        self.place.chinese().unlink()
        self.assertFound("missing: ", self.found())

    def test_markup_in_a_message(self) -> None:
        marked = TEMPLATE.replace("Opening hours", "Opening<br/>hours")
        put(self.place, "templates/hours.pt", marked)
        extract(self.place)
        translate(self.place, "Opening<br />hours", "办公<br />时间")
        self.assertFound("markup in a message", self.found())

    def test_one_message_with_two_defaults_is_refused(self) -> None:
        put(self.place, "more.py", '_("refused_because", default="Something else.")\n')
        with self.assertRaisesRegex(ExtractionError, "refused_because"):
            self.found()

    def test_a_profile_that_is_no_xml_is_refused(self) -> None:
        (self.root / "profiles" / "default" / "broken.xml").write_text("<object>", encoding="utf-8")
        with self.assertRaisesRegex(ExtractionError, "broken.xml"):
            self.found()


class TestFaultsOfTemplates(Planted):
    def setUp(self) -> None:
        super().setUp()
        self.place = Place(self.root)

    def test_chinese_numbers_and_marked_text_pass(self) -> None:
        put(self.place, "a.pt", TEMPLATE.replace("</p>", "</p>\n<b>${python: view.name}：12 号</b>"))
        self.assertEqual([], problems_of_templates(self.place))

    def test_english_text(self) -> None:
        put(self.place, "a.pt", "<p>Opening hours</p>")
        self.assertFound("a.pt:1: not marked for translation: 'Opening hours'", problems_of_templates(self.place))

    def test_an_english_label(self) -> None:
        put(self.place, "a.pt", '<nav aria-label="Pages"><i></i></nav>')
        self.assertFound("aria-label attribute of <nav>", problems_of_templates(self.place))

    def test_each_finding_is_told_with_its_place(self) -> None:
        put(self.place, "a.pt", "<div>\n<p>One</p>\n<p>Two</p>\n</div>")
        put(self.place, "b.pt", "<p>Three</p>")
        places = [problem.partition(": ")[0] for problem in problems_of_templates(self.place)]
        self.assertEqual(["a.pt:2", "a.pt:3", "b.pt:1"], places)


class TestFaultsOfCompletions(Planted):
    def setUp(self) -> None:
        super().setUp()
        self.place = Place(self.root)
        self.place.chinese().parent.mkdir(parents=True)
        shutil.copy(Place().chinese("plone"), self.place.chinese("plone"))

    def found(self) -> list[str]:
        return problems_of_completions(self.place, PLONE)

    def test_a_text_that_nobody_translates(self) -> None:
        replant(self.place, 'msgid "Add new bundle"\nmsgstr "添加新资源包"\n', "", "plone")
        self.assertFound("plone: not translated: 'Add new bundle'", self.found())

    def test_without_ours_much_is_english(self) -> None:
        self.place.chinese("plone").unlink()
        self.assertGreater(len(self.found()), 700)

    def test_a_placeholder_that_is_missing(self) -> None:
        replant(self.place, "${commentator} 对“${title}”发表了评论", "有人对“${title}”发表了评论", "plone")
        self.assertFound("placeholders differ: ['${commentator}']", self.found())

    def test_a_tag_that_is_missing(self) -> None:
        replant(self.place, "默认为 <em>7 天</em>。", "默认为 7 天。", "plone")
        self.assertFound("HTML tags differ: 'desc2_set_exp_interval'", self.found())

    def test_a_correction_without_a_reason(self) -> None:
        replant(self.place, '# Override: The tab sets permissions; upstream says "sharing".\n', "", "plone")
        self.assertFound("no note says what is wrong with it: 'Sharing'", self.found())

    def test_a_correction_of_nothing(self) -> None:
        replant(self.place, 'msgid "Add new bundle"', '# Override: none.\nmsgid "Add new bundle"', "plone")
        self.assertFound("corrects nothing: drop the note: 'Add new bundle'", self.found())

    def test_a_correction_that_says_the_same(self) -> None:
        replant(self.place, 'msgid "Sharing"\nmsgstr "共享权限"', 'msgid "Sharing"\nmsgstr "共享"', "plone")
        self.assertFound("upstream says the same: drop ours: 'Sharing'", self.found())

    def test_a_message_that_nobody_uses(self) -> None:
        with self.place.chinese("plone").open("a", encoding="utf-8") as file:
            file.write('\nmsgid "No such thing"\nmsgstr "没有"\n')
        self.assertFound("no note says who uses it: 'No such thing'", self.found())
