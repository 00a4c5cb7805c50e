"""Whether an export may come into the present site: it is whole and of the same version, and the site is empty."""

from __future__ import annotations

from pathlib import Path
from plone import api
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.digests import differing
from shangnan.policy.transfer.whole_site.leaving import parts
from shangnan.policy.transfer.whole_site.leaving import version
from shangnan.policy.transfer.whole_site.manifest import BLOBS
from shangnan.policy.transfer.whole_site.manifest import file_of
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.manifest import NoManifest
from shangnan.policy.transfer.whole_site.manifest import read_manifest
from shangnan.policy.transfer.whole_site.position import Position
from typing import Any


def refuse_export(folder: Path) -> Manifest:
    """Return the manifest of an export that is whole and fits this site.

    :raises Refused: with all that is wrong with it.
    """
    try:
        manifest = read_manifest(folder)
    except NoManifest:
        message = _(
            "The folder ${folder} holds no finished export: its manifest is missing or damaged. Export anew.",
            mapping={"folder": quoted(str(folder), 200)},
        )
        raise Refused([Gap("no_manifest", "", message)]) from None
    gaps = [*_strange(manifest), *_damaged(folder, manifest)]
    if gaps:
        raise Refused(gaps)
    return manifest


def _strange(manifest: Manifest) -> list[Gap]:
    """Return what of an export does not fit this site."""
    said, here = manifest.header, {"version": version(), "site": api.portal.get().getId()}
    gaps = []
    for name in ("version", "site"):
        if said.get(name) != here[name]:
            message = _(
                "The export says ${theirs} for its ${name}, this site ${ours}. They have to be the same: bring the older site to the "
                "version of the newer one first, and give the new site the id of the old one.",
                mapping={"name": name, "theirs": quoted(str(said.get(name))), "ours": here[name]},
            )
            gaps.append(Gap(f"other_{name}", "", message))
    known = {*dict(parts()), BLOBS}
    for name in sorted(known ^ {part.name for part in manifest.parts}):
        message = _(
            "The part ${part} is in the export or in this site alone. Use the same version on both sides.",
            mapping={"part": name},
        )
        gaps.append(Gap("other_parts", "", message))
    return gaps


def _damaged(folder: Path, manifest: Manifest) -> list[Gap]:
    """Return which files of an export are not what its manifest says."""
    gaps = []
    for part in manifest.parts:
        path = file_of(folder, part.name)
        if not path.is_file() or _other(path, part.digests):
            message = _(
                "The file ${file} of the export is missing or damaged. Copy the folder anew from where it was written.",
                mapping={"file": path.name},
            )
            gaps.append(Gap("part_damaged", "", message))
    return gaps


def _other(path: Path, stated: tuple[str, ...]) -> bool:
    with path.open("rb") as stream:
        return bool(differing(stated, stream))


def refuse_site(reached: Position | None, known: list[tuple[str, Any]]) -> None:
    """Refuse a site that is not empty, or into which another export was begun.

    :raises Refused: naming what it holds.
    """
    if reached is not None:
        message = _(
            "The import of another export into this site was begun and not finished. Finish that one, or begin with a new site: both "
            "cannot be mixed."
        )
        raise Refused([Gap("other_import", "", message)])
    found = [part.title for _name, part in known if part.holds()]
    if found:
        message = _(
            "This site is not empty; there is something under: ${parts}. A whole site comes into a new one only: `make import-site` "
            "makes one where there is none.",
            mapping={"parts": "、".join(chinese(title) for title in found)},
        )
        raise Refused([Gap("site_not_empty", "", message)])
