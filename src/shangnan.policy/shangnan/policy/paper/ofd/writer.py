"""A paper of the page model as an OFD file. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from itertools import count
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.ofd import links
from shangnan.policy.paper.ofd import structure
from shangnan.policy.paper.ofd import xml
from shangnan.policy.paper.ofd.content import content
from shangnan.policy.paper.ofd.content import Placed
from shangnan.policy.paper.ofd.outline import add_outline
from shangnan.policy.paper.ofd.resources import Resources
from shangnan.policy.paper.zipped import packed
from typing import Any

import re

_FOLDER = "Doc_0"
_RESOURCES = "PublicRes.xml"


def ofd(document: Document) -> bytes:
    """The OFD file of a paper: each glyph, line and picture where the page model has it, so where the PDF has it.

    :param document: with at least one page
    :returns: the file's bytes: the same for the same input
    :raises ValueError: for a paper without a page, which the format does not know (7.5)
    """
    if not document.pages:
        raise ValueError("an OFD file has at least one page")
    ids = count(1)
    pages = {next(ids): page for page in document.pages}
    resources = Resources(document, ids)
    parts: dict[str, bytes] = {}
    placed: list[Placed] = []
    for order, (number, page) in enumerate(pages.items()):
        parts[_page_path(order)], held = content(page, number, resources, ids)
        placed += held
    parts |= links.link_files(pages, document.facts, ids)
    parts |= structure.tag_files(document.root, placed)
    described = {"Document.xml": _document(document, list(pages), parts, next(ids)), _RESOURCES: resources.written()}
    whole = {f"{_FOLDER}/{path}": part for path, part in {**described, **parts, **resources.files}.items()}
    return packed({"OFD.xml": _entry(document.facts, whole), **whole})


def _page_path(order: int) -> str:
    return f"Pages/Page_{order}/Content.xml"


def _document(document: Document, pages: list[int], parts: Mapping[str, bytes], highest: int) -> bytes:
    """The root of the document: what holds for all pages, the pages, the outline, links and structure (7.5)."""
    root = xml.root("Document")
    common = xml.add(root, "CommonData")
    xml.add(common, "MaxUnitID", str(highest))
    first = document.pages[0]
    xml.add(xml.add(common, "PageArea"), "PhysicalBox", xml.box(0, 0, first.width, first.height))
    xml.add(common, "PublicRes", _RESOURCES)
    listed = xml.add(root, "Pages")
    for order, number in enumerate(pages):
        xml.add(listed, "Page", ID=str(number), BaseLoc=_page_path(order))
    add_outline(root, document.outline, pages)
    for name, path in (("Annotations", links.LIST), ("CustomTags", structure.LIST)):
        if path in parts:
            xml.add(root, name, path)
    return xml.written(root)


def _entry(facts: Facts, parts: Mapping[str, bytes]) -> bytes:
    """The file that is opened first: what the paper says about itself, and where its root is (7.4)."""
    root = xml.root("OFD", Version="1.0", DocType="OFD")
    body = xml.add(root, "DocBody")
    info = xml.add(body, "DocInfo")
    xml.add(info, "DocID", _identity(facts, parts))
    _add_facts(info, facts)
    xml.add(body, "DocRoot", f"{_FOLDER}/Document.xml")
    return xml.written(root)


def _add_facts(info: Any, facts: Facts) -> None:
    for name, value in (("Title", facts.title), ("Author", facts.author), ("Subject", facts.subject)):
        if value:
            xml.add(info, name, readable(value))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", facts.date, re.ASCII):
        xml.add(info, "CreationDate", facts.date)
    if words := [word for word in re.split(r"[，,、；;\s]+", readable(facts.keywords)) if word]:
        held = xml.add(info, "Keywords")
        for word in words:
            xml.add(held, "Keyword", word)
    xml.add(info, "Creator", "shangnan.policy")


def _identity(facts: Facts, parts: Mapping[str, bytes]) -> str:
    """32 hexadecimal digits that differ when the file differs; the standard asks for a UUID, which by chance would be another each time."""
    digest = sha256(repr(facts).encode())
    for path, part in parts.items():
        digest.update(f"{path} {len(part)} ".encode() + part)
    return digest.hexdigest()[:32]
