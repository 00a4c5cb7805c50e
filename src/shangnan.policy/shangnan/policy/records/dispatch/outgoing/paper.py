"""A dispatch as the elements of an official document (GB/T 9704-2012): what of its plain form is printed where. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from shangnan.policy.paper.gbt9704.elements import blocks_of
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.gbt9704.elements import Part
from shangnan.policy.records.dispatch.outgoing import vocabularies as v
from typing import Any

import re

_BETWEEN_BODIES = re.compile(r"[、；;\n]")
_BETWEEN_NAMES = re.compile(r"[、，,；;\s]+")
# What somebody typed before an attachment's name is printed by the paper itself (7.3.4).
_ATTACHMENT_NUMBER = re.compile(r"(?:附件)?[：:]?\s{0,3}[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|[、：:])|附件[：:]")
_ATTACHMENT = re.compile(r"附件\s*[0-9０-９]{0,2}[：:]?")
_FORM_OF_WORD = {form.value: form for form in Form}
# What a mark ends with where it is made from the signature.
_MARK_ENDS = {Form.DOCUMENT: "文件", Form.LETTER: "", Form.ORDER: "令", Form.MINUTES: "纪要"}


def form_of(data: Mapping[str, Any]) -> Form:
    """Return the format of a dispatch: the one that was chosen, else the one of its kind.

    :param data: plain form; a version of earlier years may lack elements.
    """
    chosen = data.get("paper_form") or v.FORM_OF_KIND.get(data.get("kind", ""), v.DOCUMENT)
    return _FORM_OF_WORD.get(chosen, Form.DOCUMENT)


def is_sealed(data: Mapping[str, Any]) -> bool:
    """Return whether room is left for a seal: as was chosen; else for all but minutes (10.3: 纪要不加盖印章)."""
    return data["sealed"] == v.SEALED if data.get("sealed") else form_of(data) != Form.MINUTES


def document_of(data: Mapping[str, Any]) -> OfficialDocument:
    """Return what is printed of a dispatch.

    :param data: plain form; a version of earlier years may lack elements. Without a number its place stays blank.
    """

    def said(name: str) -> str:
        return str(data.get(name) or "").strip()

    form = form_of(data)
    bodies = _parted(_BETWEEN_BODIES, said("signature"))
    return OfficialDocument(
        form=form,
        mark=_parted(_BETWEEN_BODIES, said("organ_mark")) or _mark_of(bodies, form),
        number=said("order_number") if form == Form.ORDER else said("document_number"),
        upward=said("kind") in v.UPWARD,
        signers=_parted(_BETWEEN_NAMES, said("signer")),
        copy_number=said("copy_number"),
        urgency=said("urgency"),
        title=said("title"),
        recipients=said("recipients"),
        blocks=blocks_of(said("body")),
        attachment_list=tuple(_attachments(said("attachment_notes"))),
        signatures=bodies,
        date=said("written_on"),
        sealed=is_sealed(data),
        annotation=said("notes").removeprefix("（").removesuffix("）"),
        parts=tuple(_parts(said("enclosure"))),
        copies_to=said("copies_to"),
        printed_by=said("printed_by"),
        printed_on=said("printed_on"),
        attended=said("attended"),
        absent=said("absent"),
        observed=said("observed"),
        signed_as=said("signed_as"),
    )


def _parted(between: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in between.split(text) if piece.strip())


def _mark_of(bodies: Iterable[str], form: Form) -> tuple[str, ...]:
    *others, last = bodies or ("",)
    return (*others, f"{last}{_MARK_ENDS[form]}") if last else ()


def _attachments(text: str) -> Iterable[str]:
    for line in text.splitlines():
        name = line.strip()
        if match := _ATTACHMENT_NUMBER.match(name):
            name = name[match.end() :].lstrip()
        name = name.rstrip("。；;，,、")
        if name:
            yield name


def _parts(text: str) -> Iterable[Part]:
    """Yield what is issued with it: first without a label; each line 附件 or 附件1 begins another part."""
    held: list[str] = []
    label = ""
    for line in (line.strip() for line in text.splitlines()):
        if _ATTACHMENT.fullmatch(line):
            yield from _part(label, held)
            label, held = line.rstrip("：:"), []
        elif line:
            held.append(line)
    yield from _part(label, held)


def _part(label: str, lines: list[str]) -> Iterable[Part]:
    if not lines:
        return
    # A table that stands first has no title.
    title = "" if lines[0].startswith("|") else lines[0]
    yield Part(title, blocks_of("\n".join(lines[1:] if title else lines)), label)
