"""Take the manual's pictures anew: `.venv/bin/python docs/手册/screenshots.py [ADDRESS] [ACCOUNTS]`.

The site has to be running with the demonstration content. ADDRESS is http://localhost:8080/shangnan unless said
otherwise, ACCOUNTS the file with the passwords, instance/var/accounts.txt. A draft that the pictures need is written
for them and deleted again; of a revision that is begun and deleted, a line in the guide's internal history stays.
"""

from __future__ import annotations

from pathlib import Path

import argparse
import sys

MANUAL = Path(__file__).resolve().parent
ROOT = MANUAL.parent.parent
# The browser of the journeys is ours too.
sys.path.insert(0, str(ROOT))

from pictures import administration  # noqa: E402
from pictures import deciding  # noqa: E402
from pictures import desk  # noqa: E402
from pictures import dispatches  # noqa: E402
from pictures import drafting  # noqa: E402
from pictures import importing  # noqa: E402
from pictures import integrity  # noqa: E402
from pictures import public  # noqa: E402
from pictures import revising  # noqa: E402
from pictures.camera import Camera  # noqa: E402
from pictures.camera import chinese_browser  # noqa: E402
from pictures.camera import passwords  # noqa: E402


def main(arguments: list[str]) -> int:
    """Take every picture.

    :param arguments: of the command line.
    :returns: exit status.
    """
    parser = argparse.ArgumentParser(prog="screenshots.py")
    parser.add_argument("address", nargs="?", default="http://localhost:8080/shangnan")
    parser.add_argument("accounts", nargs="?", type=Path, default=ROOT / "instance" / "var" / "accounts.txt")
    options = parser.parse_args(arguments)
    with chinese_browser() as browser:
        camera = Camera(browser, options.address.rstrip("/"), passwords(options.accounts), MANUAL / "images")
        for chapter in (public, drafting, deciding, revising, importing, desk, dispatches, integrity, administration):
            chapter.take(camera)
    print(f"{len(camera.taken)} pictures, {sum(camera.taken.values()) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
