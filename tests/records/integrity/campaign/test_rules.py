"""Templates, rosters and counts, without a site."""

from __future__ import annotations

from collections import Counter
from datetime import date
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.records.integrity.campaign.making import letter_fields
from shangnan.policy.records.integrity.campaign.placeholders import filled_in
from shangnan.policy.records.integrity.campaign.placeholders import PLACEHOLDERS
from shangnan.policy.records.integrity.campaign.placeholders import unknown_placeholders
from shangnan.policy.records.integrity.campaign.progress import progress
from shangnan.policy.records.integrity.campaign.roster_text import as_text
from shangnan.policy.records.integrity.campaign.roster_text import MAX_PEOPLE
from shangnan.policy.records.integrity.campaign.roster_text import read_roster
from shangnan.policy.records.integrity.campaign.rules import campaign_gaps
from shangnan.policy.records.integrity.campaign.rules import REQUIRED
from shangnan.policy.records.tables.pasted import cells_of
from tests.records.integrity.campaign.examples import PLAIN
from tests.records.integrity.campaign.examples import ROSTER
from tests.records.integrity.campaign.examples import row
from typing import Any

import unittest

TODAY = date(2026, 11, 28)
ACCOUNTS = {row["user_id"] for row in ROSTER}
UNITS = {HOME_UNIT, OTHER_UNIT}
STATES = ("awaiting", "superior_signed", "effective", "assessed", "filed")


def rules(roster: Any = ROSTER, **changes: Any) -> set[str]:
    return {gap.rule for gap in campaign_gaps({**PLAIN, "roster": roster, **changes}, ACCOUNTS, UNITS, TODAY)}


class TestTemplate(unittest.TestCase):
    def test_every_placeholder_is_filled_in(self) -> None:
        values = {meaning: f"<{meaning}>" for meaning in PLACEHOLDERS.values()}
        text = "、".join(f"{{{name}}}" for name in PLACEHOLDERS)
        self.assertEqual(filled_in(text, values), "、".join(values.values()))
        self.assertEqual(filled_in("{ 姓名 }{不知}{}", {"subordinate_name": "{单位}"}), "{单位}{不知}{}")
        self.assertEqual(unknown_placeholders("{姓名}{不知}{}{不知}"), ["不知", ""])

    @given(st.text(alphabet="{}姓名单位 \n甲", max_size=30))
    def test_any_text_is_read(self, text: str) -> None:
        if not unknown_placeholders(text):
            left = filled_in(text, dict.fromkeys(PLACEHOLDERS.values(), ""))
            self.assertNotIn("{姓名}", left)

    def test_a_letter_of_a_person(self) -> None:
        fields = letter_fields(PLAIN, ROSTER[1], ROSTER[0])
        self.assertEqual(fields["title"], "2026年度党风廉政建设责任书（王审核）")
        self.assertEqual(fields["scope"], f"{HOME_UNIT}副局长王审核职责范围内的党风廉政建设。")
        self.assertEqual(fields["main_duties"], "向局长张签发负责，期限自2026年1月1日至2026年12月31日。")
        self.assertEqual((fields["superior_user"], fields["level"]), ("demo-approver", "分管领导"))
        self.assertEqual(fields["term_until"], date(2026, 12, 31))
        self.assertEqual(chinese_date(""), "")


class TestCampaignRules(unittest.TestCase):
    def test_a_complete_campaign_lacks_nothing(self) -> None:
        self.assertEqual(rules(), set())

    def test_required_elements(self) -> None:
        for name in REQUIRED:
            self.assertEqual(rules(**{name: ""}), {f"missing_{name}"})
        self.assertEqual(rules(main_duties=""), {"missing_duties"})
        self.assertEqual(rules(term_from="2027-01-01"), {"term_backwards"})

    def test_placeholders_that_stand_for_nothing(self) -> None:
        self.assertEqual(rules(scope="{名字}的职责"), {"unknown_placeholder"})
        self.assertEqual(rules(letter_title="责任书（{名}）"), {"unknown_placeholder"})

    def test_the_roster(self) -> None:
        top, deputy, head, person, other = ROSTER
        self.assertEqual(rules([]), {"empty_roster"})
        self.assertEqual(rules([top]), {"empty_roster"})
        self.assertEqual(rules([*ROSTER, person]), {"same_account"})
        self.assertEqual(rules([top, {**deputy, "user_id": "nobody"}]), {"unknown_account"})
        self.assertEqual(rules([top, {**deputy, "unit": "没有的局"}]), {"unknown_unit"})
        self.assertEqual(rules([top, {**deputy, "superior": ""}]), {"no_superior"})
        self.assertEqual(rules([top, {**deputy, "superior": "demo-staff"}]), {"no_superior"})
        self.assertEqual(
            rules([top, deputy, head, person, {**other, "superior": "demo-staff"}]), {"superior_not_above"}
        )
        self.assertEqual(rules([{**top, "superior": "demo-reviewer"}, deputy]), {"superior_of_the_top"})
        self.assertEqual(rules([top, {**deputy, "superior": deputy["user_id"]}]), {"superior_not_above"})
        self.assertEqual(rules([top, {**deputy, "post": "副局长（绝密★长期）"}]), {"secret_mark"})

    def test_few_of_many_faults_are_told(self) -> None:
        many = [row(f"nobody-{number}", "甲", "个人", "demo-approver") for number in range(200)]
        told = campaign_gaps({**PLAIN, "roster": [ROSTER[0], *many]}, ACCOUNTS, UNITS, TODAY)
        self.assertEqual(len(told), 50)


class TestRosterText(unittest.TestCase):
    def test_with_and_without_headings(self) -> None:
        self.assertEqual(read_roster(cells_of(as_text(ROSTER))).rows, ROSTER)
        plain = "\n".join(as_text(ROSTER).split("\n")[1:])
        self.assertEqual(read_roster(cells_of(plain)).rows, ROSTER)
        self.assertEqual(read_roster(cells_of(f"2026年签订名单\n\n{as_text(ROSTER)}")).rows, ROSTER)
        turned = "姓名,上级,账号,单位,层级,职务\n张签发,,demo-approver,县行政审批服务局,党组书记,局长\n"
        turned += "王审核,张签发,demo-reviewer,县行政审批服务局,班子成员,副局长"
        self.assertEqual(read_roster(cells_of(turned)).rows, ROSTER[:2])

    def test_headings_without_the_account_are_told_once(self) -> None:
        people = "\n".join(f"王{number}\t局长\t县民政局\t个人\t" for number in range(31))
        for headings in ("姓名\t职务\t单位\t层级\t上级", "姓名\t职务\t单位"):
            roster = read_roster(cells_of(f"名单\n{headings}\n{people}"))
            [problem] = roster.problems
            self.assertEqual(str(problem), "Row ${row}: the headings lack ${columns}. Add the column.")
            assert problem.mapping is not None
            self.assertEqual(problem.mapping["columns"].partition("、")[0], "账号")
            self.assertEqual((problem.mapping["row"], roster.rows), (2, []))

    def test_a_day_is_nobodys_name(self) -> None:
        [problem] = read_roster(cells_of(as_text(ROSTER[:1]).replace("张签发", "2026-11-20"))).problems
        self.assertIn("the name is a day", problem)

    def test_what_cannot_be_used_is_told_by_row(self) -> None:
        def problems(text: str) -> list[str]:
            return [
                str((message.mapping or {}).get("row", "")) + message[:40]
                for message in read_roster(cells_of(text)).problems
            ]

        self.assertEqual(len(problems("")), 1)
        self.assertEqual(len(problems("账号\t姓名\t职务\t单位\t层级\t上级")), 1)
        good = as_text(ROSTER[:1])
        self.assertEqual(problems(f"{good}\n\t王\t职\t局\t个人\tdemo-approver"), ["3Row ${row}: ${column} is missing."])
        self.assertEqual(len(problems(f"{good}\nx\t王\t职\t局\t处长\tdemo-approver")), 1)
        self.assertEqual(len(problems(f"{good}\nx\t王\t职\t局\t个人\t李四")), 1)
        twice = f"{good}\nx\t张签发\t职\t局\t分管领导\tdemo-approver\ny\t王\t职\t局\t个人\t张签发"
        self.assertEqual([line[0] for line in problems(twice)], ["4"])
        self.assertEqual(len(problems(f"{good}\n{'x' * 101}\t王\t职\t局\t个人\tdemo-approver")), 1)
        many = "\n".join(f"p{number}\t王\t职\t局\t个人\tp0" for number in range(MAX_PEOPLE + 1))
        self.assertEqual(len(problems(many)), 1)

    @settings(max_examples=50)
    @given(
        st.lists(
            st.lists(st.one_of(st.none(), st.floats(), st.integers(), st.text(max_size=8)), max_size=8), max_size=8
        )
    )
    def test_any_cells_are_read(self, table: list) -> None:
        roster = read_roster(table)
        self.assertTrue(roster.problems or roster.rows)


class TestProgress(unittest.TestCase):
    @given(st.lists(st.tuples(st.sampled_from(["甲局", "乙局", "丙镇"]), st.sampled_from(STATES)), max_size=40))
    def test_against_a_plain_count(self, letters: list) -> None:
        units, total = progress(letters)
        due = Counter(unit for unit, _state in letters)
        signed = Counter(unit for unit, state in letters if state not in ("awaiting", "superior_signed"))
        self.assertEqual({unit.unit: (unit.due, unit.signed) for unit in units}, {u: (due[u], signed[u]) for u in due})
        self.assertEqual((total.due, total.signed), (len(letters), sum(signed.values())))
        self.assertEqual(total.half, sum(1 for _unit, state in letters if state == "superior_signed"))

    def test_hundred_per_cent_means_everybody(self) -> None:
        _units, total = progress([("甲", "effective")] * 199 + [("甲", "awaiting")])
        self.assertEqual(total.percent, "99")
        self.assertEqual(progress([])[1].percent, "–")
