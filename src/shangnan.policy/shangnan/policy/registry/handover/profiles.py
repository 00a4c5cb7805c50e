"""The three ways in which a batch may be laid out. Pure."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from shangnan.policy import _
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.handover.batch import Batch
from shangnan.policy.registry.handover.batch import BatchItem
from shangnan.policy.registry.handover.metadata import capsule
from shangnan.policy.registry.handover.metadata import metadata
from shangnan.policy.registry.handover.stored import StoredFile


@dataclass(frozen=True)
class Profile:
    """A layout.

    :param id: as it is named on the command line.
    :param title: a Message.
    :param directory: name of the directory of items.
    :param named: whether the directory says 电子档案名称.
    :param folder: of an item below the batch.
    :param metadata_name: of an item's metadata.
    :param metadata: what stands in it.
    """

    id: str
    title: str
    directory: str
    named: bool
    folder: Callable[[FiledItem], str]
    metadata_name: Callable[[FiledItem], str]
    metadata: Callable[[Batch, BatchItem, Sequence[StoredFile], str], str]


def _by_fonds(item: FiledItem) -> str:
    return f"{item.fonds}/{item.class_code}/{item.year}/{item.period}/{item.archival_number}"


def _by_year(item: FiledItem) -> str:
    return f"{item.year}-{item.class_code}/{item.archival_number}"


def _metadata_name(item: FiledItem) -> str:
    return "电子档案元数据.XML"


def _capsule_name(item: FiledItem) -> str:
    return f"{item.archival_number}.EEP"


#: By id, the usual one first.
PROFILES: dict[str, Profile] = {
    "DAT93": Profile(
        "DAT93", _("DA/T 93-2022, item by item"), "目录文件.XML", False, _by_fonds, _metadata_name, metadata
    ),
    "2012-7": Profile(
        "2012-7",
        _("State Archives Administration 〔2012〕 no. 7"),
        "文件目录.XML",
        True,
        _by_year,
        _metadata_name,
        metadata,
    ),
    "EEP": Profile("EEP", _("DA/T 48-2009, encapsulated"), "目录文件.XML", False, _by_fonds, _capsule_name, capsule),
}
