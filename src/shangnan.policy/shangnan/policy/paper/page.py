"""A story set on sheets of one size, as a paper of the page model and as its PDF."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from reportlab.platypus import BaseDocTemplate
from reportlab.platypus import Flowable
from reportlab.platypus import Frame
from reportlab.platypus import PageTemplate
from reportlab.platypus.doctemplate import LayoutError
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.paper.recorder import Recorder
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated


def _template(name: str, margins: Margins, top: float, following: str | None = None) -> PageTemplate:
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
    return PageTemplate(name, [frame], autoNextPageTemplate=following)


def document(
    story: Sequence[Flowable],
    facts: Facts,
    repeated: Repeated | None = None,
    margins: Margins | None = None,
    first_page: Callable[[Recorder], None] | None = None,
    first_top: float | None = None,
) -> Document:
    """The paper of a story, on sheets of the size that the margins name (A4 where they name none).

    :param story: flowables; they are used up, so give fresh ones for each call
    :param repeated: head and foot of the pages
    :param first_page: draws what only the first page has: no content, unless it begins a part of the structure
    :param first_top: the first page's upper margin, in points, if it differs
    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when a flowable is larger than a page and cannot be divided
    """
    repeated, margins = repeated or Repeated(), margins or Margins()
    made = Document(facts)
    recorder = Recorder(made, margins.size)
    template = BaseDocTemplate("", pagesize=margins.size)
    top = margins.top if first_top is None else first_top
    template.addPageTemplates(
        [_template("first", margins, top, "later"), _template("later", margins, margins.top)],
    )
    try:
        template.build(list(story), canvasmaker=lambda *_, **__: recorder)
    except LayoutError as error:
        raise DoesNotFit(str(error)) from error
    # Heads and feet tell the number of pages, and what goes wrong in reportlab's page events comes out as another error.
    for number in range(len(made.pages)):
        recorder.go_to(number)
        if number == 0 and first_page is not None:
            first_page(recorder)
        repeated.draw(recorder, margins, number, len(made.pages))
    return made


def build(
    story: Sequence[Flowable],
    facts: Facts,
    repeated: Repeated | None = None,
    margins: Margins | None = None,
    first_page: Callable[[Recorder], None] | None = None,
    first_top: float | None = None,
) -> bytes:
    """The PDF of a story.

    :returns: the file's bytes: the same for the same input
    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when a flowable is larger than a page and cannot be divided

    The parameters are those of :func:`document`.
    """
    return pdf(document(story, facts, repeated, margins, first_page, first_top))
