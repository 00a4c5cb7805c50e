"""Import from the command line: FILE [--dry-run] [--publish] [--site ID] [--json FILE]; command.py starts Zope for it.

Exit status: 0 when the file was gone through (rows may have been refused, the report says which), 1 when the file was
refused or the import could not be done, 2 for options that do not exist.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.permissions import _
from shangnan.policy.transfer.guides_import import import_guides
from shangnan.policy.transfer.progress import Bar
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.refusals import FileRefused
from typing import Any
from typing import TextIO
from ZODB.POSException import ConflictError
from zope.component.hooks import setSite
from zope.i18nmessageid import Message

import os
import platform


def main(app: Any, arguments: Sequence[str], out: TextIO, err: TextIO) -> int:
    """Import a file.

    :param app: the Zope application root.
    :param arguments: of the command line, without the command.
    :param out: takes the report.
    :param err: takes the progress bar and refusals.
    :returns: exit status.
    """
    parser = ArgumentParser(prog="import")
    parser.add_argument("file")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--publish", action="store_true")
    parser.add_argument("--site", default="shangnan")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    site = app.get(options.site)
    if site is None:
        return _fail(err, _("There is no site ${site}. Make it first: make start.", mapping={"site": options.site}))
    if not options.file:
        return _fail(err, _("Say which file: make import FILE=…"))
    setSite(site)
    try:
        rows = read_rows(options.file, Path(options.file).name)
        report = import_guides(
            site,
            rows,
            publish=options.publish,
            dry_run=options.dry_run,
            actor_note=_who(),
            progress=Bar(err),
        )
    except FileRefused as refused:
        return _fail(err, refused.message)
    except ConflictError:
        return _fail(err, _("Others are writing too much at the same time. Start the import again: it goes on."))
    out.write(report.text(chinese) + "\n")
    if options.json:
        options.json.write_text(report.as_json(chinese), encoding="utf-8")
    return 0


def _who() -> str:
    """Return the account of the operating system that runs this, for the opinions."""
    account = os.environ.get("SUDO_USER") or os.environ.get("USER") or f"uid {os.getuid()}"
    return f"{account}@{platform.node()}"


def _fail(err: TextIO, message: Message) -> int:
    err.write(chinese(message) + "\n")
    return 1
