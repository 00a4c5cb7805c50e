"""The counter's version of a guide: one page of A4 with the essentials, as large as it fits. Pure: draws plain data."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import cells
from shangnan.policy.paper import page
from shangnan.policy.paper import sheet
from shangnan.policy.paper import styles
from shangnan.policy.paper.drawing import draw_text
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.recorder import Recorder
from shangnan.policy.paper.sections import Heading
from shangnan.policy.records.service_guide import paper_counter_parts as parts
from shangnan.policy.records.service_guide import paper_frame as frame
from shangnan.policy.records.service_guide import paper_labels as label
from shangnan.policy.records.service_guide import paper_words as words
from shangnan.policy.records.service_guide.paper_counter_parts import Detail
from shangnan.policy.records.service_guide.paper_frame import Imprint
from shangnan.policy.records.service_guide.paper_legal import notice
from shangnan.policy.records.service_guide.paper_words import Guide

#: Below the foot stand the address and the hash.
MARGINS = replace(frame.MARGINS, bottom=27 * mm)
_HEIGHT = sheet.HEIGHT - frame.FIRST_TOP - MARGINS.bottom
#: Sizes that are tried, largest first: from 1.4 down to 1.
_SCALES = tuple(size / 100 for size in range(140, 99, -4))
#: More characters than this fit on no page, however narrow they are; setting them to find that out would take long.
_NEVER_FITS = 8000
#: What is left when everything has to be cut to fit: characters of a text and of the steps, charges, materials.
_SHORT, _SHORT_STEPS, _FEW_FEES, _MANY_MATERIALS = 56, 150, 3, 24


def _story(guide: Guide, imprint: Imprint, detail: Detail) -> list[Flowable]:
    heading = partial(Heading, style=detail.style(styles.HEADING), before=9.0 * detail.scale)
    story = [parts.opening(guide, imprint, detail)]
    if imprint.notice:
        story.append(notice(words.shortened(imprint.notice, detail.longest)))
    story += [frame.key_facts(guide, 15 * min(detail.scale, 1.16))]
    story += [heading(1, label.BRING), *parts.materials(guide, detail)]
    story += [heading(2, label.WHERE), parts.where(guide, imprint, detail)]
    story += [heading(3, label.STEPS), parts.steps(guide, detail)]
    fees = list(parts.fees(guide, detail))
    return [*story, heading(4, label.COST), *fees] if fees else story


def _length(guide: Guide, notes: bool = True) -> int:
    """How many characters the page would have to hold."""
    keys = ("name", "unit", "place", "window", "hours", "consult_phone", "complaint_phone", "result_name")
    columns = {"materials": ("name", "note") if notes else ("name",), "steps": ("name",), "fees": ("item", "standard")}
    told = [words.text(guide, key) for key in keys]
    told += [words.text(row, key) for table in columns for row in words.rows(guide, table) for key in columns[table]]
    return sum(map(len, told))


def _cut_details(guide: Guide) -> Iterator[Detail]:
    """What is tried when the whole does not fit: without notes, then cut, with fewer and fewer materials."""
    if _length(guide, notes=False) <= _NEVER_FITS:
        yield Detail(notes=False)
    for count in range(min(len(words.rows(guide, "materials")), _MANY_MATERIALS), -1, -1):
        yield Detail(notes=False, longest=_SHORT, materials=count, fees=_FEW_FEES, steps=_SHORT_STEPS)


def fitted(guide: Guide, imprint: Imprint) -> list[Flowable]:
    """The story of the one page, as large and as full as fits.

    :raises DoesNotFit: when not even the shortest fits, which the limits of a cut page rule out
    """

    def fits(detail: Detail) -> bool:
        return cells.height(tuple(_story(guide, imprint, detail)), MARGINS.width) <= _HEIGHT

    if _length(guide) <= _NEVER_FITS:
        largest = bisect_left(_SCALES, True, key=lambda scale: fits(Detail(scale)))
        if largest < len(_SCALES):
            return _story(guide, imprint, Detail(_SCALES[largest]))
    for detail in _cut_details(guide):
        if fits(detail):
            return _story(guide, imprint, detail)
    raise DoesNotFit("the counter's page is too full even with everything cut")


def _draw_frame(canvas: Recorder, imprint: Imprint) -> None:
    """The band above; under the foot the address and the hash of the guide that this page is taken from."""
    frame.band(canvas, imprint.site_name, label.COUNTER)
    told = ((label.ADDRESS_LABEL, imprint.address), (label.HASH_LABEL, imprint.sha256))
    for number, (name, value) in enumerate(told, 1):
        base = MARGINS.bottom - 9 * mm - number * 4.2 * mm
        style = styles.SMALL.but(size=8.5)
        draw_text(canvas, f"{name}：{value}", style, MARGINS.left, base, MARGINS.width)


def counter_pdf(guide: Guide, imprint: Imprint) -> bytes:
    """One page of A4 with the essentials of a guide.

    :param guide: the plain form of a guide; keys may be missing or None
    :returns: the file's bytes: the same for the same input
    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when the address is too long for a QR code
    """
    foot = words.joined((imprint.site_name, frame.version_of(imprint), label.COUNTER_FOOT), "　")
    return page.build(
        fitted(guide, imprint),
        frame.facts_of(guide, imprint),
        sheet.Repeated(foot=foot, page_number=""),
        MARGINS,
        first_page=partial(_draw_frame, imprint=imprint),
        first_top=frame.FIRST_TOP,
    )
