"""Collect the texts of this package for translation, and check that everything people read is in Chinese.

`i18n.py extract` renews the template of the domain shangnan.policy and brings the Chinese catalogue into step with it.
`i18n.py check` lists what is stale, untranslated or broken, in our domain and in the domains that we complete, and
exits with 1 if there is anything.
"""

from __future__ import annotations

from translations.completions import problems_of_completions
from translations.extraction import extract
from translations.extraction import ExtractionError
from translations.own import problems_of_our_domain
from translations.templates import problems_of_templates

import sys


def check() -> int:
    """Print every problem, one a line; return the exit status."""
    problems = problems_of_our_domain() + problems_of_templates() + problems_of_completions()
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problems with translations.")
    return 1 if problems else 0


def main(arguments: list[str]) -> int:
    """Run the command that is named; return the exit status."""
    try:
        match arguments:
            case ["extract"]:
                print(extract())
                return 0
            case ["check"]:
                return check()
    except ExtractionError as error:
        print(error, file=sys.stderr)
        return 1
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
