"""What is known of each account beside its password: its sessions, whether it is locked, when its password was set.

One persistent object for each account, so that accounts never wait for each other; one more entry for each log-in, none
for a request.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from dataclasses import dataclass
from persistent import Persistent
from plone.protect.utils import safeWrite
from typing import Any

import secrets

# Sessions that an account has at once: a computer, a telephone, some programs. The oldest goes.
MOST_SESSIONS = 20
MOST_NOTICES = 10


@dataclass(frozen=True)
class Lock:
    """An account that an administrator has locked.

    :param by: who did so.
    :param at: when, in seconds since 1970.
    :param reason: in his or her words.
    """

    by: str
    at: float
    reason: str


class AccountRecord(Persistent):
    """One account.

    :ivar sessions: by session id the moment it began. What is not in here is no session.
    :ivar lock: who locked the account; None for an open one.
    :ivar own_change: when its owner last changed the password; 0 for never.
    :ivar others_change: when somebody else last set it, or a link sent by mail did; 0 for never.
    :ivar removed: the account was deleted; kept so that one who is added again under the name is known as such.
    :ivar notices: moments at which wrong passwords made the account wait, with how many there were.
    """

    removed = False

    def __init__(self) -> None:
        self.sessions = OOBTree()
        self.lock: Lock | None = None
        self.own_change = 0.0
        self.others_change = 0.0
        self.notices: tuple[tuple[float, int], ...] = ()

    def begin_session(self, at: float, longest: int) -> str:
        """Begin a session and return its id; those past their time go, and the oldest of too many.

        :param at: the present moment.
        :param longest: seconds after which any session ends.
        """
        for session_id, began in list(self.sessions.items()):
            if at - began >= longest:
                del self.sessions[session_id]
        by_age = sorted(self.sessions.items(), key=lambda item: item[1])
        for session_id, _began in by_age[: max(0, len(by_age) - MOST_SESSIONS + 1)]:
            del self.sessions[session_id]
        session_id = secrets.token_urlsafe(24)
        self.sessions[session_id] = at
        return session_id

    def began(self, session_id: str) -> float | None:
        """Return when a session began; None where there is no such session, or the account may have none."""
        if self.lock is not None or self.removed:
            return None
        return self.sessions.get(session_id)

    def end_session(self, session_id: str) -> None:
        """End one session."""
        if session_id in self.sessions:
            del self.sessions[session_id]

    def end_all(self) -> None:
        """End all sessions."""
        if len(self.sessions):
            self.sessions.clear()

    def remove(self) -> None:
        """End all and forget all but that there was such an account."""
        self.end_all()
        self.removed, self.lock, self.notices = True, None, ()

    def begin_anew(self, at: float) -> None:
        """Begin with nothing: the account is added again, which counts as a password set by somebody else."""
        self.remove()
        self.removed, self.own_change, self.others_change = False, 0.0, at

    def remember_wait(self, at: float, count: int) -> None:
        """Keep for the owner that wrong passwords made the account wait."""
        self.notices = (*self.notices, (at, count))[-MOST_NOTICES:]

    def wait_to_sign(self, at: float, after_own: int, after_others: int) -> int:
        """Return for how many seconds nothing is signed, since the password was set a short while ago; 0 for none."""
        ends = [self.own_change + after_own if self.own_change else 0.0]
        ends.append(self.others_change + after_others if self.others_change else 0.0)
        return max(0, int(max(ends) - at + 0.999))


class AccountRecords(Persistent):
    """The records of all accounts of one user folder, by user id."""

    def __init__(self) -> None:
        self.by_id = OOBTree()

    def get(self, user_id: str) -> AccountRecord | None:
        """Return the record of an account; None where nothing was kept of it yet."""
        return self.by_id.get(user_id)

    def made(self, user_id: str) -> AccountRecord:
        """Return the record of an account, made where there is none."""
        record = self.by_id.get(user_id)
        if record is None:
            record = self.by_id[user_id] = AccountRecord()
            mark_written(self.by_id)
        return record

    def locked(self) -> dict[str, Lock]:
        """Return the locks of all locked accounts, by user id."""
        return {user_id: record.lock for user_id, record in self.by_id.items() if record.lock and not record.removed}


def mark_written(*written: Any) -> None:
    """Tell plone.protect that a log-in or log-out wrote these on purpose: nobody gains by having another do either."""
    for one in written:
        safeWrite(one)
