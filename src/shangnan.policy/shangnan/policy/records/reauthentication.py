"""The password asked again for a step that counts as a signature: one rule for the form, REST and everything else.

The password itself is held against the account and forgotten: no history, log or refusal has it. Wrong ones are counted
in this process's memory only, since a refused step writes nothing to the database; several processes count apart, which
still leaves nobody enough tries to guess.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections import deque
from plone import api
from shangnan.policy.permissions import _
from shangnan.policy.records.gaps import Gap
from threading import Lock
from time import monotonic
from typing import Any

MOST_WRONG = 5
WINDOW = 15 * 60  # seconds


class Tries:
    """Wrong passwords of late, by user id."""

    def __init__(self) -> None:
        self._wrong: dict[str, deque[float]] = {}
        self._lock = Lock()

    def exhausted(self, user_id: str, at: float) -> bool:
        """Tell whether an account has had as many wrong passwords within the window as are borne."""
        with self._lock:
            times = self._wrong.get(user_id, deque())
            while times and times[0] <= at - WINDOW:
                times.popleft()
            if not times:
                self._wrong.pop(user_id, None)
            return len(times) >= MOST_WRONG

    def count(self, user_id: str, at: float) -> None:
        """Count a wrong password."""
        with self._lock:
            self._wrong.setdefault(user_id, deque(maxlen=MOST_WRONG)).append(at)

    def forget(self, user_id: str) -> None:
        """Begin anew after the right password."""
        with self._lock:
            self._wrong.pop(user_id, None)


TRIES = Tries()


def is_password_of(user: Any, password: str) -> bool:
    """Tell whether a password is an account's, whichever plugin keeps it."""
    users = api.portal.get_tool("acl_users")
    found = users.authenticate(user.getUserName(), password, None)
    return found is not None and found.getId() == user.getId()


def password_gap(password: object, tries: Tries = TRIES) -> Gap | None:
    """Return why the present user's signature is not accepted, or None for the right password.

    :param password: what was typed; anything but a text counts as nothing typed.
    :param tries: where wrong ones are counted.
    """
    user, at = getSecurityManager().getUser(), monotonic()
    user_id = user.getId() or ""
    if not isinstance(password, str) or not password:
        return Gap("password_missing", "password", _("Type your password: it stands for your signature."))
    if tries.exhausted(user_id, at):
        message = _(
            "A wrong password was typed ${count} times. Wait ${minutes} minutes and try again; if you have forgotten it, "
            "ask the security administrator for a new one.",
            mapping={"count": MOST_WRONG, "minutes": WINDOW // 60},
        )
        return Gap("too_many_passwords", "password", message)
    if not is_password_of(user, password):
        tries.count(user_id, at)
        message = _(
            "The password is not right, so nothing was signed. Type the password that you sign in with once more."
        )
        return Gap("wrong_password", "password", message)
    tries.forget(user_id)
    return None
