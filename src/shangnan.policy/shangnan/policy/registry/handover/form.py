"""《电子档案移交与接收登记表》: what stands in the form, for the package and for paper (档发〔2012〕7号, annex). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy import _
from shangnan.policy.registry.handover.markup import head
from shangnan.policy.registry.handover.markup import leaf
from shangnan.policy.registry.handover.markup import nested
from shangnan.policy.registry.handover.metadata import ALGORITHMS

FORM = "移交与接收登记表.XML"
GIVER, TAKER = "移交单位", "接收单位"
#: What both sides check, and how a page names it.
CHECKS: dict[str, str] = {
    "准确性检验": _("Authenticity checked"),
    "完整性检验": _("Completeness checked"),
    "可用性检验": _("Usability checked"),
    "安全性检验": _("Security checked"),
    "载体外观检验": _("Outside of the carrier checked"),
}


@dataclass(frozen=True)
class Form:
    """The form.

    :param work: 交接工作名称.
    :param description: 内容描述.
    :param count: 移交电子档案数量, items.
    :param size: bytes of all that is handed over.
    :param first: 档号 of the first item.
    :param last: of the last.
    :param medium: 载体类型规格.
    :param digests: `algorithm:hex` of the list of digests.
    :param checks: name of a check to what our side found; the other side writes its own.
    :param filled_by: 填表人 of our side.
    :param day: on which it was filled in, ISO 8601.
    :param unit: 移交单位.
    """

    work: str
    description: str
    count: int
    size: int
    first: str
    last: str
    medium: str
    digests: tuple[str, ...]
    filled_by: str
    day: str
    unit: str
    checks: Mapping[str, str] = field(default_factory=dict)

    @property
    def amount(self) -> str:
        """移交数据量 in GB."""
        return gigabytes(self.size)


def gigabytes(size: int) -> str:
    """Return bytes as GB of 1024³ bytes with three decimals, rounded up so that little is not nothing.

    >>> gigabytes(1)
    '0.001'
    """
    return f"{-(-size * 1000 // 1024**3) / 1000:.3f}"


def form_markup(form: Form, encoding: str) -> str:
    """Return 移交与接收登记表.XML; what the archives write stays empty."""
    checks = [_sides(name, form.checks.get(name, "")) for name in CHECKS]
    digests = [_digest(one) for one in form.digests]
    parts = [
        leaf("交接工作名称", form.work),
        leaf("内容描述", form.description),
        leaf("移交电子档案数量", str(form.count)),
        leaf("移交数据量", form.amount),
        leaf("起止顺序号", f"1 至 {form.count}（{form.first} 至 {form.last}）"),
        leaf("载体类型规格", form.medium),
        nested("检验内容", checks),
        *digests,
        _sides("填表人", form.filled_by),
        _sides("审核人", ""),
        _sides("单位印章", f"{form.unit} {form.day}"),
    ]
    return head(encoding) + nested("电子档案移交与接收登记表", parts)


def _sides(name: str, ours: str) -> str:
    return nested(name, [leaf(GIVER, ours), leaf(TAKER, "")])


def _digest(digest: str) -> str:
    algorithm, value = digest.split(":", 1)
    return leaf("摘要", value, {"算法": ALGORITHMS[algorithm]})
