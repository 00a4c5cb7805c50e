"""What becomes of a row of a file, decided without writing anything, and how it is written: what a kind says of it."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import Any
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class ImportTask:
    """What is imported.

    :param section: where the records of the kind lie.
    :param complete: whether the rows are complete records, or lines of a list.
    :param publish: whether complete records are to be brought before a publisher.
    """

    section: Any
    complete: bool = False
    publish: bool = False


@dataclass
class ReadRow:
    """What a row says.

    :param values: by field, or the plain form.
    :param problems: everything that is wrong with it by itself.
    :param key: what its record is recognised by; empty where it cannot be told.
    """

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)
    key: str = ""


@dataclass(frozen=True)
class Decision:
    """What is to become of a row.

    :param values: what is to be written; None where nothing is.
    :param record: the record that is changed or taken on, None where one is made.
    :param revise: change it by a revision.
    :param release: take it as far as a publisher's confirmation afterwards.
    :param reasons: why the row is refused; nothing is done then.
    """

    values: Mapping[str, Any] | None = None
    record: Any = None
    revise: bool = False
    release: bool = False
    reasons: tuple[Message, ...] = ()

    @property
    def acts(self) -> bool:
        """Whether anything is to be done."""
        return not self.reasons and (self.values is not None or self.release)


def refused(*reasons: Message) -> Decision:
    """Return the decision that a row is refused."""
    return Decision(reasons=reasons)


UNCHANGED = Decision()


class ImportRules:
    """What a kind says of its rows, as the present user; made anew for each batch."""

    #: Names of what a record is recognised by, for messages.
    key_titles: str = ""
    #: Steps that bring a complete record before a publisher.
    steps: tuple[str, ...] = ()

    def read(self, data: Mapping[str, Any], problems: Iterable[Message]) -> ReadRow:
        """Return what a row says.

        :param data: as the file gives it.
        :param problems: what reading the file found wrong with it.
        """
        raise NotImplementedError

    def told(self, data: Mapping[str, Any]) -> tuple[str, str]:
        """Return what a report calls a row: what it is recognised by, and its name."""
        raise NotImplementedError

    def holders(self, keys: Sequence[str]) -> Mapping[str, list[Any]]:
        """Return by key what is there already; nothing under a key that nothing has."""
        raise NotImplementedError

    def new(self, values: Mapping[str, Any]) -> Decision:
        """Return what becomes of a row whose record is not there yet."""
        raise NotImplementedError

    def existing(self, values: Mapping[str, Any], holder: Any) -> Decision:
        """Return what becomes of a row whose record is there.

        :param holder: one of `holders`.
        """
        raise NotImplementedError

    def make(self, values: Mapping[str, Any]) -> Any:
        """Make a record in its place and return it.

        :raises shangnan.policy.records.workflow.transitions.Refused, zope.interface.Invalid: where it cannot be after all.
        """
        raise NotImplementedError

    def begin_revision(self, record: Any, note: str) -> Any:
        """Return the working copy of a revision that is begun.

        :param note: for the history.
        """
        raise NotImplementedError

    def change(self, record: Any, values: Mapping[str, Any]) -> None:
        """Write into a record, and tell everybody."""
        raise NotImplementedError
