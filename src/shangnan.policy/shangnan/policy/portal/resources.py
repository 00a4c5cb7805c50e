"""Addresses of our style sheets and script, each with a mark of its content so that browsers may keep them for long."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

STATIC = Path(__file__).parent / "static"


def stamped(name: str) -> str:
    """Address of a file of `static/`, relative to the site, ending in a mark that changes with the file's content."""
    mark = sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"++resource++shangnan.portal/{name}?v={mark}"


PORTAL_CSS = stamped("portal.css")
STAFF_CSS = stamped("staff.css")
PORTAL_JS = stamped("portal.js")
STAFF_JS = stamped("staff.js")
