"""说明文件.TXT and the directory of the items of a batch. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.handover.batch import Batch
from shangnan.policy.registry.handover.elements import day
from shangnan.policy.registry.handover.elements import pages
from shangnan.policy.registry.handover.elements import PERIODS
from shangnan.policy.registry.handover.elements import secrecy
from shangnan.policy.registry.handover.markup import by_paths
from shangnan.policy.registry.handover.markup import head
from shangnan.policy.registry.handover.markup import nested

NOTE = "说明文件.TXT"


def explanation(batch: Batch, first: str, last: str, count: int) -> str:
    """Return 说明文件.TXT.

    :param first: 档号 of the first item.
    :param last: of the last.
    :param count: of items.
    """
    medium = batch.medium
    said = {
        "移交单位": batch.unit,
        "内容描述": batch.description,
        "起止档号": f"{first} 至 {last}",
        "档案数量": str(count),
        "软硬件环境": batch.environment,
        "离线载体参数": medium.parameters,
        "载体编号": medium.code,
        "载体数量": medium.count,
        "制作单位": batch.maker,
        "检查单位": batch.checker,
    }
    return "".join(f"{name}：{' '.join(value.split())}\r\n" for name, value in said.items())


def directory(items: Iterable[tuple[FiledItem, str]], encoding: str) -> Iterator[str]:
    """Yield the directory in pieces.

    :param items: each item in its order, and 电子档案名称, "" for a profile without it.
    """
    yield head(encoding)
    yield "<文件目录>\n"
    for place, (item, name) in enumerate(items, start=1):
        yield nested("文件", [by_paths(_entry(place, item, name))])
    yield "</文件目录>\n"


def _entry(place: int, item: FiledItem, name: str) -> list[tuple[str, str]]:
    told = [
        ("顺序号", str(place)),
        ("档号", item.archival_number),
        ("责任者", item.responsible),
        ("题名", item.title),
        ("日期", day(item.date)),
        ("保管期限", PERIODS[item.period]),
        ("密级", secrecy(item)),
        ("页数", pages(item)),
        ("备注", item.remarks),
        ("电子档案名称", name),
    ]
    return [(field, value) for field, value in told if value or field not in ("页数", "电子档案名称")]
