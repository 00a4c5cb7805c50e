"""Who writes a record, before it is frozen and afterwards: every commit is looked at where the storage takes it, and goes no further."""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Set
from contextlib import contextmanager
from io import StringIO
from shangnan.policy.records.lifecycle.final import RecordIsFinal
from shangnan.policy.registry.freezing.parts import folders_around
from shangnan.policy.registry.freezing.parts import parts_of
from typing import Any
from typing import NamedTuple
from unittest import mock

import contextlib
import logging
import signal
import transaction

MOST_SECONDS = 5


class TakenBack(Exception):
    """Nothing that is tried is to last."""


class TooLong(BaseException):
    """What is called works on; what it would have written by then has not been committed."""


class Outcome(NamedTuple):
    """What came of calling something.

    :param wrote: whether it wrote the record.
    :param refused: whether it was refused because the record is frozen.
    :param ended: name of what it raised; TakenBack for what would have been committed, empty for what had nothing to commit.
    """

    wrote: bool
    refused: bool
    ended: str = ""


class Watch:
    """Stands where the judge of the storage does.

    :ivar wrote: whether a transaction that was let through wrote anything of the record, or took it out of where it is.
    :ivar refused: whether the judge refused one, or events did.
    """

    def __init__(self, record: Any) -> None:
        """
        :param record: committed.
        """
        self.storage = aq_base(record)._p_jar.db().storage
        self.own = {part._p_oid for part in parts_of(record)}
        self.places = {aq_base(record)._p_oid, *(place._p_oid for place in folders_around(record))}
        self.judge = self.storage.judge
        self.wrote = self.refused = False

    def look(self, written: Set[bytes], given_up: Callable[[], Set[bytes]], *more: Any) -> None:
        """Let the judge have its say, see what was written, and take it back.

        :param more: what else the storage tells its judge.
        """
        if self.judge is not None:
            self.judge(written, given_up, *more)
        self.wrote = self.wrote or bool(self.own & set(written)) or bool(self.places & set(given_up()))
        raise TakenBack

    def tried(self, call: Callable[[], Any]) -> Outcome:
        """Call something and end the transaction; return what came of it."""
        self.wrote, self.refused, ended = False, False, ""
        before, self.storage.judge = self.storage.judge, self.look
        try:
            with quiet(), mock.patch.object(RecordIsFinal, "__init__", self._told):
                with limited():
                    call()
                transaction.commit()
        except (Exception, SystemExit, TooLong) as error:  # called with nonsense, many of them fail
            ended = type(error).__name__
        finally:
            with quiet():
                transaction.abort()
            self.storage.judge = before
        return Outcome(self.wrote, self.refused, ended)

    def _told(self, *_told: Any) -> None:
        """Note a refusal, also one that a page catches and tells in its own words."""
        self.refused = True


@contextmanager
def limited() -> Iterator[None]:
    """Stop what takes more of the processor than MOST_SECONDS, again and again where it goes on after that.

    :raises TooLong: in the midst of it.
    """

    def stop(*_told: Any) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def quiet() -> Iterator[None]:
    """Leave out what methods that are called with nonsense say of it."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with contextlib.redirect_stdout(StringIO()), contextlib.redirect_stderr(StringIO()):
            yield
    finally:
        logging.disable(before)
