"""What goes with an item, read from the site: the text of its records, their files, what was done to them and by whom.

Whoever hands over hands over the whole, also what he or she may not read on a page: nothing of it is shown to anybody here.
"""

from __future__ import annotations

from collections.abc import Iterator
from DateTime import DateTime
from functools import partial
from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.views.history import IPlainForm
from shangnan.policy.records.views.process import done_to
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.registry.digests import digests
from shangnan.policy.registry.filing.item import FiledFile
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.fixity.canonical import canonical_form
from shangnan.policy.registry.handover.batch import Act
from shangnan.policy.registry.handover.batch import Agent
from shangnan.policy.registry.handover.batch import BatchItem
from shangnan.policy.registry.handover.batch import PackageFile
from shangnan.policy.registry.handover.batch import SYSTEM
from shangnan.policy.registry.handover.batch import TextElement
from shangnan.policy.registry.handover.sheets import own_text
from typing import Any
from typing import BinaryIO
from zope.component import queryAdapter

import io

#: The bytes over which the digests of a record were counted when it was filed: with it the archives count them again.
COUNTED = "归档时计算摘要的数据.json"
TEXT_ROLE = "text"
PUBLIC, INTERNAL, RESTRICTED = "公开", "内部", "限制"


class Gone(LookupError):
    """A record or file that the register says is there; the argument says which."""


def collected(item: FiledItem) -> BatchItem:
    """Return an item with all that goes with it.

    :raises Gone: where a record or a file of it is not there.
    """
    records = [thing(uid, item) for uid in (item.uid, *item.members)]
    acts = sorted((act for record in records for act in _acts(record)), key=lambda act: DateTime(act.time).timeTime())
    lead = BatchItem(
        item=item,
        acts=(*acts, _filing(item)),
        text=_text(records[0]),
        values=_values(records[0]),
        access=_access(records[0]),
    )
    files = (*_members(lead, records[1:]), *(_file(file, item) for file in item.files), _counted(item, records))
    return BatchItem(**{**vars(lead), "files": files})


def thing(uid: str, item: FiledItem) -> Any:
    """Return a record or file of an item, whoever asks.

    :raises Gone: where it is not there.
    """
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
    if not brains:
        raise Gone(item.archival_number)
    return brains[0]._unrestrictedGetObject()


def _acts(record: Any) -> Iterator[Act]:
    for done in done_to(record):
        yield _act(done.time, done.user_id, done.title, done.state, done.opinion)


def _act(time: DateTime, actor: str | None, action: str, state: str, opinion: str | None) -> Act:
    written = time.toZone("GMT+8").ISO8601()
    return Act(written, _agent(actor or "", time.timeTime()), action, state, opinion or "")


def _agent(user_id: str, at: float) -> Agent:
    name = name_of(user_id, at)
    if not user_id or not name:
        return Agent(user_id or "system", name or chinese(_("The system")), SYSTEM)
    return Agent(user_id, name)


def _filing(item: FiledItem) -> Act:
    at = DateTime(item.filed_at)
    return Act(
        item.filed_at,
        _agent(item.filed_by, at.timeTime()),
        chinese(_("Filed in the archive")),
        chinese(_("Filed in the archive")),
        "",
        item.reference,
    )


def _text(record: Any) -> tuple[TextElement, ...]:
    plain = queryAdapter(record, IPlainForm)
    if plain is None:
        return ()
    found = (TextElement(_label(plain, name), _value(plain, name, value)) for name, value in plain.data.items())
    return tuple(element for element in found if element.value)


def _value(plain: Any, name: str, value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return tuple(
            {_label(plain, f"{name}.{column}"): _written(cell) for column, cell in row.items()} for row in value
        )
    return _written(value)


def _label(plain: Any, name: str) -> str:
    return chinese(plain.labels.get(name, name))


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return chinese(_("Yes") if value else _("No"))
    if isinstance(value, list | tuple):
        return "；".join(_written(one) for one in value)
    return "" if value is None else str(value)


def _values(record: Any) -> dict[str, str]:
    plain = queryAdapter(record, IPlainForm)
    return {name: value for name, value in plain.data.items() if isinstance(value, str)} if plain is not None else {}


def _access(record: Any) -> str:
    roles = {entry["name"] for entry in record.rolesOfPermission("View") if entry["selected"]}
    if "Anonymous" in roles:
        return PUBLIC
    return INTERNAL if roles & {"Authenticated", "Member"} else RESTRICTED


def _members(lead: BatchItem, members: list[Any]) -> Iterator[PackageFile]:
    """Yield the texts of the other records of the 件, as files: it is catalogued by the first."""
    for record in members:
        text = _text(record)
        if text:
            content = own_text(BatchItem(**{**vars(lead), "text": text}), "UTF-8").encode()
            yield PackageFile(
                f"{record.title}.xml", "application/xml", lead.item.filed_at, partial(io.BytesIO, content)
            )


def _file(file: FiledFile, item: FiledItem) -> PackageFile:
    opened = partial(_opened, file.uid, item)
    return PackageFile(file.name, file.media_type, file.modified, opened, file.role == TEXT_ROLE, file.digests)


def _opened(uid: str, item: FiledItem) -> BinaryIO:
    stream: BinaryIO = thing(uid, item).file.open()
    return stream


def _counted(item: FiledItem, records: list[Any]) -> PackageFile:
    content = b"\n".join(canonical_form(record) for record in records)
    if digests(content) != item.digests and len(records) > 1:
        content = canonical_form(records[0])
    return PackageFile(COUNTED, "application/json", item.filed_at, partial(io.BytesIO, content), digests=item.digests)
