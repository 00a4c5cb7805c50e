"""The benchmark's own sums and settings; it is run by `make bench`, not by the tests."""

from pathlib import Path

import sys

sys.path.insert(0, str(Path(__file__).parents[2] / "build"))
