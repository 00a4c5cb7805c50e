"""What the pages of an OFD file share: fonts and pictures, each once (GB/T 33190-2016, 7.9, 10 and 11.1)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from shangnan.policy.paper.chain import Link
from shangnan.policy.paper.font import Font
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Picture
from shangnan.policy.paper.ofd import xml
from shangnan.policy.paper.ofd.names import name_of
from typing import Any

_PNG = b"\x89PNG"
_FOLDER = "Res"


class Resources:
    """The fonts and pictures of one paper, under the numbers by which its pages ask for them.

    :param document: the paper
    :param ids: gives the numbers, which are unique in the whole file
    :ivar files: path in the document's folder -> content
    """

    def __init__(self, document: Document, ids: count[int]) -> None:
        self._ids = ids
        self.files: dict[str, bytes] = {}
        self._root = xml.root("Res", BaseLoc=_FOLDER)
        items = [item for page in document.pages for item in page.items]
        self._fonts = self._written_fonts([item for item in items if isinstance(item, Glyphs) and item.text])
        self._pictures = self._written_pictures([item.data for item in items if isinstance(item, Picture)])

    def font(self, link: Link) -> int:
        """The number of a font."""
        return self._fonts[name_of(link), link.font]

    def picture(self, data: bytes) -> int:
        """The number of a picture."""
        return self._pictures[data]

    def written(self) -> bytes:
        """The file that lists them."""
        return xml.written(self._root)

    def _written_fonts(self, runs: list[Glyphs]) -> dict[tuple[str, Font], int]:
        codes: dict[Font, set[int]] = {}
        for run in runs:
            codes.setdefault(run.link.font, set()).update(map(ord, run.text))
        paths = dict(self._font_files(codes))
        known: dict[tuple[str, Font], int] = {}
        held: Any = None
        for run in runs:
            name = name_of(run.link)
            if (name, run.link.font) in known:
                continue
            held = xml.add(self._root, "Fonts") if held is None else held
            known[name, run.link.font] = number = next(self._ids)
            font = xml.add(held, "Font", ID=str(number), FontName=name, FamilyName=name)
            xml.add(font, "FontFile", paths[run.link.font])
        return known

    def _font_files(self, codes: dict[Font, set[int]]) -> Iterator[tuple[Font, str]]:
        for number, (font, held) in enumerate(codes.items(), 1):
            path = f"font_{number}.{'otf' if font.is_postscript else 'ttf'}"
            self.files[f"{_FOLDER}/{path}"] = font.cut_file(held)
            yield font, path

    def _written_pictures(self, pictures: list[bytes]) -> dict[bytes, int]:
        known: dict[bytes, int] = {}
        if not pictures:
            return known
        held = xml.add(self._root, "MultiMedias")
        for data in dict.fromkeys(pictures):
            kind, ending = ("PNG", "png") if data.startswith(_PNG) else ("JPEG", "jpg")
            known[data] = number = next(self._ids)
            path = f"picture_{len(known)}.{ending}"
            self.files[f"{_FOLDER}/{path}"] = data
            xml.add(xml.add(held, "MultiMedia", ID=str(number), Type="Image", Format=kind), "MediaFile", path)
        return known
