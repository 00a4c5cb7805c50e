"""What a dispatch lacks to be printed in its format (GB/T 9704-2012). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from shangnan.policy import _
from shangnan.policy.paper.characters import told
from shangnan.policy.paper.fonts import missing_characters
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.records.dispatch.outgoing.labels import empty
from shangnan.policy.records.dispatch.outgoing.labels import LABELS
from shangnan.policy.records.dispatch.outgoing.paper import document_of
from shangnan.policy.records.dispatch.outgoing.paper import form_of
from shangnan.policy.records.workflow.gaps import Gap
from typing import Any

# What is not on the paper.
NOT_PRINTED = frozenset(
    {"kind", "organ_code", "disclosure", "disclosure_reason", "checked_by", "checked_on", "check_result"}
)
# Longer ones do not fit: 正文 begins on the first page (7.3.3), 版记 stands on one (7.4).
MOST = {"title": 100, "recipients": 400, "copies_to": 400, "printed_by": 100, "organ_mark": 150}
# How the mark of a format ends (10.2 and 10.3).
_MARK_ENDS = {Form.ORDER: ("令",), Form.MINUTES: ("纪要",)}


def paper_gaps(data: Mapping[str, Any]) -> Iterator[Gap]:
    """Yield what stands between a draft and its paper: what its format needs, what does not fit, what cannot be printed.

    :param data: plain form.
    """
    form = form_of(data)
    if form == Form.MINUTES and not str(data["attended"]).strip():
        yield empty("attended")
    if form == Form.ORDER and not str(data["signed_as"]).strip():
        yield empty("signed_as")
    yield from unlisted_gaps(data)
    for name, most in MOST.items():
        if len(str(data[name])) > most:
            message = _(
                "“${place}” has more than ${most} characters, which is more than the paper has room for. Shorten it.",
                mapping={"place": LABELS[name], "most": most},
            )
            yield Gap("too_long_to_print", name, message)
    for name, value in data.items():
        missing = missing_characters(str(value)) if name in LABELS and name not in NOT_PRINTED else ""
        if missing:
            message = _(
                "“${place}” holds ${characters}, which no font on this server can print: there would be no PDF. Replace it, for "
                "example ✔ by √, or delete it.",
                mapping={"place": LABELS[name], "characters": told(missing)},
            )
            yield Gap("unprintable", name, message)


def unlisted_gaps(data: Mapping[str, Any]) -> Iterator[Gap]:
    """Yield a gap for each attachment in the text that the list of attachments does not name (7.3.7: they are to agree).

    :param data: plain form.
    """
    document = document_of(data)
    for part in document.parts:
        if part.label and part.title and part.title not in document.attachment_list:
            message = _(
                "“${place}” does not name “${title}” (${label}). The list and the titles of the attachments must agree.",
                mapping={"place": LABELS["attachment_notes"], "title": part.title, "label": part.label},
            )
            yield Gap("attachment_not_listed", "attachment_notes", message)


def numbered_gaps(data: Mapping[str, Any]) -> Iterator[Gap]:
    """Yield what a dispatch lacks of its head before it is given a number.

    :param data: plain form.
    """
    form = form_of(data)
    if form == Form.ORDER and not str(data["order_number"]).strip():
        yield empty("order_number")
    mark = str(data["organ_mark"]).strip()
    ends = _MARK_ENDS.get(form)
    if ends and mark and not mark.endswith(ends):
        message = _(
            "The mark of ${form} ends with ${end}. Correct “${place}”, or choose another format.",
            mapping={"form": form.value, "end": ends[0], "place": LABELS["organ_mark"]},
        )
        yield Gap("mark_of_other_form", "organ_mark", message)
    if form == Form.LETTER and mark.endswith("文件"):
        message = _(
            "The mark of a letter (信函) is the body's name without 文件. Correct “${place}”, or choose another format.",
            mapping={"place": LABELS["organ_mark"]},
        )
        yield Gap("mark_of_other_form", "organ_mark", message)
