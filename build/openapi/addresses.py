"""Going through a description that was made. Needs nothing of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def operations(description: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (address, method, operation) of a description."""
    for address, item in description["paths"].items():
        for method, operation in item.items():
            if method != "parameters":
                yield address, method, operation
