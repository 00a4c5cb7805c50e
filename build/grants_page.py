"""Render the table of who gives which role for people: docs/reference/grants.md from the product's `accounts/grants.csv`.

`grants_page.py` writes the page; `grants_page.py --check` exits with 1 where it is not what the table says.
"""

from __future__ import annotations

from pathlib import Path

import csv
import sys

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "src" / "shangnan.policy" / "shangnan" / "policy" / "accounts" / "grants.csv"
PAGE = ROOT / "docs" / "reference" / "grants.md"

HEAD = """\
# Who gives which role

Made by `build/grants_page.py` from `accounts/grants.csv` of the product, which is what the user folder asks before it writes;
change that, not this. `tests/accounts/test_matrix.py` tries every account on every role and group.

- *By hand*: to an account or a group directly. *By group*: by putting somebody into a group that gives it, or that lies in one.
- Whoever may give, in either way, may take away. What no row names, nobody gives; – is nobody.
- Nobody gives or takes anything to or from the own account, not by a group either; Manager, the technical superuser, excepted.
- System, security and audit administrators hold no second office of the three, no office that handles records and no function
  in a unit, whoever gives it.
- Groups whose ids begin with `office-` and `unit-` are made and removed by the product alone.

| role | by hand | by group | |
|---|---|---|---|
"""


def page(table: Path = TABLE) -> str:
    """Return the page that a table makes."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return HEAD + "".join(f"| {row['role']} | {row['by hand']} | {row['by group']} | {row['note']} |\n" for row in rows)


def main(arguments: list[str]) -> int:
    """Write or check the page; return the exit status."""
    made = page()
    if arguments == ["--check"]:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == made else 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
