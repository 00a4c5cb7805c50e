"""What the database writes for a record that is added alone."""

from __future__ import annotations

from benchmark.homes import Home
from benchmark.processes import run_script
from benchmark.samples import Row
from benchmark.samples import Sample
from benchmark.sites import INSIDE

import json

KIND, SECTION = "OutgoingDispatch", "dispatches"
# Characters of the texts: a notice of a page, and all of a guide's texts.
TEXTS = (300, 5000)


def measure_writes(home: Home) -> list[Row]:
    """Add dispatches by requests of their own to what this site holds, and return the lines for what was written.

    :param home: this site, as the registers left it.
    """
    rows = []
    for most in TEXTS:
        done = json.loads(
            run_script(home, INSIDE / "measure_writes.py", home.name, KIND, SECTION, str(most)).splitlines()[-1]
        )
        sizes = tuple(size / 1000 for size in done["bytes"])
        note = f"text of at most {most} characters, beside {done['held']} others; all objects of the transaction; the file has 42 bytes more for each"
        rows.append(Row("written for one dispatch", Sample(sizes, "kB"), None, note))
    return rows
