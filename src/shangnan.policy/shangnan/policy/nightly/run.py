"""One run over the jobs of a site: each in a transaction of its own, so that one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from plone.base.interfaces import IPloneSiteRoot
from plone.browserlayer.utils import registered_layers
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.nightly import INightlyJob
from typing import Any
from ZODB.POSException import ConflictError
from zope.component import getUtilitiesFor
from zope.component.hooks import getSite
from zope.component.hooks import setSite

import logging
import transaction

log = logging.getLogger(__name__)
ATTEMPTS = 5


@dataclass
class Night:
    """What a run did.

    :param lines: a sentence in Chinese for each thing done.
    :param failed: names of the jobs that failed; the log has the reason.
    """

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


def run_jobs(day: date) -> Night:
    """Do every job of the present site and commit each.

    :param day: the county's date.
    """
    night = Night()
    for name, job in sorted(getUtilitiesFor(INightlyJob)):
        try:
            night.lines += _in_transaction(job, day)
        except Exception:  # whatever it was: the other jobs still have to be done
            transaction.abort()
            log.exception("The night's job %s failed.", name)
            night.failed.append(name)
    for line in night.lines:
        log.info(line)
    return night


def _in_transaction(job: Any, day: date) -> list[str]:
    for attempt in range(1, ATTEMPTS + 1):
        transaction.begin()
        lines: list[str] = job.run(day)
        try:
            transaction.commit()
        except ConflictError:
            transaction.abort()
            if attempt == ATTEMPTS:
                raise
        else:
            return lines
    raise AssertionError("not reached")
