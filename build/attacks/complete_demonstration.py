"""Add to a new site what a server would add to the demonstration while it serves."""

from __future__ import annotations

from shangnan.policy.demonstration.completing import complete
from Testing.makerequest import makerequest
from typing import Any
from zope.component.hooks import setSite

import sys


def main(app: Any, site_id: str) -> None:
    """Complete the demonstration.

    :param app: the Zope application root.
    :param site_id: id of the site.
    """
    setSite(makerequest(app)[site_id])
    if not complete():
        raise SystemExit("The site was made without the demonstration.")


main(globals()["app"], sys.argv[-1])
