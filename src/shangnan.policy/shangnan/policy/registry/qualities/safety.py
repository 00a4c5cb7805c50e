"""安全性, safety: the items 4-1, 4-2, 4-3 and 4-7 of DA/T 70-2018 on one 件. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from shangnan.policy import _
from shangnan.policy.registry.qualities.outcome import by_hand
from shangnan.policy.registry.qualities.outcome import failed
from shangnan.policy.registry.qualities.outcome import GOOD
from shangnan.policy.registry.qualities.outcome import Outcome
from shangnan.policy.registry.qualities.outcome import unless
from shangnan.policy.registry.qualities.pairing import paired
from shangnan.policy.registry.qualities.subject import Step
from shangnan.policy.registry.qualities.subject import Subject

Scan = Mapping[str, str] | None


def scanner(scan: Scan) -> Outcome:
    """4-1: a virus scanner is there and runs."""
    if scan is None:
        return by_hand(_("No virus scanner runs on this machine. Check the computer that holds the files."))
    return GOOD


def viruses(scan: Scan) -> Outcome:
    """4-2: no file holds a virus."""
    if scan is None:
        return by_hand(_("No virus scanner runs on this machine. Scan the files elsewhere."))
    wrong = (f"{path} ({virus})" for path, virus in scan.items() if virus)
    return unless(wrong, _("Holds a virus: ${names}. Do not open it, and tell the system administrator."))


def scanner_is_there(subject: Subject) -> Outcome:
    """4-1 on one 件."""
    return scanner(subject.scan)


def no_virus(subject: Subject) -> Outcome:
    """4-2 on one 件."""
    return viruses(subject.scan)


def no_surplus(subject: Subject) -> Outcome:
    """4-3: nothing lies there that nothing is stated of."""
    return unless(paired(subject).surplus, _("Nothing is stated of: ${names}. Take it out, or state it."))


def process_is_controlled(subject: Subject) -> Outcome:
    """4-7: each step has somebody who took it and its time, one after the other, and the last one ends the process."""
    wrong = [_called(step) for step in subject.steps if not step.actor.strip() or _time(step) is None]
    if wrong:
        return unless(wrong, _("Steps without a person or a time: ${names}."))
    for before, after in zip(subject.steps, subject.steps[1:], strict=False):
        if _time(after) < _time(before):  # type: ignore[operator]  # none is None here
            return unless([_called(after)], _("Steps that were taken before the one in front of them: ${names}."))
    if not subject.steps:
        return failed(_("The record has no history."))
    if subject.states and subject.steps[-1].state not in subject.states:
        return failed(_("The process is not at its end. Take the record through its last step first."))
    return GOOD


def _called(step: Step) -> str:
    return step.action or step.state


def _time(step: Step) -> datetime | None:
    try:
        moment = datetime.fromisoformat(step.time)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
