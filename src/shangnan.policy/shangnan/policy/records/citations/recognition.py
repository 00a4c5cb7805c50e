"""How one document is recognised in another: by its number (文号) anywhere, by its name where a field holds a name. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy.records.checks.text_rules import visible

import re

# 机关代字〔2019〕153号; offices type every kind of bracket. Issuing marks are short and hold no sentence signs.
# Blanks inside the mark (商 南 政 办 发) hide nothing; a line ends it.
_NUMBER = re.compile(
    r"((?:[一-鿿A-Za-z][^\S\n]*){1,20})[〔\[(【［（][\s]*([0-9]{4})[\s]*+(?:年[\s]*+)?[〕\])】］）][\s]*+(?:第[\s]*+)?([0-9]{1,5})[\s]*号"
)
# No sign parts a number from the sentence before it (根据商南政办发〔2019〕153号): after these words it may begin.
_LEAD = re.compile(
    r"(?:根据|依据|按照|参照|依照|遵照|执行|废止|印发|发布|公布|下发|转发|修订|适用|违反|代替|替代|和|与|及|见|的|以|由|对|将|按|依|据)"
)


def document_numbers(text: str) -> list[str]:
    """Return the document numbers in a text, each in its normal form, in order and once.

    Where a number may begin at several places of its sentence, each reading is returned: one of them is the number, and
    no document has the others.

    :param text: any text. Full-width digits, spaces and every kind of bracket do not hide a number.
    :returns: numbers as 商南政办发〔2019〕153号.
    """
    found = []
    for match in _NUMBER.finditer(visible(text)):
        typed, rest = match[1].rstrip(), f"〔{match[2]}〕{int(match[3])}号"
        # What was parted by a blank may be the words before the number as well as its mark.
        runs = [typed[begin:] for begin in (0, *(blank.end() for blank in re.finditer(r"\s+", typed)))]
        for run in dict.fromkeys(re.sub(r"\s", "", run) for run in runs):
            begins = [0, *(lead.end() for lead in _LEAD.finditer(run) if lead.end() < len(run))]
            found += [f"{run[begin:]}{rest}" for begin in begins]
    return list(dict.fromkeys(found))


def number_key(number: str) -> str:
    """Return the key under which a document number is found; empty for an empty number.

    :param number: what a field for a document number holds, also one that follows no form (内部 3-2019).
    """
    plain = re.sub(r"\s", "", visible(number))
    known = _NUMBER.fullmatch(plain)
    form = f"{known[1]}〔{known[2]}〕{int(known[3])}号" if known else plain
    return f"number:{form}" if plain else ""


def name_key(name: str) -> str:
    """Return the key under which the name of a law or regulation is found: without 《》 and spaces; empty for none."""
    plain = re.sub(r"[\s《》〈〉<>]", "", visible(name))
    return f"name:{plain}" if plain else ""


def cited(names: Iterable[str], numbers: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Return the keys of all documents that a record cites, sorted.

    :param names: what fields for names of laws and documents hold.
    :param numbers: what fields for document numbers hold.
    :param texts: every other text of the record; only numbers count there, a name in a sentence is a manner of speaking.
    """
    keys = {name_key(name) for name in names} | {number_key(number) for number in numbers}
    for text in (*names, *numbers, *texts):
        keys.update(f"number:{number}" for number in document_numbers(text))
    return sorted(keys - {""})
