"""What one request has proved so far: whose passwords were verified, which sessions it came with and which it began.

Kept on the request itself: where the publisher does a request again after a conflict, it begins with nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.accounts.account_records import AccountRecord
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest

KEY = "shangnan.policy.accounts"


@dataclass
class RequestState:
    """State of one request.

    :ivar judged: outcome by (plugin's path, login, password) of what was looked at already.
    :ivar counted: (login, password) that were judged, so that no wrong one counts twice and no right one counts at all.
    :ivar proved: ids of users whose old password was typed into this request, beside the log-in itself.
    :ivar sessions: sessions that the request came with: (record, session id).
    :ivar begun: by user id the session that this request began.
    :ivar ageing: (plugin, user id, session id) of a cookie that is to be issued anew.
    :ivar limits: the settings of accounts, once they were read.
    :ivar seconds_to_wait: the longest wait that a password of this request met.
    """

    judged: dict[tuple[str, str, str], tuple[str, str] | None] = field(default_factory=dict)
    counted: set[tuple[str, str]] = field(default_factory=set)
    proved: set[str] = field(default_factory=set)
    sessions: list[tuple[AccountRecord, str]] = field(default_factory=list)
    begun: dict[str, str] = field(default_factory=dict)
    ageing: tuple[Any, str, str] | None = None
    limits: Any = None
    seconds_to_wait: int = 0


def state_of(request: Any = None) -> RequestState:
    """Return the state of a request, by default of the one being served; outside of requests a new one each time."""
    request = getRequest() if request is None else request
    if request is None:
        return RequestState()
    annotations = IAnnotations(request, None)
    if annotations is None:
        return RequestState()
    if KEY not in annotations:
        annotations[KEY] = RequestState()
    return annotations[KEY]


def is_published(request: Any) -> bool:
    """Return whether something is being done for a visitor, and not by a script on the server or while a site is made."""
    return request is not None and "PUBLISHED" in getattr(request, "other", {})


def address_of(request: Any = None) -> str:
    """Return the address that a request comes from, behind trusted proxies; empty outside of requests."""
    request = getRequest() if request is None else request
    asked = getattr(request, "getClientAddr", None)
    return (asked() or "") if asked is not None else ""
