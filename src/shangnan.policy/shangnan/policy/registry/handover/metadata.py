"""The metadata of an item: what it is, its files, what was done to it and by whom (DA/T 46-2009). Pure."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from collections.abc import Sequence
from shangnan.policy.registry.handover.batch import Act
from shangnan.policy.registry.handover.batch import Agent
from shangnan.policy.registry.handover.batch import Batch
from shangnan.policy.registry.handover.batch import BatchItem
from shangnan.policy.registry.handover.elements import in_block
from shangnan.policy.registry.handover.elements import record_values
from shangnan.policy.registry.handover.markup import by_paths
from shangnan.policy.registry.handover.markup import head
from shangnan.policy.registry.handover.markup import leaf
from shangnan.policy.registry.handover.markup import nested
from shangnan.policy.registry.handover.stored import StoredFile
from typing import Any

NAMESPACE = "http://www.saac.gov.cn/standards/ERM/encapsulation"
ALGORITHMS = {"sha256": "SHA-256", "sm3": "SM3"}
DigestMarkup = Callable[[str, str], str]


def metadata(batch: Batch, one: BatchItem, files: Sequence[StoredFile], encoding: str) -> str:
    """Return 电子档案元数据.XML."""
    return head(encoding) + nested("电子档案元数据", _blocks(batch, one, files, _plain_digest))


def capsule(batch: Batch, one: BatchItem, files: Sequence[StoredFile], encoding: str) -> str:
    """Return the EEP of an item (DA/T 48-2009); its files lie beside it. Nothing is signed by us."""
    signed = [
        leaf("封装包类型", "原始型"),
        leaf("封装包类型描述", "本封装包包含电子文件数据及其元数据，原始封装，未经修改"),
        leaf("封装包创建时间", batch.made_at),
        leaf("封装包创建单位", batch.maker or batch.unit),
        nested("封装内容", _blocks(batch, one, files, _encoded_digest)),
    ]
    described = "本EEP根据中华人民共和国档案行业标准DA/T 48-2009《基于XML的电子文件封装规范》生成"
    parts = [leaf("封装包格式描述", described), leaf("版本", "2009"), nested("被签名对象", signed, {"eep版本": "2009"})]
    return head(encoding) + nested("电子文件封装包", parts, {"xmlns": NAMESPACE})


def _blocks(batch: Batch, one: BatchItem, files: Sequence[StoredFile], digest: DigestMarkup) -> list[str]:
    documents = nested("文件数据", [_document(file, digest) for file in files])
    record = nested("文件实体", [by_paths(record_values(batch, one)), documents])
    agents = {act.agent.id: act.agent for act in one.acts}
    return [
        nested("文件实体块", [record]),
        nested("业务实体块", [_act(place, act) for place, act in enumerate(one.acts, start=1)]),
        nested("机构人员实体块", [_agent(agent) for agent in agents.values()]),
    ]


def _document(file: StoredFile, digest: DigestMarkup) -> str:
    told = [("文档标识符", f"文档{file.order}"), ("文档序号", str(file.order))]
    told += [("文档主从声明", "主文档" if file.main else "附属文档"), ("题名", file.name)]
    properties = {element.path: str(getattr(file, element.source.partition(":")[2])) for element in in_block("file")}
    inside = [(path, value) for path, value in properties.items() if "/" in path]
    inside.append(("文档数据/电子属性/修改时间", file.modified))
    data = by_paths((path.partition("/")[2], value) for path, value in inside)
    digests = [digest(*one.split(":", 1)) for one in file.digests]
    return nested("文档", [by_paths(told), nested("文档数据", [data, *digests])])


def _plain_digest(algorithm: str, value: str) -> str:
    return leaf("数字摘要", value, {"算法": ALGORITHMS[algorithm]})


def _encoded_digest(algorithm: str, value: str) -> str:
    described = f"仅提供{ALGORITHMS[algorithm]}摘要信息，文档数据在外部保存"
    encoded = b64encode(bytes.fromhex(value)).decode()
    parts = [leaf("编码描述", described), leaf("反编码关键字", f"{algorithm}-base64Binary"), leaf("编码数据", encoded)]
    return nested("编码", parts)


def _act(place: int, act: Act) -> str:
    return nested(
        "业务实体", [by_paths([("业务标识符", str(place)), ("机构人员标识符", act.agent.id)]), _rest("act", act)]
    )


def _agent(agent: Agent) -> str:
    return nested("机构人员实体", [leaf("机构人员标识符", agent.id), _rest("agent", agent)])


def _rest(block: str, thing: Any) -> str:
    values = ((one.path, str(getattr(thing, one.source.partition(":")[2]))) for one in in_block(block))
    return by_paths((path, value) for path, value in values if value)
