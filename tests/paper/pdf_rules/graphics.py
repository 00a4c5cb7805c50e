"""Colours, pictures and transparency (ISO 19005-2, 6.2.3 to 6.2.10)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Pdf
from pikepdf import Stream
from PIL import ImageCms
from typing import Any

_SPACES = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}
_DEPTHS = {1, 2, 4, 8, 16}


def problems(pdf: Pdf) -> Iterator[str]:
    """What is wrong with the output intent and with the pages' resources."""
    yield from _output_intent(pdf)
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, 1):
        if "/Group" in page.obj:
            yield f"page {number}: 6.2.10: the page is transparent"
        resources = page.obj.get("/Resources", Dictionary())
        if resources.objgen not in seen or resources.objgen == (0, 0):
            seen.add(resources.objgen)
            yield from _resources(resources)


def _output_intent(pdf: Pdf) -> Iterator[str]:
    intents = [one for one in pdf.Root.get("/OutputIntents", Array()) if str(one.get("/S")) == "/GTS_PDFA1"]
    if len(intents) != 1:
        yield f"6.2.3: there are {len(intents)} output intents of PDF/A"
        return
    profile = intents[0].get("/DestOutputProfile")
    if "/OutputConditionIdentifier" not in intents[0] or not isinstance(profile, Stream):
        yield "6.2.3: the output intent has no name or no profile"
        return
    data = profile.read_bytes()
    if data[16:20] != _SPACES.get(int(profile.get("/N", 0))) or data[16:20] != b"RGB ":
        yield "6.2.3: the profile is not of red, green and blue"
    if data[8] > 4 or data[8:10] > b"\x04\x20":
        yield "6.2.3: the profile is newer than PDF knows"
    try:
        ImageCms.ImageCmsProfile(BytesIO(data))
    except (OSError, ImageCms.PyCMSError) as error:
        yield f"6.2.3: the profile cannot be read: {error}"


def _resources(resources: Any) -> Iterator[str]:
    for state in resources.get("/ExtGState", Dictionary()).as_dict().values():
        for key, plain in (("/ca", 1), ("/CA", 1), ("/SMask", "/None"), ("/BM", "/Normal")):
            if key in state and str(state[key]) != str(plain):
                yield f"6.2.10: a graphics state has {key}"
        for key in ("/TR", "/HTP"):
            if key in state:
                yield f"6.2.5: a graphics state has {key}"
    for name, held in resources.get("/XObject", Dictionary()).as_dict().items():
        kind = str(held.get("/Subtype"))
        if kind == "/Image":
            yield from (f"{problem} ({name})" for problem in _picture(held))
        elif kind == "/Form":
            if any(key in held for key in ("/Ref", "/PS", "/OPI", "/Group")):
                yield f"6.2.9: a form has what it may not have ({name})"
            yield from _resources(held.get("/Resources", Dictionary()))
        else:
            yield f"6.2.9: an object is {kind} ({name})"


def _picture(picture: Any) -> Iterator[str]:
    for key in ("/Alternates", "/OPI"):
        if key in picture:
            yield f"6.2.8: a picture has {key}"
    if picture.get("/Interpolate", False):
        yield "6.2.8: a picture is interpolated"
    for key in ("/SMask", "/Mask", "/SMaskInData"):
        if key in picture:
            yield f"6.2.10: a picture has {key}"
    if int(picture.get("/BitsPerComponent", 1)) not in _DEPTHS:
        yield "6.2.8: a picture's points have an unknown number of bits"
    if str(picture.get("/ColorSpace")) not in ("/DeviceRGB", "/DeviceGray"):
        yield f"6.2.4.3: a picture's colours are {picture.get('/ColorSpace')}"
