"""The papers that are made for an item: 处理单, its processing, and 正文, what stands in the record itself. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy.registry.handover.batch import Act
from shangnan.policy.registry.handover.batch import BatchItem
from shangnan.policy.registry.handover.batch import TextElement
from shangnan.policy.registry.handover.markup import by_paths
from shangnan.policy.registry.handover.markup import head
from shangnan.policy.registry.handover.markup import leaf
from shangnan.policy.registry.handover.markup import nested

SHEET, TEXT = "处理单.XML", "正文.XML"


def processing_sheet(one: BatchItem, encoding: str) -> str:
    """Return 处理单.XML: every step with its opinion (国家档案局令第8号, 第十条)."""
    steps = nested("处理过程", [_step(place, act) for place, act in enumerate(one.acts, start=1)])
    return head(encoding) + nested("处理单", [_top(one), steps])


def own_text(one: BatchItem, encoding: str) -> str:
    """Return 正文.XML: the elements of the record as its page shows them."""
    return head(encoding) + nested("正文", [_top(one), *(_element(element) for element in one.text)])


def _top(one: BatchItem) -> str:
    item = one.item
    return by_paths([("档号", item.archival_number), ("题名", item.title), ("文号", item.document_number)])


def _step(place: int, act: Act) -> str:
    told = [("序号", str(place)), ("时间", act.time), ("办理人", act.agent.name), ("动作", act.action)]
    return nested("环节", [by_paths([*told, ("状态", act.state), ("意见", act.opinion)])])


def _element(element: TextElement) -> str:
    if isinstance(element.value, str):
        return leaf("要素", element.value, {"名称": element.name})
    return nested("要素", [_row(row) for row in element.value], {"名称": element.name})


def _row(row: Mapping[str, str]) -> str:
    return nested("行", [leaf("栏", value, {"名称": name}) for name, value in row.items()])
