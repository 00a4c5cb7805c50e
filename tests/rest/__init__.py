"""The REST door; its description is made by a script of the project."""

from pathlib import Path

import sys

sys.path.insert(0, str(Path(__file__).parents[2] / "build"))
