"""One run over the jobs of a site: each in a transaction of its own, so that one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from plone.base.interfaces import IPloneSiteRoot
from plone.browserlayer.utils import registered_layers
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.nightly.kept import claim
from shangnan.policy.nightly.kept import close
from shangnan.policy.nightly.kept import JobResult
from shangnan.policy.nightly.kept import kept_nights
from shangnan.policy.nightly.kept import note
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.refusals import Refused
from transaction.interfaces import TransientError
from typing import Any
from zope.component import getUtilitiesFor
from zope.component.hooks import getSite
from zope.component.hooks import setSite

import logging
import transaction

log = logging.getLogger(__name__)
ATTEMPTS = 5
LONGEST = 300  # characters of a reason; the log has all of it


@dataclass
class Night:
    """What a run did.

    :param claimed: whether it was ours to do; if not, another process is at it, or all was done before.
    :param lines: a sentence in Chinese for each thing done.
    :param failed: names of the jobs that failed; the log has the reason.
    """

    claimed: bool = True
    lines: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def sites(app: Any) -> Iterator[Any]:
    """Yield the sites of a Zope application in which this package is installed."""
    before = getSite()
    for site in app.objectValues():
        if IPloneSiteRoot.providedBy(site):
            setSite(site)
            if IShangnanLayer in registered_layers():
                yield site
    setSite(before)


def jobs() -> list[tuple[str, Any]]:
    """Return the jobs of the present site by name, in the order in which they are done."""
    return sorted(getUtilitiesFor(INightlyJob))


def run_jobs(day: date, again: bool = False) -> Night:
    """Do every job of the present site and commit each; nothing where another process has the night or all is done.

    :param day: the county's date.
    :param again: whether jobs that went well on that day are done once more.
    """
    site = getSite()
    if not claim(site, day, now(), again):
        return Night(claimed=False)
    [kept] = [night for night in kept_nights(site) if night.day == day.isoformat()]
    night = Night()
    for name, job in jobs():
        if again or name not in kept.jobs or not kept.jobs[name].done:
            begun = now().isoformat()
            lines, why = _done(name, job, day)
            note(site, day, name, JobResult(begun, now().isoformat(), not why, len(lines), why))
            night.lines += lines
            if why:
                night.failed.append(name)
    close(site, day, now())
    for line in night.lines:
        log.info(line)
    return night


def _done(name: str, job: Any, day: date) -> tuple[list[str], str]:
    """Do a job; return what was done and, where it failed, why."""
    try:
        return _in_transaction(job, day), ""
    except Exception as error:  # whatever it was: the other jobs still have to be done
        transaction.abort()
        log.exception("The night's job %s failed.", name)
        return [], reason(error)


def reason(error: Exception) -> str:
    """Return why a job failed, as a sentence in Chinese."""
    if isinstance(error, Refused):
        return " ".join(error.lines())[:LONGEST]
    if isinstance(error, TransientError):
        return chinese(_("Others wrote the same at the same moment, five times in a row."))
    what = " ".join(f"{type(error).__name__} {error}".split())[:LONGEST]
    return chinese(_("Something unforeseen happened: ${what}", mapping={"what": what}))


def _in_transaction(job: Any, day: date) -> list[str]:
    for attempt in range(1, ATTEMPTS + 1):
        transaction.begin()
        try:
            lines: list[str] = job.run(day)
            transaction.commit()
        except TransientError:
            transaction.abort()
            if attempt == ATTEMPTS:
                raise
        else:
            return lines
    raise AssertionError("not reached")
