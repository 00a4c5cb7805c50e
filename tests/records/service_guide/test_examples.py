"""The gate on whole guides: the good ones pass, each flawed one is refused for its own defect and nothing else."""

from __future__ import annotations

from shangnan.policy.records.service_guide.guards import publication_gaps
from tests.records.service_guide.examples import FLAWED
from tests.records.service_guide.examples import GUIDES
from tests.records.service_guide.examples import ITEMS
from tests.records.service_guide.examples import unit_of

import unittest


class Examples(unittest.TestCase):
    def test_there_are_as_many_as_we_think(self) -> None:
        self.assertEqual((len(ITEMS), len(GUIDES), len(FLAWED)), (832, 40, 20))
        self.assertEqual(len({data["defect"] for data in FLAWED}), 20)

    def test_good_guides_have_no_gap(self) -> None:
        for data in GUIDES:
            with self.subTest(name=data["name"]):
                self.assertEqual(publication_gaps(data, unit_of(data)), [])

    def test_flawed_guides_have_their_one_gap(self) -> None:
        for data in FLAWED:
            with self.subTest(defect=data["defect"]):
                self.assertEqual([gap.rule for gap in publication_gaps(data, unit_of(data))], [data["defect"]])

    def test_the_gap_names_the_field_that_mends_it(self) -> None:
        good = {data["code"]: data for data in GUIDES}
        by_name = {data["name"]: data for data in GUIDES}
        for data in FLAWED:
            with self.subTest(defect=data["defect"]):
                whole = good.get(data["code"]) or by_name[data["name"]]
                [gap] = publication_gaps(data, unit_of(data))
                mended = {**data, gap.field: whole[gap.field]}
                left = publication_gaps(mended, unit_of(mended))
                self.assertNotIn(gap.rule, [other.rule for other in left])
                # Saying that a fee is charged leads to the question which: the one place where two fields were empty.
                mended.update({other.field: whole[other.field] for other in left})
                self.assertEqual(publication_gaps(mended, unit_of(mended)), [])
                self.assertLessEqual(len(left), 1 if data["defect"] == "missing_fee_info" else 0)

    def test_every_defect_at_once_is_told_at_once(self) -> None:
        everything_wrong = {"type_code": "01", "visits": 1, "notes": "<script>"}
        found = {gap.rule for gap in publication_gaps(everything_wrong, None)}
        self.assertEqual(
            found,
            {
                "missing_name", "missing_code", "missing_bases", "missing_conditions", "missing_materials",
                "missing_steps", "missing_handling", "missing_place", "missing_time_limit", "missing_faq",
                "missing_fee_info",
                "missing_consult_phone", "visits_without_reason", "unknown_unit", "unsafe_html",
            },
        )  # fmt: skip

    def test_a_draft_from_the_list_is_refused_without_harm(self) -> None:
        for row in ITEMS:
            draft = {key: row[key] for key in ("code", "name", "unit", "type", "type_code")}
            found = {gap.rule for gap in publication_gaps(draft, unit_of(row))}
            self.assertIn("missing_materials", found)
            self.assertFalse(
                found & {"missing_name", "bad_code_format", "wrong_type", "unknown_unit", "bad_value"}, row
            )
