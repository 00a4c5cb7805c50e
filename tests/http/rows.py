"""Rows of the list of what may be called that only a test has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from shangnan.policy.http.allowed_rows import ALLOWED
from shangnan.policy.http.allowed_rows import by_key
from shangnan.policy.http.allowed_rows import read_rows
from unittest.mock import patch


@contextmanager
def opened(*lines: str) -> Iterator[None]:
    """Have rows in the list while something is done.

    :param lines: as in the tables: door,context,name,methods,who,why.
    """
    with patch.dict(ALLOWED, by_key(read_rows(["door,context,name,methods,who,why\n", *lines]))):
        yield
