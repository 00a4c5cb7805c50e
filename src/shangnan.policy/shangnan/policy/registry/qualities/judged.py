"""What people found of items that a program cannot decide: kept beside the report, whose own results nobody changes.

DA/T 70-2018 has items that only a person can answer: a seal of somebody else, a carrier, viruses where there is no scanner. A finding is
entered for an item of one report, with its ground; a later one does not replace it, both are shown.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from persistent.list import PersistentList
from plone import api
from shangnan.policy import _
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.journal.noting import note
from shangnan.policy.registry.qualities.at_filing import reports_of
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.quality_judgements"
LONGEST_GROUND = 500


@dataclass(frozen=True)
class Judgement:
    """What somebody found of one item of a report.

    :param code: of the item.
    :param result: PASSED or FAILED.
    :param ground: how it was found.
    """

    code: str
    result: str
    ground: str


def judgement_gaps(report: Mapping[str, Any] | None, judgements: Iterable[Judgement]) -> list[Gap]:
    """Return what is wrong with findings. Pure.

    :param report: as `reports_of` gives it; None where there is none such.
    """
    if report is None:
        return [Gap("no_report", "report", _("There is no such report of this item. Open the page again."))]
    found, results = [], {one["code"]: one["result"] for one in report["findings"]}
    given = list(judgements)
    if not given:
        found.append(Gap("nothing", "result", _("Choose a result for at least one item.")))
    for one in given:
        told = {"code": quoted(one.code, 20)}
        if results.get(one.code) != BY_HAND:
            message = _("Item ${code} was decided by the program, which stays. Enter nothing for it.", mapping=told)
            found.append(Gap("not_by_hand", "result", message))
            continue
        if one.result not in (PASSED, FAILED):
            message = _("Item ${code}: choose whether it is passed or not.", mapping=told)
            found.append(Gap("no_result", "result", message))
        if not one.ground:
            message = _("Item ${code}: write on what ground you found so.", mapping=told)
            found.append(Gap("no_ground", "ground", message))
        elif len(one.ground) > LONGEST_GROUND:
            message = _(
                "Item ${code}: the ground has more than ${most} characters.", mapping={**told, "most": LONGEST_GROUND}
            )
            found.append(Gap("ground_too_long", "ground", message))
    return found


def report_at(item: FiledItem, time: str) -> Mapping[str, Any] | None:
    """Return the report of an item that was made at a time, as that stands in it; None for none."""
    return next((report for report in reports_of(item) if report["time"] == time), None)


def enter_judgements(item: FiledItem, time: str, judgements: Iterable[Judgement]) -> None:
    """Keep what the present user found.

    :param time: of the report, as it stands in it.
    :raises Refused: with all that is wrong.
    """
    given = list(judgements)
    if gaps := judgement_gaps(report_at(item, time), given):
        raise Refused(gaps)
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    kept = annotations[KEY]
    if item.archival_number not in kept:
        kept[item.archival_number] = PersistentList()
    by, at = api.user.get_current().getId() or "", stamp()
    for one in given:
        kept[item.archival_number].append({**asdict(one), "report": time, "by": by, "at": at})
        told = {"number": item.archival_number, "kind": one.code, "results": one.result, "ground": one.ground}
        note("archive.judge", None, told)


def judgements_of(item: FiledItem, time: str) -> list[Mapping[str, Any]]:
    """Return what people found of a report, the oldest first: `code`, `result`, `ground`, `by` (user id), `at` (ISO 8601)."""
    kept = IAnnotations(api.portal.get()).get(KEY, {})
    return [one for one in kept.get(item.archival_number, ()) if one["report"] == time]
