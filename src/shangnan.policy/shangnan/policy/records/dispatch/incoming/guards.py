"""What an incoming dispatch needs before each step: all that is lacking, at once.

Pure: no database, no request, no clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.checks.text_rules import is_secret_mark
from shangnan.policy.records.checks.text_rules import secret_marks
from shangnan.policy.records.plain.shape import Flag
from shangnan.policy.records.plain.shape import Number
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.workflow.gaps import Gap
from typing import Any

TO_READ, TO_DO = "阅知", "批办"
HANDLING_KINDS = (TO_READ, TO_DO)

LABELS: dict[str, str] = {
    "title": _("Title"),
    "sender": _("Sender"),
    "sender_number": _("Sender's number"),
    "sender_date": _("Date of the document"),
    "kind": _("Kind of document"),
    "urgency": _("Urgency"),
    "copies": _("Copies received"),
    "received_on": _("Received on"),
    "received_by": _("Received by"),
    "receipt_number": _("Receipt number"),
    "summary": _("Summary of the contents"),
    "duplicate_reason": _("Why it is registered again"),
    "handling_kind": _("How it is handled"),
    "unit": _("Lead unit"),
    "limit_days": _("Limit in working days"),
    "needs_reply": _("Needs an answer"),
    "proposal": _("Proposal of the registrar"),
    "named_handlers": _("Named handlers"),
    "named_readers": _("Named readers"),
    "assigned_on": _("Assigned on"),
    "reply": _("Our answer"),
}
_OTHER = {"copies": Number(LABELS["copies"], 9999), "limit_days": Number(LABELS["limit_days"], 1000)}
SHAPE: Shape = {
    name: _OTHER.get(name) or (Flag(label) if name == "needs_reply" else Text(label)) for name, label in LABELS.items()
}
# Short fields that name a number or a level: there the bare word is a classification.
NUMBERS_AND_LEVELS = ("sender_number", "urgency")
REGISTERED = ("title", "sender", "received_on", "received_by", "copies")


def registration_gaps(data: Mapping[str, Any], same: Sequence[str], today: date) -> list[Gap]:
    """Return what is lacking before a dispatch gets its receipt number.

    :param data: plain form.
    :param same: how each other dispatch with the same sender's number is called.
    :param today: nothing is received later, and nobody is born later.
    """
    found = [_empty(name) for name in REGISTERED if not data[name]]
    found += _dates(data, today)
    found += _marks(data)
    found += [gap for gap in text_gaps(data, SHAPE, today) if gap.rule != "secret_mark"]
    found += _twice(data, same)
    return found


def triage_gaps(data: Mapping[str, Any], same: Sequence[str], today: date) -> list[Gap]:
    """Return what is lacking before a registered dispatch goes to the head of the lead unit."""
    needed = ["handling_kind", "unit", "proposal"] + (["limit_days"] if data["handling_kind"] == TO_DO else [])
    return [
        *registration_gaps(data, same, today),
        *(_empty(name) for name in needed if not data[name]),
        *_readers(data, data["handling_kind"] == TO_READ),
    ]


def assignment_gaps(data: Mapping[str, Any]) -> list[Gap]:
    """Return what is lacking before it is assigned: since triage the people may have been changed."""
    return list(_readers(data, data["handling_kind"] == TO_READ))


def circulation_gaps(data: Mapping[str, Any]) -> list[Gap]:
    """Return what is lacking before it is circulated."""
    return list(_readers(data, True))


def reading_gaps(already: str) -> list[Gap]:
    """Return what stands in the way of somebody's confirmation to have read it.

    :param already: when this person confirmed it, as shown; "" for not yet.
    """
    if not already:
        return []
    message = _("You have confirmed on ${time} that you read it. Once is enough.", mapping={"time": already})
    return [Gap("read_already", "", message)]


def completion_gaps(data: Mapping[str, Any], unread: Sequence[str]) -> list[Gap]:
    """Return what stands in the way of the end of the work.

    :param data: plain form.
    :param unread: names of the named readers who have not read it.
    """
    found = []
    if data["handling_kind"] == TO_READ and unread:
        message = _(
            "Not everybody has read it: ${names}. Wait for them, or take them off the list of readers.",
            mapping={"names": "、".join(unread)},
        )
        found.append(Gap("unread", "named_readers", message))
    if data["needs_reply"] and not data["reply"]:
        message = _("It needs an answer, and none is linked. Link our outgoing dispatch that answers it.")
        found.append(Gap("no_reply", "reply", message))
    return found


def warnings(data: Mapping[str, Any]) -> list[Gap]:
    """Return marks of state secrets in running text, for whoever works on it to look into at once."""
    return list(_secret_text(data))


def _empty(name: str) -> Gap:
    return Gap(f"missing_{name}", name, _("“${place}” is empty. Fill it in.", mapping={"place": LABELS[name]}))


def _dates(data: Mapping[str, Any], today: date) -> Iterator[Gap]:
    if data["received_on"] > today.isoformat():
        yield Gap("received_later", "received_on", _("The day of receipt is later than today. Correct it."))
    elif data["received_on"] and data["sender_date"] > data["received_on"]:
        message = _("The document is dated later than the day on which it was received. Correct one of the dates.")
        yield Gap("dated_later", "sender_date", message)


def _marks(data: Mapping[str, Any]) -> Iterator[Gap]:
    for name in NUMBERS_AND_LEVELS:
        if is_secret_mark(str(data[name])):
            message = _(
                "“${place}” names a state secret. State secrets must not be entered in this system: remove the content "
                "and tell the unit's secrecy officer.",
                mapping={"place": LABELS[name]},
            )
            yield Gap("secret_mark", name, message)


def _secret_text(data: Mapping[str, Any]) -> Iterator[Gap]:
    for name, value in data.items():
        if name not in NUMBERS_AND_LEVELS and (marks := secret_marks(str(value))):
            message = _(
                "“${place}” holds “${mark}”, which looks like a mark of a state secret. If it is one, remove the content "
                "and tell the unit's secrecy officer: such a document is not kept in this system.",
                mapping={"place": LABELS.get(name, name), "mark": marks[0]},
            )
            yield Gap("secret_text", name, message)


def _twice(data: Mapping[str, Any], same: Sequence[str]) -> Iterator[Gap]:
    if same and not data["duplicate_reason"].strip():
        message = _(
            "The same sender's number is there already: ${same}. If this is the same document, send it back or delete it; if "
            "it is another one, say so in “Why it is registered again”.",
            mapping={"same": "；".join(same)},
        )
        yield Gap("registered_already", "duplicate_reason", message)


def _readers(data: Mapping[str, Any], needed: bool) -> Iterator[Gap]:
    if needed and not data["named_readers"]:
        message = _("Nobody is named to read it. Fill in “Named readers”.")
        yield Gap("missing_named_readers", "named_readers", message)
