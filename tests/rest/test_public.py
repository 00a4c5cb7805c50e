"""What the REST door tells an anonymous visitor: what is published, and nothing of those who made it."""

from __future__ import annotations

from shangnan.policy.demonstration.accounts import ACCOUNTS
from shangnan.policy.rest.expansion import PUBLIC_EXPANSIONS
from tests.permissions.world import REASON_SEEN
from tests.rest.world import RestCase

# Services that plone.restapi would answer to anybody, or that an editor needs: they ask for a person.
CLOSED = (
    "@actions", "@addons", "@aliases", "@comments", "@contextnavigation", "@controlpanels", "@database", "@groups", "@history",
    "@inherit", "@linkintegrity", "@lock", "@portrait/demo-drafter", "@principals?search=demo", "@querysources/x?query=a",
    "@querystring", "@querystring-search?query={}", "@registry", "@relations", "@roles", "@sharing", "@site", "@sources/x",
    "@system", "@transactions", "@types", "@types/ServiceGuide", "@users", "@users/demo-drafter", "@userschema",
    "@vocabularies", "@vocabularies/plone.app.vocabularies.Users", "@vocabularies/plone.app.vocabularies.Catalog",
    "@vocabularies/shangnan.policy.Units", "@workingcopy", "@upgrade",
)  # fmt: skip
OPEN = ("", "@search", "@breadcrumbs", "@navigation", "@navroot", "@workflow")


class TestPublic(RestCase):
    def test_services_are_closed_unless_named(self) -> None:
        guide = self.world.guide("published")
        for base in (
            self.portal.absolute_url(),
            self.services,
            guide.absolute_url(),
            f"{guide.absolute_url()}/form.pdf",
        ):
            for service in CLOSED:
                response = self.anybody.rest("GET", f"{base}/{service}")
                with self.subTest(service, base=base):
                    self.assertIn(response.status_code, (401, 404), response.text[:200])
            for service in OPEN:
                response = self.anybody.rest("GET", f"{base}/{service}")
                with self.subTest(service, base=base):
                    self.assertEqual(response.status_code, 200, response.text[:200])
        # and by the other way of asking for JSON
        api = f"{self.portal.absolute_url()}/++api++"
        self.assertEqual(self.anybody.page(f"{api}/@types").status_code, 401)
        self.assertEqual(self.anybody.page(f"{api}/services/@search").status_code, 200)

    def test_writing_asks_for_a_person(self) -> None:
        guide = self.world.guide("published")
        for method, path in (
            ("POST", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/@workflow/revise"), ("POST", "/@lock"), ("POST", "/@copy"),
            ("POST", "/@move"), ("POST", "/@sharing"), ("POST", "/@comments"), ("POST", "/@querystring-search"), ("POST", "/@users"),
            ("POST", "/@email-notification"), ("POST", "/@tus-upload"), ("PUT", ""),
        ):  # fmt: skip
            response = self.anybody.rest(method, guide.absolute_url() + path, {})
            with self.subTest(f"{method} {path}"):
                self.assertIn(response.status_code, (401, 404, 405), response.text[:200])

    def test_a_published_guide_says_nothing_of_those_who_made_it(self) -> None:
        guide = self.world.guide("published", justification="仅供目录管理员")
        expansions = ",".join(sorted(PUBLIC_EXPANSIONS))
        for query in ("", f"?expand={expansions}", "?fullobjects=1&metadata_fields=_all", "?include_items=1"):
            text = self.anybody.rest("GET", guide.absolute_url() + query).text
            text = text.encode().decode("unicode_escape")
            for user, (name, *_rest) in ACCOUNTS.items():
                self.assertNotIn(user, text)
                self.assertNotIn(name, text)
            self.assertNotIn("仅供目录管理员", text)
            self.assertNotIn(REASON_SEEN, text)
        self.assertIn("justification", self.publisher.rest("GET", guide.absolute_url()).json())

    def test_other_expansions_are_for_staff(self) -> None:
        guide = self.world.guide("published")
        for name in ("types", "inherit", "aliases", "actions", "contextnavigation", "nonsense", "workflow,types"):
            response = self.anybody.rest("GET", f"{guide.absolute_url()}?expand={name}")
            with self.subTest(name):
                self.assertEqual(response.status_code, 401)
        self.assertEqual(self.drafter.rest("GET", f"{guide.absolute_url()}?expand=actions").status_code, 200)

    def test_signing_in_by_rest_is_open(self) -> None:
        response = self.anybody.rest(
            "POST", f"{self.portal.absolute_url()}/@login", {"login": "nobody", "password": "wrong"}
        )
        self.assertEqual(response.status_code, 401)
        self.assertEqual(response.json()["error"]["type"], "Invalid credentials")

    def test_errors_are_json_without_the_inside(self) -> None:
        response = self.anybody.rest("GET", f"{self.services}/nothing-here")
        self.assertEqual((response.status_code, response.json()["type"]), (404, "NotFound"))
        self.assertRegex(response.json()["message"], "[一-鿿]")
        self.assertNotIn("traceback", response.json())
