"""What is known of a package that goes to the archives: what it says of itself, and what lies in it. Pure.

Whoever makes or receives a package fills this in; `check_package` then tests it without touching a disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.registry.qualities.subject import Subject


@dataclass(frozen=True)
class PackageFacts:
    """A package (批次) with its 件.

    Paths are below the package, with slashes and without a leading one.

    :param time: of the test, ISO 8601 with zone.
    :param subjects: each 件 as its metadata in the package describes it, with what lies in its folder as `found`; paths are
        those of the package, also in `files`.
    :param stated_items: 档案数量 as 说明文件 has it; None where it does not say.
    :param stated_bytes: bytes of all content files as the package states them; None where it does not say.
    :param description: 说明文件, label to value; None where there is none or it cannot be read.
    :param description_needed: labels that must have a value in it.
    :param catalogue: 档号 in 目录文件, in its order; None where there is none or it cannot be read.
    :param paths: every file that lies in the package.
    :param expected: every file that the layout and the description ask for.
    :param allowed: folders in which further files may lie (`其他/`).
    :param unreadable_xml: path to why it does not parse (a DTD counts as well); empty where all parse.
    :param package_metadata: metadata of the package as a whole (2-10), name to value.
    :param package_metadata_needed: names that must have a value there.
    :param before: path to digests as they were when the package left.
    :param after: path to digests as they are where it is tested; the same mapping before it left.
    :param explained_gaps: 档号 that are missing in the row of numbers for a recorded reason.
    :param process: steps of the handover that have been taken, by name; `process_needed` are those that must be.
    :param process_needed: see `process`.
    :param scan: as `Subject.scan`, for the whole package.
    """

    time: str
    subjects: tuple[Subject, ...]
    stated_items: int | None
    stated_bytes: int | None
    description: Mapping[str, str] | None
    description_needed: tuple[str, ...]
    catalogue: tuple[str, ...] | None
    paths: frozenset[str]
    expected: frozenset[str]
    allowed: tuple[str, ...] = ()
    unreadable_xml: Mapping[str, str] = field(default_factory=dict)
    package_metadata: Mapping[str, str] = field(default_factory=dict)
    package_metadata_needed: tuple[str, ...] = ()
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    explained_gaps: frozenset[str] = frozenset()
    process: tuple[str, ...] = ()
    process_needed: tuple[str, ...] = ()
    scan: Mapping[str, str] | None = None
