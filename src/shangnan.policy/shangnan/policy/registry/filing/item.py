"""件, the unit of filing: what the register of the archive says of one filed record with all that belongs to it. Pure.

DA/T 22-2015, 3.2 and 5.1: text, attachments and processing papers are one 件; a reply and the letter that it answers may be one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import replace
from typing import Any

FILED, TRANSFERRED, DESTROYED = "filed", "transferred", "destroyed"


@dataclass(frozen=True)
class FiledFile:
    """A file of a filed record.

    :param path: unique in the item, without a leading slash: `<id of the attachment>` or `<id of a member>/<id>`.
    :param name: file name as it was uploaded.
    :param role: a value of `records.attachment.PURPOSES`.
    :param media_type: by content, e.g. `application/pdf`.
    :param size: bytes.
    :param digests: `algorithm:hex`, the leading one first.
    :param modified: ISO 8601 time with zone.
    :param uid: UID of the Attachment.
    """

    path: str
    name: str
    role: str
    media_type: str
    size: int
    digests: tuple[str, ...]
    modified: str
    uid: str


@dataclass(frozen=True)
class FiledItem:
    """An entry of the register of filed records.

    :param uid: UID of the record; it leads, members are filed with it.
    :param portal_type: of the record.
    :param path: of the record below the site, e.g. `dispatches/out/2026/dispatch-1`.
    :param members: UIDs of further records in the 件 (the letter that a reply answers).
    :param archival_number: 档号, e.g. `Z109-WS·2011-Y-BGS-0001`.
    :param fonds: 全宗号.
    :param class_code: 门类 (WS for 文书).
    :param year: of formation, four digits.
    :param period: code of `retention.periods.YEARS`.
    :param unit_code: 机构（问题）代码.
    :param number: 件号, from 1 in each lowest class.
    :param category: key of the schedule's row.
    :param title: 题名; in ［］ where we made it up.
    :param document_number: 文号; "" for none.
    :param responsible: 责任者.
    :param date: of the document, ISO 8601.
    :param secrecy: 密级; "" (state secrets never enter).
    :param pages: 页数; 0 where unknown.
    :param remarks: 备注.
    :param filed_at: ISO 8601 time with zone.
    :param filed_by: user id.
    :param schedule: UID of the filing plan under which it was filed.
    :param reference: approval reference of the county archives for that plan.
    :param digests: of the canonical form of the record.
    :param files: its files.
    :param box: 盒号; "" before it is put into one.
    :param place: of a paper original; "" for none.
    :param state: FILED, TRANSFERRED or DESTROYED.
    :param receipt: of the archives, once transferred.
    """

    uid: str
    portal_type: str
    path: str
    archival_number: str
    fonds: str
    class_code: str
    year: int
    period: str
    unit_code: str
    number: int
    category: str
    title: str
    date: str
    responsible: str
    filed_at: str
    filed_by: str
    schedule: str
    reference: str
    digests: tuple[str, ...]
    files: tuple[FiledFile, ...] = ()
    members: tuple[str, ...] = ()
    document_number: str = ""
    secrecy: str = ""
    pages: int = 0
    remarks: str = ""
    box: str = ""
    place: str = ""
    state: str = FILED
    receipt: str = ""

    @property
    def is_paper(self) -> bool:
        """Whether it is of paper: the register alone knows it, and there is nothing to count or to copy."""
        return not self.path

    def plain(self) -> dict[str, Any]:
        """Return it as JSON-compatible data."""
        return asdict(self)

    def changed(self, **values: Any) -> FiledItem:
        """Return it with other values."""
        return replace(self, **values)


def item_from(plain: Mapping[str, Any]) -> FiledItem:
    """Return the item of what `FiledItem.plain` gave, also after JSON, where tuples are lists."""
    files = tuple(
        FiledFile(**{**one, "digests": tuple(one["digests"])})  # JSON knows no tuples
        for one in plain["files"]
    )
    return FiledItem(
        **{**plain, "files": files, "digests": tuple(plain["digests"]), "members": tuple(plain["members"])}
    )


def archival_number(fonds: str, class_code: str, year: int, period: str, unit_code: str, number: int) -> str:
    """Return a 档号 (DA/T 13-2022; design of the county: 全宗号-门类·年度-期限-机构-件号).

    >>> archival_number("Z109", "WS", 2011, "Y", "BGS", 1)
    'Z109-WS·2011-Y-BGS-0001'
    """
    return f"{fonds}-{class_code}·{year}-{period}-{unit_code}-{number:04d}"
