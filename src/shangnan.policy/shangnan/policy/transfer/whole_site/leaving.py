"""Taking the whole site out: each part into a file of lines, files by digest, and a manifest, which is written last.

It is one look at the database: what others write meanwhile is in it whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from plone import api
from shangnan.policy import _
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.digests import available
from shangnan.policy.registry.journal.noting import note_apart
from shangnan.policy.registry.journal.sealing import seal
from shangnan.policy.registry.site_part import ISitePart
from shangnan.policy.transfer.whole_site.blob_folder import BlobFolder
from shangnan.policy.transfer.whole_site.lines import Counted
from shangnan.policy.transfer.whole_site.manifest import BLOBS
from shangnan.policy.transfer.whole_site.manifest import FILE
from shangnan.policy.transfer.whole_site.manifest import file_of
from shangnan.policy.transfer.whole_site.manifest import FORMAT
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.manifest import PartSaid
from shangnan.policy.transfer.whole_site.plain_values import CannotLeave
from shangnan.policy.transfer.whole_site.state_table import waits
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtilitiesFor
from zope.i18nmessageid import Message

import os
import transaction

# How many lines are between two words of progress.
TOLD = 1000
#: Part, lines so far, lines in all (0 where that is not known yet).
Told = Callable[[Message, int, int], None]
PROFILE = "profile-shangnan.policy:default"


def parts() -> list[tuple[str, Any]]:
    """Return the parts of the site by name, in the order in which they come in."""
    return sorted(getUtilitiesFor(ISitePart), key=lambda found: (found[1].order, found[0]))


def version() -> str:
    """Return the version of the profile of the present site."""
    return ".".join(api.portal.get_tool("portal_setup").getLastVersionForProfile(PROFILE))


def take_out(folder: Path, by: str, told: Told) -> Manifest:
    """Write the present site into a folder.

    :param folder: empty, or with an export in it that was not finished.
    :param by: who does it, for the header.
    :param told: is told how far it is.
    :returns: the manifest, which was written.
    :raises Refused: where the folder holds something else, or something of the site cannot go out.
    """
    _refuse_folder(folder)
    unfinished = [key for key in waits() if key in IAnnotations(api.portal.get())]
    if unfinished:
        message = _(
            "Something is still being added to this site (${what}). Let it be finished first: an import by `make import-site` with the "
            "same folder, the demonstration by `make start`.",
            mapping={"what": ", ".join(unfinished)},
        )
        raise Refused([Gap("unfinished", "", message)])
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # What waits to be sealed goes out with the rest; what is looked at after that is one state of the database.
    seal(api.portal.get()._p_jar.db())
    transaction.begin()
    blobs = BlobFolder(folder / BLOBS)
    said = []
    for name, part in parts():
        try:
            said.append(_written(folder, name, part.out(blobs), part.title, told, _inherited(part)))
        except CannotLeave as problem:
            raise _cannot_leave(problem) from problem
    said.append(_written(folder, BLOBS, blobs.lines(), _("Files"), told))
    header = {"format": FORMAT, "version": version(), "site": api.portal.get().getId(), "time": stamp(), "by": by}
    manifest = Manifest(header, tuple(said))
    beside = folder / f".{FILE}"
    beside.write_text(manifest.text(), encoding="utf-8")
    os.replace(beside, folder / FILE)
    entry = {
        "parts": [f"{one.name} {one.count}" for one in said],
        "sha256": sha256(manifest.text().encode()).hexdigest(),
    }
    note_apart("site.export", api.portal.get(), entry, actor=by)
    # Nothing was written but what seals; at the end of this look at the database the entry is kept.
    transaction.abort()
    return manifest


def _inherited(part: Any) -> int:
    return part.inherited() if hasattr(part, "inherited") else 0


def _written(folder: Path, name: str, lines: Any, title: Message, told: Told, inherited: int = 0) -> PartSaid:
    before: tuple[str, ...] = ()
    with file_of(folder, name).open("wb") as stream:
        counted = Counted(stream, available())
        for line in lines:
            counted.write(line)
            if counted.count == inherited:
                before = counted.digests
            if counted.count % TOLD == 0:
                told(title, counted.count, 0)
    told(title, counted.count, counted.count)
    return PartSaid(name, counted.count, counted.digests, inherited, before)


def _refuse_folder(folder: Path) -> None:
    """Refuse a folder that holds anything but what an export leaves that was cut short.

    :raises Refused: so.
    """
    known = {BLOBS, f".{FILE}", *(file_of(folder, name).name for name in (*dict(parts()), BLOBS))}
    if folder.exists() and (not folder.is_dir() or any(found.name not in known for found in folder.iterdir())):
        message = _(
            "The folder ${folder} is not empty. Name one that does not exist yet.",
            mapping={"folder": quoted(str(folder), 200)},
        )
        raise Refused([Gap("folder_not_empty", "", message)])


def _cannot_leave(problem: CannotLeave) -> Refused:
    message = _(
        "This cannot be written into the export: ${what}. Nothing is left out in silence: tell those who look after the program.",
        mapping={"what": quoted(str(problem), 300)},
    )
    return Refused([Gap("cannot_leave", "", message)])
