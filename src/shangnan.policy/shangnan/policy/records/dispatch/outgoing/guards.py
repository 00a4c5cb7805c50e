"""What an outgoing dispatch needs before each step: all that is lacking, at once.

Pure: no database, no request, no clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.checks.text_rules import secret_marks
from shangnan.policy.records.dispatch.outgoing.labels import empty
from shangnan.policy.records.dispatch.outgoing.labels import LABELS
from shangnan.policy.records.dispatch.outgoing.paper_gaps import numbered_gaps
from shangnan.policy.records.dispatch.outgoing.paper_gaps import paper_gaps
from shangnan.policy.records.dispatch.outgoing.plain import changed_substance
from shangnan.policy.records.dispatch.outgoing.vocabularies import CLOSED
from shangnan.policy.records.dispatch.outgoing.vocabularies import ON_REQUEST
from shangnan.policy.records.dispatch.outgoing.vocabularies import OPEN
from shangnan.policy.records.dispatch.outgoing.vocabularies import PASSED
from shangnan.policy.records.dispatch.outgoing.vocabularies import WITHOUT_ADDRESSEE
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.secrecy.marks import mark_in_field
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.registry.document_number import is_code
from typing import Any

SHAPE: Shape = {name: Text(label) for name, label in LABELS.items()}


def submission_gaps(data: Mapping[str, Any], today: date) -> list[Gap]:
    """Return what a draft lacks before it is checked and signed.

    :param data: plain form.
    :param today: numbers with a later birthday are no personal ID numbers.
    """
    return [*_elements(data), *paper_gaps(data), *_disclosure(data), *_marks(data), *_unsafe(data, today)]


def registration_gaps(data: Mapping[str, Any], signed: Mapping[str, Any] | None, today: date) -> list[Gap]:
    """Return what stands between a signed dispatch and its number.

    :param data: plain form as it is.
    :param signed: plain form as it was signed; None where nothing was signed.
    :param today: no document is dated later.
    """
    form = [*_form(data, today), *numbered_gaps(data)]
    return [*submission_gaps(data, today), *_against_signed(data, signed), *form, *_check(data)]


def release_gaps(data: Mapping[str, Any], today: date) -> list[Gap]:
    """Return what stands between an issued dispatch and the public (政府信息公开条例, 第十七条: checked before release).

    :param data: plain form.
    :param today: as in `submission_gaps`.
    """
    found = list(_marks(data)) + list(_secret_text(data)) + list(_unsafe(data, today))
    if data["disclosure"] != OPEN:
        found.append(
            Gap(
                "not_open",
                "disclosure",
                _(
                    "Its disclosure is “${disclosure}”, so it is not put on the portal.",
                    mapping={"disclosure": data["disclosure"] or "–"},
                ),
            )
        )
    found += _check(data)
    if data["check_result"] and data["check_result"] != PASSED:
        found.append(
            Gap("check_failed", "check_result", _("The check before release was not passed, so it stays internal."))
        )
    return found


def warnings(data: Mapping[str, Any]) -> list[Gap]:
    """Return marks of state secrets in running text, for whoever works on the dispatch to look into at once."""
    return list(_secret_text(data))


def _elements(data: Mapping[str, Any]) -> Iterator[Gap]:
    needed = ["title", "kind", "body", "signature", "unit"]
    if data["kind"] not in WITHOUT_ADDRESSEE:
        needed.insert(2, "recipients")
    for name in needed:
        if not str(data[name]).strip():
            yield empty(name)


def _disclosure(data: Mapping[str, Any]) -> Iterator[Gap]:
    if not data["disclosure"]:
        yield empty("disclosure")
    elif data["disclosure"] in (CLOSED, ON_REQUEST) and not data["disclosure_reason"].strip():
        message = _("A dispatch that is not made public needs the reason. Fill in “Reason for not disclosing it”.")
        yield Gap("missing_disclosure_reason", "disclosure_reason", message)


def _marks(data: Mapping[str, Any]) -> Iterator[Gap]:
    for name, value in data.items():
        if mark_in_field(name, str(value)):
            message = _(
                "“${place}” names a state secret. State secrets must not be entered in this system: remove the content "
                "and tell the unit's secrecy officer.",
                mapping={"place": LABELS[name]},
            )
            yield Gap("secret_mark", name, message)


def _secret_text(data: Mapping[str, Any]) -> Iterator[Gap]:
    for name, value in data.items():
        if not mark_in_field(name, str(value)) and (marks := secret_marks(str(value))):
            message = _(
                "“${place}” holds “${mark}”, which looks like a mark of a state secret. If it is one, remove the content "
                "and tell the unit's secrecy officer; such a text is not released to the public.",
                mapping={"place": LABELS[name], "mark": marks[0]},
            )
            yield Gap("secret_text", name, message)


def _unsafe(data: Mapping[str, Any], today: date) -> list[Gap]:
    """Return personal ID numbers and markup; marks of secrets have sentences of their own."""
    return [gap for gap in text_gaps(data, SHAPE, today) if gap.rule != "secret_mark"]


def _against_signed(data: Mapping[str, Any], signed: Mapping[str, Any] | None) -> Iterator[Gap]:
    if signed is None:
        yield Gap("not_signed", "signer", _("No signed version is kept. Send the dispatch back to the signer."))
        return
    for name in changed_substance(signed, data):
        message = _(
            "“${place}” is not as it was signed. Put it back, or send the dispatch back to the signer.",
            mapping={"place": LABELS[name]},
        )
        yield Gap("substance_changed", name, message)


def _form(data: Mapping[str, Any], today: date) -> Iterator[Gap]:
    if not data["organ_code"]:
        yield empty("organ_code")
    elif not is_code(data["organ_code"]):
        message = _("The code has Chinese characters or letters only: without year, brackets and number.")
        yield Gap("bad_code", "organ_code", message)
    if not data["written_on"]:
        yield empty("written_on")
    elif date.fromisoformat(data["written_on"]) > today:
        message = _("The date of the document is later than today. Correct it.")
        yield Gap("future_date", "written_on", message)


def _check(data: Mapping[str, Any]) -> list[Gap]:
    if data["disclosure"] != OPEN:
        return []
    return [empty(name) for name in ("checked_by", "checked_on", "check_result") if not data[name]]
