"""What a PDF says about itself, and what its colours mean (ISO 19005-2, 6.2.3 and 6.6)."""

from __future__ import annotations

from functools import cache
from PIL import ImageCms
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.pdf.objects import AS_IT_IS
from shangnan.policy.paper.pdf.objects import File
from shangnan.policy.paper.pdf.objects import Name
from shangnan.policy.paper.pdf.objects import Reference
from xml.sax.saxutils import escape

import re

_MAKER = "shangnan.policy"
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


def info(file: File, facts: Facts) -> Reference:
    """Put the document information into a file. It says what :func:`xmp` says; no date where none is known."""
    said = {
        "Title": _told(facts.title),
        "Author": _told(facts.author),
        "Subject": _told(facts.subject),
        "Keywords": _told(facts.keywords),
    }
    said = {key: value for key, value in said.items() if value} | {"Creator": _MAKER, "Producer": _MAKER}
    if day := _DATE.fullmatch(facts.date):
        said |= dict.fromkeys(("CreationDate", "ModDate"), f"D:{''.join(day.groups())}000000+08'00'")
    return file.put(said)


def xmp(file: File, facts: Facts) -> Reference:
    """Put the metadata into a file: as plain text, so that any program finds them (6.6.2)."""
    return file.stream(_packet(facts).encode(), {"Type": Name("Metadata"), "Subtype": Name("XML")}, AS_IT_IS)


def _packet(facts: Facts) -> str:
    title, author, subject = (escape(_told(value)) for value in (facts.title, facts.author, facts.subject))
    keywords = escape(_told(facts.keywords))
    lines = ["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>"]
    lines.append("<dc:format>application/pdf</dc:format>")
    lines.append("<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>")
    if title:
        lines.append(f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>')
    if author:
        lines.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if subject:
        described = f'<rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>'
        lines.append(f"<dc:description>{described}</dc:description>")
    if keywords:
        lines.append(f"<pdf:Keywords>{keywords}</pdf:Keywords>")
    lines += [f"<pdf:Producer>{_MAKER}</pdf:Producer>", f"<xmp:CreatorTool>{_MAKER}</xmp:CreatorTool>"]
    if _DATE.fullmatch(facts.date):
        moment = f"{facts.date}T00:00:00+08:00"
        lines += [f"<xmp:{name}>{moment}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate")]
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _SPACES.items())
    return "\n".join(
        (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
            f'<rdf:Description rdf:about="" {spaces}>',
            *lines,
            "</rdf:Description>",
            "</rdf:RDF>",
            "</x:xmpmeta>",
            '<?xpacket end="r"?>',
        )
    )


def _told(value: str) -> str:
    """A text as metadata hold it, the same in both places: one line, no character that XML may not have."""
    return " ".join(_NOT_IN_XML.sub("", readable(value)).split())


def output_intent(file: File) -> Reference:
    """Put into a file that red, green and blue are meant as a screen shows them (sRGB, IEC 61966-2-1)."""
    profile = file.stream(_srgb(), {"N": 3})
    return file.put(
        {
            "Type": Name("OutputIntent"),
            "S": Name("GTS_PDFA1"),
            "OutputConditionIdentifier": "sRGB IEC61966-2.1",
            "Info": "sRGB IEC61966-2.1",
            "DestOutputProfile": profile,
        }
    )


@cache
def _srgb() -> bytes:
    """The colour profile, made by the library that knows its numbers; the moment of making is taken out of it.

    PDF knows the form of profiles up to version 4.2 (ISO 32000-1, table 66). What this one holds is no newer, though it says so.
    """
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[8:12] = b"\x04\x20\x00\x00"
    made[24:36] = b"".join(part.to_bytes(2, "big") for part in (2026, 1, 1, 0, 0, 0))
    return bytes(made)
