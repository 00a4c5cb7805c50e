"""三级四同: name, code, basis and type of an item are the same as in the province's and the city's catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from shangnan.policy.records.checks.text_rules import visible
from shangnan.policy.records.plain.reading import read
from shangnan.policy.records.plain.reading import Reading
from shangnan.policy.records.service_guide.codes import basic_code
from shangnan.policy.records.service_guide.gate.shape import GUIDE
from shangnan.policy.records.service_guide.vocabularies import ITEM_TYPES

import re

# Fewer letters than these give no reason.
_FEWEST_LETTERS = 6


@dataclass(frozen=True)
class Mismatch:
    """A field that differs from the catalogue.

    :param field: key of the plain form: name, code, bases or type_code.
    :param here: what the guide says, as people read it; "" for nothing.
    :param there: what the catalogue says.
    :param named: words that a justification has to name: what the catalogue says now and, of laws, what only one of the two
        has. When the catalogue changes, the old justification no longer names them.
    """

    field: str
    here: str
    there: str
    named: tuple[str, ...] = ()


def catalogue_mismatches(data: object, entry: Mapping[str, object]) -> list[Mismatch]:
    """Return the fields in which a guide differs from the catalogue's entry; whether that is justified is not judged.

    Width of signs, spaces and 《》 make no difference, nor does the order of laws. What the entry leaves empty is not
    compared.

    :param data: plain form of the guide; never raises.
    :param entry: `basic_code`, `name`, `type_code` and `bases` (names of laws) as imported.
    """
    return mismatches(read(data, GUIDE), entry)


def mismatches(guide: Reading, entry: Mapping[str, object]) -> list[Mismatch]:
    """The same for a guide that has been read already."""
    found = []
    name, code, type_code = _word(entry, "name"), _word(entry, "basic_code"), _word(entry, "type_code")
    if name and _same_words(name) != _same_words(guide.texts["name"]):
        found.append(Mismatch("name", guide.texts["name"], name, (name,)))
    own_code = guide.texts["basic_code"] or basic_code(guide.texts["code"]) or guide.texts["code"]
    if code and code != own_code:
        found.append(Mismatch("code", own_code, code, (code,)))
    theirs = _names(entry.get("bases"))
    ours = list(dict.fromkeys(row.texts["law"] for row in guide.rows["bases"] if row.texts["law"]))
    if theirs and (apart := {_law(law) for law in theirs} ^ {_law(law) for law in ours}):
        named = tuple(law for law in (*theirs, *ours) if _law(law) in apart)
        found.append(Mismatch("bases", "、".join(ours), "、".join(theirs), named))
    if type_code and type_code != guide.texts["type_code"]:
        here, there = guide.texts["type_code"], ITEM_TYPES.get(type_code, type_code)
        found.append(Mismatch("type_code", ITEM_TYPES.get(here, here), there, (there,)))
    return found


def justified(mismatch: Mismatch, justification: str) -> bool:
    """Tell whether a justification speaks of a mismatch: it names what the catalogue says now, and says something besides.

    :param justification: what the guide says of its differences, all of them in one text.
    """
    text = _law(justification)
    named = [_law(word) for word in mismatch.named]
    rest = text
    for word in sorted(named, key=len, reverse=True):
        rest = rest.replace(word, "")
    says = len(re.findall(r"[^\W\d_]", rest))
    return bool(named) and all(word in text for word in named) and says >= _FEWEST_LETTERS


def _names(value: object) -> list[str]:
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        return []
    return [item.strip() for item in value if isinstance(item, str) and item.strip()]


def _word(entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key)
    return value.strip() if isinstance(value, str) else ""


def _same_words(text: str) -> str:
    return re.sub(r"\s", "", visible(text))


def _law(name: str) -> str:
    """Return a law's name so that 《食品安全法》 and 中华人民共和国食品安全法 are one."""
    return re.sub("[《》]", "", _same_words(name)).removeprefix("中华人民共和国")
