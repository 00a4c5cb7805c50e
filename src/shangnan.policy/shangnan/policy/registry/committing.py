"""Work that is committed in parts: a part that another process was faster with is looked at again and done anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from ZODB.POSException import ConflictError

import transaction

# Two runs over one list run into each other once per part at most; more attempts than that mean something else.
ATTEMPTS = 10

Made = TypeVar("Made")


def committed(work: Callable[[], Made], attempts: int = ATTEMPTS, anew: bool = True) -> Made:
    """Do a part of some work and commit it.

    :param work: reads all that it goes by itself, since it is done again after a conflict.
    :param attempts: how often it is tried.
    :param anew: begin a transaction first, so that what others have committed is seen and nothing else is committed.
    :returns: what the work returned.
    :raises ZODB.POSException.ConflictError: where others were faster each time.
    """
    for left in reversed(range(attempts)):
        if anew:
            transaction.begin()
        try:
            made = work()
            transaction.commit()
        except BaseException as error:
            transaction.abort()
            if not isinstance(error, ConflictError) or not left:
                raise
        else:
            return made
    raise ValueError("a part needs an attempt at least")
