"""附件 (GB/T 9704-2012, 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.faces import Face
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.rules.measures import mm
from shangnan.policy.paper.check.rules.measures import off
from shangnan.policy.paper.check.rules.measures import short
from shangnan.policy.paper.check.rules.measures import wrong_face
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import PITCH

import re

_MARKS = re.compile(r"[《》“”\"\s（）()]")


def part_rules(found: Found) -> Iterator[Departure]:
    """Departures of the attachments."""
    for part in found.parts:
        page, label = part.label.page, part.label
        if not part.first_of_page:
            yield departure(
                page, "part-new-page", "同一面", f"第 {page} 页的“{label.text}”没有另面编排，请在它之前分页"
            )
        yield from wrong_face("part-label-face", label.chars, Face.HEI, page, f"的“{label.text}”")
        if off("part-label-place", label.x / MM, found.frame.left / MM):
            yield departure(
                page, "part-label-place", mm(label.x), f"第 {page} 页的“{label.text}”距左页边 {mm(label.x)}，请顶格"
            )
        if part.title:
            # From the middle of one line to the middle of the other: a title's size differs from the label's.
            row = 1 + ((part.title[0].top + part.title[0].bottom) - (label.top + label.bottom)) / 2 / PITCH
            if off("part-title-place", row, 3):
                yield departure(
                    page,
                    "part-title-place",
                    f"第 {row:.1f} 行",
                    f"第 {page} 页附件标题{short(part.title[0])}在第 {row:.1f} 行，请编排在第三行",
                )
    yield from _agreement(found)


def _named(found: Found) -> list[str]:
    """The attachments as the text's list names them."""
    names: list[str] = []
    for number, line in enumerate(found.attachment_list):
        text = line.text
        if number == 0:
            text = words.ATTACHMENT_LIST.sub("", text, count=1)
        if match := words.LIST_ENTRY.match(text):
            names.append(text[match.end() :])
        elif number == 0:
            names.append(text)
        else:
            names[-1] += text
    return [name.rstrip("。，；、,;") for name in names]


def _agreement(found: Found) -> Iterator[Departure]:
    names = _named(found)
    if not found.parts or not names:
        if found.parts:
            page = found.parts[0].label.page
            yield departure(page, "part-agrees", "没有附件说明", f"第 {page} 页起有附件，正文之下却没有附件说明")
        return
    for number, (part, name) in enumerate(zip(found.parts, names, strict=False), 1):
        told = words.value_of(part.label.text) or 1
        title = "".join(line.text for line in part.title)
        if told != number:
            yield departure(
                part.label.page,
                "part-agrees",
                part.label.text,
                f"第 {part.label.page} 页的“{part.label.text}”应当是附件{number}",
            )
        elif title and _MARKS.sub("", title) != _MARKS.sub("", name):
            yield departure(
                part.label.page,
                "part-agrees",
                title[:30],
                f"{part.label.text}的标题“{title[:30]}”与附件说明“{name[:30]}”不一致",
            )
    if len(names) > len(found.parts):
        missing = f"{len(names)} 个附件，附了 {len(found.parts)} 个"
        yield departure(0, "part-agrees", missing, f"附件说明列出{missing}，请补齐或改附件说明")
