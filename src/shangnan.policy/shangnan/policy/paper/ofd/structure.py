"""The logical structure as a tree of tags of our own, which lead to the objects on the pages (GB/T 33190-2016, 16 and figure 84)."""

from __future__ import annotations

from lxml import etree
from shangnan.policy.paper.characters import in_xml
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.ofd import xml
from shangnan.policy.paper.ofd.content import Placed
from typing import Any

#: The names of the tags are the structure types of ISO 32000-1, 14.8.4.
NAMESPACE = "urn:shangnan:structure"
LIST, FILE = "Tags/CustomTags.xml", "Tags/Structure.xml"


def tag_files(root: Element, placed: list[Placed]) -> dict[str, bytes]:
    """The files of the structure, by path in the document's folder; none where nothing belongs to it.

    :param placed: the objects in the order in which they are drawn
    """
    if not placed:
        return {}
    objects: dict[Element, list[Placed]] = {}
    for one in placed:
        objects.setdefault(one.element, []).append(one)
    tree = etree.Element(_name(root), nsmap={None: NAMESPACE, "ofd": xml.NAMESPACE})
    _fill(tree, root, objects)
    listed = xml.root("CustomTags")
    xml.add(xml.add(listed, "CustomTag", NameSpace=NAMESPACE), "FileLoc", FILE.rpartition("/")[2])
    return {LIST: xml.written(listed), FILE: xml.written(tree)}


def _name(element: Element) -> str:
    return f"{{{NAMESPACE}}}{element.kind}"


def _fill(tag: Any, element: Element, objects: dict[Element, list[Placed]]) -> None:
    if element.alternative:
        tag.set("alternative", in_xml(element.alternative))
    for name, spanned in (("rows", element.rows), ("columns", element.columns)):
        if spanned > 1:
            tag.set(name, str(spanned))
    for one in objects.get(element, ()):
        xml.add(tag, "ObjectRef", str(one.identity), PageRef=str(one.page))
    for child in element.children:
        _fill(etree.SubElement(tag, _name(child)), child, objects)
