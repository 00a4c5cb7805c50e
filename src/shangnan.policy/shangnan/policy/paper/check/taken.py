"""What was taken for what, so that a reader sees whether the measures are those of the right lines."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Taken
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.rules.measures import face_told
from shangnan.policy.paper.check.rules.measures import mm
from shangnan.policy.paper.check.rules.measures import size

_MOST = 60


def taken_of(found: Found) -> Iterator[Taken]:
    """The elements in the order of the standard."""
    head = found.head
    single = (("份号", head.copy_number), ("密级", head.secrecy), ("紧急程度", head.urgency))
    for name, line in single:
        yield from _told(name, [line] if line else [])
    yield from _told("发文机关标志", head.mark)
    yield from _told("发文字号", [head.number] if head.number else [])
    yield from _told("签发人", head.signers)
    if head.separator is not None:
        yield Taken(1, "红色分隔线", "", f"长 {mm(head.separator.width)}，距上页边 {mm(head.separator.y)}")
    yield from _told("标题", found.title)
    yield from _told("主送机关", found.recipients)
    yield from _told("正文", found.body_lines)
    for paragraph in found.paragraphs:
        if paragraph.level in (1, 2):
            yield from _told(f"第{'一二'[paragraph.level - 1]}层", list(paragraph.lines[:1]))
    yield from _told("附件说明", found.attachment_list)
    yield from _told("出席、请假、列席", found.people)
    yield from _told("发文机关署名", found.signatures)
    yield from _told("成文日期", [found.date] if found.date else [])
    yield from _told("附注", found.annotation)
    for part in found.parts:
        yield from _told(part.label.text, [part.label, *part.title])
    if found.imprint is not None:
        yield from _told("抄送机关", found.imprint.copies)
        yield from _told("印发机关和印发日期", [found.imprint.printed] if found.imprint.printed else [])
    yield from _told("页码", list(found.page_numbers.values()))


def _told(name: str, lines: list[Line]) -> Iterator[Taken]:
    if not lines:
        return
    first = lines[0]
    text = "".join(line.text for line in lines[:4])
    face, font = face_told(first.chars)
    told = f"{size(first.size)}，{face}（{font}），左起 {mm(first.x)}，上起 {mm(first.top)}"
    yield Taken(first.page, name, text[:_MOST] + ("…" if len(text) > _MOST or len(lines) > 4 else ""), told)
