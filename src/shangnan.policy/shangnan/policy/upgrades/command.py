"""`python -m shangnan.policy.upgrades.command ZOPE_CONF DATA BLOBS COPIES`: bring older data to what the code needs, before it is served.

It says what it will do, keeps a copy, and takes the steps, each lasting at once. Killed at any moment it goes on when it is started again,
with the copy of the beginning. Where a step fails, it says how to go back, and the site is not served.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from pathlib import Path
from shangnan.policy import _
from shangnan.policy.locales.unstarted import chinese_without_zope
from shangnan.policy.upgrades.announced import steps_after
from shangnan.policy.upgrades.announced import version_of_the_code
from shangnan.policy.upgrades.kept_copy import copy_data
from shangnan.policy.upgrades.kept_copy import NoSpace
from shangnan.policy.upgrades.stored_version import stored_versions
from string import Template
from typing import TextIO
from zc.lockfile import LockError
from zc.lockfile import LockFile
from zope.i18nmessageid import Message

import sys
import traceback

# In the folder of copies while an upgrade is under way: the name of the copy of the beginning.
UNDER_WAY = "under-way.txt"
# Started with the configuration; tells of each step that is done.
Upgrade = Callable[[str, Callable[[str], None]], None]


def said(message: Message, **values: object) -> str:
    """Return a sentence in Chinese."""
    return Template(chinese_without_zope(message)).substitute(values)


def main(configuration: str, data: Path, blobs: Path, copies: Path, upgrade: Upgrade, out: TextIO, err: TextIO) -> int:
    """Bring a database to what the code needs.

    :param configuration: zope.conf.
    :param data: Data.fs; where there is none, or it is as the code needs it, nothing is said or done.
    :param blobs: folder of uploads.
    :param copies: folder for copies.
    :param upgrade: does it.
    :param out: takes a line for each thing done.
    :param err: takes what went wrong.
    :returns: 0 where the site can be served.
    """

    def tell(line: str) -> None:
        out.write(line + "\n")
        out.flush()

    versions = stored_versions(data) if data.exists() else {}
    present = version_of_the_code()
    if any(int(version) > int(present) for version in versions.values()):
        err.write(said(_("The data is of a newer version than the program. Use the program of that version.")) + "\n")
        return 1
    older = sorted(version for version in versions.values() if int(version) < int(present))
    if not older:
        (copies / UNDER_WAY).unlink(missing_ok=True)
        return 0
    tell(said(_("The data is of version ${old}, the program of ${new}. It will now:"), old=older[0], new=present))
    for number, step in enumerate(steps_after(older[0]), 1):
        tell(f"  {number}. {step.title}")
    try:
        copy = kept(data, blobs, copies, older[0], tell)
    except NoSpace as error:
        text = _(
            "There is too little space for a copy: ${needed} MB are needed, ${free} MB are free. Nothing was changed."
        )
        err.write(said(text, needed=error.needed // 2**20 + 1, free=error.free // 2**20) + "\n")
        return 1
    except LockError:
        err.write(said(_("The data is in use. Stop what serves it, then start again.")) + "\n")
        return 1
    try:
        upgrade(configuration, tell)
    except Exception:
        traceback.print_exc(file=err)
        err.write(said(_("The upgrade failed; what is above says where. The site is not served.")) + "\n")
        text = _(
            "To go back, put ${data} and the folder ${blobs} from ${copy} in place of the present ones, with the earlier program."
        )
        err.write(said(text, data=data.name, blobs=blobs.name, copy=copy) + "\n")
        return 1
    (copies / UNDER_WAY).unlink(missing_ok=True)
    tell(
        said(
            _("The data is of version ${new} now. The copy of what was before stays in ${copy}."),
            new=present,
            copy=copy,
        )
    )
    return 0


def kept(data: Path, blobs: Path, copies: Path, version: str, tell: Callable[[str], None]) -> Path:
    """Keep a copy of the data, but where an upgrade that was interrupted has kept one.

    :returns: its folder.
    :raises NoSpace: see there.
    :raises LockError: where the data is in use.
    """
    under_way = copies / UNDER_WAY
    if under_way.exists() and (copies / under_way.read_text(encoding="utf-8")).is_dir():
        copy = copies / under_way.read_text(encoding="utf-8")
        tell(
            said(_("An earlier upgrade was interrupted. It goes on; the copy of its beginning is ${copy}."), copy=copy)
        )
        return copy
    number = 1
    while (copy := copies / f"{version}-{number}").exists():
        number += 1
    lock = LockFile(f"{data}.lock")
    try:
        copy_data(data, blobs, copy)
    finally:
        lock.close()
    under_way.write_text(copy.name, encoding="utf-8")
    tell(said(_("A copy is kept in ${copy}."), copy=copy))
    return copy


def start(arguments: Sequence[str]) -> int:
    """Do it, with messages to the console."""
    from shangnan.policy.upgrades.taking_steps import upgrade

    configuration, data, blobs, copies = arguments
    return main(configuration, Path(data), Path(blobs), Path(copies), upgrade, sys.stdout, sys.stderr)


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
