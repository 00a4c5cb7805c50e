"""What is wrong with the texts of our own domain."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from translations.catalogue import CatalogueError
from translations.catalogue import Entry
from translations.catalogue import read
from translations.exceptions import excused
from translations.extraction import DOMAIN
from translations.extraction import fresh_template
from translations.extraction import Place
from translations.rules import defects
from translations.rules import TAG


def _stale(place: Place) -> list[str]:
    """Say in what the template differs from what the sources now call for; where a message stands does not matter."""
    with TemporaryDirectory() as folder:
        pot = Path(folder) / place.template.name
        pot.write_text(fresh_template(place), encoding="utf-8")
        wanted = {entry.msgid: entry.default for entry in read(pot).values()}
    have = {entry.msgid: entry.default for entry in read(place.template).values()}
    stale = sorted(msgid for msgid, _default in wanted.items() ^ have.items())
    return [f"{place.template.name} is stale, run `make messages`: {msgid!r}" for msgid in dict.fromkeys(stale)]


def _untranslated(template: dict[str, Entry], chinese: dict[str, Entry], exempt: dict[str, str]) -> list[str]:
    problems = [f"nothing asks for it any more: {msgid!r}" for msgid in chinese.keys() - template.keys()]
    for msgid, wanted in template.items():
        if TAG.search(wanted.english):
            problems.append(f"markup in a message, which templates write in more than one way: {msgid!r}")
        entry = chinese.get(msgid)
        if entry is None:
            problems.append(f"not in the catalogue: {msgid!r}")
        elif entry.fuzzy:
            problems.append(f"marked fuzzy: {msgid!r}")
        elif not entry.text:
            problems.append(f"not translated: {msgid!r}")
        elif msgid not in exempt:
            problems += [f"{defect}: {msgid!r}: {entry.text!r}" for defect in defects(wanted.english, entry.text)]
    return problems


def problems_of_our_domain(place: Place | None = None) -> list[str]:
    """List what is stale, missing, doubtful, not in Chinese or broken in our domain, one line each.

    :param place: the tree to look at; the project where none is given.
    :raises ExtractionError: when a source cannot be read.
    """
    place = place or Place()
    try:
        problems = _stale(place) + _untranslated(read(place.template), read(place.chinese()), excused(DOMAIN))
    except FileNotFoundError as error:
        problems = [f"missing: {error.filename}"]
    except CatalogueError as error:
        problems = [str(error)]
    return [f"{DOMAIN}: {problem}" for problem in sorted(problems)]
