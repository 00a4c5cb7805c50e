"""Comparing a paper with the one that was looked at and approved.

Descriptions of the approved papers lie in ``tests/paper/approved/``, one text file each. A test draws with the fonts that every
installation has and compares::

    with bundled_fonts():
        approved(official_document(...), "plan")

When a paper has changed on purpose: draw it, look at it, then write its description anew and read the difference in ``git diff``::

    APPROVE=1 bin/test -m 'tests[.]paper[.]test_guide_paper$'
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path
from shangnan.policy.paper import fonts
from shangnan.policy.paper import sources
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.pdf.writer import pdf
from tests.paper.describe import description
from tests.paper.pdf_rules import pdf_a_problems

import os

FOLDER = Path(__file__).parent / "approved"
#: Says that what is drawn now is right.
APPROVE = "APPROVE"
#: How many lines of a difference are shown.
_SHOWN = 60


def bundled_paths() -> dict[str, str]:
    """The fonts that every installation has, by face: the sans for 黑体, the serif for all others."""
    paths = {source.name: str(source.path) for source in sources.bundled()}
    return {face: paths["noto-sans" if face == fonts.HEI else "noto-serif"] for face in fonts.FACES}


@contextmanager
def bundled_fonts() -> Iterator[None]:
    """Draw with the fonts that every installation has, so that all machines draw the same paper."""
    fonts.use_own(bundled_paths())
    try:
        yield
    finally:
        fonts.use_own({})


def approved(document: Document, name: str) -> None:
    """Compare a paper with the approved one.

    :param document: made inside :func:`bundled_fonts`
    :param name: of the description, without its ending
    :raises AssertionError: when it differs, was drawn with a font that not every installation has, or its PDF is no PDF/A that is
        read in order; with the difference
    """
    problems = pdf_a_problems(pdf(document))
    assert not problems, f"the PDF of {name} breaks rules of PDF/A or of tagged PDF: {problems}"
    present = {source.path for source in sources.bundled()}
    foreign = {
        item.link.font.source.path
        for page in document.pages
        for item in page.items
        if isinstance(item, Glyphs) and item.link.font.source.path not in present
    }
    assert not foreign, (
        f"draw {name} inside bundled_fonts(), with characters that these have: {sorted(map(str, foreign))}"
    )
    path, found = FOLDER / f"{name}.txt", description(document)
    if os.environ.get(APPROVE):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    wanted = path.read_text(encoding="utf-8") if path.exists() else ""
    if found != wanted:
        changes = list(unified_diff(wanted.splitlines(), found.splitlines(), "approved", "drawn", n=1, lineterm=""))
        shown = "\n".join(changes[:_SHOWN])
        raise AssertionError(
            f"{name} is not as it was approved ({len(changes)} lines of difference). If it is right, look at the paper and "
            f"set {APPROVE}=1 for this test once:\n{shown}"
        )
