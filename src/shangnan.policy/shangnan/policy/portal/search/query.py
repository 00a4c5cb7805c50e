"""From what a citizen typed to a query of the text index that cannot fail.

Plone's text index keeps Han text as overlapping pairs of characters (and the last character of a run alone), but treats
a typed Han run as one strict phrase, and takes words like AND or a bracket as operators. Here the text is cut into the
same pairs ourselves and joined by operators of our own: nothing that was typed reaches the parser as syntax.
"""

from __future__ import annotations

from dataclasses import dataclass
from shangnan.policy.records.plain.request_text import clean

import re

#: Most atoms joined in one query: bounds the work of the index.
MAX_ATOMS = 48

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+|[0-9a-z]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CODE = re.compile(r"(?=.*\d)[0-9A-Za-z][0-9A-Za-z-]{5,63}")

#: Words that make a question but say nothing about the item, longest first; cut out unless nothing else was typed.
FILLERS = tuple(
    sorted(
        (
            "请问 我想 我要 想要 需要 应该 可以 能不能 可不可以 是不是 有没有 "
            "怎么样 怎么办理 怎么办 怎样 怎么 如何 什么手续 哪些手续 什么材料 哪些材料 什么证 什么 哪些 "
            "哪里 哪儿 在哪 去哪 到哪 多少钱 多少 多久 多长时间 几天 几个 流程 手续 办理 去办 来办 谁来 为什么 "
            "的话 一下 一个 吗 呢 吧 啊 么 呀"
        ).split(),
        key=len,
        reverse=True,
    )
)


@dataclass(frozen=True)
class Query:
    """What was typed, taken apart.

    text: the cleaned text as shown back to the visitor, at most MAX_CHARACTERS.
    core: the text without filler words, in lower case, runs joined by single spaces.
    atoms: what the index is asked for: Han pairs, single Han characters, latin words and numbers; no doubles, in order.
    code: the text when it looks like an item code, else empty.
    """

    text: str
    core: str
    atoms: tuple[str, ...]
    code: str

    def __bool__(self) -> bool:
        return bool(self.atoms)


def runs_of(text: str) -> list[str]:
    """The Han runs and the latin or numeric words of a text, in lower case and in order; everything else separates."""
    return _RUN.findall(text.lower())


def without_fillers(text: str) -> str:
    """The text with filler words turned into breaks; the text itself when nothing of use would be left."""
    core = text
    for filler in FILLERS:
        core = core.replace(filler, " ")
    kept = [run for run in runs_of(core) if len(run) > 1]
    return " ".join(kept) if kept else " ".join(runs_of(text))


def grams_of(text: str) -> tuple[str, ...]:
    """Pairs of each Han run (a run of one stays one) and the words between, no doubles, in order of appearance."""
    grams: dict[str, None] = {}
    for run in runs_of(text):
        if _HAN.match(run) and len(run) > 1:
            grams.update(dict.fromkeys(run[i : i + 2] for i in range(len(run) - 1)))
        else:
            grams[run] = None
    return tuple(grams)


def parse(raw: object) -> Query:
    """Take apart what was typed.

    raw: the request value, of any type and length.
    Returns: a Query, false when there is nothing to search for. Never raises.
    """
    text = clean(raw)
    core = without_fillers(text)
    code = text if _CODE.fullmatch(text) else ""
    return Query(text=text, core=core, atoms=grams_of(core)[:MAX_ATOMS], code=code)


def index_term(atom: str) -> str:
    """One atom as the index parser reads it: a pair as it is, anything else as a prefix (never an operator word)."""
    return atom if _HAN.match(atom) and len(atom) == 2 else f"{atom}*"


def every(query: Query) -> str:
    """Index query for texts that hold all atoms; empty when there is none."""
    return " AND ".join(index_term(atom) for atom in query.atoms)


def any_of(query: Query) -> str:
    """Index query for texts that hold at least one atom; empty when there is none."""
    return " OR ".join(index_term(atom) for atom in query.atoms)
