"""Whether every text of the packages below us is in Chinese: theirs where it is good, ours where it is not."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from translations.catalogue import CatalogueError
from translations.catalogue import Entry
from translations.catalogue import read
from translations.exceptions import excused
from translations.extraction import Place
from translations.rules import defects

import re

# How a translator's note says why an entry of ours stands.
CORRECTS = re.compile(r"^Override: \S")
UNLISTED = re.compile(r"^Not in .+: used by \S")


@dataclass(frozen=True)
class Upstream:
    """The catalogues of a domain that another package owns.

    :ivar domain: name of the domain.
    :ivar package: name of the package whose folder `locales` holds the template and the catalogues.
    :ivar whole: whether every message of the template must be answered, or only ours are looked at.
    """

    domain: str
    package: str
    whole: bool = True

    def _locales(self) -> Path:
        spec = find_spec(self.package)
        if spec is None or not spec.submodule_search_locations:
            raise CatalogueError(f"the package {self.package} is not installed")
        return Path(spec.submodule_search_locations[0]) / "locales"

    def template(self) -> dict[str, Entry]:
        """Return what the package's code may ask for."""
        return read(self._locales() / f"{self.domain}.pot")

    def chinese(self) -> dict[str, Entry]:
        """Return the package's own translations; empty where it has none."""
        path = self._locales() / "zh_CN" / "LC_MESSAGES" / f"{self.domain}.po"
        return read(path) if path.exists() else {}


UPSTREAM = (
    Upstream("plone", "plone.app.locales"),
    Upstream("widgets", "plone.app.locales"),
    Upstream("plonelocales", "plone.app.locales"),
    Upstream("plonefrontpage", "plone.app.locales"),
    Upstream("cmfeditions", "plone.app.locales"),
    Upstream("cmfplacefulworkflow", "plone.app.locales"),
    Upstream("plone.restapi", "plone.restapi"),
    Upstream("plone.z3cform", "plone.z3cform"),
    Upstream("z3c.form", "z3c.form"),
    Upstream("z3c.formwidget.query", "z3c.formwidget.query"),
    Upstream("collective.z3cform.datagridfield", "collective.z3cform.datagridfield"),
    Upstream("cmf_core", "Products.CMFCore"),
    # Only the behaviours that a site administrator sees listed; the rest is the other front end's.
    Upstream("plone.volto", "plone.volto", whole=False),
    # Nearly all of it belongs to the forms of Zope's own management pages, which this site does not have.
    Upstream("zope", "zope.app", whole=False),
)


def _superfluous(entry: Entry, template: dict[str, Entry], theirs: dict[str, Entry]) -> str | None:
    """Say why an entry of ours should not be there, if so."""
    upstream = theirs.get(entry.msgid)
    if upstream is None and entry.msgid not in template:
        return None if UNLISTED.match(entry.note) else "not in the template, and no note says who uses it"
    if upstream is None or not upstream.answers:
        return "corrects nothing: drop the note" if CORRECTS.match(entry.note) else None
    if upstream.text == entry.text:
        return "upstream says the same: drop ours"
    return None if CORRECTS.match(entry.note) else "upstream has a translation, and no note says what is wrong with it"


def problems_of(upstream: Upstream, place: Place) -> list[str]:
    """List what people would read in English or broken in one domain, one line each."""
    path = place.chinese(upstream.domain)
    try:
        template, theirs = upstream.template(), upstream.chinese()
        ours = read(path) if path.exists() else {}
    except CatalogueError as error:
        return [str(error)]
    exempt = excused(upstream.domain)
    unknown = exempt.keys() - template.keys() - ours.keys()
    problems = [f"an exception that nothing needs: {msgid!r}" for msgid in unknown]
    for msgid, entry in ours.items():
        if reason := _superfluous(entry, template, theirs):
            problems.append(f"{reason}: {msgid!r}")
    for msgid in (template | ours) if upstream.whole else ours:
        if msgid in exempt:
            continue
        answer = next((e for e in (ours.get(msgid), theirs.get(msgid)) if e and e.answers), None)
        if answer is None:
            problems.append(f"not translated: {msgid!r}")
            continue
        wanted = template.get(msgid) or answer
        problems += [f"{defect}: {msgid!r}: {answer.text!r}" for defect in defects(wanted.english, answer.text)]
    return problems


def problems_of_completions(place: Place | None = None, domains: tuple[Upstream, ...] = UPSTREAM) -> list[str]:
    """List what is not in Chinese in the packages below us, their catalogues and ours taken together.

    :param place: the tree whose catalogues complete theirs; the project where none is given.
    :param domains: the domains to look at.
    """
    place = place or Place()
    return [f"{upstream.domain}: {problem}" for upstream in domains for problem in sorted(problems_of(upstream, place))]
