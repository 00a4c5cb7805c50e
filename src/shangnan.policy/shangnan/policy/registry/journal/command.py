"""`python -m shangnan.policy.registry.journal.command ZOPE_CONF FILE`: write the journal of a database into a file.

The database is opened for reading alone, whether it is being served or not, and Zope is not started: looking changes nothing.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from shangnan.policy import _
from shangnan.policy.locales.unstarted import chinese_without_zope
from shangnan.policy.registry.journal.checking import exported_and_checked
from shangnan.policy.registry.journal.store import kept_in
from typing import Any
from ZODB.DB import DB
from Zope2.Startup.options import ZopeWSGIOptions

import sys

ROOT = "/"
NOT_OPENED = _("The database cannot be opened:")


def storage_of(configuration: str) -> Any:
    """Return the opened storage of the database that a Zope configuration file names, for reading alone.

    :param configuration: path of zope.conf.
    :raises OSError: where there is none.
    """
    root = ZopeWSGIOptions(configuration)().configroot
    [database] = [one for one in root.databases if ROOT in one.getVirtualMountPaths()]
    factory = database.config.storage
    # Around it may lie what holds filed records, and the files of attachments: reading needs neither.
    while hasattr(factory.config, "base"):
        factory = factory.config.base
    factory.config.read_only = True
    factory.config.create = False
    return factory.open()


def main(arguments: Sequence[str]) -> int:
    """Write the journal.

    :returns: 0; 1 where there is no database or it cannot be opened.
    """
    parser = ArgumentParser(prog="journal")
    parser.add_argument("configuration")
    parser.add_argument("file", type=Path)
    given = parser.parse_args(arguments)
    try:
        database = DB(storage_of(given.configuration))
    except OSError as error:
        sys.stderr.write(f"{chinese_without_zope(NOT_OPENED)}{error}\n")
        return 1
    with database.transaction() as connection, given.file.open("w", encoding="utf-8") as stream:
        _faults, lines = exported_and_checked(kept_in(connection.root()))
        stream.writelines(f"{line}\n" for line in lines)
    database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
