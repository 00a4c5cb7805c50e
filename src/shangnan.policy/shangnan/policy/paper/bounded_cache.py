"""What was made once at a price, kept in memory up to a number of bytes; what was asked for least lately goes. Safe between threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from collections.abc import Hashable
from threading import Lock


class KeptAnswers:
    """Answers by what they were made from.

    :param most: bytes of all of them.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.bytes = 0
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return the answer of a key.

        :param key: everything that the answer depends on.
        :param make: called where it is not kept; what it raises is passed on, and nothing is kept.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self.bytes += len(made) - len(self._kept.pop(key, b""))
            self._kept[key] = made
            while self.bytes > self.most:
                self.bytes -= len(self._kept.popitem(last=False)[1])
        return made

    def __len__(self) -> int:
        return len(self._kept)
