"""What is tested of a record: it and its entry in the register, made into plain data."""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Mapping
from plone import api
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.fixity.checking import members_of
from shangnan.policy.registry.fixity.sealing import record_digests
from shangnan.policy.registry.numbers import begins_after
from shangnan.policy.registry.numbers import entries
from shangnan.policy.registry.qualities.describing import described
from shangnan.policy.registry.qualities.describing import needed_at_filing
from shangnan.policy.registry.qualities.doubles import doubles
from shangnan.policy.registry.qualities.looking import attachments
from shangnan.policy.registry.qualities.looking import look
from shangnan.policy.registry.qualities.looking import scanned
from shangnan.policy.registry.qualities.process import needed_steps
from shangnan.policy.registry.qualities.settings import read_settings
from shangnan.policy.registry.qualities.subject import Step
from shangnan.policy.registry.qualities.subject import Subject
from typing import Any

# What filing calls its numbers in the number service.
NUMBERS = "filing"
# Words in a plain form that are no content of their own.
_NAMES = frozenset({"title", "name", "unit", "document_number"})


def subject_of(record: Any, item: FiledItem) -> Subject:
    """Return what is tested when a record is filed.

    :param item: what the register would say of it.
    """
    members = members_of(item)
    files = attachments(record, members)
    found = {path: seen for path, child in files.items() if (seen := look(child)) is not None}
    steps = steps_of(record)
    return Subject(
        archival_number=item.archival_number,
        number_parts=(item.fonds, item.class_code, item.year, item.period, item.unit_code, item.number),
        elements=described(item),
        elements_needed=needed_at_filing(),
        files=item.files,
        found=found,
        record_digests=(item.digests, record_digests(record, members)),
        records=(len(item.members) + 1, len(members) + 1),
        has_text=has_text(record),
        doubles=doubles(record, item),
        previous_number=previous_number(item),
        this_year=now().year,
        steps=steps,
        needed_steps=_needed(record, steps),
        listed_attachments=_listed(record),
        in_scope=bool(item.category),
        reference=item.reference,
        formats=read_settings().formats,
        scan=scanned({path: files[path] for path in found}),
    )


def steps_of(record: Any) -> tuple[Step, ...]:
    """Return the steps of the record's workflow, oldest first."""
    kept: Mapping[str, Any] = getattr(aq_base(record), "workflow_history", {})
    chain = api.portal.get_tool("portal_workflow").getChainFor(record)
    found = [
        Step(
            action=entry.get("action") or "",
            actor=entry.get("actor") or "",
            time=entry["time"].asdatetime().astimezone(ZONE).isoformat(),
            state=entry.get("review_state") or "",
            opinion=entry.get("comments") or "",
        )
        for name in chain
        for entry in kept.get(name, ())
    ]
    # What the system did by itself has nobody's id: the calendar is who.
    return tuple(step if step.actor or not step.action else _by_system(step) for step in found)


def _by_system(step: Step) -> Step:
    return Step(step.action, "system", step.time, step.state, step.opinion)


def _needed(record: Any, steps: tuple[Step, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the steps without which the record could not be in the state that it is in, by its workflow's definition."""
    tool = api.portal.get_tool("portal_workflow")
    found: tuple[tuple[str, ...], ...] = ()
    for name in tool.getChainFor(record):
        workflow = tool[name]
        ways = [
            (state.getId(), action, workflow.transitions[action].new_state_id or state.getId())
            for state in workflow.states.objectValues()
            for action in state.transitions
            if action in workflow.transitions
        ]
        # A record that was begun elsewhere in its workflow (a reply, a revision) is asked for what follows from there.
        first = steps[0].state if steps else workflow.initial_state
        found += needed_steps(ways, first, api.content.get_state(record, default=""))
    return found


def has_text(record: Any) -> bool:
    """Return whether a record holds content besides its names and its files."""
    kind = record_kind(record.portal_type)
    plain = kind.plain_of(record) if kind is not None else {}
    return any(value for name, value in plain.items() if name not in _NAMES)


def _listed(record: Any) -> tuple[str, ...]:
    kind = record_kind(record.portal_type)
    text = getattr(aq_base(record), kind.attachment_list, None) if kind is not None and kind.attachment_list else ""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def previous_number(item: FiledItem) -> int:
    """Return the 件号 before an item's: given to a record, counted on paper, or void for a recorded reason; 0 for none.

    Where the one before is none of these, the last that is there: the gap is between them.
    """
    before, key = item.number - 1, item.archival_number.rpartition("-")[0]
    filed = register()
    if before == 0 or filed.numbered(f"{key}-{before:04d}") is not None:
        return before
    if begins_after(NUMBERS, key, item.year) == before:
        return before
    if any(one.number == before and one.state == "void" for one in entries(NUMBERS, key, item.year)):
        return before
    known = (one.number for one in filed.items(f"{key}-"))
    return max((number for number in known if number < item.number), default=0)
