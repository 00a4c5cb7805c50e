"""完整性, completeness: the items 2-1 to 2-11 of DA/T 70-2018 on one 件. Pure."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.purposes import ISSUED
from shangnan.policy.registry.handover.elements import in_block
from shangnan.policy.registry.handover.elements import REQUIRED
from shangnan.policy.registry.qualities.outcome import failed
from shangnan.policy.registry.qualities.outcome import GOOD
from shangnan.policy.registry.qualities.outcome import named
from shangnan.policy.registry.qualities.outcome import Outcome
from shangnan.policy.registry.qualities.outcome import unless
from shangnan.policy.registry.qualities.pairing import paired
from shangnan.policy.registry.qualities.subject import Subject


def records_are_there(subject: Subject) -> Outcome:
    """2-1: as many records as belong to it."""
    stated, found = subject.records
    if stated == found:
        return GOOD
    return failed(
        _(
            "${stated} records belong to it, ${found} are there. Look for the others.",
            mapping={"stated": stated, "found": found},
        )
    )


def elements_are_there(subject: Subject) -> Outcome:
    """2-3: the description has each element that it has to have."""
    return unless(
        (name for name in subject.elements_needed if name not in subject.elements),
        _("The description lacks: ${names}."),
    )


def required_are_filled(subject: Subject) -> Outcome:
    """2-4: elements that are required have a value."""
    required = {one.name for one in in_block("record") if one.obligation == REQUIRED}
    empty = (
        name
        for name in subject.elements_needed
        if name in required and name in subject.elements and not any(v.strip() for v in subject.values(name))
    )
    return unless(empty, _("Left empty: ${names}. Fill it in."))


def process_is_complete(subject: Subject) -> Outcome:
    """2-5: each step that a record of the kind goes through is in its history."""
    taken = {step.action for step in subject.steps}
    missing = ("/".join(steps) for steps in subject.needed_steps if not taken & set(steps))
    return unless(missing, _("The history has none of these steps: ${names}."))


def number_follows(subject: Subject) -> Outcome:
    """2-6: the item number is the next of its class; the first is 1."""
    number = subject.number_parts[5]
    if subject.previous_number is None or number == subject.previous_number + 1:
        return GOOD
    return failed(
        _(
            "Item number ${number} does not follow ${previous}: numbers of a class have no gap.",
            mapping={"number": number, "previous": subject.previous_number},
        )
    )


def content_is_whole(subject: Subject) -> Outcome:
    """2-7: there is content, and no file of it is empty."""
    if not subject.has_text and not subject.found:
        return failed(_("There is no content: neither text nor a file. Attach what is to be filed."))
    return unless(
        (path for path, found in subject.found.items() if not found.size), _("Empty: ${names}. Attach the file again.")
    )


def attachments_are_whole(subject: Subject) -> Outcome:
    """2-8 (u): as many files as the document's own list of attachments names. One file may hold several: so it only warns."""
    listed, there = len(subject.listed_attachments), sum(file.role != ISSUED for file in subject.files)
    if listed <= there:
        return GOOD
    return failed(
        _(
            "The document lists ${listed} attachments (${names}), and there are ${there} files. See whether one is missing.",
            mapping={"listed": listed, "there": there, "names": named(subject.listed_attachments)},
        ),
        warning=True,
    )


def in_scope(subject: Subject) -> Outcome:
    """2-9: the filing plan has a row for it, and the county archives have approved the plan (第8号令, 第十二条)."""
    if not subject.in_scope:
        return failed(_("The filing plan has no row for records of this kind. Add one, or decide not to file it."))
    if not subject.reference.strip():
        return failed(_("The filing plan has no approval of the county archives. Enter its reference first."))
    return GOOD


def files_are_there(subject: Subject) -> Outcome:
    """2-11: each file that is stated is there."""
    return unless((stated.path for stated in paired(subject).lost), _("Missing: ${names}."))
