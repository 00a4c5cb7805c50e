"""What changed in a text, phrase by phrase."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

import re

# A phrase ends with the sign that closes it.
_PHRASE = re.compile(r"[^。；;，,、：:！!？?\n]*(?:[。；;，,、：:！!？?\n]+|$)")
# Finding the shortest difference takes the product of both lengths: beyond this the middle is told as a whole.
_MOST_PHRASES = 400


@dataclass(frozen=True)
class Phrase:
    """A piece of text: `same` in both, only in the old (`removed`) or only in the new (`added`)."""

    kind: Literal["same", "removed", "added"]
    text: str


def phrases(old: str, new: str) -> tuple[Phrase, ...]:
    """Return two texts as one sequence of pieces: without `added` it reads as the old, without `removed` as the new.

    :param old: any text.
    :param new: any text.
    """
    before, after = _split(old), _split(new)
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    pieces = [("same", before[:start])]
    left, right = before[start : len(before) - end], after[start : len(after) - end]
    if len(left) > _MOST_PHRASES or len(right) > _MOST_PHRASES:
        pieces += [("removed", left), ("added", right)]
    else:
        for _tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            if left[i1:i2] == right[j1:j2]:
                pieces.append(("same", left[i1:i2]))
            else:
                pieces += [("removed", left[i1:i2]), ("added", right[j1:j2])]
    pieces.append(("same", before[len(before) - end :]))
    return tuple(Phrase(kind, "".join(texts)) for kind, texts in pieces if texts)  # type: ignore[arg-type]


def _split(text: str) -> list[str]:
    return [piece for piece in _PHRASE.findall(text) if piece]
