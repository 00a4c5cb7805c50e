"""Reading complete guides from a JSON list."""

from __future__ import annotations

from collections.abc import Iterator
from io import SEEK_END
from io import TextIOWrapper
from shangnan.policy import _
from shangnan.policy.records.secrecy.marks import mark_in_cell
from shangnan.policy.records.secrecy.marks import secret_problem
from shangnan.policy.transfer.columns import ITEMS
from shangnan.policy.transfer.columns import ListKind
from shangnan.policy.transfer.encoding import detect
from shangnan.policy.transfer.json_split import broken
from shangnan.policy.transfer.json_split import Element
from shangnan.policy.transfer.json_split import elements
from shangnan.policy.transfer.json_split import MAX_DEPTH
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import Row
from typing import Any
from typing import BinaryIO
from zope.i18nmessageid import Message

import json

# Characters of one guide; the longest of our examples has about five thousand.
MAX_GUIDE = 1024 * 1024
_MAX_DIGITS = 15
# The text of the whole file is held in memory, where a character takes up to four bytes.
MAX_JSON = 32 * 1024 * 1024


class _Unreadable(ValueError):
    """JSON that is well formed, but that we do not take."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def json_rows(file: BinaryIO, kind: ListKind = ITEMS) -> Iterator[Row]:
    """Yield the guides of a JSON list, each in the plain form.

    :param file: binary and seekable.
    :param kind: of the records.
    :raises FileRefused: for its encoding, where it is no list, or where the JSON is broken, with the position.
    """
    if file.seek(0, SEEK_END) > MAX_JSON:
        raise FileRefused(
            _(
                "The file is larger than ${limit} MB. Split it into several files.",
                mapping={"limit": MAX_JSON // 1024 // 1024},
            )
        )
    codec = detect(file)
    wrapper = TextIOWrapper(file, encoding=codec)
    try:
        text = wrapper.read()
    finally:
        wrapper.detach()
    for number, element in enumerate(elements(text), start=1):
        yield _row(number, text, element, kind)


def _row(number: int, text: str, element: Element, kind: ListKind) -> Row:
    if element.end - element.start > MAX_GUIDE:
        return _refused(
            number, _("The guide is longer than the ${limit} characters allowed.", mapping={"limit": MAX_GUIDE})
        )
    if element.depth > MAX_DEPTH:
        return _refused(number, _("The guide is nested too deeply."))
    try:
        data = _parse(text, element)
    except _Unreadable as error:
        return _refused(number, error.message)
    if not isinstance(data, dict):
        return _refused(number, _("This is no guide: it has to stand in curly brackets."))
    return _guide(number, data, kind)


def _guide(number: int, data: dict[str, Any], kind: ListKind) -> Row:
    """Return a guide as a row. Of its values only the code is looked at: the rest is the gate's business."""
    code = data.get(kind.key)
    if not isinstance(code, str) or not code.strip():
        return _refused(number, _("“${where}” is empty.", mapping={"where": kind.names[kind.key][0]}))
    known = {key: value for key, value in data.items() if key in kind.complete}
    known[kind.key] = code.strip()
    others = {key[:60]: value for key, value in data.items() if key not in kind.complete}
    marked = [(key, mark_in_cell(key, value)) for key, value in others.items() if isinstance(value, str)]
    secrets = tuple(secret_problem(key, mark) for key, mark in marked if mark)
    return Row(number, known, secrets, ignored=tuple(others))


def _refused(number: int, problem: Message) -> Row:
    return Row(number, problems=(problem,))


def _parse(text: str, element: Element) -> Any:
    try:
        return json.loads(
            text[element.start : element.end],
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        broken(text, element.start + error.pos)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            raise _Unreadable(_("“${where}” is there twice.", mapping={"where": key[:60]}))
        data[key] = value
    return data


def _integer(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise _Unreadable(_("It holds a number of ${digits} digits.", mapping={"digits": len(digits)}))
    return int(digits)


def _constant(word: str) -> None:
    raise _Unreadable(_("It holds ${word}, which is no number.", mapping={"word": word}))
