"""Reading gettext catalogues and templates.

The text comes from i18ndude, which also writes our files; broken syntax is found by python-gettext, the compiler that
Zope runs at start, so that what passes here also compiles there.
"""

from __future__ import annotations

from ast import literal_eval
from collections import Counter
from dataclasses import dataclass
from i18ndude.catalog import POParser
from pathlib import Path
from pythongettext.msgfmt import Msgfmt
from pythongettext.msgfmt import PoSyntaxError


class CatalogueError(ValueError):
    """A catalogue that cannot be compiled or says something twice."""


@dataclass(frozen=True)
class Entry:
    """One message.

    :ivar msgid: what the code asks for: the English text itself, or an id.
    :ivar text: the translation, empty where there is none.
    :ivar default: the English text of an id, where the template gives it.
    :ivar fuzzy: whether the translation is marked as doubtful; Zope leaves those out.
    :ivar note: the comment of the translator.
    """

    msgid: str
    text: str
    default: str | None
    fuzzy: bool
    note: str

    @property
    def english(self) -> str:
        """What a reader sees where there is no translation."""
        return self.default or self.msgid

    @property
    def answers(self) -> bool:
        """Whether Zope finds a translation here."""
        return bool(self.text) and not self.fuzzy


class _Counting(Msgfmt):
    """Compiles, and counts how often each message is given."""

    def __init__(self, lines: list[bytes], name: str) -> None:
        super().__init__(lines, name)
        self.given: Counter[str] = Counter()

    def add(self, context: str, id: str, string: str, fuzzy: int) -> None:
        self.given[id] += 1
        super().add(context, id, string, fuzzy)


def _compile(path: Path) -> None:
    compiler = _Counting(path.read_bytes().splitlines(keepends=True), path.name)
    try:
        compiler.get()
    except PoSyntaxError as error:
        raise CatalogueError(f"{path.name}: {error}") from error
    twice = [msgid for msgid, times in compiler.given.items() if times > 1]
    if twice:
        raise CatalogueError(f"{path.name}: given more than once: {twice}")


def _plain(quoted: str) -> str:
    """Undo the escapes of the file format."""
    return literal_eval(f'"{quoted}"')


def read(path: Path) -> dict[str, Entry]:
    """Return the messages of a .po or .pot file by msgid, without the header.

    :raises CatalogueError: when the file is empty, does not compile, or gives a message twice.
    """
    _compile(path)
    with path.open(encoding="utf-8") as file:
        parser = POParser(file)
        parser.read()
    entries = {}
    for raw in parser.msgdict.values():
        default = raw.getDefault()
        notes = [comment.strip() for comment in raw.comments if not comment.startswith((",", "~"))]
        entries[_plain(raw.msgid)] = Entry(
            msgid=_plain(raw.msgid),
            text=_plain(raw.msgstr),
            default=None if default is None else _plain(default),
            fuzzy=any(comment.startswith(",") and "fuzzy" in comment for comment in raw.comments),
            note=" ".join(notes),
        )
    if not entries.pop("", None):
        raise CatalogueError(f"{path.name}: no header")
    return entries
