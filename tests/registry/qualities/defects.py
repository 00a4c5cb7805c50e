"""Defects to plant in subjects and packages: some for each item that a program decides."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace
from shangnan.policy.registry.qualities.package_facts import PackageFacts
from shangnan.policy.registry.qualities.subject import Subject
from tests.registry.qualities.examples import filed_file
from tests.registry.qualities.examples import found_file
from typing import Any


def element(name: str, value: Any) -> Callable[[Subject], Subject]:
    """Return what gives an element another value."""
    return lambda one: replace(one, elements={**one.elements, name: value})


def _first(one: Subject, **changes: Any) -> Subject:
    """Return it with something else stated of the first file."""
    return replace(one, files=(replace(one.files[0], **changes), *one.files[1:]))


def _found(one: Subject, **changes: Any) -> Subject:
    """Return it with something else found in the first file."""
    path = one.files[0].path
    return replace(one, found={**one.found, path: replace(one.found[path], **changes)})


def _without(mapping: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in mapping.items() if name not in names}


def _late(one: Subject) -> Subject:
    return replace(one, steps=(*one.steps[:-1], replace(one.steps[-1], time="2025-03-01T08:00:00+08:00")))


#: For each item that is asked of one 件: what makes it fail, several ways each.
OF_ONE: dict[str, tuple[Callable[[Subject], Subject], ...]] = {
    "1-1": (
        lambda one: _first(one, digests=("sha256:11",)),
        lambda one: _found(one, digests=("sha256:11",)),
        lambda one: _first(one, digests=("blake9:11",)),
        lambda one: replace(one, record_digests=(("sha256:00",), ("sha256:11",))),
    ),
    "1-2": (element("题名", "长" * 501), element("文件编号", "号" * 101)),
    "1-3": (element("日期", "2025-3-10"), element("日期", "20250230"), element("室编件号", "一"), element("全宗号", "Z 109")),
    "1-4": (element("保管期限", "20年"), element("密级", "普通")),
    "1-5": (element("年度", "1911"), element("日期", "20310101"), element("日期", "19000101")),
    "1-6": (element("题名", "通\x07知"), element("题名", "\ue000通知"), element("责任者", "\u202e局"), element("题名", "\ufffd")),
    "1-7": (
        lambda one: replace(one, archival_number="Z109-WS·2025-Y-SPJ-0009"),
        lambda one: replace(one, archival_number=one.archival_number.replace("·", ".")),
        lambda one: replace(one, number_parts=("Z1-9", *one.number_parts[1:]), archival_number="Z1-9-WS·2025-Y-SPJ-0001"),
    ),
    "1-8": (
        lambda one: replace(one, doubles={"archival_number": ("Z109-WS·2025-Y-SPJ-0001",)}),
        lambda one: replace(one, doubles={"document_number": ("Z109-WS·2025-Y-SPJ-0007",)}),
        lambda one: replace(one, doubles={"title": ("Z109-WS·2025-Y-SPJ-0007",)}),
    ),
    "1-9": (lambda one: _first(one, name="other.pdf"), lambda one: _found(one, media_type="image/png")),
    "1-10": (lambda one: _first(one, size=99), lambda one: _found(one, modified="2026-02-01T10:00:01+08:00")),
    "1-11": (
        lambda one: replace(one, found={("x.pdf" if p == one.files[0].path else p): f for p, f in one.found.items()}),
        lambda one: replace(one, files=(*one.files, one.files[0])),
    ),
    "2-1": (lambda one: replace(one, records=(2, 1)),),
    "2-3": (lambda one: replace(one, elements=_without(one.elements, "责任者")),),
    "2-4": (element("责任者", ""), element("题名", " "), element("保管期限", ())),
    "2-5": (lambda one: replace(one, steps=tuple(step for step in one.steps if step.action != "sign")),),
    "2-6": (
        lambda one: replace(one, previous_number=one.number_parts[5]),
        lambda one: replace(one, previous_number=one.number_parts[5] + 3),
    ),
    "2-7": (
        lambda one: replace(one, files=(), found={}, has_text=False),
        lambda one: _found(_first(one, size=0), size=0),
    ),
    "2-8": (lambda one: replace(one, listed_attachments=("1.名单", "2.日程", "3.表")),),
    "2-9": (lambda one: replace(one, in_scope=False), lambda one: replace(one, reference=" ")),
    "2-11": (lambda one: replace(one, found=_without(one.found, one.files[0].path)),),
    "3-2": (lambda one: replace(one, record_digests=(("sha256:00",), ())),),
    "3-3": (
        lambda one: _found(one, extension="exe"),
        lambda one: _found(one, extension=""),
        lambda one: _found(one, broken="damaged"),
    ),
    "3-8": (
        lambda one: _found(one, locked="password", can_tell=False),
        lambda one: _found(one, extension="rar"),
        lambda one: _found(one, extension="zip", can_tell=False),
    ),
    "4-1": (),  # a scanner that is not there is no defect of the record: judged by hand
    "4-2": (lambda one: replace(one, scan={one.files[0].path: "Win.Test.EICAR_HDB-1"}),),
    "4-3": (lambda one: replace(one, found={**one.found, "stray.pdf": found_file(filed_file("stray.pdf", b"stray"))}),),
    "4-7": (
        lambda one: replace(one, steps=(*one.steps[:2], replace(one.steps[2], actor=""), *one.steps[3:])),
        lambda one: replace(one, steps=(*one.steps[:2], replace(one.steps[2], time="gestern"), *one.steps[3:])),
        _late,
        lambda one: replace(one, states=("archived",)),
        lambda one: replace(one, steps=(), needed_steps=()),
    ),
}  # fmt: skip


def _in_package(change: Callable[[Subject], Subject]) -> Callable[[PackageFacts], PackageFacts]:
    return lambda facts: replace(facts, subjects=(change(facts.subjects[0]), *facts.subjects[1:]))


def _as_listed(facts: PackageFacts) -> PackageFacts:
    """目录文件 has the numbers that stand in the metadata."""
    return replace(facts, catalogue=tuple(one.archival_number for one in facts.subjects))


def _lost_content(facts: PackageFacts) -> PackageFacts:
    path = facts.subjects[0].files[0].path
    changed = _in_package(OF_ONE["2-11"][0])(facts)
    return replace(
        changed, paths=facts.paths - {path}, after=_without(facts.after, path),
        stated_bytes=(facts.stated_bytes or 0) - facts.subjects[0].files[0].size,
    )  # fmt: skip


def _lost_item(facts: PackageFacts) -> PackageFacts:
    """The last item is not there, nor what belonged to it."""
    left = facts.subjects[:-1]
    gone = facts.subjects[-1].files[0].path.rpartition("/")[0]
    keep = {path for path in facts.paths if not path.startswith(gone)}
    return replace(
        facts, subjects=left, paths=frozenset(keep), expected=facts.expected & keep,
        stated_bytes=sum(file.size for one in left for file in one.files),
    )  # fmt: skip


def _gap(facts: PackageFacts) -> PackageFacts:
    """A number in the middle was never in the package, nor stated."""
    changed = _lost_item(replace(facts, subjects=(facts.subjects[0], facts.subjects[2], facts.subjects[1])))
    numbers = tuple(one.archival_number for one in changed.subjects)
    return replace(changed, catalogue=numbers, stated_items=len(numbers))


def _empty_file(facts: PackageFacts) -> PackageFacts:
    size = facts.subjects[0].files[0].size
    return replace(_in_package(OF_ONE["2-7"][1])(facts), stated_bytes=(facts.stated_bytes or 0) - size)


#: For each item that is asked at the handover: what makes it fail.
OF_PACKAGE: dict[str, tuple[Callable[[PackageFacts], PackageFacts], ...]] = {
    **{code: tuple(map(_in_package, changes)) for code, changes in OF_ONE.items()},
    "1-7": tuple(
        lambda facts, change=change: _as_listed(_in_package(change)(facts))  # type: ignore[misc]
        for change in OF_ONE["1-7"]
    ),
    "1-12": (
        lambda facts: replace(facts, description=None),
        lambda facts: replace(facts, catalogue=None),
        lambda facts: replace(facts, description={**(facts.description or {}), "移交单位": " "}),
        lambda facts: replace(facts, catalogue=(facts.catalogue or ())[1:]),
        lambda facts: replace(facts, catalogue=(*(facts.catalogue or ()), "Z109-WS·2025-Y-SPJ-0099")),
        lambda facts: replace(facts, catalogue=((facts.catalogue or ())[0], *(facts.catalogue or ()))),
    ),
    "1-13": (lambda facts: replace(facts, paths=facts.paths - {"Z109/WS/0001/电子档案元数据.XML"}),),
    "1-14": (
        lambda facts: replace(facts, after={**facts.after, "目录文件.XML": ("sha256:11",)}),
        lambda facts: replace(facts, before={**facts.before, facts.subjects[0].files[0].path: ("sha256:11",)}),
    ),
    "2-1": (_in_package(OF_ONE["2-1"][0]), _lost_item, lambda facts: replace(facts, stated_items=9)),
    "2-2": (lambda facts: replace(facts, stated_bytes=1),),
    "2-6": (_gap,),
    "2-7": (_empty_file,),
    "2-10": (lambda facts: replace(facts, package_metadata={}),),
    "2-11": (_lost_content,),
    "3-1": (lambda facts: replace(facts, unreadable_xml={"目录文件.XML": "no element found"}),),
    "3-2": (),  # the archives' database is not here: judged by hand
    "4-2": (lambda facts: replace(facts, scan={"目录文件.XML": "Win.Test.EICAR_HDB-1"}),),
    "4-3": (
        lambda facts: replace(facts, paths=facts.paths | {"Thumbs.db"}),
        lambda facts: replace(facts, paths=facts.paths | {"其他的/x.pdf"}),
    ),
    "4-4": (), "4-5": (), "4-6": (),  # no program sees the carrier
    "4-7": (*map(_in_package, OF_ONE["4-7"]), lambda facts: replace(facts, process=())),
}  # fmt: skip
