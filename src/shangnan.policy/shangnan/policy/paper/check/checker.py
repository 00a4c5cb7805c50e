"""The check itself: a PDF in, departures from GB/T 9704-2012 out."""

from __future__ import annotations

from collections import Counter
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import Note
from shangnan.policy.paper.check.departures import Report
from shangnan.policy.paper.check.errors import Unreadable
from shangnan.policy.paper.check.font_facts import font_facts
from shangnan.policy.paper.check.font_facts import FontFacts
from shangnan.policy.paper.check.notes import notes_of
from shangnan.policy.paper.check.reading import read
from shangnan.policy.paper.check.recognition.find import find
from shangnan.policy.paper.check.rules.fonts import font_rules
from shangnan.policy.paper.check.rules.formats import format_rules
from shangnan.policy.paper.check.rules.head import head_rules
from shangnan.policy.paper.check.rules.imprint import imprint_rules
from shangnan.policy.paper.check.rules.marks import mark_rules
from shangnan.policy.paper.check.rules.numbers import number_rules
from shangnan.policy.paper.check.rules.page import page_rules
from shangnan.policy.paper.check.rules.parts import part_rules
from shangnan.policy.paper.check.rules.tail import tail_rules
from shangnan.policy.paper.check.rules.text import text_rules
from shangnan.policy.paper.check.standard import RULES
from shangnan.policy.paper.check.taken import taken_of

_RULES = (
    page_rules,
    head_rules,
    text_rules,
    tail_rules,
    part_rules,
    imprint_rules,
    number_rules,
    mark_rules,
    format_rules,
)

#: Departures from one rule that are told one by one.
_MOST = 10


def check(pdf: bytes) -> list[Departure]:
    """The departures of a PDF from the standard, by page; of each rule the first ten.

    pdfium, which reads it, may be used by one thread at a time; a server calls :func:`apart.report_apart` instead.

    :raises Unreadable: for what cannot be measured
    """
    return list(report(pdf).departures)


def report(pdf: bytes) -> Report:
    """All that is told of a PDF: departures, notes, and what was taken for what.

    :raises Unreadable: for what cannot be measured
    """
    sheets = read(pdf)
    fonts = _fonts(pdf)
    found = find(sheets)
    departures = list(font_rules(fonts))
    notes = list(notes_of(found, fonts))
    if any(not font.tells_text for font in fonts):
        # What cannot be told as text cannot be taken for anything: whatever else were said would be wrong.
        notes = [Note(0, "有的文字读不出来，其余各项没有检查。请按上面的办法重新导出 PDF 再检查。")]
    else:
        departures += [one for rules in _RULES for one in rules(found)]
    departures.sort(key=lambda one: one.page)
    told, more = _first_of_each(departures)
    return Report(str(found.form), len(sheets), told, (*more, *notes), tuple(taken_of(found)))


def _first_of_each(departures: list[Departure]) -> tuple[tuple[Departure, ...], list[Note]]:
    """The first departures from each rule, and of rules that are broken oftener how often."""
    seen: Counter[str] = Counter()
    told = []
    for one in departures:
        seen[one.rule] += 1
        if seen[one.rule] <= _MOST:
            told.append(one)
    more = [
        Note(0, f"“{RULES[rule].expected}”共有 {count} 处不符，只列出前 {_MOST} 处。")
        for rule, count in seen.items()
        if count > _MOST
    ]
    return tuple(told), more


def _fonts(pdf: bytes) -> tuple[FontFacts, ...]:
    try:
        return font_facts(pdf)
    except Exception as error:  # pypdf raises many kinds for what pdfium still shows
        raise Unreadable("文件的结构已损坏，读不出字体。请重新导出 PDF 再检查。") from error
