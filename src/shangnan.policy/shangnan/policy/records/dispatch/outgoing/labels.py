"""What the elements of an outgoing dispatch are called, and the sentence for one that is empty. Pure."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.workflow.gaps import Gap

LABELS: dict[str, str] = {
    "title": _("Title"),
    "kind": _("Kind of document"),
    "recipients": _("Main recipients"),
    "body": _("Text of the dispatch"),
    "enclosure": _("What is issued with it"),
    "attachment_notes": _("List of attachments"),
    "signature": _("Signature of the issuing body"),
    "written_on": _("Date of the document"),
    "notes": _("Annotation"),
    "organ_mark": _("Mark of the issuing body"),
    "organ_code": _("Code of the issuing body"),
    "document_number": _("Number of the dispatch"),
    "signer": _("Signed by"),
    "urgency": _("Urgency"),
    "copy_number": _("Copy number"),
    "copies_to": _("Copies to"),
    "printed_by": _("Printed by"),
    "printed_on": _("Printed on"),
    "disclosure": _("Disclosure"),
    "disclosure_reason": _("Reason for not disclosing it"),
    "checked_by": _("Checked before release by"),
    "checked_on": _("Checked before release on"),
    "check_result": _("Result of the check before release"),
    "paper_form": _("Format on paper"),
    "sealed": _("Seal on paper"),
    "order_number": _("Number of the order"),
    "signed_as": _("Post of the person who signs"),
    "attended": _("Attended by"),
    "absent": _("Excused"),
    "observed": _("Observed by"),
    "unit": _("Drafting unit"),
    "files": _("Attached files"),
}


def empty(name: str) -> Gap:
    """Return the gap of an element that must not be empty."""
    return Gap(f"missing_{name}", name, _("“${place}” is empty. Fill it in.", mapping={"place": LABELS[name]}))
