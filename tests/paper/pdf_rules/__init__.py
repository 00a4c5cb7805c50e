"""Rules of PDF/A-2b and of tagged PDF, as far as a paper of ours can break them, checked on the finished file.

Written after ISO 19005-2 (its clauses are named in what is found), ISO 32000-1, 14.7 to 14.9, and the rules of ISO 14289-1 that a
program can decide. Knows nothing of the code that writes papers: it reads with pikepdf, fontTools and Pillow.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from tests.paper.pdf_rules import content
from tests.paper.pdf_rules import file
from tests.paper.pdf_rules import fonts
from tests.paper.pdf_rules import graphics
from tests.paper.pdf_rules import metadata
from tests.paper.pdf_rules import structure
from tests.paper.pdf_rules import tables

import pikepdf


def pdf_a_problems(data: bytes) -> list[str]:
    """What is wrong with a file.

    :param data: the file's bytes
    :returns: a sentence for each problem, with the clause that it breaks; empty for a file that is right
    """
    found = list(file.problems_of_bytes(data))
    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PdfError as error:
        return [*found, f"6.1: no PDF: {error}"]
    with pdf:
        return [*found, *_problems(pdf)]


def _problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    pages = [content.read(page) for page in pdf.pages]
    yield from file.problems(pdf)
    yield from metadata.problems(pdf)
    yield from graphics.problems(pdf)
    yield from fonts.problems(pdf, pages)
    for number, page in enumerate(pages, 1):
        yield from (f"page {number}: {problem}" for problem in page.problems)
    yield from structure.problems(pdf, pages)
    yield from tables.problems(pdf)
