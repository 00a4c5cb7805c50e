"""Looking everywhere as one person: every way to a record and every list, and all that links lead to."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from io import BytesIO
from lxml import html
from pypdf import PdfReader
from tests.permissions.canaries import PROBE
from tests.permissions.people import Person
from typing import Any
from urllib.parse import urldefrag
from urllib.parse import urljoin

import json

# Ways to a record, below its address.
RECORD_PAGES = (
    "", "/view", "/guide.pdf", "/@@download", "/@@download/file", "/@@display-file", "/@@images/file", "/@@record-history",
    "/@@historyview", "/@@record-difference?old=1&new=present", "/@@record-difference?old=present&new=present", "/edit",
    "/@@transition?transition=publish", "/@@transition?transition=submit", "/@@reassign", "/content_status_history", "/RSS",
    "/atom.xml", "/@@plone_lock_info", "/@@delete_confirmation", "/folder_contents", "/@@sharing", "/@@fc-contextInfo", "/@@contents-rows", "/manage",
    "/@@historypopup", "/@@versions_history_form", "/tabular_view", "/album_view", "/@@search?SearchableText=" + PROBE,
    "/@@service-items", "/@@merge-unit", "/title", "/notes", "/Title", "/objectIds", "/listFolderContents", "/to_plain",
    "/@@getVocabulary?name=plone.app.vocabularies.Catalog&field=title", "/++add++Attachment", "/file", "/workflow_history",
)  # fmt: skip
EXPANSIONS = "actions,breadcrumbs,navigation,navroot,workflow,types,aliases,contextnavigation,inherit,translations"
RECORD_SERVICES = (
    "", f"?expand={EXPANSIONS}", "?expand=breadcrumbs,navigation,navroot,workflow&expand.navigation.depth=9", "?fullobjects=1",
    "?metadata_fields=_all", "/@history", "/@history/0", "/@workflow", "/@breadcrumbs", "/@navigation?expand.navigation.depth=9",
    "/@contextnavigation", "/@actions", "/@lock", "/@sharing", "/@comments", "/@workingcopy", "/@relations", "/@aliases", "/@inherit",
    "/@types/ServiceGuide", f"/@search?SearchableText={PROBE}&metadata_fields=_all", "/@search?fullobjects=1&b_size=50",
    "/@navroot", "/@linkintegrity", "/@translations", "/@versions", "/@site", "/@querystring", "/file", "/@@download/file",
)  # fmt: skip
CRITERIA = json.dumps(
    {"query": [{"i": "SearchableText", "o": "plone.app.querystring.operation.string.contains", "v": PROBE}]}
)
FORM_CRITERIA = (
    '{"criteria":[{"i":"SearchableText","o":"plone.app.querystring.operation.string.contains","v":"' + PROBE + '*"}]}'
)
ATTRIBUTES = '["UID","Title","Description","path","Creator","getURL","Subject"]'
# Lists and searches, below the site.
PAGES = (
    "", "/services", "/units", "/sitemap", "/sitemap.xml.gz", "/RSS", "/atom.xml", "/rss.xml", f"/search_rss?SearchableText={PROBE}",
    f"/@@search?SearchableText={PROBE}", "/@@search", f"/@@ajax-search?SearchableText={PROBE}", f"/@@updated_search?SearchableText={PROBE}",
    "/@@service-items", "/@@service-items?state=draft", "/@@service-items?state=pending", "/services/@@service-items?state=reviewed",
    "/services/@@register", "/services/@@register?state=draft", "/services/@@register.xlsx", "/services/folder_contents",
    "/services/@@contents-rows", "/services/tabular_view", "/services/album_view", "/author/demo-drafter", "/recently_modified",
    "/full_review_list", "/@@dashboard", "/@@full_review_list", f"/livesearch_reply?q={PROBE}", "/@@manage-content-rules",
    f"/@@getVocabulary?name=plone.app.vocabularies.Catalog&query={FORM_CRITERIA}&attributes={ATTRIBUTES}",
    "/@@getVocabulary?name=plone.app.vocabularies.Keywords", "/@@qsOptions", "/portal_catalog", "/portal_catalog/searchResults",
    "/@@import-guides", "/services/@@import-guides", "/@@listing_view", "/plonejsi18n", "/@@usergroup-userprefs",
)  # fmt: skip
SERVICES = (
    "", "/services", "/services?fullobjects=1", "/services?metadata_fields=_all&b_size=100", "/units", "/@navigation?expand.navigation.depth=9",
    f"/@search?SearchableText={PROBE}", f"/@search?SearchableText={PROBE}&fullobjects=1", "/@search?metadata_fields=_all&b_size=500",
    "/@search?review_state=draft&portal_type=ServiceGuide", "/@search?portal_type=ReviewRules", "/@search?portal_type=Attachment",
    "/@search?sort_on=modified&sort_order=reverse&b_size=200", "/services/@search?fullobjects=1&b_size=200", "/@search?path.depth=3",
    "/@search?use_site_search_settings=1&b_size=200", f"/@querystring-search?query={CRITERIA}", "/@querystring", "/@types",
    "/@vocabularies/plone.app.vocabularies.Catalog", f"/@vocabularies/plone.app.vocabularies.Catalog?title={PROBE}", "/@users", "/@site",
    "/@vocabularies/plone.app.vocabularies.Users", "/@vocabularies/shangnan.policy.Units", "/@actions", "/@relations?relation=x",
    "/@controlpanels", "/@registry", "/@aliases", "/@contextnavigation",
)  # fmt: skip
MOST_LINKS = 120


def seen_in(response: Any) -> str:
    """Return all that a response says: headers, text without entities, the words of a PDF."""
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    body = response.content
    if body.startswith(b"%PDF-") and b"%%EOF" in body[-64:] and b"/Type /Page" in body:
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    else:
        text = body.decode("utf-8", "replace")
    return f"{headers} {text} {unescape(text)}"


class Crawl:
    """What one person is told, wherever he or she looks: address and text."""

    def __init__(self, person: Person, site: str) -> None:
        self.person, self.site = person, site
        self.told: dict[str, str] = {}

    def everywhere(self, records: dict[str, Any], uids: list[str]) -> dict[str, str]:
        """Look at each record in every way, at every list, and follow the links from the home page and the lists."""
        for record in records.values():
            url = record.absolute_url()
            for path in RECORD_PAGES:
                self.page(url + path)
            for path in RECORD_SERVICES:
                self.service(url + path)
            self.page(url.replace(self.site, f"{self.site}/++api++", 1))
        for uid in uids:
            self.page(f"{self.site}/resolveuid/{uid}")
            self.service(f"{self.site}/@search?UID={uid}&metadata_fields=_all")
        for path in PAGES:
            self.page(self.site + path)
        for path in SERVICES:
            self.service(self.site + path)
        self.links()
        return self.told

    def page(self, url: str) -> None:
        """Open an address as a browser, following one redirect to where it leads."""
        response = self.person.page(url)
        if response.is_redirect:
            self.told[f"{url} →"] = seen_in(response)
            response = self.person.page(urljoin(url, response.headers["Location"]))
        self.told[url] = seen_in(response)

    def service(self, url: str) -> None:
        """Ask for JSON."""
        self.told[f"{url} (json)"] = seen_in(self.person.rest("GET", url))

    def links(self) -> None:
        """Follow links breadth first."""
        waiting = [self.site, f"{self.site}/services", f"{self.site}/@@service-items", f"{self.site}/sitemap"]
        known = set(waiting)
        while waiting and len(known) < MOST_LINKS:
            url = waiting.pop(0)
            response = self.person.page(url)
            self.told[f"{url} (link)"] = seen_in(response)
            for link in self._links_of(url, response):
                if link not in known:
                    known.add(link)
                    waiting.append(link)

    def _links_of(self, url: str, response: Any) -> Iterator[str]:
        if "text/html" not in response.headers.get("Content-Type", "") or not response.text.strip():
            return
        for link in html.fromstring(response.content).xpath("//a/@href | //link/@href | //form/@action"):
            target = urldefrag(urljoin(url, link))[0]
            # Leaving, signing out and resources tell nothing.
            if target.startswith(self.site) and not any(
                part in target for part in ("++", "logout", "logged_out", "/@@fc-")
            ):
                yield target
