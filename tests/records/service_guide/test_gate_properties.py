"""What holds for the gate whatever the guide: mending helps, adding does no harm elsewhere, order does not matter."""

from __future__ import annotations

from collections import Counter
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.service_guide.guards import publication_gaps
from shangnan.policy.records.workflow.gaps import Gap
from tests.records.service_guide.examples import GUIDES
from tests.records.service_guide.examples import OPEN
from typing import Any

import copy
import unittest

# One way to spoil each field, so that any number of them can be combined.
SPOILT: dict[str, Any] = {
    "name": "", "code": "旧码", "type_code": "", "bases": [], "conditions": [], "handling": "随时办", "place": "",
    "promised_days": None, "statutory_days": -1, "visits": 3, "visit_reason": "", "fee": None,
    "fees": [{"item": "工本费"}], "consult_phone": "", "complaint_phone": "0914-6310007", "faqs": "无",
    "notes": "61999919000101001X",
    "summary": "<script>", "rights": "机密★10年", "aliases": [1], "window": "<b>1</b>", "limits": NotImplemented,
    "materials": [{"name": "其他材料"}], "steps": [{"name": "审查", "days": 9}, {"name": "审 查", "days": 9}],
    "business_code": "（旧）",
}  # fmt: skip

NEW_ROWS: dict[str, Any] = {
    "conditions": "住在本县",
    "aliases": "某证",
    "materials": {"name": "户口簿", "copies": 1},
    "bases": {"law": "某某条例", "article": "第一条"},
    "steps": {"name": "另行公示", "days": 0},
    "fees": {"item": "工本费", "standard": "5元/证", "basis": "某发〔2020〕1号"},
    "faqs": {"q": "要多久？", "a": "看承诺时限。"},
}

spoilt_guides = st.builds(
    lambda good, names: ({**good, **{name: SPOILT[name] for name in names}}, good),
    st.sampled_from(GUIDES),
    st.lists(st.sampled_from(sorted(SPOILT)), unique=True, max_size=10),
)


def count(found: list[Gap]) -> Counter[tuple[str, str]]:
    return Counter((gap.rule, gap.field) for gap in found)


class Properties(unittest.TestCase):
    @given(spoilt_guides)
    def test_mending_the_named_fields_ends_in_a_guide_without_gaps(
        self, both: tuple[dict[str, Any], dict[str, Any]]
    ) -> None:
        data, good = both
        for _round in range(len(SPOILT) + 1):
            found = publication_gaps(data, OPEN)
            if not found:
                break
            # A gap between two fields names one of them; the other may be the spoilt one, and is named next.
            named = {gap.field for gap in found} | {"promised_days", "visits", "consult_phone", "fee", "type_code"}
            data = {**data, **{name: good[name] for name in named if name in good}, "business_code": ""}
        self.assertEqual(found, [])

    @given(st.sampled_from(GUIDES), st.sampled_from(sorted(SPOILT)))
    def test_a_gap_of_one_field_goes_when_that_field_is_mended(self, good: dict[str, Any], name: str) -> None:
        spoilt = publication_gaps({**good, name: SPOILT[name]}, OPEN)
        for gap in spoilt:
            if gap.field == name:
                mended = publication_gaps({**good, name: good.get(name, "")}, OPEN)
                self.assertNotIn(gap.rule, [other.rule for other in mended])

    @given(spoilt_guides, st.sampled_from(sorted(NEW_ROWS)))
    def test_a_new_row_takes_no_other_fields_gap_away(
        self, both: tuple[dict[str, Any], dict[str, Any]], table: str
    ) -> None:
        data, _good = both
        if not isinstance(data[table], list):
            return
        before = count(publication_gaps(data, OPEN))
        after = count(publication_gaps({**data, table: [*data[table], NEW_ROWS[table]]}, OPEN))
        for (rule, name), number in before.items():
            if name != table:
                self.assertEqual(after[rule, name], number)

    @given(spoilt_guides, st.randoms(use_true_random=False))
    def test_the_order_of_keys_does_not_matter(self, both: tuple[dict[str, Any], dict[str, Any]], random: Any) -> None:
        data, _good = both
        names = list(data)
        random.shuffle(names)
        shuffled = {name: data[name] for name in names}
        self.assertEqual(count(publication_gaps(shuffled, OPEN)), count(publication_gaps(data, OPEN)))

    @given(spoilt_guides)
    def test_the_gate_changes_nothing(self, both: tuple[dict[str, Any], dict[str, Any]]) -> None:
        data, _good = both
        before = copy.deepcopy(data)
        publication_gaps(data, OPEN)
        self.assertEqual(data, before)

    @given(spoilt_guides)
    def test_blank_rows_and_spaces_make_no_difference(self, both: tuple[dict[str, Any], dict[str, Any]]) -> None:
        data, _good = both
        padded = {
            name: [*value, None, {}]
            if isinstance(value, list) and value and isinstance(value[0], dict)
            else f" {value}\n"
            if isinstance(value, str) and value
            else value
            for name, value in data.items()
        }
        # A string where a list belongs stays wrong whatever surrounds it; only what is read as text is stripped.
        padded["faqs"] = data["faqs"] if isinstance(data["faqs"], str) else padded["faqs"]
        self.assertEqual(count(publication_gaps(padded, OPEN)), count(publication_gaps(data, OPEN)))
