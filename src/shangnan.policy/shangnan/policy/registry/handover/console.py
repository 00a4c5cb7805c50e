"""Handing over from the command line: [--profile ID] [--fonds CODE] [--years YEARS] [--period CODE] [--site ID] [--dir DIR].

command.py starts Zope for it. It makes a batch of what waits, or goes on with the one that was begun and not finished, and copies the
package to a folder, which is made where it is missing. What is said of the batch comes from the batch before, or from the site's own
name; the page changes it.

Exit status: 0 for a batch that is whole, 1 where something stands in its way, 2 for options that do not exist.
"""

from __future__ import annotations

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.gaps import quoted
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.handover.batches import all_batches
from shangnan.policy.registry.handover.batches import BatchRecord
from shangnan.policy.registry.handover.gathering import filed_classes
from shangnan.policy.registry.handover.gathering import waiting
from shangnan.policy.registry.handover.making import is_here
from shangnan.policy.registry.handover.making import work_off
from shangnan.policy.registry.handover.making import writing_of
from shangnan.policy.registry.handover.ordering import usual
from shangnan.policy.registry.handover.profiles import PROFILES
from shangnan.policy.registry.handover.rules import MAKING
from shangnan.policy.registry.handover.rules import years_of
from shangnan.policy.registry.handover.steps import batch_named
from shangnan.policy.registry.handover.steps import begin
from shangnan.policy.registry.handover.steps import Order
from shangnan.policy.registry.retention.periods import YEARS
from typing import Any
from typing import TextIO
from zope.component.hooks import setSite
from zope.i18nmessageid import Message

import shutil

# Every year that a record may be of.
EVER = range(1900, 2200)


def main(app: Any, arguments: Sequence[str], out: TextIO, err: TextIO) -> int:
    """Make a batch and put its package where it was asked for.

    :param app: the Zope application root.
    :param arguments: of the command line, without the command.
    :param out: takes what was made.
    :param err: takes the progress, and what stands in the way.
    :returns: exit status.
    """
    options = _options(arguments)
    site = app.get(options.site)
    if site is None:
        return _fail(err, [_("There is no such site.")])
    setSite(site)
    years = years_of(options.years) if options.years else EVER
    if years is None:
        return _fail(err, [_("Write a year, or the first and the last one: 2011 or 2011-2013.")])
    target = Path(options.dir) if options.dir else None
    if target is not None:
        try:
            # Before anything is begun, and for its owner alone, as the folder of an export is.
            target.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            message = _(
                "The folder ${path} cannot be made: a file is in its place, or nobody may write there. Name another one.",
                mapping={"path": quoted(str(target), 200)},
            )
            return _fail(err, [message])
    try:
        record = _unfinished(options.profile) or committed(lambda: _begun(options, years))
    except Refused as refused:
        return _fail(err, [gap.message for gap in refused.gaps])
    done = work_off(record.id, told=lambda count, total: _tell(err, count, total))
    if done.problems or done.done < done.total:
        return _fail(err, list(done.problems))
    folder = writing_of(batch_named(record.id)).final
    if target is not None:
        folder = Path(shutil.copytree(folder, target / folder.name))
    told = {"batch": record.id, "count": record.count, "path": str(folder)}
    out.write(chinese(_("Batch ${batch}: ${count} items lie in ${path}.", mapping=told)) + "\n")
    return 0


def _options(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="transfer")
    parser.add_argument("--profile", default="DAT93", choices=list(PROFILES))
    parser.add_argument("--fonds", default="")
    parser.add_argument("--years", default="")
    parser.add_argument("--period", default="", choices=["", *YEARS])
    parser.add_argument("--site", default="shangnan")
    parser.add_argument("--dir", default="")
    return parser.parse_args(arguments)


def _unfinished(profile: str) -> BatchRecord | None:
    """Return a batch of this layout that was begun on this machine and not finished."""
    begun = (one for one in all_batches() if one.state == MAKING and one.profile == profile and is_here(one))
    return next(begun, None)


def _begun(options: Namespace, years: range) -> BatchRecord:
    """Begin a batch of what waits.

    :raises Refused: with all that stands in the way.
    """
    fonds = options.fonds or next((one.fonds for one in filed_classes()), "")
    described = chinese(_("Records filed up to ${day}", mapping={"day": now().date().isoformat()}))
    order = Order(
        profile=options.profile,
        description=f"{options.years} {described}".strip(),
        unit=usual("unit"),
        environment=usual("environment"),
        fonds_title=usual("fonds_title"),
        checker=usual("checker"),
    )
    return begin(order, waiting(fonds, years, options.period))


def _tell(err: TextIO, count: int, total: int) -> None:
    """Draw the progress over itself on a terminal; elsewhere, once at the end."""
    if err.isatty() or count == total:
        again = "\r" if err.isatty() else ""
        err.write(f"{again}{count}/{total}" + ("\n" if count == total else ""))
        err.flush()


def _fail(err: TextIO, messages: Sequence[Message | str]) -> int:
    for message in messages:
        err.write((chinese(message) if isinstance(message, Message) else message) + "\n")
    return 1
