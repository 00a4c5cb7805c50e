"""The county codes of GB/T 2260 that numbers of the fifteen-digit form can begin with. Pure."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def is_region(code: str) -> bool:
    """Tell whether six digits are, or were, the code of a county, a district or a prefecture.

    :param code: the first six digits of a number.
    """
    return code[:4] in _regions() and code[4:] in _regions()[code[:4]]


@lru_cache(maxsize=1)
def _regions() -> dict[str, frozenset[str]]:
    lines = (files(__package__) / "region_codes.txt").read_text("ascii").splitlines()
    split = (line.split() for line in lines if line and not line.startswith("#"))
    return {prefecture: frozenset(counties) for prefecture, *counties in split}
