"""The order of what was found: how much of the question each item's names answer.

The index knows only how often pairs of characters occur in all the text of an item. A citizen means the item's name or
what people call it, so candidates are put in order again by these, with rare pairs counting more than common ones.
"""

from __future__ import annotations

from .query import grams_of
from .query import Query
from .query import runs_of
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

import unicodedata

#: How much a pair counts by where it is found.
TITLE, ALIAS, SUMMARY = 1.0, 0.9, 0.5
#: Weight of a pair that no candidate's names hold: filler, a slip of the pen.
UNKNOWN = 0.25
#: Below this share of the question's weight in names and summary, a loose match is no answer.
ENOUGH = 0.15


@dataclass(frozen=True)
class Candidate:
    """What ranking knows of an item, all from catalogue metadata.

    key: whatever names the item to the caller. state: review_state, e.g. "published".
    """

    key: int
    title: str
    aliases: tuple[str, ...] = ()
    summary: str = ""
    state: str = ""


def folded(text: str) -> str:
    """A text as atoms are compared with it: width and case evened out."""
    return unicodedata.normalize("NFKC", text).lower()


def weights_of(atoms: Iterable[str], names: list[str]) -> dict[str, float]:
    """Weight of each atom: the rarer in the candidates' names, the heavier; one that none of them holds says little.

    names: one folded text per candidate.
    """
    weights = {}
    for atom in atoms:
        seen = sum(atom in name for name in names)
        weights[atom] = log(1 + len(names) / seen) if seen else UNKNOWN
    return weights


def coverage(weights: Mapping[str, float], text: str) -> float:
    """Share (0 to 1) of the question's weight whose atoms occur in a folded text."""
    whole = sum(weights.values())
    return sum(weight for atom, weight in weights.items() if atom in text) / whole if whole else 0.0


def brevity(query: Query, text: str) -> float:
    """Share (0 to 1) of a name that the question speaks of: of two names that both answer, the plainer is meant."""
    grams = grams_of(text)
    return len(set(grams) & set(query.atoms)) / len(grams) if grams else 0.0


def score(query: Query, weights: Mapping[str, float], candidate: Candidate) -> float:
    """Score of one candidate: 4 for the exact title, 3 for an exact alias, else below 2.2 by coverage."""
    asked = ("".join(runs_of(query.text)), "".join(runs_of(query.core)))
    title = folded(candidate.title)
    if "".join(runs_of(title)) in asked:
        return 4.0
    aliases = [folded(alias) for alias in candidate.aliases]
    if any("".join(runs_of(alias)) in asked for alias in aliases):
        return 3.0
    best = TITLE * coverage(weights, title) + 0.25 * brevity(query, title)
    for alias in aliases:
        best = max(best, ALIAS * coverage(weights, alias) + 0.3 * brevity(query, alias))
    # Words of the question may be spread over title, aliases and summary.
    return best + SUMMARY * coverage(weights, everything_of(candidate))


def everything_of(candidate: Candidate) -> str:
    """Names and summary of a candidate as one folded text."""
    return folded(" ".join((candidate.title, *candidate.aliases, candidate.summary)))


def ranked(query: Query, candidates: list[Candidate], loose: bool) -> list[int]:
    """Keys of the candidates, best first.

    loose: the candidates share only something with the question; those that share too little are left out.
    Published items come before suspended ones of about the same score, cancelled ones last.
    """
    texts = [everything_of(candidate) for candidate in candidates]
    weights = weights_of(query.atoms, texts)
    scored = []
    for place, (candidate, text) in enumerate(zip(candidates, texts, strict=True)):
        if loose and coverage(weights, text) < ENOUGH:
            continue
        penalty = {"suspended": 0.3, "cancelled": 0.6}.get(candidate.state, 0.0)
        scored.append((penalty - score(query, weights, candidate), place, candidate.key))
    return [key for _score, _place, key in sorted(scored)]
