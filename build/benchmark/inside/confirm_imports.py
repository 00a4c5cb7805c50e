"""Confirm what has been imported into a site of ours, as another publisher; prints how many and how long as JSON."""

from __future__ import annotations

from plone import api
from shangnan.policy.transfer.confirming import decide
from shangnan.policy.transfer.confirming import PUBLISH
from shangnan.policy.transfer.import_batches import all_handed_over
from Testing.makerequest import makerequest
from time import perf_counter
from typing import Any
from zope.component.hooks import setSite

import json
import sys


def main(app: Any, site_id: str) -> None:
    """Publish what waits.

    :param app: the Zope application root.
    :param site_id: id of the site.
    """
    setSite(makerequest(app)[site_id])
    done, refused, began = 0, 0, perf_counter()
    with api.env.adopt_user(username="bench-publisher"):
        for run in all_handed_over():
            decided = decide(run, PUBLISH, "bench")
            done, refused = done + decided.done, refused + len(decided.refused)
    print(json.dumps({"done": done, "refused": refused, "seconds": perf_counter() - began}))


main(globals()["app"], sys.argv[-1])
