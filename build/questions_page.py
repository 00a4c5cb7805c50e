"""Render the lists of what may be asked and set for people: docs/reference/questions/README.md from the package's data.

`questions_page.py` writes the page; `questions_page.py --check` exits with 1 where it is not what the lists say.
"""

from __future__ import annotations

from pathlib import Path

import csv
import sys

ROOT = Path(__file__).parent.parent
LISTS = ROOT / "src/shangnan.policy/shangnan/policy/http"
PAGE = ROOT / "docs/reference/questions/README.md"

HEAD = """\
# What may be asked and set

Made by `build/questions_page.py` from `http/questions/*.csv` and `http/settings/settings.csv`; change those, not this. What is not here is
open to nobody. Audiences: visitor (anybody) · staff (signed in) · office (Manager, SysAdmin, SecAdmin) · – nobody; each may what
the ones before it may. Why: [0019](../../decisions/0019-what-may-be-asked.md).

## Searches and lists

`filter`: a search may be narrowed by it · `sort`: results may be put in its order · `told`: `metadata_fields` and columns of lists.
"""
CHOICES = """
## Choices by name

`@vocabularies` and `@@getVocabulary`. staff: signed in · system: Manager, SysAdmin · accounts: Manager, SecAdmin · – nobody.
"""
SETTINGS = """
## Settings

Which record of the registry may be changed while the site is served, by whatever door; `.*` names all below. system: Manager,
SysAdmin · accounts: Manager, SecAdmin · manager: Manager. What is not here comes with the program and is changed by nobody.
"""


def table(path: Path) -> str:
    """Return a CSV file as a table of Markdown."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    made = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([made[0], "|---" * len(rows[0]) + "|", *made[1:]])


def page(lists: Path = LISTS) -> str:
    """Return the text of the page."""
    return "\n".join(
        [
            *(HEAD, table(lists / "questions" / "questions.csv")),
            *(CHOICES, table(lists / "questions" / "choices.csv")),
            *(SETTINGS, table(lists / "settings" / "settings.csv"), ""),
        ]
    )


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(int(PAGE.read_text(encoding="utf-8") != page()))
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
