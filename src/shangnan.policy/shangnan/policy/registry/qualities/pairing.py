"""Which file that lies there belongs to which that is stated. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from shangnan.policy.registry.filing.item import FiledFile
from shangnan.policy.registry.qualities.subject import FoundFile
from shangnan.policy.registry.qualities.subject import Subject


@dataclass(frozen=True)
class Pairing:
    """Stated and found files held against each other; each file stands in one place only.

    :param pairs: (stated, found) that lie where they should.
    :param misplaced: (stated, path) that lie under another path, known by their digests, or that are stated twice.
    :param lost: stated and nowhere.
    :param surplus: paths that nothing is stated of.
    """

    pairs: tuple[tuple[FiledFile, FoundFile], ...]
    misplaced: tuple[tuple[FiledFile, str], ...]
    lost: tuple[FiledFile, ...]
    surplus: tuple[str, ...]


def paired(subject: Subject) -> Pairing:
    """Hold the files of a subject against each other."""
    left = dict(subject.found)
    pairs, rest, misplaced, lost = [], [], [], []
    for stated in subject.files:
        found = left.pop(stated.path, None)
        if found is not None:
            pairs.append((stated, found))
        elif stated.path in subject.found:
            misplaced.append((stated, stated.path))
        else:
            rest.append(stated)
    for stated in rest:
        path = next((path for path, found in left.items() if set(stated.digests) & set(found.digests)), None)
        if path is None:
            lost.append(stated)
        else:
            del left[path]
            misplaced.append((stated, path))
    return Pairing(tuple(pairs), tuple(misplaced), tuple(lost), tuple(left))
