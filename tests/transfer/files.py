"""Files as people hand them in, made from the example list."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from openpyxl import Workbook
from pathlib import Path

import csv
import io
import shangnan.policy
import zipfile

DATA = Path(shangnan.policy.__file__).parent / "demonstration" / "data"
LIST = DATA / "service-items.csv"
GUIDES = DATA / "guides.json"
FLAWED = DATA / "guides-flawed.json"

ENGLISH = ("unit", "name", "parent", "type_code", "type", "code")
CHINESE = ("实施主体", "事项名称", "主项名称", "事项类型编码", "事项类型", "事项编码")


def list_text() -> str:
    """The example list as text, without a byte order mark."""
    return LIST.read_text(encoding="utf-8-sig")


def list_rows() -> list[dict[str, str]]:
    """The example list as the csv module of Python reads it."""
    return list(csv.DictReader(io.StringIO(list_text(), newline="")))


def item(number: int, **changes: str) -> dict[str, str]:
    """One made-up item of a list."""
    row = {
        "unit": "县民政局",
        "name": f"示例事项{number}",
        "parent": "",
        "type_code": "20",
        "type": "公共服务",
        "code": f"512A{number:08d}-611023000000-000-11611023016000000A-1-00",
    }
    return row | changes


def csv_bytes(rows: Iterable[Sequence[str]], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """Rows of cells as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def cells(rows: Iterable[dict[str, str]], header: Sequence[str] = ENGLISH) -> list[Sequence[str]]:
    """A header and the cells of some items."""
    return [header, *([row[key] for key in ENGLISH] for row in rows)]


def xlsx_bytes(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows of cells as a workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook as a file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(workbook: bytes, name: str, content: bytes) -> bytes:
    """A workbook with one of its parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return stream.getvalue()
