"""Looking everywhere as one person: every way to a record and every list, and all that links lead to."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from lxml import html
from pypdf import PdfReader
from tests.permissions import addresses
from tests.permissions.canaries import Canaries
from tests.permissions.canaries import WORD
from tests.permissions.inside import Answer
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from urllib.parse import unquote
from urllib.parse import urldefrag
from urllib.parse import urljoin
from urllib.parse import urlsplit
from zipfile import ZipFile

import gzip

# Where somebody is asked to sign in: it tells nothing but the address that was asked for.
SIGN_IN = ("/login", "/require_login", "credentials_cookie_auth", "/@@insufficient-privileges")
# Leaving and signing out, resources, and what changes things.
NOT_FOLLOWED = ("++", "logout", "logged_out", "/@@fc-", "delete_confirmation", "/@@transition")


def texts_of(answer: Answer) -> str:
    """Return all that an answer says: headers, text, the words of a PDF, of a workbook and of what is packed."""
    headers = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{unquote(headers)} {_words(answer.content)}"


def _words(body: bytes) -> str:
    if body.startswith(b"\x1f\x8b"):
        body = gzip.decompress(body)
    if body.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(body)) as archive:
            return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if body.startswith(b"%PDF-") and b"/Type /Page" in body:
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    text = body.decode("utf-8", "replace")
    return f"{text} {unquote(unescape(text))}" if "&" in text or "%" in text else text


class Crawl:
    """What one person is told, wherever he or she looks.

    :ivar met: canary word -> the addresses where it was met, those left out that hold the word themselves.
    :ivar told: for a visitor without an account: address -> text, to look for other things than canaries in it.
    """

    def __init__(self, visitor: Visitor, canaries: Canaries) -> None:
        self.visitor, self.canaries = visitor, canaries
        self.site = canaries.portal.absolute_url()
        self.met: dict[str, list[str]] = {}
        self.told: dict[str, str] = {}
        self.seen: dict[tuple[str, str], list[str]] = {}

    def look(self, url: str, accept: str = PAGE) -> list[str]:
        """Ask for an address once, and for where it leads; return the links of the page."""
        if (url, accept) not in self.seen:
            self.seen[url, accept] = []
            answer = self.visitor.ask(url, accept)
            self._take(url, answer)
            if answer.location and not any(part in answer.location for part in SIGN_IN):
                self.seen[url, accept] = self.look(urldefrag(urljoin(url, answer.location))[0], accept)
            else:
                self.seen[url, accept] = list(self._links(url, answer))
        return self.seen[url, accept]

    def _take(self, url: str, answer: Answer) -> None:
        text = texts_of(answer)
        for word in set(WORD.findall(text)):
            # Whoever asks for an address says it, and pages say it again.
            if word not in url:
                self.met.setdefault(word, []).append(url)
        if self.visitor.login_name is None:
            self.told[url] = text

    def all_of(self, url: str, pages: Iterable[str], services: Iterable[str]) -> None:
        """Look at pages and services below an address."""
        for path in pages:
            self.look(url + path)
        for path in services:
            self.look(url + path, JSON)

    def lists(self, thoroughly: bool, pages: bool = True) -> None:
        """Look at the site and its sections: by their lists, feeds, searches and services; or in every way.

        :param thoroughly: in every way.
        :param pages: not by services alone.
        """
        places = [(self.site, addresses.of_site(thoroughly))]
        sections = addresses.sections(self.canaries.portal)
        places += [(section.absolute_url(), addresses.of_section(thoroughly)) for section in sections]
        for url, (of_browsers, services) in places:
            self.all_of(url, of_browsers if pages else of_browsers[:1], services)

    def records(self, code: str, thoroughly: bool = False) -> None:
        """Look at each record and file: at its chief addresses, or at every one for one record of each kind.

        Ways that are the same for all states of a kind are gone once; what a state shows, its chief addresses tell.

        :param code: of the person, who looks at the pages, too, of what he or she may see in part.
        """
        for name, record in self.canaries.records.items():
            url, (kind, state) = record.absolute_url(), name.split()[:2]
            first = state == self.canaries.states(kind)[0] and "abroad" not in name
            if name.endswith(" file"):
                self.all_of(url, addresses.FILE_PAGES, addresses.FILE_SERVICES * first)
                if first and thoroughly:
                    self.all_of(url, addresses.FILE_ALL_PAGES, addresses.FILE_ALL_SERVICES)
                    if self.visitor.login_name is None:
                        self._as_programs_ask(url, addresses.FILE_ALL_PAGES)
                continue
            in_part = first or self.canaries.partly_hidden(name, code)
            self.all_of(url, addresses.MAIN_PAGES if in_part else (), addresses.MAIN_SERVICES)
            if first and thoroughly:
                self._every_way(url, self.canaries.uid(name))

    def _every_way(self, url: str, uid: str) -> None:
        pages, services = addresses.of_record()
        self.all_of(url, pages, services)
        if self.visitor.login_name is None:
            self._as_programs_ask(url, pages)
        self.look(f"{url}/@search?{addresses.EVERYTHING}", JSON)
        self.look(f"{self.site}/resolveuid/{uid}")
        self.look(f"{self.site}/@search?UID={uid}&metadata_fields=_all", JSON)
        self.look(url.replace(self.site, f"{self.site}/++api++", 1))
        for method in ("PROPFIND", "OPTIONS", "HEAD", "LOCK", "COPY", "SEARCH"):
            self._take(f"{url} {method}", self.visitor.ask(url, PAGE, method))

    def _as_programs_ask(self, url: str, pages: Iterable[str]) -> None:
        """Look at pages as JSON and without `@@`, by both ways of asking: the publisher walks such an address otherwise."""
        by_api = url.replace(self.site, f"{self.site}/++api++", 1)
        for path in (*pages, *addresses.OPEN_ON_ANYTHING):
            plain = path.replace("/@@", "/")
            self.look(url + plain, JSON)
            self.look(by_api + plain, JSON)

    def links(self, most: int) -> None:
        """Follow links breadth first, from the home page."""
        waiting = [self.site]
        known = set(waiting)
        while waiting and most:
            for link in self.look(waiting.pop(0)):
                if link not in known:
                    known.add(link)
                    waiting.append(link)
            most -= 1

    def _links(self, url: str, answer: Answer) -> Iterator[str]:
        if "text/html" not in answer.headers.get("Content-Type", "") or not answer.content.strip():
            return
        for link in html.fromstring(answer.content).xpath("//a/@href | //link/@href | //form/@action"):
            target = urldefrag(urljoin(url, link))[0]
            if target.startswith(self.site) and not any(part in target for part in NOT_FOLLOWED):
                # The query string says which page of a list; sorting the same list again tells nothing new.
                yield target if "sort" not in urlsplit(target).query else target.split("?")[0]
