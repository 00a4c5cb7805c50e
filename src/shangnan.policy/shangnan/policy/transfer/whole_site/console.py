"""The whole site from the command line: `out DIR [--by NAME]` and `in DIR [--by NAME]`; command.py starts Zope for it.

A folder without our manifest, but with files of collective.exportimport, is another Plone's export and comes in as drafts (foreign/).

Exit status: 0 when it is done, 1 when it was refused, 2 for options that do not exist.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from collections.abc import Sequence
from pathlib import Path
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.refusals import Refused
from shangnan.policy.transfer.whole_site.foreign.report import totals
from shangnan.policy.transfer.whole_site.foreign.report import write_report
from shangnan.policy.transfer.whole_site.foreign.taking_over import is_foreign
from shangnan.policy.transfer.whole_site.foreign.taking_over import take_over
from shangnan.policy.transfer.whole_site.leaving import take_out
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.site_import import BATCH
from shangnan.policy.transfer.whole_site.site_import import bring_in
from typing import Any
from typing import TextIO
from zope.component.hooks import setSite
from zope.i18nmessageid import Message

import os
import platform
import transaction


def main(app: Any, arguments: Sequence[str], out: TextIO, err: TextIO) -> int:
    """Take the site out or bring one in.

    :param app: the Zope application root.
    :param arguments: of the command line, without the command.
    :param out: takes the progress and what came of it.
    :param err: takes refusals.
    :returns: exit status.
    """
    parser = ArgumentParser(prog="whole_site", description=__doc__)
    parser.add_argument("way", choices=("out", "in"))
    parser.add_argument("folder")
    parser.add_argument("--by", default="")
    parser.add_argument("--unit", default="", help="responsible for the drafts of another Plone's export")
    parser.add_argument("--site", default="shangnan")
    parser.add_argument("--batch", type=int, default=BATCH, help="lines that are committed at once")
    options = parser.parse_args(arguments)
    site = app.get(options.site)
    if site is None:
        return _fail(err, [_("There is no site ${site} here.", mapping={"site": options.site})])
    if not options.folder:
        return _fail(err, [_("Say which folder: DIR=…")])
    folder = Path(options.folder)
    setSite(site)
    told = _telling(out)
    try:
        if options.way == "in" and is_foreign(folder):
            return _taken_over(folder, options.unit, options.by or _account(), out)
        if options.way == "out":
            manifest = take_out(folder, options.by or _account(), told)
            _say(out, _("The site was written to ${folder}.", mapping={"folder": str(folder)}))
        else:
            manifest = bring_in(folder, told, batch=options.batch)
            _say(out, _("The site is in. No account has a password: the security administrator sets them."))
    except Refused as refusal:
        transaction.abort()
        return _fail(err, [gap.message for gap in refusal.gaps])
    _summary(out, manifest)
    return 0


def _taken_over(folder: Path, unit: str, who: str, out: TextIO) -> int:
    results = take_over(folder, unit, who)
    path = folder.with_name(f"{folder.name}-report.csv")
    write_report(path, results)
    for line in totals(results):
        out.write(line + "\n")
    _say(out, _("What became of each is in ${file}. Nothing was released.", mapping={"file": str(path)}))
    return 0


def _telling(out: TextIO) -> Callable[[Message, int, int], None]:
    def told(title: Message, done: int, count: int) -> None:
        if count:
            line = _("${part}: ${done} of ${count}", mapping={"part": chinese(title), "done": done, "count": count})
        else:
            line = _("${part}: ${done}", mapping={"part": chinese(title), "done": done})
        _say(out, line)

    return told


def _summary(out: TextIO, manifest: Manifest) -> None:
    for part in manifest.parts:
        out.write(f"{part.name}\t{part.count}\t{part.digests[0]}\n")


def _say(out: TextIO, message: Message) -> None:
    out.write(chinese(message) + "\n")
    out.flush()


def _fail(err: TextIO, messages: Sequence[Message]) -> int:
    for message in messages:
        err.write(chinese(message) + "\n")
    return 1


def _account() -> str:
    return f"{os.environ.get('SUDO_USER') or os.environ.get('USER') or os.getuid()}@{platform.node()}"
