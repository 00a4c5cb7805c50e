"""Batches made by hand, written to a folder, and spoilt in one way at a time."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
from shangnan.policy.registry.digests import digests
from shangnan.policy.registry.filing.item import archival_number
from shangnan.policy.registry.filing.item import FiledFile
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.handover.batch import Act
from shangnan.policy.registry.handover.batch import Agent
from shangnan.policy.registry.handover.batch import Batch
from shangnan.policy.registry.handover.batch import BatchItem
from shangnan.policy.registry.handover.batch import PackageFile
from shangnan.policy.registry.handover.batch import TextElement
from shangnan.policy.registry.handover.form import Form
from shangnan.policy.registry.handover.profiles import PROFILES
from shangnan.policy.registry.handover.writing import Made
from shangnan.policy.registry.handover.writing import Writing
from typing import Any

import io
import tests

CHECKER = Path(tests.__file__).parent.parent / "build" / "check_transfer.py"
TIME = "2026-11-29T10:00:00+08:00"


def checker() -> Any:
    """Return the program that reads batches, loaded from its file as it stands alone."""
    spec = spec_from_file_location("check_transfer", CHECKER)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def filed_file(name: str, content: bytes, uid: str = "f1") -> FiledFile:
    """Return what the register says of a file."""
    return FiledFile(name, name, "text", "application/pdf", len(content), digests(content), TIME, uid)


def filed_item(number: int = 1, title: str = "关于印发年度计划的通知", **values: Any) -> FiledItem:
    """Return an entry of the register."""
    told: dict[str, Any] = {
        "uid": f"{number:032x}",
        "portal_type": "OutgoingDispatch",
        "path": f"dispatches/out/2011/dispatch-{number}",
        "fonds": "Z109",
        "class_code": "WS",
        "year": 2011,
        "period": "Y",
        "unit_code": "BGS",
        "number": number,
        "category": "notice",
        "title": title,
        "date": "2011-03-07",
        "responsible": "商南县行政审批服务局",
        "filed_at": "2012-05-03T09:00:00+08:00",
        "filed_by": "registrar",
        "schedule": "s1",
        "reference": "商档函〔2011〕3号",
        "digests": digests(title.encode("utf-8", "replace")),
        "document_number": f"商南政办发〔2011〕{number}号",
        **values,
    }
    names = ("fonds", "class_code", "year", "period", "unit_code", "number")
    return FiledItem(archival_number=archival_number(*(told[name] for name in names)), **told)


def batch_item(item: FiledItem, contents: Iterable[tuple[str, bytes]] = ()) -> BatchItem:
    """Return an item with files."""
    clerk, chief = Agent("li", "李文书"), Agent("wang", "王主任", position="主任")
    acts = (
        Act("2011-03-05T09:00:00+08:00", clerk, "拟稿", "草稿"),
        Act("2011-03-07T09:00:00+08:00", chief, "签发", "已签发", "同意。<照此>印发 & 归档"),
    )
    files = tuple(
        PackageFile(name, "application/pdf", TIME, partial(io.BytesIO, content), digests=digests(content))
        for name, content in contents
    )
    rows = TextElement("办理流程", ({"环节": "受理", "时限": "1"}, {"环节": "审查", "时限": "3"}))
    return BatchItem(item, acts, files, (TextElement("正文", "各镇（街道）：\n现将计划印发。"), rows))


def sample_items(count: int = 3) -> list[BatchItem]:
    """Return items, each with a file, the last with two."""
    items = []
    for number in range(1, count + 1):
        contents = [("正文.pdf", b"%PDF-1.4 " + str(number).encode() * 20)]
        if number == count:
            contents.append(("附件：一.pdf", b"%PDF-1.4 annex"))
        items.append(batch_item(filed_item(number, pages=0 if number == 1 else 3), contents))
    return items


def sample_batch(items: Iterable[BatchItem], name: str = "Z109-2011-001") -> Batch:
    """Return a batch of items."""
    listed = [one.item for one in items]
    return Batch(
        name,
        "商南县行政审批服务局",
        "2011年永久文书档案",
        TIME,
        lambda: listed,
        fonds_title="商南县行政审批服务局",
        environment="Linux；Plone 6.2",
        maker="商南县行政审批服务局",
        checker="商南县行政审批服务局",
        filled_by="李文书",
    )


def sample_form() -> Form:
    """Return a form before it is filled in."""
    return Form(
        "2011年度移交", "永久文书档案", 0, 0, "", "", "在线移交", (), "李文书", "2026-11-29", "商南县行政审批服务局"
    )


def written(place: Path, profile: str = "DAT93", items: list[BatchItem] | None = None, **values: Any) -> Made:
    """Write a batch and return it."""
    items = sample_items() if items is None else items
    writing = Writing(replace(sample_batch(items), **values.pop("batch", {})), PROFILES[profile], place, **values)
    with writing.alone():
        for one in items:
            writing.write(one)
        return writing.finish({}, sample_form())


def reseal(folder: Path, count: Callable[[str], str] | None = None) -> None:
    """Count the list of digests and the form of a batch anew, as if its maker had made what was spoilt in it."""
    listing = folder / "其他" / "摘要清单.TXT"
    form = folder / "其他" / "移交与接收登记表.XML"
    lines, size = [], 0
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in (listing, form):
            content = path.read_bytes()
            size += len(content)
            for digest in digests(content):
                lines.append(f"{digest}  {len(content)}  {path.relative_to(folder).as_posix()}\r\n")
    listing.write_bytes("".join(lines).encode())
    if not form.exists():
        return
    text = form.read_text(encoding="utf-8")
    for name, value in zip(("SHA-256", "SM3"), digests(listing.read_bytes()), strict=False):
        start = text.index(f'<摘要 算法="{name}">') + len(f'<摘要 算法="{name}">')
        text = text[:start] + value.split(":")[1] + text[text.index("</摘要>", start) :]
    start = text.index("<移交数据量>") + len("<移交数据量>")
    text = text[:start] + f"{-(-size * 1000 // 1024**3) / 1000:.3f}" + text[text.index("</移交数据量>") :]
    form.write_text(text, encoding="utf-8")
