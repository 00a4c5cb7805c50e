"""Running the items of a stage over one 件, or over a package with all of its 件. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.registry.qualities.items import Item
from shangnan.policy.registry.qualities.items import ITEMS
from shangnan.policy.registry.qualities.items import TRANSFER
from shangnan.policy.registry.qualities.outcome import GOOD
from shangnan.policy.registry.qualities.outcome import Outcome
from shangnan.policy.registry.qualities.package_facts import PackageFacts
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import Finding
from shangnan.policy.registry.qualities.report import Report
from shangnan.policy.registry.qualities.subject import Subject

# What a package is asked for as a whole is not asked of each 件 in it: the scan and stray files are those of the whole package, and
# the row of numbers is.
_OF_THE_WHOLE = frozenset({"2-6", "4-1", "4-2"})


def run(stage: str, time: str, subject: Subject) -> Report:
    """Test one 件.

    :param stage: FILING or KEPT.
    :param time: ISO 8601 with zone.
    """
    asked = [item for item in ITEMS if stage in item.stages and item.of_one is not None]
    return Report(stage, time, tuple(_finding(item, [(item.of_one(subject), "")]) for item in asked if item.of_one))


def run_package(facts: PackageFacts) -> Report:
    """Test a package: each item is asked of the package, of each 件, or of both."""
    asked = [item for item in ITEMS if TRANSFER in item.stages]
    return Report(TRANSFER, facts.time, tuple(_finding(item, list(_outcomes(item, facts))) for item in asked))


def _outcomes(item: Item, facts: PackageFacts) -> Iterator[tuple[Outcome, str]]:
    """Yield what an item comes to, with the 档号 of the 件, "" for the package."""
    if item.of_package is not None:
        yield item.of_package(facts), ""
    if item.of_one is not None and not (item.of_package is not None and item.code in _OF_THE_WHOLE):
        for subject in facts.subjects:
            yield item.of_one(subject), subject.archival_number


def _finding(item: Item, outcomes: list[tuple[Outcome, str]]) -> Finding:
    """Return the finding of an item: it fails where it fails anywhere, and is judged by hand where it has to be anywhere."""
    for result in (FAILED, BY_HAND):
        found = [(outcome, number) for outcome, number in outcomes if outcome.result == result]
        if found:
            found.sort(key=lambda pair: pair[0].warning)
            outcome, number = found[0]
            blocking = result == FAILED and item.blocking and not outcome.warning
            return Finding(item.code, result, _told(outcome, number, len(found)), blocking)
    return Finding(item.code, GOOD.result, "", item.blocking)


def _told(outcome: Outcome, number: str, count: int) -> str:
    if not number:
        return outcome.message
    if count == 1:
        return _("${number}: ${problem}", mapping={"number": number, "problem": outcome.message})
    return _(
        "${number}: ${problem} The same in ${more} others.",
        mapping={"number": number, "problem": outcome.message, "more": count - 1},
    )
