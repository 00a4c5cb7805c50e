"""Sessions by cookie: plone.session's ticket, which names a session that the database knows."""

from __future__ import annotations

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from plone.session import tktauth
from plone.session.plugins.session import SessionPlugin
from shangnan.policy.accounts.account_records import AccountRecord
from shangnan.policy.accounts.account_records import AccountRecords
from shangnan.policy.accounts.account_records import mark_written
from shangnan.policy.accounts.clock import now
from shangnan.policy.accounts.interfaces import IChecksAccounts
from shangnan.policy.accounts.request_state import state_of
from shangnan.policy.accounts.settings import limits
from typing import Any
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.interface import implementer
from ZPublisher.interfaces import IPubBeforeCommit

# A cookie that is older is issued anew: the idle limit follows what somebody does, and nothing is written for it.
REISSUE = 300
# What is answered to people and programs; a style sheet or a picture may lie in a cache that others share.
CARRIERS = ("text/html", "application/json")


@implementer(IChecksAccounts)
class AccountSessions(SessionPlugin):
    """The ticket says who and since when; the account's record says whether that session is still one."""

    security = ClassSecurityInfo()
    # What fails here is a fault that is told and logged; the user folder would take it for nobody having signed in.
    _dont_swallow_my_exceptions = True

    def __init__(self, id: str, title: str | None = None, path: str = "/") -> None:
        super().__init__(id, title, path)
        self.records = AccountRecords()

    @property
    def timeout(self) -> int:
        """Seconds after which an unused ticket is none."""
        return limits().idle

    @property
    def secure(self) -> bool:
        """Whether the cookie goes over https only: where the browser speaks it."""
        request = getRequest()  # what a property is given knows nothing of the request it was acquired from
        return request is not None and str(request.get("URL", "")).startswith("https:")

    @security.private
    def session_for(self, user_id: str) -> tuple[str, float]:
        """Return (id, beginning) of the session of this request, begun where it has none.

        One log-in is one session, whether it hands out a cookie, a token or both.
        """
        state, record, at = state_of(), self.records.made(user_id), now()
        known = [state.begun.get(user_id, ""), *(name for owner, name in state.sessions if owner is record)]
        for session_id in known:
            began = record.began(session_id)
            if began is not None:
                return session_id, began
        session_id = record.begin_session(at, limits().absolute)
        mark_written(record, record.sessions)
        state.begun[user_id] = session_id
        return session_id, at

    @security.private
    def is_open(self, user_id: str, session_id: str) -> AccountRecord | None:
        """Return the record of an account where it has this session, within the absolute limit; else None."""
        record = self.records.get(user_id)
        began = record.began(session_id) if record is not None else None
        if record is None or began is None or now() - began >= limits().absolute:
            return None
        state_of().sessions.append((record, session_id))
        return record

    @security.private
    def _setupSession(self, userid: str, response: Any, tokens: Any = (), user_data: str = "") -> None:
        session_id, _began = self.session_for(userid)
        self._issue(userid, session_id, response)

    def _issue(self, user_id: str, session_id: str, response: Any) -> None:
        secret = self._getSigningSecret(user_id)
        ticket = tktauth.createTicket(secret, user_id, tokens=(session_id,), timestamp=int(now()))
        self._setCookie(ticket, response)

    @security.private
    def extractCredentials(self, request: Any) -> dict[str, Any]:
        """Return the ticket of a request; what is no ASCII, which Plone's plugin fails on, is no ticket."""
        cookie = request.get(self.getProperty("cookie_name"), "")
        if not isinstance(cookie, str) or not cookie.isascii():
            return {}
        found: dict[str, Any] = super().extractCredentials(request)
        return found

    @security.private
    def authenticateCredentials(self, credentials: Any) -> tuple[str, str] | None:
        """Return (user id, login name) of a ticket whose session is open."""
        if credentials.get("source") != "plone.session":
            return None
        found = self._validateTicket(credentials["cookie"], now())
        if found is None or len(found[2]) != 1:
            return None
        _digest, user_id, (session_id,), _data, issued = found
        if self.is_open(user_id, session_id) is None:
            return None
        pas = self._getPAS()
        info = pas._verifyUser(pas.plugins, user_id=user_id)
        if info is None:
            return None
        if now() - issued >= REISSUE:
            state_of().ageing = (self, user_id, session_id)
        return info["id"], info["login"]

    @security.private
    def resetCredentials(self, request: Any, response: Any) -> None:
        """End the sessions that the request came with, by cookie or token, and take the cookie back."""
        state = state_of(request)
        for record, session_id in state.sessions:
            record.end_session(session_id)
            mark_written(record, record.sessions)
        state.ageing = None
        super().resetCredentials(request, response)

    def _refreshSession(self, request: Any, now: float | None = None) -> bool | None:
        # Every page issues the cookie anew when it has aged; the picture that did so in its place has nothing to do.
        return None


InitializeClass(AccountSessions)


@adapter(IPubBeforeCommit)
def reissue_ageing_cookie(event: Any) -> None:
    """Issue an ageing cookie anew when a page of the person is answered."""
    request, response = event.request, event.request.response
    ageing = state_of(request).ageing
    content_type = response.getHeader("Content-Type") or ""
    if (
        ageing is None
        or not content_type.startswith(CARRIERS)
        or "public" in (response.getHeader("Cache-Control") or "")
    ):
        return
    plugin, user_id, session_id = ageing
    if plugin.getProperty("cookie_name") not in response.cookies and plugin.is_open(user_id, session_id) is not None:
        plugin._issue(user_id, session_id, response)
