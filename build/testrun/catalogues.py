"""Compiling translations before several processes start: each would do it by itself, and read what another has half written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from zope.i18n.compile import compile_mo_file


def compile_catalogues(folders: Iterable[Path]) -> None:
    """Compile every catalogue in some folders that is newer than its compiled form."""
    for folder in folders:
        for source in folder.rglob("LC_MESSAGES/*.po"):
            compile_mo_file(source.stem, str(source.parent))
