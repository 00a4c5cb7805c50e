"""Our modules and what each of them imports, read from the sources without running them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ast
import re
import shangnan.policy

PACKAGE = "shangnan.policy"
FOLDER = Path(shangnan.policy.__file__).parent
# Below records/ every package is a room, but for those that all rooms share.
SHARED_BY_ROOMS = (
    "workflow",
    "lifecycle",
    "currency",
    "papers",
    "plain",
    "diff",
    "checks",
    "secrecy",
    "tables",
    "citations",
    "catalog",
    "kind",
    "views",
)


@dataclass(frozen=True)
class Module:
    """One of our Python files."""

    name: str
    path: Path
    is_package: bool

    @property
    def tree(self) -> ast.Module:
        """The syntax tree of the file."""
        return parsed(self.path)

    @property
    def docstring(self) -> str:
        """The module's docstring; empty for none."""
        return ast.get_docstring(self.tree) or ""

    @property
    def area(self) -> str:
        """A room as `records.service_guide`, what rooms share as `records`, else the first folder of the name."""
        return area_of(self.name)


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def modules() -> dict[str, Module]:
    """Return every module of the package by dotted name."""
    found = {}
    for path in sorted(FOLDER.rglob("*.py")):
        parts = list(path.relative_to(FOLDER).with_suffix("").parts)
        is_package = parts[-1] == "__init__"
        name = ".".join([PACKAGE, *(parts[:-1] if is_package else parts)])
        found[name] = Module(name, path, is_package)
    return found


def area_of(name: str) -> str:
    """Return the area of a dotted name of ours; empty for the package itself."""
    parts = name.split(".")[2:]
    if parts[:1] == ["records"] and len(parts) > 1 and is_room(parts[1]):
        return f"records.{parts[1]}"
    return parts[0] if parts else ""


def is_room(folder: str) -> bool:
    """Whether records/FOLDER is a room for a kind of record."""
    return folder not in SHARED_BY_ROOMS and (FOLDER / "records" / folder / "__init__.py").exists()


def imported_names(module: Module) -> Iterator[str]:
    """Yield the dotted name of every module that a module imports, wherever in the file: `from a.b import c` gives
    a.b.c where that is a module of ours, else a.b."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(module, node)
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield full if full in modules() else base


def absolute(module: Module, node: ast.ImportFrom) -> str:
    """Return the dotted name from which a statement imports; relative ones are worked out."""
    if not node.level:
        return node.module or ""
    package = module.name.split(".")
    package = package[: len(package) - node.level + (1 if module.is_package else 0)]
    return ".".join([*package, *([node.module] if node.module else [])])


def ours_imported(module: Module) -> set[str]:
    """Return the names of our own modules that a module imports; the package itself, which holds `_` alone, is left out."""
    return {name for name in imported_names(module) if name in modules() and name not in (module.name, PACKAGE)}


def reached_from(module: Module) -> dict[str, str]:
    """Return every module name, ours or not, that importing a module brings in through our own code.

    :returns: the name of our module that imports it, by the imported name.
    """
    seen: dict[str, str] = {}
    waiting = [module]
    while waiting:
        current = waiting.pop()
        for name in imported_names(current):
            if name not in seen:
                seen[name] = current.name
                if name in modules():
                    waiting.append(modules()[name])
    return seen


def names_in_zcml() -> Iterator[tuple[Path, str, str]]:
    """Yield (file, area, dotted name) for every module, class or function of ours that a ZCML file names in full."""
    for path in sorted(FOLDER.rglob("*.zcml")):
        area = area_of(".".join([PACKAGE, *path.relative_to(FOLDER).with_suffix("").parts]))
        for name in re.findall(r"\bshangnan\.policy\.[a-z_][\w.]*", path.read_text(encoding="utf-8")):
            if name in modules() or name.rpartition(".")[0] in set(modules()) - {PACKAGE}:
                yield path, area, name
