"""A paper as a PDF: a story set on sheets of one size, with the PDF's own facts. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from functools import partial
from io import BytesIO
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate
from reportlab.platypus import Flowable
from reportlab.platypus import Frame
from reportlab.platypus import PageTemplate
from reportlab.platypus.doctemplate import LayoutError
from shangnan.policy.paper import fonts
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from typing import Any

import re


class _PaperCanvas(Canvas):
    """A canvas that fills in the number of pages in the end, and dates the file by what it says."""

    def __init__(self, *args: Any, facts: Facts, repeated: Repeated, **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self._repeated = repeated
        day = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", facts.date, re.ASCII)
        if day:
            self.setDateFormatter(lambda *_: f"D:{''.join(day.groups())}000000+08'00'")

    def save(self) -> None:
        self._repeated.draw_total(self, self.getPageNumber() - 1)
        super().save()


def _template(
    name: str,
    margins: Margins,
    top: float,
    draw: Callable[[Any], None],
    following: str | None = None,
) -> PageTemplate:
    frame = Frame(
        margins.left,
        margins.bottom,
        margins.width,
        margins.size[1] - top - margins.bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PageTemplate(name, [frame], onPage=lambda canvas, _: draw(canvas), autoNextPageTemplate=following)


def build(
    story: Sequence[Flowable],
    facts: Facts,
    repeated: Repeated | None = None,
    margins: Margins | None = None,
    first_page: Callable[[Any], None] | None = None,
    first_top: float | None = None,
) -> bytes:
    """The PDF of a story, on sheets of the size that the margins name (A4 where they name none).

    :param story: flowables; they are used up, so give fresh ones for each call
    :param repeated: head and foot of the pages
    :param first_page: draws what only the first page has, on reportlab's canvas
    :param first_top: the first page's upper margin, in points, if it differs
    :returns: the file's bytes: the same for the same input
    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when a flowable is larger than a page and cannot be divided
    """
    repeated, margins = repeated or Repeated(), margins or Margins()
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=margins.size,
        invariant=1,
        lang="zh-CN",
        # Without a font of ours here, reportlab names Helvetica on every page, which is not embedded.
        initialFontName=fonts.face(fonts.HEI).links[0].embedded.fontName,
        title=readable(facts.title),
        author=readable(facts.author),
        subject=readable(facts.subject),
        keywords=readable(facts.keywords),
        creator="shangnan.policy",
    )

    def draw(canvas: Any, first: bool) -> None:
        if first and first_page is not None:
            first_page(canvas)
        repeated.draw(canvas, margins, first)

    # An error inside reportlab's page events comes out remade from its message alone: what can fail there fails here.
    rehearsal = Canvas(BytesIO(), pagesize=margins.size, initialFontName=document.initialFontName)
    draw(rehearsal, first=True)
    draw(rehearsal, first=False)
    top = margins.top if first_top is None else first_top
    document.addPageTemplates(
        [
            _template("first", margins, top, partial(draw, first=True), "later"),
            _template("later", margins, margins.top, partial(draw, first=False)),
        ]
    )
    try:
        document.build(list(story), canvasmaker=partial(_PaperCanvas, facts=facts, repeated=repeated))
    except LayoutError as error:
        raise DoesNotFit(str(error)) from error
    return out.getvalue()
