"""Whatever an anonymous visitor sends to whatever address: never a failure of the server.

Addresses are ours and Plone's that anybody can reach, as pages and as JSON. Paths that are no UTF-8 and HEAD are answered before
Zope, by filters in the server's pipeline, and have tests of their own (tests/portal).
"""

from __future__ import annotations

from shangnan.policy.portal.errors.helpers import HELPERS
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.permissions.world import World
from typing import Any
from zope.component import getGlobalSiteManager
from zope.publisher.interfaces import IRequest

import unittest

HTML, JSON = "text/html", "application/json"
LONG = 5_000
# Parameters as robots, attackers and broken links send them: batching, sorting, query syntax, dates, converters of Zope,
# record parameters of REST, things that Plone keeps for itself, and sizes.
QUERIES = (
    "b_start=abc", "b_start=-5", "b_start=99999999999999999999", "b_size=abc", "b_size=0", "b_size=-1", "b_size=1000000000",
    "b_start:int=abc", "b_start:int=3", "b_start=1&b_start=2", "b_start:list=1", "sort_on=nonsense", "sort_on=SearchableText",
    "sort_on=path", "sort_on=effective&sort_on=modified", "sort_order=x&sort_on=x", "sort_limit=abc", "sort_limit=0",
    'SearchableText=((( AND OR "', "SearchableText=AND", "SearchableText=NOT 食品", 'SearchableText="', "SearchableText=*",
    "SearchableText=食品 AND", "SearchableText=%00", "SearchableText=%ff%fe", "SearchableText:list=食品",
    "SearchableText=a&SearchableText=b", "SearchableText:int=5", "SearchableText.query:record=食", "metadata_fields=nonsense",
    "metadata_fields.x:record=1", "effective=junk", "effective.query=junk", "effective.query:record=junk", "expires=junk",
    "start=junk", "end=junk", "Date=x", "created=1e400", "path.depth=x", "path=/../../", "path.query=/plone&path.depth=99999",
    "UID.not=x", "item_code.range=min", "themes.operator=xor&themes.query=a", "online=maybe", "fee=x", "unit=x&type=x&theme=x",
    "show_inactive=1", "use_site_search_settings=1&portal_type.query=x", "fullobjects=1", "summary_serializer_metadata=x",
    "summary_serializer_metadata.default_metadata_fields:record=x", "expand=x", "expand:record=x", "expand=types",
    "expand=navigation&expand.navigation.depth=x", "expand=contextnavigation&expand.contextnavigation.topLevel=x",
    "include_items=x", "version=x", "version=99", "form.button:method=x", ":method=x", ":default_method=search", ":action=x",
    "x:int=abc", "x:float=abc", "x:date=junk", "x:required=", "x:json={", "x:lines=1", "x.y:record=1", "x.y:records=1",
    "x:tokens=a b", "x:utf8:ustring=食", "x:ustring:utf8:list=1", "x:nonsense=1", ":list=", "=", "&&&", "%", "%00=1", "-C=",
    "_authenticator=junk", "ajax_load=1", "ajax_load=x", "came_from=javascript:alert(1)", "set_language=xx", "query=x",
    "query:json={}", 'query={"criteria":[]}', "name=plone.app.vocabularies.Catalog&query=x", "name=x&field=y", "copy=%00",
    "copy=99999999999", "copy:list=1", "disable_border=1", "portal_status_message=<script>", "theme=%E7%BB%93&b_start=-1",
    "SearchableText=" + "食" * 1_000, "SearchableText=" + "(" * LONG, "SearchableText=" + "a " * 1_000, "path=" + "/a" * LONG,
    "unit=" + "9" * LONG, "x=" * 5000, "&".join(f"a{number}=1" for number in range(3000)), ".".join("a" * 2000) + "=1",
)  # fmt: skip
# Below the site; {guide} and {file} are a published guide and its form.
PAGES = (
    "", "{guide}", "{guide}/guide.pdf", "{file}/@@download/file", "services", "services/@@service-items", "@@search", "@@service-items",
    "search_rss", "@@ajax-search", "@@updated_search", "sitemap", "login", "units", "@@getVocabulary", "services/tabular_view",
    "services/@@register", "services/@@register.xlsx", "plonejsi18n",
)  # fmt: skip
SERVICES = (
    "", "{guide}", "{file}", "services", "@search", "services/@search", "@navigation", "{guide}/@breadcrumbs", "@navroot",
    "{guide}/@workflow", "@types", "@vocabularies/plone.app.vocabularies.Catalog", "@querystring-search", "@history",
)  # fmt: skip
# Addresses that lead nowhere, or to what is not for the public.
ASTRAY = (
    "@@x", "@@", "@@/", "%00", "a/b/c", "%2e%2e/%2e%2e/etc/passwd", "..%2f", "%E9%A3%9F", "//x", ";x=1", "x@y", "+", "~", "*",
    "'\";--", "<script>", "{{x}}", "index_html", "view/x", "full_view", "summary_view", "album_view", "RSS", "atom.xml", "rss.xml",
    "sitemap.xml.gz", "contact-info", "passwordreset/x", "@@register", "@@images/x/y/z", "@@getSource/x", "author/x",
    "resolveuid/x", "resolveuid", "@@resolveuid", "acl_users", "acl_users/x", "portal_catalog/searchResults", "portal_setup",
    "portal_membership/getMemberById?id=admin", "manage", "manage_main", "folder_contents", "@@sharing", "@@historyview", "edit",
    "content_status_modify?workflow_action=publish", "@@transition?transition=publish", "@@transition?transition:list=x",
    "@@reassign", "@@merge-unit", "@@import-guides", "@@record-difference?old=x&new=%00", "@@fc-workflow", "@@fc-delete?selection=x",
    "@@delete_confirmation", "object_copy", "@@iconresolver/x", "@@plone_context_state/x", "@@standard_macros/x", "@@main_template",
    "@@download", "@@display-file/x", "++api++", "++api++/x", "++api++/@search?b_size=x", "++api++/++api++/x", "++theme++x",
    "++resource++x", "++plone++x/y", "++webresource++x", "++widget++x", "++add++ServiceGuide", "++add++x", "++skin++x", "++view++x",
    "++lang++x", "++vh++x", "++contextportlets++x", "++conversation++default", "++unique++x", "@@shangnan-shell", "@@portal-home",
    "x" * 8000,
)  # fmt: skip
METHODS = (
    "OPTIONS",
    "TRACE",
    "PROPFIND",
    "PROPPATCH",
    "MKCOL",
    "COPY",
    "MOVE",
    "LOCK",
    "UNLOCK",
    "PUT",
    "DELETE",
    "PATCH",
    "FOO",
)
BODIES = (
    b"",
    b"<x",
    b'<?xml version="1.0"?><methodCall><methodName>getId</methodName></methodCall>',
    b"\xff\xfe",
    b"{",
)
HEADERS: tuple[dict[str, str], ...] = (
    {"Accept": "*/*;q=x"}, {"Accept": ","}, {"Accept-Language": "%" * 500}, {"Cookie": "__ac=junk"}, {"Cookie": 'statusmessages="x"'},
    {"Cookie": 'I18N_LANGUAGE="x"; x'}, {"Authorization": "Basic x"}, {"Authorization": "Basic " + "A" * 3001},
    {"Authorization": "Basic Og=="}, {"Authorization": "Bearer x.y.z"}, {"Authorization": "x"}, {"If-Modified-Since": "junk"},
    {"If-None-Match": "x"}, {"Range": "bytes=9-1"}, {"Range": "bytes=junk"}, {"Range": "bytes=0-0,5-9"}, {"Host": "x"},
    {"Content-Type": "multipart/form-data"}, {"Content-Type": "multipart/form-data; boundary="}, {"Content-Type": "text/xml"},
    {"X-Forwarded-For": "x"}, {"X-HTTP-Method-Override": "DELETE"},
)  # fmt: skip
FORMS: tuple[dict[str, Any], ...] = (
    {"x": "1"}, {"form.buttons.save": "1"}, {"__ac_name": "x", "__ac_password": "\x00", "buttons.login": "1"}, {"_authenticator": "x"},
    {"form.widgets.title:list": "x"}, {"workflow_action": "publish"}, {"transition": "publish", "comment": "x" * LONG},
    {"selection": "{", "folder": "/../x"}, {"SearchableText:record": "x"}, {"file": "no file"},
)  # fmt: skip


def view_names() -> set[str]:
    """Return the name of every view that somebody may try to open, of ours, Plone's and Zope's."""
    found, registries = set(), [getGlobalSiteManager()]
    while registries:  # each layer of tests has a registry upon that of the layer below
        registry = registries.pop()
        registries += registry.__bases__
        found |= {
            adapter.name
            for adapter in registry.registeredAdapters()
            if len(adapter.required) == 2
            and adapter.name
            and "_application_json_" not in adapter.name  # REST services, which are no addresses
            and IRequest.isEqualOrExtendedBy(adapter.required[1])
        }
    return found


class TestBadInput(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        portal = self.layer["portal"]
        guide = World(portal).guide("published")
        self.site = portal.absolute_url()
        names = {"guide": guide.absolute_url()[len(self.site) + 1 :]}
        self.names = {**names, "file": names["guide"] + "/form.pdf"}
        self.visitor = Person(self.layer, None)

    def send(self, method: str, path: str, headers: dict[str, str], data: Any = None) -> None:
        """Send a request and note it if the server fails."""
        for name, value in self.names.items():
            path = path.replace(f"{{{name}}}", value)
        url = f"{self.site}/{path}"
        response = self.visitor.session.request(
            method, url, headers=headers, data=data, allow_redirects=False, timeout=60
        )
        with self.subTest(f"{method} {path[:90]}", headers=str(headers)[:90], data=str(data)[:60]):
            self.assertLess(response.status_code, 500, response.text[:300])

    def test_pages_with_every_parameter(self) -> None:
        for page in PAGES:
            for query in QUERIES:
                self.send("GET", f"{page}?{query}", {"Accept": HTML})

    def test_services_with_every_parameter(self) -> None:
        for service in SERVICES:
            for query in QUERIES:
                self.send("GET", f"{service}?{query}", {"Accept": JSON})

    def test_addresses_that_lead_astray(self) -> None:
        for base in ("", "services/", "{guide}/", "{file}/"):
            for path in ASTRAY:
                for accept in (HTML, JSON):
                    self.send("GET", base + path, {"Accept": accept})

    def test_every_view_that_is_registered(self) -> None:
        names = view_names()
        self.assertGreater(len(names), 300)
        self.assertLessEqual(HELPERS, names, "these are gone: take them out")
        for base in ("", "{guide}/"):
            for name in sorted(names):
                self.send("GET", f"{base}@@{name}", {"Accept": HTML})

    def test_methods_and_bodies(self) -> None:
        for path in ("", "{guide}", "{file}", "@@search", "services/@search", "services/@workflow/x"):
            for method in METHODS:
                for accept in (HTML, JSON):
                    for body in BODIES:
                        self.send(
                            method, path, {"Accept": accept, "Depth": "junk", "Destination": "junk", "If": "((("}, body
                        )

    def test_posted_forms(self) -> None:
        for path in (
            "",
            "{guide}",
            "{guide}/@@transition",
            "login",
            "@@search",
            "services/@@import-guides",
            "@@fc-workflow",
            "edit",
            "@login",
        ):
            for form in FORMS:
                for accept in (HTML, JSON):
                    self.send("POST", path, {"Accept": accept}, form)
            for body in BODIES:
                for kind in (
                    "text/xml",
                    JSON,
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded; charset=x",
                ):
                    self.send("POST", path, {"Accept": HTML, "Content-Type": kind}, body)

    def test_headers(self) -> None:
        for path in ("", "{guide}", "{file}/@@download/file", "{guide}/guide.pdf", "services/@search", "@@search"):
            for headers in HEADERS:
                for method in ("GET", "POST"):
                    self.send(method, path, headers)
