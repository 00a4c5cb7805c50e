"""Render the list of what may be called for people: docs/reference/allowed.md from the tables of the package.

`allowed_page.py` writes the page; a test says when it is stale.
"""

from __future__ import annotations

from pathlib import Path

import csv
import sys

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "src" / "shangnan.policy" / "shangnan" / "policy" / "http" / "allowed"
PAGE = ROOT / "docs" / "reference" / "allowed.md"

HEAD = """\
# What may be called

Made by `build/allowed_page.py` from the tables in `src/shangnan.policy/shangnan/policy/http/allowed/` (their README says what a
row means); change those, not this. What no row names is not found, for everybody, before it runs. The permission of a page is
asked besides: a row opens nothing that a permission closes.

Codes: A anyone · S signed in · P centre publisher · G registrar · Y Party affairs clerk · I discipline inspector · SysAdmin,
SecAdmin, Auditor the three administrators · Manager the technical superuser · – nobody by its address.
"""
TITLES = {
    "control_panels": "Settings and accounts",
    "our_pages": "Our own pages",
    "plone_pages": "Pages of Plone",
    "resources": "Styles, scripts and pictures",
    "services": "REST services",
}


def section(path: Path) -> str:
    """Return a table: a row for each thing that may be called."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    told = [
        f"## {TITLES.get(path.stem, path.stem)}",
        "",
        "| name | on | by | who | what for |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        name = f"`{row['name']}`" if row["name"] else "(the object itself)"
        told.append(f"| {name} | {row['context']} | {row['methods']} | {row['who']} | {row['why']} |")
    return "\n".join(told)


def page(folder: Path = FOLDER) -> str:
    """Return the whole page."""
    return "\n\n".join([HEAD.rstrip(), *map(section, sorted(folder.glob("*.csv")))]) + "\n"


def main() -> int:
    """Write the page; return the exit status."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
