"""Render the tables of who may do what for people: docs/reference/permissions/README.md from the CSV files beside it.

`permissions_page.py` writes the page; `permissions_page.py --check` exits with 1 where it is not what the tables say.
"""

from __future__ import annotations

from pathlib import Path

import csv
import sys

FOLDER = Path(__file__).parent.parent / "docs" / "reference" / "permissions"
PAGE = FOLDER / "README.md"
VIEWS = "views"

HEAD = """\
# Who may do what

Made by `build/permissions_page.py` from the tables beside this page; change those, not this. The tests try every cell as every
account through the page or form, REST and the direct address of each file, and fail for a cell that no table names.

Codes: A anyone · S any signed-in staff · D drafter, R reviewer, L approver of the responsible unit · D2 drafter of another
unit · P centre publisher · G registrar · Y Party affairs clerk · I discipline inspector · X person concerned, whom the record
names · H named handler · ≠ not whoever submitted, wrote or changed any of it (../deciding-steps.csv says of every step whether
it decides) · – nobody. SysAdmin, SecAdmin and Auditor are signed-in staff and nothing more where a table does not name them.
Manager, the technical superuser, is no staff: it sees restricted records only by giving itself a role.
"""


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def kind_section(kind: str, rows: list[dict[str, str]]) -> str:
    """Return a kind's table: a row for each action, a column for each state, and the notes below."""
    states = list(dict.fromkeys(row["state"] for row in rows))
    actions = list(dict.fromkeys(row["action"] for row in rows))
    roles = {(row["state"], row["action"]): row["roles"] for row in rows}
    lines = [f"## {kind}", "", f"| | {' | '.join(states)} |", f"|---|{'---|' * len(states)}"]
    lines += [f"| {action} | {' | '.join(roles.get((state, action), '') for state in states)} |" for action in actions]
    notes: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row["note"]:
            notes.setdefault((row["action"], row["note"]), []).append(row["state"])
    if notes:
        lines.append("")
        lines += [
            f"- {action}{'' if len(told) == len(states) else ' (' + ', '.join(told) + ')'}: {note}"
            for (action, note), told in notes.items()
        ]
    return "\n".join(lines)


def views_section(rows: list[dict[str, str]]) -> str:
    """Return the table of pages, services and resources."""
    lines = ["## Pages, services and resources", "", "| name | for | permission | who |", "|---|---|---|---|"]
    lines += [
        f"| {row['view name'] or '(the object itself)'} | {row['for']} | {row['permission']} | {row['who']} |"
        for row in rows
    ]
    return "\n".join(lines)


def page(folder: Path = FOLDER) -> str:
    """Return the whole page."""
    kinds = sorted(path for path in folder.glob("*.csv") if path.stem != VIEWS)
    parts = [HEAD.rstrip(), *(kind_section(path.stem, read(path)) for path in kinds)]
    if (folder / f"{VIEWS}.csv").exists():
        parts.append(views_section(read(folder / f"{VIEWS}.csv")))
    return "\n\n".join(parts) + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or check it; return the exit status."""
    if arguments == ["--check"]:
        fresh = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
        if not fresh:
            print(f"{PAGE.name} is stale: run build/permissions_page.py")
        return 0 if fresh else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
