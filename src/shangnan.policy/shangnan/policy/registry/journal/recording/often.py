"""A bound for what strangers can cause as often as they like: so much of it is told each minute, and once that there was more.

Each process bounds for itself: the bound keeps the journal from being filled, and is no count of anything.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

import time

MINUTE = 60.0
#: What is told of something: itself; that it and others like it are not told singly for the rest of the minute; nothing.
TOLD, MORE, NOTHING = "told", "more", ""
#: How many sources are remembered; all are forgotten where there are more, as they are after a minute.
MOST_SOURCES = 10_000


class Bound:
    """Lets so many things of each source, and of all sources together, pass within a minute.

    :param each: of one source.
    :param together: of all sources.
    :param clock: seconds that never go back.
    """

    def __init__(self, each: int, together: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.each, self.together, self._clock = each, together, clock
        self._began, self._all = clock(), 0
        self._by_source: dict[str, int] = {}
        self._lock = Lock()

    def judge(self, source: str) -> str:
        """Return TOLD, MORE or NOTHING, and count it.

        :param source: user id or network address.
        """
        with self._lock:
            at = self._clock()
            if at - self._began >= MINUTE or len(self._by_source) >= MOST_SOURCES:
                self._began, self._all = at, 0
                self._by_source.clear()
            of_this = self._by_source[source] = self._by_source.get(source, 0) + 1
            if of_this > self.each:
                # Said once of each source, but where all together are too many already.
                return MORE if of_this == self.each + 1 and self._all <= self.together else NOTHING
            self._all += 1
            if self._all <= self.together:
                return TOLD
            return MORE if self._all == self.together + 1 else NOTHING


#: Wrong passwords: the throttle lets few through to where they are judged; names that no account has are bounded here alone.
FAILURES = Bound(each=60, together=600)
#: Refusals, by account, and of visitors by address.
REFUSALS = Bound(each=60, together=600)
