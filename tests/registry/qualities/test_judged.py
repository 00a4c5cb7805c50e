"""What a program cannot decide people enter: beside the report, with ground, name and time; what the program found stays."""

from __future__ import annotations

from copy import deepcopy
from html import unescape
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.journal.reading import search
from shangnan.policy.registry.qualities.at_filing import reports_of
from shangnan.policy.registry.qualities.judged import Judgement
from shangnan.policy.registry.qualities.judged import judgement_gaps
from shangnan.policy.registry.qualities.judged import judgements_of
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.records.training.examples import add_training
from tests.registry.freezing.serials import serials
from urllib.parse import quote

import re
import transaction
import unittest

REPORT = {
    "stage": "filing",
    "time": "2026-11-29T10:00:00+08:00",
    "findings": [
        {"code": "1-1", "result": PASSED, "message": "", "blocking": True},
        {"code": "1-2", "result": FAILED, "message": "x", "blocking": True},
        {"code": "4-2", "result": BY_HAND, "message": "y", "blocking": True},
    ],
}


class TestRule(unittest.TestCase):
    def rules(self, *judgements: Judgement) -> list[str]:
        return [gap.rule for gap in judgement_gaps(REPORT, judgements)]

    def test_only_what_no_program_decided(self) -> None:
        self.assertEqual(self.rules(Judgement("4-2", PASSED, "人工查杀")), [])
        self.assertEqual(self.rules(Judgement("4-2", FAILED, "人工查杀")), [])
        for code in ("1-1", "1-2", "9-9", ""):
            self.assertEqual(self.rules(Judgement(code, PASSED, "人工")), ["not_by_hand"])

    def test_everything_at_once(self) -> None:
        found = self.rules(
            Judgement("1-1", PASSED, "甲"), Judgement("4-2", "", ""), Judgement("4-2", BY_HAND, "长" * 501)
        )
        self.assertEqual(found, ["not_by_hand", "no_result", "no_ground", "no_result", "ground_too_long"])
        self.assertEqual(self.rules(), ["nothing"])
        self.assertEqual([gap.rule for gap in judgement_gaps(None, [Judgement("4-2", PASSED, "甲")])], ["no_report"])


class TestPage(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.record = add_training(self.portal, "filed")
        transaction.commit()
        item = item_of(self.record)
        assert item is not None
        self.item, self.before = item, deepcopy(reports_of(item))
        (self.report,) = self.before
        self.open = [one["code"] for one in self.report["findings"] if one["result"] == BY_HAND]
        self.url = f"{self.portal.absolute_url()}/archive/@@qualities-report?number={quote(item.archival_number)}"
        self.frozen = serials(self.record)

    def sent(self, account: str, **values: str) -> tuple[int, str]:
        person = Person(self.layer, account)
        token = re.search(r'name="_authenticator" value="([^"]+)"', person.session.get(self.url).text)
        data = {"report": self.report["time"], "_authenticator": token[1] if token else "", **values}
        answer = person.session.post(self.url, data=data, allow_redirects=True)
        return answer.status_code, unescape(answer.text)

    def test_a_finding_is_kept_shown_and_told(self) -> None:
        self.assertTrue(self.open)
        code = self.open[0]
        status, page = self.sent(
            "demo-registrar", **{f"result-{code}": PASSED, f"ground-{code}": "单机查杀<b>未见病毒"}
        )
        self.assertEqual(status, 200)
        self.assertIn("单机查杀<b>未见病毒", page)
        self.assertIn("&lt;b&gt;", Person(self.layer, "demo-registrar").session.get(self.url).text)
        transaction.begin()
        (kept,) = judgements_of(self.item, self.report["time"])
        self.assertEqual((kept["code"], kept["result"], kept["by"]), (code, PASSED, "demo-registrar"))
        self.assertEqual(reports_of(self.item), self.before)
        self.assertEqual(serials(self.record), self.frozen)
        (told,) = [one.entry for one in search(action="archive.judge").entries]
        self.assertEqual((told.actor, told.details["number"]), ("demo-registrar", self.item.archival_number))
        # A later finding stands beside the earlier one.
        self.sent("demo-registrar", **{f"result-{code}": FAILED, f"ground-{code}": "复查发现宏病毒"})
        transaction.begin()
        self.assertEqual([one["result"] for one in judgements_of(self.item, self.report["time"])], [PASSED, FAILED])

    def test_what_the_program_decided_stays_and_nothing_typed_is_lost(self) -> None:
        decided = next(one["code"] for one in self.report["findings"] if one["result"] == PASSED)
        code = self.open[0]
        values = {f"result-{decided}": FAILED, f"ground-{decided}": "不同意", f"ground-{code}": "写到一半的依据"}
        status, page = self.sent("demo-registrar", **values)
        self.assertEqual(status, 400)
        self.assertIn("写到一半的依据", page)
        self.assertIn(f"{decided}", page)
        transaction.begin()
        self.assertEqual(judgements_of(self.item, self.report["time"]), [])
        self.assertEqual(reports_of(self.item), self.before)

    def test_others_enter_nothing(self) -> None:
        code = self.open[0]
        for account in ("demo-drafter", "demo-auditor"):
            _status, page = self.sent(account, **{f"result-{code}": PASSED, f"ground-{code}": "甲"})
            self.assertNotIn(f"ground-{code}", page)
        transaction.begin()
        self.assertEqual(judgements_of(self.item, self.report["time"]), [])

    def test_the_item_shows_its_journal_to_who_reads_the_journal(self) -> None:
        url = f"{self.portal.absolute_url()}/archive/@@filed-item?number={quote(self.item.archival_number)}"
        seen = {}
        for account in ("demo-registrar", "demo-auditor", "demo-approver", "demo-drafter"):
            page = unescape(Person(self.layer, account).session.get(url).text)
            _before, found, journal = page.partition('id="item-journal"')
            seen[account] = bool(found)
            self.assertEqual("归档" in journal and "情况属实" not in journal, bool(found), account)
        # The auditor has the journal's own page, which asks for an item by its number.
        self.assertEqual([name for name, found in seen.items() if found], ["demo-registrar"])
