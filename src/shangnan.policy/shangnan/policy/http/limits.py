"""How large a request may be: its address, its headers and its body, by where it goes, what it holds and who sends it. Pure.

The table of bodies is `bodies.csv`; the first row that fits counts, and what no row names may send nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shangnan.policy.http.refusals import Refusal

import csv

TABLE = Path(__file__).parent / "bodies.csv"
MAX_ADDRESS = 8 * 1024
MAX_PARAMETERS = 200
MAX_HEADERS = 64
#: All headers with the request line.
MAX_HEADER_BYTES = 32 * 1024
MEBI = 1024 * 1024
CONTENT = {
    "application/json": "json", "multipart/form-data": "multipart", "application/x-www-form-urlencoded": "form",
    "application/offset+octet-stream": "chunk", "": "none",
}  # fmt: skip
LONG_ADDRESS = Refusal("414 URI Too Long", "地址太长，请从首页重新开始。")
MANY_PARAMETERS = Refusal("400 Bad Request", "地址中的参数太多，请从首页重新开始。")
MANY_HEADERS = Refusal("431 Request Header Fields Too Large", "请求头太长，请清除浏览器中本站的 Cookie 后重试。")
UNKNOWN_CONTENT = Refusal("415 Unsupported Media Type", "不接受这种格式的内容。")
NO_BOUNDARY = Refusal("400 Bad Request", "提交的表单不完整，请返回后重新提交。")


@dataclass(frozen=True)
class Row:
    """One row of the table.

    :param names: last steps of addresses, `*` for all.
    :param content: a value of `CONTENT`.
    :param visitor: most bytes from somebody who is not signed in.
    :param signed_in: most bytes from somebody who says he is.
    :param why: for people.
    """

    names: frozenset[str]
    content: str
    visitor: int
    signed_in: int
    why: str


@cache
def rows() -> tuple[Row, ...]:
    """Return the table of bodies."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Row(frozenset(row["names"].split()), row["content"], int(row["visitor"]), int(row["signed_in"]), row["why"])
            for row in csv.DictReader(file)
        )


def content_of(content_type: str) -> str | None:
    """Return what a body holds, a value of `CONTENT`, or None for what nobody here takes.

    :param content_type: the header.
    """
    return CONTENT.get(content_type.partition(";")[0].strip().lower())


def carries_credentials(authorization: str, cookie: str) -> bool:
    """Return whether somebody says who he is; whether it is true is found out later, at the same price.

    :param authorization: the header.
    :param cookie: the header.
    """
    return bool(authorization) or "__ac" in cookie


@cache
def _steps_named() -> frozenset[str]:
    return frozenset().union(*(row.names for row in rows())) - {"*"}


def most_bytes(path: str, content: str, signed_in: bool) -> int:
    """Return how long a body may be.

    :param path: decoded or not; a name counts wherever it stands, since what follows it is its own.
    :param content: a value of `CONTENT`.
    :param signed_in: whether the request carries credentials.
    """
    named = {step.removeprefix("@@") for step in path.split("/")} & _steps_named()
    for row in rows():
        if row.content == content and (row.names & named or "*" in row.names):
            return row.signed_in if signed_in else row.visitor
    return 0


def body_problem(path: str, content_type: str, length: int, signed_in: bool) -> Refusal | None:
    """Return why a body is not taken, or None.

    :param path: as above.
    :param content_type: the header, empty where there is none.
    :param length: of the body, as stated or received so far.
    :param signed_in: as above.
    """
    if not length:
        return None
    content = content_of(content_type)
    if content is None:
        return UNKNOWN_CONTENT
    if content == "multipart" and "boundary=" not in content_type.lower():
        return NO_BOUNDARY
    most = most_bytes(path, content, signed_in)
    return too_large(most) if length > most else None


def too_large(most: int) -> Refusal:
    """Return the refusal of a body beyond a number of bytes."""
    if not most:
        return Refusal("413 Content Too Large", "这个地址不接受提交的内容。")
    size = f"{most // MEBI} MB" if most >= MEBI else f"{most // 1024} KB"
    return Refusal("413 Content Too Large", f"提交的内容超过 {size}，请减少内容后重试；已登录的人员请重新登录后再试。")


def address_problem(address: int, query: str, headers: Iterable[str]) -> Refusal | None:
    """Return why a request is not taken whatever its body, or None.

    :param address: length of path and query as they were sent.
    :param query: the query.
    :param headers: their names.
    """
    if address > MAX_ADDRESS:
        return LONG_ADDRESS
    if query.count("&") >= MAX_PARAMETERS:
        return MANY_PARAMETERS
    return MANY_HEADERS if sum(1 for _name in headers) > MAX_HEADERS else None
