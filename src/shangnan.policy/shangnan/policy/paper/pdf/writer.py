"""A paper of the page model as a PDF. The same input gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from shangnan.policy.paper import fonts
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Item
from shangnan.policy.paper.model.items import Link
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.model.items import Picture
from typing import Any

import re

_FILL_AND_STROKE = 2


def pdf(document: Document) -> bytes:
    """The PDF of a paper.

    :returns: the file's bytes: the same for the same input
    """
    out = BytesIO()
    canvas = _canvas(out, document)
    for number, page in enumerate(document.pages):
        canvas.setPageSize((page.width, page.height))
        for mark in document.outline:
            if mark.page == number:
                key = f"{number} {mark.y:.1f} {mark.title}"
                canvas.bookmarkPage(key, fit="XYZ", left=0, top=page.height - mark.y)
                canvas.addOutlineEntry(mark.title, key, level=mark.level)
        for item in page.items:
            _draw(canvas, page, item)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _canvas(out: BytesIO, document: Document) -> Canvas:
    facts = document.facts
    # Without a font of ours here, reportlab names Helvetica on every page, which is not embedded.
    font = fonts.face(fonts.HEI).links[0].embedded.fontName
    canvas = Canvas(out, invariant=1, lang="zh-CN", initialFontName=font)
    canvas.setTitle(readable(facts.title))
    canvas.setAuthor(readable(facts.author))
    canvas.setSubject(readable(facts.subject))
    canvas.setKeywords(readable(facts.keywords))
    canvas.setCreator("shangnan.policy")
    if day := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", facts.date, re.ASCII):
        canvas.setDateFormatter(lambda *_: f"D:{''.join(day.groups())}000000+08'00'")
    return canvas


def _draw(canvas: Any, page: Page, item: Item) -> None:
    match item:
        case Glyphs():
            _draw_glyphs(canvas, page, item)
        case Path():
            _draw_path(canvas, page, item)
        case Picture():
            canvas.drawImage(
                ImageReader(BytesIO(item.data)),
                item.x,
                page.height - item.y - item.height,
                item.width,
                item.height,
                mask="auto",
            )
        case Link():
            bottom = page.height - item.y - item.height
            canvas.linkURL(item.address, (item.x, bottom, item.x + item.width, bottom + item.height))


def _draw_glyphs(canvas: Any, page: Page, item: Glyphs) -> None:
    stroke = (item.link.embolden + item.bold) * item.size
    canvas.saveState()
    if stroke:
        canvas.setLineWidth(stroke)
        canvas.setStrokeColorRGB(*item.colour)
    x = item.x
    for start, end, gap in _evenly_spaced(item):
        pen = canvas.beginText(x, page.height - item.y)
        pen.setFont(item.link.embedded.fontName, item.size)
        pen.setFillColorRGB(*item.colour)
        if stroke:
            pen.setTextRenderMode(_FILL_AND_STROKE)
        if item.stretch != 1:
            pen.setHorizScale(100 * item.stretch)
        if abs(gap) > 1e-6:
            pen.setCharSpace(gap / item.stretch)
        pen.textOut(item.text[start:end])
        canvas.drawText(pen)
        x += sum(item.advances[start:end])
    canvas.restoreState()


def _evenly_spaced(item: Glyphs) -> list[tuple[int, int, float]]:
    """Pieces of a run between whose characters there is the same further room: where each begins and ends, and the room."""
    pieces: list[tuple[int, int, float]] = []
    for number, (character, advance) in enumerate(zip(item.text, item.advances, strict=True)):
        gap = advance - item.link.font.advance(ord(character)) * item.size * item.stretch
        if pieces and abs(pieces[-1][2] - gap) < 1e-3:
            pieces[-1] = (pieces[-1][0], number + 1, pieces[-1][2])
        else:
            pieces.append((number, number + 1, gap))
    return pieces


def _draw_path(canvas: Any, page: Page, item: Path) -> None:
    path = canvas.beginPath()
    for kind, *places in item.steps:
        flipped = [page.height - place if number % 2 else place for number, place in enumerate(places)]
        {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}[kind](*flipped)
    if item.fill is not None:
        canvas.setFillColorRGB(*item.fill)
    if item.stroke is not None:
        canvas.setStrokeColorRGB(*item.stroke)
        canvas.setLineWidth(item.weight)
    canvas.drawPath(path, stroke=int(item.stroke is not None), fill=int(item.fill is not None))
