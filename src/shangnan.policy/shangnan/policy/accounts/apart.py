"""Changes that last whatever becomes of the request: a transaction of its own, on a connection of its own.

A wrong password ends in a refusal, and a refused request is aborted; what was counted in it would be lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from typing import TypeVar
from ZODB.POSException import ConflictError
from ZODB.POSException import ReadOnlyError

import logging
import random
import time
import transaction

ATTEMPTS = 20
PAUSE = 0.02  # seconds, at most and times the attempts before: who met once would meet again
Result = TypeVar("Result")
log = logging.getLogger(__name__)


def committed_apart(database: Any, work: Callable[[Any], Result]) -> Result | None:
    """Do something and commit it at once; done again where another process was faster.

    :param database: the ZODB database.
    :param work: is given the other connection.
    :returns: what `work` returned; None where the database cannot be written now.
    """
    for attempt in range(ATTEMPTS):
        manager = transaction.TransactionManager()
        connection = database.open(transaction_manager=manager)
        try:
            with manager:
                return work(connection)
        except ConflictError:
            time.sleep(random.random() * PAUSE * attempt)
        except ReadOnlyError:
            log.warning("Nothing was kept: the database cannot be written now.")
            return None
        finally:
            connection.close()
    log.warning("Nothing was kept: other processes were faster %s times.", ATTEMPTS)
    return None
