"""附件说明, 署名, 成文日期, 附注, 附件 (GB/T 9704-2012, 7.3.4 to 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.rules.measures import blank_lines
from shangnan.policy.paper.check.rules.measures import off
from shangnan.policy.paper.check.rules.measures import short
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import RULES
from shangnan.policy.paper.gbt9704.elements import Form

_STOPS = "。，；、：.,;"
#: With a seal the date stands so far from the right, without one this far or by the signature.
_SEALED, _UNSEALED = 4.0, 2.0


def tail_rules(found: Found) -> Iterator[Departure]:
    """Departures of what stands between the text and the imprint, attachments left out."""
    yield from _attachment_list(found)
    yield from _date(found)
    yield from _alone(found)
    yield from _annotation(found)


def _attachment_list(found: Found) -> Iterator[Departure]:
    lines, left = found.attachment_list, found.frame.left
    if not lines:
        return
    first = lines[0]
    held = (first.x - left) / ADVANCE
    before = found.paragraphs[-1].lines[-1] if found.paragraphs else None
    if off("list-place", held, 2):
        yield departure(first.page, "list-place", f"左空 {held:.1f} 字", f"附件说明左空 {held:.1f} 字，请左空二字")
    elif before is not None and before.page == first.page and not _table_between(found, before.y, first.y, first.page):
        blank = blank_lines(before.bottom, first.top)
        if off("list-place", blank, 1):
            yield departure(
                first.page, "list-place", f"空 {blank:.1f} 行", f"附件说明与正文之间空了 {blank:.1f} 行，请空一行"
            )
    if not first.text.startswith("附件："):
        yield departure(first.page, "list-colon", first.text[:3], f"附件说明写作{short(first)}，“附件”后请用全角冒号")
    entries = [number for number, line in enumerate(lines) if number == 0 or words.LIST_ENTRY.match(line.text)]
    for entry, following in zip(entries, [*entries[1:], len(lines)], strict=True):
        last = lines[following - 1]
        if last.text.endswith(tuple(_STOPS)):
            yield departure(
                last.page, "list-stop", last.text[-1], f"附件名称{short(lines[entry])}末尾有“{last.text[-1]}”，请去掉"
            )
            break
    yield from _hanging(found, entries)


def _table_between(found: Found, above: float, below: float, page: int) -> bool:
    return any(held == page and above < top < below for held, top, _bottom in found.tables)


def _hanging(found: Found, entries: list[int]) -> Iterator[Departure]:
    lines = found.attachment_list
    for entry, following in zip(entries, [*entries[1:], len(lines)], strict=True):
        line = lines[entry]
        start = len("附件：") if entry == 0 else 0
        if match := words.LIST_ENTRY.match(line.text, start):
            start = match.end()
        if start >= len(line.chars):
            continue
        for more in lines[entry + 1 : following]:
            told = (more.x - line.chars[start].x) / ADVANCE
            if off("list-hanging", told, 0):
                yield departure(
                    more.page,
                    "list-hanging",
                    f"偏 {told:.1f} 字",
                    f"附件名称回行{short(more)}没有与首字对齐，偏 {told:.1f} 字",
                )
                return


def _date(found: Found) -> Iterator[Departure]:
    date = found.date
    if date is None:
        if found.form is not Form.MINUTES:
            yield departure(0, "date-missing", "没有", "没有认出成文日期，请在署名之下编排")
        return
    if not words.RIGHT_DATE.fullmatch(date.text):
        yield departure(
            date.page, "date-digits", date.text, f"成文日期写作“{date.text}”，请用阿拉伯数字写全，月、日不编虚位"
        )
    if not found.signatures:
        if found.form is not Form.MINUTES:
            yield departure(date.page, "signature-missing", "没有", "成文日期之上没有认出发文机关署名")
        return
    if found.form is Form.ORDER or len(found.signatures) > 1:
        # Where several organs or a person sign, seals and stamps decide the places.
        yield from _date_among_several(found)
    else:
        yield from _date_and_signature(found)


def _room(found: Found, right: float) -> float:
    return (found.frame.right - right) / ADVANCE


def _date_among_several(found: Found) -> Iterator[Departure]:
    assert found.date is not None
    held = _room(found, found.date.right)
    if held > _SEALED + 1 or held < _UNSEALED - 1:
        told = f"成文日期右空 {held:.1f} 字"
        yield departure(found.date.page, "signature-place", told, f"{told}，请右空四字")


def _date_and_signature(found: Found) -> Iterator[Departure]:
    """The two forms, with a seal and without; where neither fits, the nearer one is asked for."""
    date, signature = found.date, found.signatures[0]
    assert date is not None
    right, centred = _room(found, date.right), (date.centre - signature.centre) / ADVANCE
    shift = (date.x - signature.x) / ADVANCE
    # Where the date is the longer one, it and not the signature stands two characters from the right.
    longer = date.right - date.x > signature.right - signature.x
    own = right if longer else _room(found, signature.right)
    sealed = max(abs(right - _SEALED), abs(centred))
    unsealed = max(abs(shift - 2), abs(own - _UNSEALED))
    if min(sealed, unsealed) > RULES["signature-place"].tolerance:
        told = f"成文日期右空 {right:.1f} 字，署名右空 {_room(found, signature.right):.1f} 字"
        yield departure(date.page, "signature-place", told, f"第 {date.page} 页署名、日期的位置不对：{told}")
    elif sealed > RULES["signature-place"].tolerance:
        above = [line for line in found.stream if line.page == signature.page and line.y < signature.y - 1]
        blank = blank_lines(above[-1].bottom, signature.top) if above else 1.0
        if abs(blank - 1) > 0.5:
            told = f"空 {blank:.1f} 行"
            yield departure(signature.page, "signature-place", told, f"署名与正文之间{told}；不加盖印章的请空一行")


def _alone(found: Found) -> Iterator[Departure]:
    remark = next((line for line in found.stream if words.NO_TEXT_HERE.fullmatch(line.text)), None)
    if remark is not None:
        yield departure(
            remark.page,
            "date-alone",
            remark.text,
            f"第 {remark.page} 页标了“此页无正文”，请调整行距、字距使正文与署名同页",
        )
    elif found.date is not None and found.date.page > 1:
        page = found.date.page
        own = [*found.body_lines, *found.attachment_list, *found.people]
        tabled = any(held == page for held, _top, _bottom in found.tables)
        if not tabled and not any(line.page == page for line in own):
            yield departure(page, "date-alone", "没有正文", f"第 {page} 页只有署名、日期而没有正文，请调整行距、字距")


def _annotation(found: Found) -> Iterator[Departure]:
    lines = found.annotation
    if not lines:
        return
    text = "".join(line.text for line in lines)
    if not (text.startswith("（") and text.endswith("）")):
        yield departure(
            lines[0].page, "annotation-brackets", text[:1], f"附注{short(lines[0])}没有加圆括号，请加上全角圆括号"
        )
    held = (lines[0].x - found.frame.left) / ADVANCE
    if off("annotation-place", held, 2):
        yield departure(lines[0].page, "annotation-place", f"左空 {held:.1f} 字", f"附注左空 {held:.1f} 字，请左空二字")
