"""The whole site out and in; two exports are compared by a command that lies in build/."""

from pathlib import Path

import sys

sys.path.insert(0, str(Path(__file__).parents[3] / "build"))
