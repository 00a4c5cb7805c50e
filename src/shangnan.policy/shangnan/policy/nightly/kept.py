"""What is kept of each night's work, in the database: who began it and when, what became of each job, when it was over.

A night is claimed before it is worked on, so that of several processes one does it; the others meet the claim, or a conflict with
it. Plain mappings and text, so that no class of ours is stored.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta
from persistent.mapping import PersistentMapping
from transaction.interfaces import TransientError
from typing import Any
from zope.annotation.interfaces import IAnnotations

import os
import socket
import transaction

KEY = "shangnan.policy.nightly"
# As many nights are kept as an administrator may look back to.
KEPT = 31
# Who has begun and not been heard of for so long has died; every job that ends is a word.
SILENT = timedelta(hours=1)
ATTEMPTS = 5


@dataclass(frozen=True)
class JobResult:
    """What became of a job.

    :param begun: when, ISO 8601.
    :param ended: when, ISO 8601.
    :param done: whether it went well.
    :param count: how many things were done; which, the log tells.
    :param reason: why it failed, a sentence; empty where it did not.
    """

    begun: str
    ended: str
    done: bool
    count: int = 0
    reason: str = ""


@dataclass(frozen=True)
class KeptNight:
    """What is known of a night.

    :param day: the county's date, ISO 8601.
    :param begun: when, ISO 8601.
    :param ended: when; empty while it is worked on, or where whoever did so died.
    :param by: machine and process.
    :param jobs: results by name of the job.
    """

    day: str
    begun: str
    ended: str
    by: str
    jobs: dict[str, JobResult]

    @property
    def done(self) -> bool:
        """Whether it is over and every job went well."""
        return bool(self.ended) and all(job.done for job in self.jobs.values())


def _stored(site: Any) -> Any:
    return IAnnotations(site).get(KEY)


def kept_nights(site: Any) -> list[KeptNight]:
    """Return the nights that are kept, the latest first."""
    stored = _stored(site) or {}
    return [
        KeptNight(
            day,
            night["begun"],
            night["ended"],
            night["by"],
            {name: JobResult(*result) for name, result in sorted(night["jobs"].items())},
        )
        for day, night in sorted(stored.items(), reverse=True)
    ]


def may_claim(night: Any, moment: datetime, again: bool) -> bool:
    """Return whether somebody may work on a night. Pure.

    :param night: what is stored of it: a mapping; None where nobody has begun.
    :param moment: the present.
    :param again: whether what is done is done once more.
    """
    if night is None:
        return True
    if not night["ended"]:
        return moment - datetime.fromisoformat(night["heard"]) >= SILENT
    return again or not all(result[2] for result in night["jobs"].values())


def claim(site: Any, day: date, moment: datetime, again: bool = False) -> bool:
    """Claim a night for this process, and commit it.

    :param site: whose night it is.
    :param day: the county's date.
    :param moment: the present.
    :param again: whether a night that is done may be worked on once more.
    :returns: whether it is ours; another process may have it, or all may be done.
    """
    transaction.begin()
    stored = _stored(site)
    if not may_claim((stored or {}).get(day.isoformat()), moment, again):
        transaction.abort()
        return False
    if stored is None:
        stored = IAnnotations(site)[KEY] = PersistentMapping()
    night = stored.get(day.isoformat())
    if night is None:
        night = stored[day.isoformat()] = PersistentMapping(jobs=PersistentMapping())
    night.update(
        begun=moment.isoformat(), heard=moment.isoformat(), ended="", by=f"{socket.gethostname()}:{os.getpid()}"
    )
    for old in sorted(stored)[:-KEPT]:
        del stored[old]
    try:
        transaction.commit()
    except TransientError:
        # Another process has claimed it at the same moment.
        transaction.abort()
        return False
    return True


def note(site: Any, day: date, name: str, result: JobResult) -> None:
    """Keep what became of a job, and commit it."""

    def write(night: Any) -> None:
        night["jobs"][name] = astuple(result)
        night["heard"] = result.ended

    _write(site, day, write)


def close(site: Any, day: date, moment: datetime) -> None:
    """Keep that a night's work is over, and commit it."""
    _write(site, day, lambda night: night.update(ended=moment.isoformat()))


def _write(site: Any, day: date, write: Callable[[Any], None]) -> None:
    for attempt in range(1, ATTEMPTS + 1):
        transaction.begin()
        try:
            write(_stored(site)[day.isoformat()])
            transaction.commit()
        except TransientError:
            transaction.abort()
            if attempt == ATTEMPTS:
                raise
        else:
            return
