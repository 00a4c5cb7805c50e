"""`@search`: filters by code, unit, theme and type, texts in Chinese, and an answer to every bad question."""

from __future__ import annotations

from shangnan.policy.demonstration.accounts import OTHER_UNIT
from tests.rest.world import RestCase
from tests.support import good_guides
from tests.support import unit_uid
from typing import Any
from urllib.parse import quote

# Parameters that cannot be used, and why they once failed: each is answered with 400 and a sentence.
REFUSED = (
    "b_start=abc", "b_start=-5", "b_size=-1", "b_size=0", "b_size=1000000000", "b_start=1&b_start=2", "b_size=abc",
    "sort_on=nonsense", "sort_on=SearchableText", "sort_on=allowedRolesAndUsers", "sort_order=sideways", "sort_limit=abc",
    "SearchableText=a&SearchableText=b", "nonsense=1", "nonsense.x.y=2", "effective=junk",
    "effective.query=junk", "effective.query=2020-01-01&effective.range=junk", "effective.range=min", "path.depth=x",
    "path.depth=1000000", "path.navtree=x", "path=/plone/services&path.foo=1", "UID.not=x", "portal_type.not=y&portal_type=x",
    "item_code.range=min", "item_code.query=1&item_code.range=junk", "themes.operator=xor&themes.query=a", "online=maybe",
    "online=", "fee=x", "visits=abc", "getObjPositionInParent=3", "allowedRolesAndUsers=Manager", "effectiveRange=2000-01-01",
    "show_inactive=1", "expires=junk", "created=1e400", "created=9999999999999999", "item_code=%00",
    "letter_people=demo-staff", "Creator=admin", "Creator.query=a&Creator.range=min", "sort_on=Creator", "sort_on=waiting_for",
    "fullobjects=1&b_size=26", "fullobjects&b_size=1000", "b_size=1001", "summary_serializer_metadata=x",
    "unit=%ED%A0%80%00", "item_code=" + "9" * 100_000, "SearchableText=" + "a" * 100_000,
    "&".join(f"unit={n}" for n in range(300)),
)  # fmt: skip
ANSWERED = (
    "SearchableText.query=食", "SearchableText=((( AND OR \"", "SearchableText=AND", "SearchableText=NOT 食品", "SearchableText=*", "SearchableText=\"",
    "SearchableText=", "SearchableText=?", "metadata_fields=_all", "metadata_fields=item_code", "item_code=x", "unit=x",
    "themes=x", "item_type=x", "handling=x", "path=/../..", "UID=x", "sort_on=", "sort_on=relevance", "fullobjects=1",
    "effective.query=2020-01-01&effective.range=min", "visits.query=1&visits.range=min", "b_start=100000", "sort_limit=3",
    "path.depth=1", "expand=navigation",
)  # fmt: skip


class TestSearch(RestCase):
    def setUp(self) -> None:
        super().setUp()
        self.first = self.world.guide("published")
        self.draft = self.world.guide("draft")

    def ask(self, query: str = "", person: Any = None, base: str = "") -> dict[str, Any]:
        response = (person or self.anybody).rest("GET", f"{base or self.services}/@search?{query}")
        self.assertEqual(response.status_code, 200, response.text)
        return response.json()

    def found(self, query: str, **more: Any) -> list[str]:
        return [item["@id"] for item in self.ask(query, **more)["items"]]

    def test_filters(self) -> None:
        example, url = good_guides()[0], self.first.absolute_url()
        theme = (example["theme_personal"] + example["theme_business"])[0]
        for query in (
            f"item_code={self.first.code}", f"unit={unit_uid()}&portal_type=ServiceGuide", f"unit={quote('县行政审批服务局')}",
            f"themes={quote(theme)}", f"item_type={example['type_code']}", f"handling={quote(example['handling'])}",
            f"online={int(example['online'])}", f"SearchableText={quote(example['name'][:6])}",
            f"SearchableText={quote(example['aliases'][0])}", f"visits={example['visits']}",
            f"themes={quote(theme)}&item_type={example['type_code']}&SearchableText={quote(example['name'][:4])}",
        ):  # fmt: skip
            with self.subTest(query):
                self.assertEqual(self.found(query), [url])
                self.assertEqual(self.found(query, base=self.portal.absolute_url()), [url])

    def test_other_values_find_nothing(self) -> None:
        example = good_guides()[0]
        for query in (
            "item_code=0", f"unit={unit_uid(OTHER_UNIT)}&portal_type=ServiceGuide", f"themes={quote('死亡殡葬')}", "item_type=09",
            f"online={int(not example['online'])}", f"SearchableText={quote('潜水艇')}", "visits=19",
        ):  # fmt: skip
            with self.subTest(query):
                self.assertEqual(self.ask(query)["items"], [])
                self.assertEqual(self.ask(query)["items_total"], 0)

    def test_everybody_finds_what_he_may_see(self) -> None:
        both = {self.first.absolute_url(), self.draft.absolute_url()}
        self.assertEqual(set(self.found("portal_type=ServiceGuide", person=self.drafter)), both)
        self.assertEqual(self.found("review_state=draft&portal_type=ServiceGuide"), [])

    def test_batches(self) -> None:
        page = self.ask("b_size=1&portal_type=ServiceGuide", person=self.drafter)
        self.assertEqual((len(page["items"]), page["items_total"]), (1, 2))
        self.assertIn("next", page["batching"])

    def test_bad_questions_are_answered_with_the_reason(self) -> None:
        for query in REFUSED:
            for base in (self.services, self.portal.absolute_url()):
                response = self.anybody.rest("GET", f"{base}/@search?{query}")
                with self.subTest(query[:60], base=base):
                    self.assertEqual(response.status_code, 400, response.text[:300])
                    self.assertRegex(response.json()["message"], "参数")

    def test_odd_questions_are_answered(self) -> None:
        for query in ANSWERED:
            response = self.anybody.rest("GET", f"{self.services}/@search?{query}")
            with self.subTest(query[:60]):
                self.assertEqual(response.status_code, 200, response.text[:300])
                self.assertIn("items", response.json())

    def test_who_wrote_it_is_never_told(self) -> None:
        for item in self.ask("metadata_fields=_all&fullobjects=0")["items"]:
            self.assertFalse({"Creator", "listCreators", "plain_digest", "revision_of", "register_values"} & set(item))
            self.assertTrue({"item_code", "promised_days"} <= set(item))
        for name in ("Creator", "listCreators", "plain_digest", "nonsense", "getObject", "_told_fields"):
            for base in (f"{self.services}/@search", self.services):
                response = self.drafter.rest("GET", f"{base}?metadata_fields=item_code&metadata_fields={name}")
                with self.subTest(name, base=base):
                    self.assertEqual(response.status_code, 400)
                    self.assertIn(name, response.json()["message"])
