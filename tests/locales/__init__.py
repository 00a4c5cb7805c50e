"""Chinese everywhere: the catalogues, the lookup, and the check that `make check` runs (its code is in build/)."""

from pathlib import Path

import sys

sys.path.insert(0, str(Path(__file__).parents[2] / "build"))
