"""What a batch for the archives holds, as plain data from which the packages are written. Pure."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.registry.filing.item import FiledItem
from typing import BinaryIO

PERSON, SYSTEM = "个人", "信息系统"  # values of DA/T 46-2009, M76


@dataclass(frozen=True)
class Agent:
    """Who did something to a record (DA/T 46-2009, M76 to M79).

    :param id: unique within the item.
    :param name: as the person was called at that time.
    :param kind: PERSON or SYSTEM.
    :param code: of the organisation; "" where unknown.
    :param position: post of a person; "" where unknown.
    """

    id: str
    name: str
    kind: str = PERSON
    code: str = ""
    position: str = ""


@dataclass(frozen=True)
class Act:
    """What was done to a record (DA/T 46-2009, M80 to M84).

    :param time: ISO 8601 with zone.
    :param agent: who did it.
    :param action: in Chinese, e.g. 签发.
    :param state: of the record afterwards, in Chinese.
    :param opinion: 意见.
    :param basis: by what authority; "" for none.
    :param status: 历史行为, since all of it is past.
    """

    time: str
    agent: Agent
    action: str
    state: str = ""
    opinion: str = ""
    basis: str = ""
    status: str = "历史行为"


@dataclass(frozen=True)
class PackageFile:
    """A file that goes with an item.

    :param name: as it was called.
    :param media_type: by content.
    :param modified: ISO 8601 with zone.
    :param opened: opens its bytes; closed by whoever reads them.
    :param main: whether it is the text itself and not an attachment.
    :param digests: `algorithm:hex` as the register says them; what is written must have them.
    """

    name: str
    media_type: str
    modified: str
    opened: Callable[[], BinaryIO]
    main: bool = False
    digests: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextElement:
    """An element of a record's own text: a value, or rows of named values.

    :param name: in Chinese, as on the screen.
    :param value: a text, or for each row its cells by name.
    """

    name: str
    value: str | tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class BatchItem:
    """A 件 with all that goes with it.

    :param item: its entry in the register.
    :param acts: its processing, the oldest first.
    :param files: in the order in which they are kept.
    :param text: what stands in the record itself.
    :param values: further elements, by the names of elements.csv, source `record:`.
    :param access: what the record's place in the system says about who may read it: 公开, 内部 or 限制.
    """

    item: FiledItem
    acts: tuple[Act, ...] = ()
    files: tuple[PackageFile, ...] = ()
    text: tuple[TextElement, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    access: str = "内部"


@dataclass(frozen=True)
class Medium:
    """What 说明文件 and the form say of the carrier, where there is one.

    :param parameters: 离线载体参数.
    :param code: 载体编号.
    :param count: 载体数量.
    :param kind: 载体类型规格.
    """

    parameters: str = ""
    code: str = ""
    count: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Batch:
    """A batch.

    :param name: of its folder; safe as `names.safe_name` makes it.
    :param unit: 移交单位.
    :param description: 内容描述.
    :param fonds_title: 全宗名称; "" where nobody said it.
    :param made_at: ISO 8601 with zone: the only time that a package takes from outside its data.
    :param listed: gives the entries of all items, in the order of the batch, each time anew: a batch may be larger than memory.
    :param environment: 软硬件环境.
    :param maker: 制作单位.
    :param checker: 检查单位.
    :param filled_by: 填表人, on our side.
    :param medium: the carrier.
    """

    name: str
    unit: str
    description: str
    made_at: str
    listed: Callable[[], Iterable[FiledItem]]
    fonds_title: str = ""
    environment: str = ""
    maker: str = ""
    checker: str = ""
    filled_by: str = ""
    medium: Medium = Medium()
