"""Elements as they can be set: those of one line without line feeds, empty ones left out of lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.gbt9704.elements import OfficialDocument


def tidy(document: OfficialDocument) -> OfficialDocument:
    """The same document; what stands on one line has single spaces, lists have no empty entries."""
    return replace(
        document,
        mark=_lines(document.mark),
        number=_line(document.number),
        signers=_lines(document.signers),
        copy_number=_line(document.copy_number),
        urgency=_line(document.urgency),
        recipients=_line(document.recipients),
        attachment_list=_lines(document.attachment_list),
        signatures=_lines(document.signatures),
        annotation=_line(document.annotation),
        parts=tuple(replace(part, label=_line(part.label)) for part in document.parts),
        copies_to=_line(document.copies_to),
        printed_by=_line(document.printed_by),
        signed_as=_line(document.signed_as),
    )


def _line(text: str) -> str:
    return " ".join(readable(text).split())


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(_line, texts) if line)
