"""The content of a page, operator by operator (ISO 19005-2, 6.2.2 and 6.2.4; ISO 32000-1, 14.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from pikepdf import Array
from pikepdf import Dictionary
from typing import Any

import pikepdf

_SHOWING = {"Tj", "TJ", "'", '"'}
_PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
_CMYK = {"k", "K"}
_KNOWN = (
    _SHOWING
    | _PAINTING
    | set("b q Q cm w J j M d ri i gs m l c v y h re n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* BMC BDC EMC".split())
    | set("CS cs SC SCN sc scn G g RG rg BI ID EI BX EX MP DP".split())
)
_DEEPEST = 28


@dataclass
class Content:
    """What a page shows.

    :ivar mcids: the numbers of its pieces of content, in the order in which they are drawn
    :ivar codes: for each name of a font the codes shown with it
    :ivar problems: what is wrong
    """

    obj: Any
    mcids: list[int] = field(default_factory=list)
    codes: dict[str, set[int]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read(page: pikepdf.Page) -> Content:
    """Read a page."""
    found = Content(page.obj)
    found.problems = list(dict.fromkeys(_read(page, found)))
    twice = [mcid for mcid, count in Counter(found.mcids).items() if count > 1]
    if twice:
        found.problems.append(f"14.6: pieces of content have the same number: {twice}")
    return found


def _read(page: pikepdf.Page, found: Content) -> Iterator[str]:
    depth, marks, font, in_text = 0, list[bool](), "", False
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator not in _KNOWN:
            yield f"6.2.2: an operator is {operator}"
        if operator in _CMYK:
            yield "6.2.4.3: a colour is of four inks"
        if operator in _SHOWING | _PAINTING and not any(marks):
            yield f"14.8: something is drawn ({operator}) that is neither content nor an artifact"
        match operator:
            case "q":
                depth += 1
                if depth > _DEEPEST:
                    yield "6.1.13: states are kept more than 28 deep"
            case "Q":
                depth -= 1
            case "BMC" | "BDC":
                if any(marks):
                    yield "14.8: content stands inside other content"
                marks.append(_mark(operands, found))
                if not marks[-1]:
                    yield f"14.8: a mark is neither content nor an artifact: {operands[0]}"
            case "EMC":
                if marks:
                    marks.pop()
                else:
                    yield "14.6: a mark ends that did not begin"
            case "BT" | "ET":
                if in_text is (operator == "BT"):
                    yield "9.4: texts stand inside each other"
                in_text = operator == "BT"
            case "Tf":
                font = str(operands[0])
            case "Tj" | "TJ":
                if not in_text:
                    yield "9.4: characters are shown outside a text"
                found.codes.setdefault(font, set()).update(_codes(operands[0]))
    if marks or depth or in_text:
        yield "14.6: a mark, a state or a text has no end"


def _mark(operands: Any, found: Content) -> bool:
    """Whether a mark is content or an artifact."""
    if str(operands[0]) == "/Artifact":
        return True
    if len(operands) == 2 and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
        found.mcids.append(int(operands[1].MCID))
        return True
    return False


def _codes(shown: Any) -> Iterator[int]:
    for one in shown if isinstance(shown, Array) else [shown]:
        if isinstance(one, pikepdf.String):
            data = bytes(one)
            yield from (int.from_bytes(data[start : start + 2], "big") for start in range(0, len(data), 2))
