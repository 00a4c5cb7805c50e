"""Most of the demonstration is added by the server while it serves: the first page does not wait for 860 records.

What is outstanding is noted at the site when it is made. Each part is in the site whole or not at all, and one that is there
changes nothing when it is added again; so a server that is stopped in between goes on with its next start.
"""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.content import add_list
from shangnan.policy.demonstration.content import add_other_records
from shangnan.policy.demonstration.content import publish_guides
from shangnan.policy.nightly.application import opened_application
from shangnan.policy.nightly.run import sites
from shangnan.policy.registry.committing import committed
from threading import Event
from threading import Thread
from typing import Any
from ZODB.POSException import ConflictError
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.processlifetime import IDatabaseOpenedWithRoot

import logging
import os

log = logging.getLogger(__name__)
KEY = "shangnan.policy.demonstration"
SWITCH = "SHANGNAN_DEMONSTRATION"
# The server opens its ports and answers the first page.
BEFORE = 5.0
# Others wrote so much that a part did not come through.
PAUSE = 30.0


def note_outstanding() -> None:
    """Note that most of the demonstration is still to be added to the present site."""
    IAnnotations(api.portal.get())[KEY] = True


def is_outstanding() -> bool:
    """Return whether something is still to be added to the present site."""
    return KEY in IAnnotations(api.portal.get())


def complete() -> bool:
    """Add to the present site what is outstanding: first what the public sees, then the other records and the drafts.

    :returns: whether anything was outstanding.
    :raises ZODB.POSException.ConflictError: where others write so much that a part fails again and again; done anew it goes on.
    """
    if not is_outstanding():
        return False
    # People may have closed a unit or taken a code meanwhile: what is theirs stays, and so does the rest.
    refusals = committed(publish_guides)
    committed(add_other_records)
    for refused in refusals + add_list(one_transaction=False):
        log.warning("Left out of the demonstration: %s", refused)
    committed(_forget_outstanding)
    return True


def _forget_outstanding() -> None:
    IAnnotations(api.portal.get()).pop(KEY, None)


def complete_all_sites() -> None:
    """Add what is outstanding to every site in the database."""
    with opened_application() as app:
        for site in sites(app):
            if complete():
                log.warning("The demonstration of %s is complete.", site.getId())


def _complete_until_done() -> None:
    pause = Event()
    pause.wait(BEFORE)
    while True:
        try:
            return complete_all_sites()
        except ConflictError:
            log.warning("The demonstration could not be completed beside what others write; tried again.")
            pause.wait(PAUSE)
        except Exception:  # the server goes on without it, and tries again when it is started
            return log.exception("The demonstration could not be completed.")


@adapter(IDatabaseOpenedWithRoot)
def begin_completing(event: Any) -> None:
    """Complete the demonstration beside the requests, where the environment asks for it."""
    if os.environ.get(SWITCH) == "1":
        Thread(target=_complete_until_done, name="demonstration", daemon=True).start()
