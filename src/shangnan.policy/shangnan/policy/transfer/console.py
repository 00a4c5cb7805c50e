"""Import from the command line: FILE [--kind KIND] [--dry-run] [--publish] [--by ACCOUNT] [--site ID] [--json FILE].

command.py starts Zope for it. KIND is a type or its Chinese name; without one a list is told by its headings, and is a list
of service items where these fit no kind of record. --publish brings complete guides before a publisher and not to the public;
--by says whose import it is, and that person does not confirm it.

Exit status: 0 when the file was gone through (rows may have been refused, the report says which), 1 when the file was
refused or the import could not be done, 2 for options that do not exist.
"""

from __future__ import annotations

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.transfer.engine import import_rows
from shangnan.policy.transfer.lists import by_name
from shangnan.policy.transfer.lists import import_lists
from shangnan.policy.transfer.lists import ImportList
from shangnan.policy.transfer.lists import recognised
from shangnan.policy.transfer.progress import Bar
from shangnan.policy.transfer.progress import Progress
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.report import Report
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
    parser.add_argument("--kind", default="")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--publish", action="store_true")
    parser.add_argument("--by", default="")
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
        report = _imported(site, options, Bar(err))
    except FileRefused as refused:
        return _fail(err, refused.message)
    except ConflictError:
        return _fail(err, _("Others are writing too much at the same time. Start the import again: it goes on."))
    out.write(report.text(chinese) + "\n")
    if options.json:
        options.json.write_text(report.as_json(chinese), encoding="utf-8")
    return 0


def _imported(site: Any, options: Namespace, progress: Progress) -> Report:
    """Import the file and return the report.

    :raises FileRefused: where the file cannot be read, there is no such kind, or nobody answers for it.
    """
    name, who = Path(options.file).name, _who(options.by, options.publish)
    known = _kind(options.kind) if options.kind else recognised(options.file, name)
    rows = read_rows(options.file, name, known.list_kind)
    return import_rows(
        site,
        rows,
        known,
        publish=options.publish,
        dry_run=options.dry_run,
        actor_note=who,
        by=options.by,
        as_system=True,
        progress=progress,
    )


def _kind(wanted: str) -> ImportList:
    """Return the kind that somebody names.

    :raises FileRefused: where it is none.
    """
    known = by_name(wanted)
    if known is None:
        kinds = "、".join(known.kind.portal_type for known in import_lists())
        raise FileRefused(
            _("There is no kind “${kind}” to import. Say one of: ${kinds}.", mapping={"kind": wanted, "kinds": kinds})
        )
    return known


def _who(by: str, publish: bool) -> str:
    """Return who runs this, for the opinions: the account of the operating system, and the person who answers for it.

    :param by: account in the site; needed where guides are brought before a publisher, who has to be another one.
    :raises FileRefused: where it is missing or there is no such account.
    """
    account = os.environ.get("SUDO_USER") or os.environ.get("USER") or f"uid {os.getuid()}"
    where = f"{account}@{platform.node()}"
    if by and api.user.get(userid=by) is None:
        raise FileRefused(_("There is no account ${account} in the site.", mapping={"account": by[:60]}))
    if publish and not by:
        raise FileRefused(
            _(
                "Say whose import it is: BY=account. Another publisher then confirms it on the page “Imports to confirm”."
            )
        )
    return f"{name_of(by)} ({by}), {where}" if by else where


def _fail(err: TextIO, message: Message) -> int:
    err.write(chinese(message) + "\n")
    return 1
