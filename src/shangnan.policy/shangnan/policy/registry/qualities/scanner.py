"""The virus scanner of the machine: ClamAV, where it is installed and the settings let it be used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import logging
import shutil
import subprocess

log = logging.getLogger(__name__)
# The first talks to a scanner that runs already; the second loads its list of viruses anew each time.
PROGRAMS = {"clamdscan": ("--fdpass", "--no-summary"), "clamscan": ("--no-summary",)}
SECONDS = 300
CLEAN, INFECTED = 0, 1


def scan(files: Mapping[str, Path]) -> dict[str, str] | None:
    """Return for each file the name of the virus in it, "" for none; None where no scanner has answered for all of them.

    :param files: name to where the file lies.
    """
    if not files:
        return {} if any(shutil.which(name) for name in PROGRAMS) else None
    for name, options in PROGRAMS.items():
        program = shutil.which(name)
        if program is not None and (found := _asked([program, *options], files)) is not None:
            return found
    return None


def _asked(command: list[str], files: Mapping[str, Path]) -> dict[str, str] | None:
    try:
        # The paths are those of the database's own folder of files, and never begin with a hyphen.
        done = subprocess.run(
            [*command, *(str(path) for path in files.values())],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("The virus scanner did not answer: %s", error)
        return None
    if done.returncode not in (CLEAN, INFECTED):
        log.warning("The virus scanner failed: %s", (done.stderr or done.stdout)[:500])
        return None
    told = dict(_lines(done.stdout))
    found = {name: told.get(str(path), "") for name, path in files.items()}
    if (done.returncode == INFECTED) != any(found.values()):
        log.warning("The virus scanner says something else than its exit status: %s", done.stdout[:500])
        return None
    return found


def _lines(output: str) -> list[tuple[str, str]]:
    """Return (path, virus) of lines as `/a/b: Win.Test.EICAR_HDB-1 FOUND`."""
    found = (line.removesuffix(" FOUND").rpartition(": ") for line in output.splitlines() if line.endswith(" FOUND"))
    return [(path, virus) for path, _colon, virus in found]
