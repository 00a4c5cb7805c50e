"""The files in which a paper is issued and kept: PDF, OFD or both, of one page model."""

from __future__ import annotations

from enum import StrEnum
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.ofd.writer import ofd
from shangnan.policy.paper.pdf.writer import pdf

import re

#: What some file system refuses in a name.
_REFUSED = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
#: Characters of a name, so that its UTF-8 with the ending stays below 255 bytes.
_LONGEST = 80


class Formats(StrEnum):
    """In which formats papers are issued and kept."""

    PDF = "pdf"
    OFD = "ofd"
    BOTH = "both"


def issued_files(document: Document, formats: Formats) -> dict[str, bytes]:
    """The files of a paper, in which every measure is the same.

    :returns: file name, made of the paper's title, -> the file's bytes: the same for the same input
    """
    name = file_name(document.facts.title)
    files: dict[str, bytes] = {}
    if formats in (Formats.PDF, Formats.BOTH):
        files[f"{name}.pdf"] = pdf(document)
    if formats in (Formats.OFD, Formats.BOTH):
        files[f"{name}.ofd"] = ofd(document)
    return files


def file_name(title: str) -> str:
    """A name, without its ending, that every file system takes."""
    return _REFUSED.sub("", title)[:_LONGEST].strip(" .") or "公文"
