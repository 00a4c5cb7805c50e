"""The tests of the four qualities on a batch before it leaves, and their report as a paper of the package."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.handover.batches import KeptBatch
from shangnan.policy.registry.handover.collecting import thing
from shangnan.policy.registry.handover.directory import explanation
from shangnan.policy.registry.handover.directory import NOTE
from shangnan.policy.registry.handover.form import FORM
from shangnan.policy.registry.handover.markup import by_paths
from shangnan.policy.registry.handover.markup import head
from shangnan.policy.registry.handover.markup import leaf
from shangnan.policy.registry.handover.markup import nested
from shangnan.policy.registry.handover.writing import LIST
from shangnan.policy.registry.handover.writing import OTHER
from shangnan.policy.registry.handover.writing import Writing
from shangnan.policy.registry.numbers import entries
from shangnan.policy.registry.qualities.at_transfer import check_package
from shangnan.policy.registry.qualities.package_facts import PackageFacts
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from shangnan.policy.registry.qualities.report import Report
from shangnan.policy.registry.qualities.subject import Subject
from shangnan.policy.registry.qualities.subject_of import subject_of

import re
import xml.parsers.expat

REPORT = "四性检测报告.XML"
RESULTS = {PASSED: "通过", FAILED: "不通过", BY_HAND: "待人工"}
#: What 说明文件 has to say (DA/T 93-2022).
NEEDED = ("移交单位", "内容描述", "起止档号", "档案数量", "软硬件环境")
_DECLARATION = re.compile(r"\A<\?xml[^>]*?\?>")


def tested(kept: KeptBatch, writing: Writing, items: Iterable[FiledItem]) -> tuple[Report, dict[str, bytes]]:
    """Test what is written of a batch.

    :returns: the report, and the papers that go into the package, by name.
    """
    report = check_package(_facts(kept, writing, items))
    return report, {REPORT: report_markup(report, writing.encoding).encode(writing.encoding)}


def _facts(kept: KeptBatch, writing: Writing, items: Iterable[FiledItem]) -> PackageFacts:
    lines = dict(writing.lines())
    subjects, before, after, classes = [], {}, {}, set()
    for item in items:
        told = {path: found for path, _size, found in lines[item.archival_number]}
        subject = _in_package(subject_of(thing(item.uid, item), item), told)
        subjects.append(subject)
        before.update({file.path: file.digests for file in subject.files})
        after.update(told)
        classes.add(item.archival_number.rpartition("-")[0])
    numbers = list(kept.numbers.values())
    written = explanation(writing.batch, numbers[0], numbers[-1], len(numbers))
    description = dict(line.split("：", 1) for line in written.splitlines())
    papers = {NOTE, writing.profile.directory, LIST, f"{OTHER}/{FORM}"}
    there = {path.relative_to(writing.root).as_posix() for path in writing.root.rglob("*") if path.is_file()}
    scans = [subject.scan for subject in subjects]
    return PackageFacts(
        time=stamp(),
        subjects=tuple(subjects),
        stated_items=len(numbers),
        stated_bytes=sum(file.size for subject in subjects for file in subject.files),
        description=description,
        description_needed=NEEDED,
        catalogue=tuple(numbers),
        # The papers of the batch come last, from what was tested.
        paths=frozenset(there | papers),
        expected=frozenset(set(after) | papers),
        allowed=(f"{OTHER}/",),
        unreadable_xml=_unreadable(writing, after),
        package_metadata=description,
        package_metadata_needed=NEEDED,
        before=before,
        after=after,
        explained_gaps=frozenset(_explained(classes)),
        scan=None if None in scans else {path: name for scan in scans for path, name in (scan or {}).items()},
    )


def _in_package(subject: Subject, told: Mapping[str, tuple[str, ...]]) -> Subject:
    """Return a 件 with the paths that its files have in the package; a file is known there by its leading digest."""
    left: dict[str, list[str]] = {}
    for path, found in told.items():
        left.setdefault(found[0], []).append(path)
    # A file that is not there keeps its path, so that it is lost.
    moved = {
        file.path: left[file.digests[0]].pop(0) if left.get(file.digests[0]) else file.path for file in subject.files
    }
    return replace(
        subject,
        files=tuple(replace(file, path=moved[file.path]) for file in subject.files),
        found={moved.get(path, path): found for path, found in subject.found.items()},
        scan=None if subject.scan is None else {moved.get(path, path): name for path, name in subject.scan.items()},
    )


def _unreadable(writing: Writing, paths: Iterable[str]) -> dict[str, str]:
    """Return why the metadata of items cannot be read, by path; empty where all can."""
    names = (path for path in paths if path.endswith((".XML", ".EEP")))
    found = {path: _fault((writing.root / path), writing.encoding) for path in names}
    return {path: why for path, why in found.items() if why}


def _fault(path: Path, encoding: str) -> str:
    parser = xml.parsers.expat.ParserCreate()
    try:
        parser.Parse(_DECLARATION.sub("", path.read_text(encoding=encoding)), True)
    except (xml.parsers.expat.ExpatError, UnicodeDecodeError) as error:
        return str(error)
    return ""


def _explained(classes: Iterable[str]) -> Iterator[str]:
    """Yield the 档号 of lowest classes that need not be in a batch: the register has them, or they are void for a recorded reason."""
    for name in classes:
        for item in register().items(f"{name}-"):
            yield item.archival_number
            year = item.year
        for entry in entries("filing", name, year):
            if entry.state == "void":
                yield f"{name}-{entry.number:04d}"


def report_markup(report: Report, encoding: str) -> str:
    """Return the report as XML."""
    findings = [
        nested("检测项", [by_paths([("编号", one.code), ("结果", RESULTS[one.result]), ("说明", _said(one.message))])])
        for one in report.findings
    ]
    parts = [leaf("检测环节", "移交"), leaf("检测时间", report.time), nested("检测结果", findings)]
    return head(encoding) + nested("四性检测报告", parts)


def _said(message: str) -> str:
    return chinese(message) if message else ""
