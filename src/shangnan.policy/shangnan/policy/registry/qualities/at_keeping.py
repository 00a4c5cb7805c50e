"""What is filed is tested again and again: digests by `fixity`, and here whether its files still open and are complete."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.fixity.checking import RecordGone
from shangnan.policy.registry.fixity.checking import records_of
from shangnan.policy.registry.fixity.problem import Problem
from shangnan.policy.registry.fixity.problem import UNREADABLE
from shangnan.policy.registry.qualities.at_filing import keep_report
from shangnan.policy.registry.qualities.at_filing import reports_of
from shangnan.policy.registry.qualities.at_filing import told
from shangnan.policy.registry.qualities.items import FILING
from shangnan.policy.registry.qualities.items import KEPT
from shangnan.policy.registry.qualities.looking import attachments
from shangnan.policy.registry.qualities.looking import look
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import Report
from shangnan.policy.registry.qualities.running import run
from shangnan.policy.registry.qualities.settings import read_settings
from shangnan.policy.registry.qualities.subject import Subject
from shangnan.policy.registry.qualities.subject_of import has_text
from typing import Any
from ZODB.POSException import ConflictError
from ZODB.POSException import POSKeyError


def check_kept(item: FiledItem) -> Report:
    """Test a filed item: completeness, formats and whether its files open. That digests hold, `fixity.checking` has seen.

    :raises RecordGone: where a record is not there any more; other errors where it cannot be read.
    """
    records = records_of(item)
    stated = {file.path: file for file in item.files}
    seen = {
        path: look(child, stated[path].digests if path in stated else ())
        for path, child in attachments(records[0], records[1:]).items()
    }
    subject = Subject(
        archival_number=item.archival_number,
        number_parts=(item.fonds, item.class_code, item.year, item.period, item.unit_code, item.number),
        elements={},
        files=item.files,
        found={path: one for path, one in seen.items() if one is not None},
        record_digests=(item.digests, item.digests),
        records=(len(item.members) + 1, len(records)),
        has_text=any(has_text(record) for record in records),
        formats=read_settings().formats,
    )
    return run(KEPT, stamp(), subject)


def readable(item: FiledItem) -> tuple[Problem, ...]:
    """Return what has come to be wrong with a filed item since it was filed, and keep the report of it.

    What failed when it was filed, and was filed all the same, is known. What cannot be reached at all, `fixity.checking` tells.
    """
    if item.state == DESTROYED or item.is_paper:
        return ()
    try:
        report = check_kept(item)
    except ConflictError:
        raise
    except (RecordGone, POSKeyError, OSError):
        return ()
    except Exception as error:  # a damaged pickle may raise anything
        return (Problem(UNREADABLE, "", type(error).__name__),)
    known = {_key(one) for kept in reports_of(item) if kept["stage"] == FILING for one in kept["findings"]}
    new = [one for one in told(report)["findings"] if one["result"] == FAILED and _key(one) not in known]
    if new and not any(_failed(kept) == _failed(told(report)) for kept in reports_of(item)):
        keep_report(item, report)  # once: what stays wrong is on the list of problems, night after night
    return tuple(Problem(UNREADABLE, "", f"{one['code']} {one['message']}") for one in new)


def _key(finding: Mapping[str, Any]) -> tuple[str, str]:
    return finding["code"], finding["message"]


def _failed(report: Mapping[str, Any]) -> tuple[str, list[tuple[str, str]]]:
    return report["stage"], [_key(one) for one in report["findings"] if one["result"] == FAILED]
