"""Pages in a browser: nothing is left in English, whatever made it, and nothing keeps anybody out."""

from __future__ import annotations

from collections.abc import Iterable
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from tests.journeys.administrators_pages import TECHNICAL_ADMINISTRATOR
from tests.journeys.browser import Person
from tests.journeys.chinese_site import CHINESE_TESTING
from tests.journeys.chinese_site import places
from tests.journeys.crawl import Crawl
from tests.journeys.crawl import Visit
from tests.journeys.english import english_in
from tests.journeys.kinds import kinds
from tests.journeys.kinds import visits_by_account
from tests.journeys.public_pages import PUBLIC
from tests.journeys.staff_pages import OFFICES
from tests.journeys.staff_pages import REST
from typing import Any

import unittest

# Kinds that nobody adds by a form, with what makes them.
MADE_BY_OTHERS: dict[str, str] = {}


class TestRule(unittest.TestCase):
    def test_english_is_told_from_what_is_no_language(self) -> None:
        for text in (
            "Edit",
            "DRAFT",
            "请选择 Section",
            "PDF document",
            "Nov 22",
            "11/22/2026 11:07:51 PM",
            "Draft (3)",
        ):
            self.assertTrue(english_in(text), text)
        for text in (
            "编辑", "2026年11月22日 23:07", "PDF、WPS 或 OFD，不超过 20 MB", "demo-drafter", "A区2号", "见 /services/edit",
            "511A0149799999-511602000000-000", "GB/T 37668-2019", "form.pdf", "zhang@example.gov.cn", "Ctrl+A", "B",
        ):  # fmt: skip
            self.assertEqual([], english_in(text), text)


class TestPages(unittest.TestCase):
    layer = CHINESE_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.site = f"http://{self.layer['host']}:{self.layer['port']}/plone"
        self.places = places(self.layer["portal"])

    def crawl(self, account: str | None, visits: Iterable[Visit], scripted: bool = True, **more: Any) -> Crawl:
        """Go through the pages of somebody; scripts must not fail on the way.

        :param scripted: the pages of staff go on asking the server after they have loaded.
        """
        person = Person(self.layer["browser"], self.site, account, by_form=True, **more)
        self.addCleanup(person.leave)
        crawl = Crawl(person, self.places, settled=bool(account) and scripted)
        crawl.go_through(visits)
        expected = {visit.path for visit in visits if visit.status >= 500}
        failures = [failure for failure in person.failures if not any(failure.endswith(path) for path in expected)]
        self.assertEqual([], failures)
        return crawl

    def assert_good(self, crawl: Crawl) -> None:
        """Nothing English was found, and nothing that keeps people out."""
        seen = [f"{text!r}: {where}" for text, where in crawl.found.items()]
        seen += [f"{rule}\n  at {where}" for rule, where in crawl.barriers.items()]
        self.assertFalse(seen, "\n" + "\n".join(seen))

    def office(self, account: str) -> Crawl:
        visits, panels = OFFICES[account]
        crawl = self.crawl(account, visits)
        if panels:
            page = crawl.person.page
            crawl.person.open("/@@overview-controlpanel")
            links = page.eval_on_selector_all("#content a[href*='@@']", "links => links.map(link => link.href)")
            offered = sorted({link.removeprefix(self.site) for link in links if "#" not in link})
            self.assertLess(2, len(offered))
            crawl.go_through([Visit(path) for path in offered])
        return crawl

    def test_visitors(self) -> None:
        self.assert_good(self.crawl(None, PUBLIC))

    def test_drafter(self) -> None:
        self.assert_good(self.office("demo-drafter"))

    def test_reviewer_and_publisher(self) -> None:
        self.assert_good(self.office("demo-reviewer"))
        self.assert_good(self.office("demo-publisher"))

    def test_registrar(self) -> None:
        self.assert_good(self.office("demo-registrar"))

    def test_auditor(self) -> None:
        self.assert_good(self.office("demo-auditor"))

    def test_party_clerk(self) -> None:
        self.assert_good(self.office("demo-party"))

    def test_discipline_inspector(self) -> None:
        self.assert_good(self.office("demo-discipline"))

    def test_system_administrator(self) -> None:
        self.assert_good(self.office("demo-sysadmin"))

    def test_security_administrator(self) -> None:
        self.assert_good(self.office("demo-secadmin"))

    def test_technical_administrator(self) -> None:
        crawl = self.crawl(SITE_OWNER_NAME, TECHNICAL_ADMINISTRATOR, password=SITE_OWNER_PASSWORD)
        # No office of ours: pages, news and pictures of Plone's own and their editor TinyMCE, for emergencies only.
        crawl.barriers.clear()
        self.assert_good(crawl)

    def test_every_list_and_form_of_every_kind(self) -> None:
        found = visits_by_account(self.layer["portal"])
        seen = " ".join(visit.path for visits in found.values() for visit in visits)
        self.assertEqual([], [kind for kind in kinds() if f"++add++{kind}" not in seen and kind not in MADE_BY_OTHERS])
        for account, visits in found.items():
            with self.subTest(account):
                # Their scripts are done with the page when it has loaded, and forms are sent once, with all the time they need.
                self.assert_good(self.crawl(account, visits, scripted=False))

    def test_refusals_of_the_rest_door(self) -> None:
        crawl = self.crawl("demo-drafter", ())
        crawl.ask(REST)
        self.assert_good(crawl)

    def test_english_is_found_wherever_a_page_says_it(self) -> None:
        crawl = self.crawl("demo-drafter", ())
        page = crawl.person.page
        planted = {
            "Planted text": "document.body.append('Planted text')",
            "Hidden tab": "document.body.insertAdjacentHTML('beforeend', '<p hidden>Hidden tab</p>')",
            "Tooltip": "document.body.title = 'Tooltip'",
            "Spoken": "document.body.setAttribute('aria-label', 'Spoken')",
            "Picture": "document.body.insertAdjacentHTML('beforeend', '<img alt=\"Picture\">')",
            "Type here": "document.body.insertAdjacentHTML('beforeend', '<input placeholder=\"Type here\">')",
            "Send": "document.body.insertAdjacentHTML('beforeend', '<input type=\"submit\" value=\"Send\">')",
            "Choice": "document.body.insertAdjacentHTML('beforeend', '<select><option>Choice</option></select>')",
            "In a frame": "document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc=\"In a frame\"></iframe>')",
            "Window": "document.title = 'Window'",
            "Sure?": "confirm('Sure?')",
        }
        for script in planted.values():
            page.evaluate(script)
        crawl.person.settling.wait()
        crawl.look("planted")
        self.assertLessEqual(set(planted), set(crawl.found))

    def test_what_people_typed_and_scripts_hold_does_not_count(self) -> None:
        crawl = self.crawl("demo-drafter", ())
        crawl.person.page.set_content(
            '<html lang="zh-CN"><title>好</title><textarea>My words</textarea><input value="Mine"><script>var word</script>'
            "<style>body { color: red }</style><template>Later</template></html>"
        )
        crawl.look("typed")
        self.assertEqual({}, crawl.found)
