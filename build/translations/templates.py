"""English text in our page templates that nobody can translate, because it is not marked for it."""

from __future__ import annotations

from translations.exceptions import excused
from translations.extraction import DOMAIN
from translations.extraction import i18ndude
from translations.extraction import Place
from translations.extraction import SOURCES
from translations.rules import has_words

import re

FINDING = re.compile(
    r"^(?P<place>\S+\.pt:\d+):\d+:\n-(?:ERROR|FATAL)- - (?P<what>.*?)\s*(?=^\S+\.pt:\d+:\d+:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
TEXT = re.compile(r'"""\n(?P<text>.*)\n"""\s*\Z', re.DOTALL)
# Whatever stands in ${} is filled in before anybody reads it.
EXPRESSION = re.compile(r"\$\{[^}]*\}")


def _problem(what: str, exempt: dict[str, str]) -> str | None:
    text = TEXT.search(what)
    if text is None:
        return " ".join(what.split())
    words = " ".join(EXPRESSION.sub(" ", text["text"]).split())
    if words in exempt or not has_words(words):
        return None
    return f"not marked for translation: {words!r}"


def problems_of_templates(place: Place | None = None) -> list[str]:
    """List the English texts, titles and labels in our templates that are not marked for translation.

    :param place: the tree to look at; the project where none is given.
    :raises ExtractionError: when a template cannot be read.
    """
    place = place or Place()
    package = place.root / SOURCES[0]
    templates = sorted(str(path.relative_to(place.root)) for path in package.rglob("*.pt"))
    if not templates:
        return []
    exempt = excused(f"templates of {DOMAIN}")
    found = FINDING.finditer(i18ndude(place.root, "find-untranslated", "-n", *templates, findings=True))
    named = ((finding["place"], _problem(finding["what"], exempt)) for finding in found)
    return [f"{where.removeprefix(SOURCES[0] + '/')}: {problem}" for where, problem in named if problem]
