"""Render what holds the sections of the OWASP ASVS for people: docs/reference/asvs/README.md from the table beside it.

`asvs_page.py` writes the page; `asvs_page.py --check` exits with 1 where it is not what the table says.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import csv
import sys

FOLDER = Path(__file__).parent.parent / "docs" / "reference" / "asvs"
TABLE, PAGE = FOLDER / "sections.csv", FOLDER / "README.md"
# What a section may say of itself.
STATES = ("held", "partly", "open", "not applicable", "none")
# Sections in each chapter of ASVS 5.0.
SECTIONS = (5, 4, 7, 4, 4, 8, 6, 4, 2, 7, 7, 3, 4, 3, 4, 5, 3)
CHAPTERS = (
    "Encoding and Sanitization", "Validation and Business Logic", "Web Frontend Security", "API and Web Service",
    "File Handling", "Authentication", "Session Management", "Authorization", "Self-contained Tokens", "OAuth and OIDC",
    "Cryptography", "Secure Communication", "Configuration", "Data Protection", "Secure Coding and Architecture",
    "Security Logging and Error Handling", "WebRTC",
)  # fmt: skip
HEAD = """\
# What holds the sections of ASVS 5.0

Made by `build/asvs_page.py` from `sections.csv`; change that, not this. Sections and numbers are those of the OWASP Application
Security Verification Standard 5.0 (CC BY-SA 4.0), with how many requirements each has up to level 2. `held`: all of them that
apply, by the tests that are named. `partly`: some of them; the text says what is missing. `open`: nothing of ours holds it. `none`:
the section asks for nothing at level 2. A judgement of our own, section by section, and no certificate. Tests are named by
module, class or method; a test checks that each is there.
"""


def read(table: Path = TABLE) -> list[dict[str, str]]:
    """Return the rows of the table."""
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def page(rows: list[dict[str, str]]) -> str:
    """Return the whole page."""
    counted = Counter(row["state"] for row in rows)
    parts = [HEAD, " · ".join(f"{state} {counted[state]}" for state in STATES)]
    for number, chapter in enumerate(CHAPTERS, start=1):
        parts.append(f"\n## V{number} {chapter}\n\n| section | requirements | | how | tests |\n|---|---|---|---|---|")
        for row in rows:
            if row["section"].partition(".")[0] == str(number):
                tests = ", ".join(f"`{name}`" for name in row["tests"].split())
                parts.append(
                    f"| V{row['section']} {row['title']} | {row['requirements']} | {row['state']} | {row['how']} | {tests} |"
                )
    return "\n".join(parts) + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or check it; return the exit status."""
    made = page(read())
    if arguments == ["--check"]:
        fresh = PAGE.exists() and PAGE.read_text(encoding="utf-8") == made
        if not fresh:
            print("docs/reference/asvs/README.md is stale: run build/asvs_page.py")
        return 0 if fresh else 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
