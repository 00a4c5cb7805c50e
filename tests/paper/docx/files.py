"""Word files for tests: made with python-docx, then given what it has no words for."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from docx import Document as new_document
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED
from zipfile import ZipFile

_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def made(fill: Callable[[Any], None]) -> bytes:
    """The file of a document that a function fills."""
    document = new_document()
    fill(document)
    return saved(document)


def saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def lines(*texts: str) -> bytes:
    """A file of plain paragraphs."""

    def fill(document: Document) -> None:
        for text in texts:
            document.add_paragraph(text)

    return made(fill)


def changed(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A file with some of its parts changed or added."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def into(paragraph: Any, xml: str) -> None:
    """Put markup at the end of a paragraph."""
    for element in parse_xml(f"<w:p {nsdecls('w')} {_MORE}>{xml}</w:p>"):
        paragraph._p.append(element)


#: 一、 / （一） / 1. / （1） as Word counts them, and a bullet.
LEVELS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "(%2)"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
    ("bullet", "●"),
)


def add_list(document: Any, number: int, start: int = 1) -> None:
    """Add a list with the levels of an official text under a number of its own."""
    root = document.part.numbering_part.element
    held = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start if not level else 1}"/><w:numFmt w:val="{how}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (how, text) in enumerate(LEVELS)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{held}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def add_again(document: Any, number: int, of: int, start: int) -> None:
    """Add a list that counts by another's levels, but begins anew."""
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{of}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
    )


def number(paragraph: Any, number: int, level: int = 0) -> Any:
    """Make a paragraph one of a list."""
    held = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    paragraph._p.get_or_add_pPr().append(held)
    return paragraph
