"""What holds for all of the project, whatever it does; the scripts under build/ are part of it."""

from pathlib import Path

import sys

sys.path.insert(0, str(Path(__file__).parents[2] / "build"))
