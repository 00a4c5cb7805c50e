"""Pictures of a paper as PDF's image objects: opaque, in greys or red, green and blue (ISO 19005-2, 6.2.8 and 6.2.10)."""

from __future__ import annotations

from io import BytesIO
from PIL import Image
from PIL import ImageOps
from PIL import UnidentifiedImageError
from shangnan.policy.paper.errors import BadPicture
from shangnan.policy.paper.model.items import Picture
from shangnan.policy.paper.pdf.objects import AS_IT_IS
from shangnan.policy.paper.pdf.objects import File
from shangnan.policy.paper.pdf.objects import Name
from shangnan.policy.paper.pdf.objects import Reference

import hashlib

#: More points on an inch than a printer shows are left out.
_DENSEST = 300
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
_ORIENTATION = 0x0112
_UPRIGHT = 1
#: A picture of more points than this is refused: unpacked it would fill the memory.
MOST_POINTS = 50_000_000


class Pictures:
    """The pictures of one paper; one that stands in several places is in the file once."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._names: dict[tuple[bytes, int, int], str] = {}
        self.objects: dict[str, Reference] = {}

    def name(self, item: Picture) -> str:
        """The name of a picture in the pages' content.

        :raises BadPicture: when it cannot be read, or is too large
        """
        most = max(1, round(item.width / 72 * _DENSEST)), max(1, round(item.height / 72 * _DENSEST))
        key = hashlib.sha256(item.data).digest(), *most
        if key not in self._names:
            name = self._names[key] = f"P{len(self._names) + 1}"
            self.objects[name] = _object(self._file, item.data, most)
        return self._names[key]


def _object(file: File, data: bytes, most: tuple[int, int]) -> Reference:
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_POINTS:
                raise BadPicture(f"a picture of {picture.width} × {picture.height} points is too large")
            if _goes_as_it_is(picture, most):
                return file.stream(data, _said(picture) | {"Filter": Name("DCTDecode")}, AS_IT_IS)
            flat = _flat(picture, most)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadPicture(f"a picture cannot be read: {error}") from error
    return file.stream(flat.tobytes(), _said(flat))


def _goes_as_it_is(picture: Image.Image, most: tuple[int, int]) -> bool:
    upright = picture.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT
    return picture.format == "JPEG" and picture.mode in _SPACES and upright and not _too_dense(picture, most)


def _too_dense(picture: Image.Image, most: tuple[int, int]) -> bool:
    return picture.width > most[0] and picture.height > most[1]


def _flat(picture: Image.Image, most: tuple[int, int]) -> Image.Image:
    """The picture upright, on white where it was transparent, not finer than a printer shows."""
    turned = ImageOps.exif_transpose(picture)
    if turned.has_transparency_data:
        seen = turned.convert("RGBA")
        turned = Image.new("RGB", seen.size, "white")
        turned.paste(seen, mask=seen.getchannel("A"))
    flat = turned.convert("L" if turned.mode in ("1", "L") else "RGB")
    if _too_dense(flat, most):
        scale = max(most[0] / flat.width, most[1] / flat.height)
        flat = flat.resize((round(flat.width * scale), round(flat.height * scale)), Image.Resampling.LANCZOS)
    return flat


def _said(picture: Image.Image) -> dict[str, object]:
    return {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": Name(_SPACES[picture.mode]),
        "BitsPerComponent": 8,
    }
