"""Tokens for programs: plone.restapi's JWT, which names a session that the database knows."""

from __future__ import annotations

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from plone.restapi.pas.plugin import JWTAuthenticationPlugin
from shangnan.policy.accounts.clock import now
from shangnan.policy.accounts.interfaces import IChecksAccounts
from shangnan.policy.accounts.settings import limits
from typing import Any
from zope.interface import implementer

import jwt

ALGORITHM = "HS256"
LOGIN = "/@login"


@implementer(IChecksAccounts)
class AccountTokens(JWTAuthenticationPlugin):
    """A token lives as long as a session may be idle; renewing goes on until the session's own end."""

    security = ClassSecurityInfo()
    # What fails here is a fault that is told and logged; the user folder would take it for nobody having signed in.
    _dont_swallow_my_exceptions = True

    def _sessions(self) -> Any:
        return self._getPAS()._getOb("session")

    @security.private
    def extractCredentials(self, request: Any) -> dict[str, str] | None:
        """Return a token from the header; name and password of a JSON body only where that is what it is sent for."""
        if request.method == "POST" and (request.get("PATH_INFO") or "").rstrip("/").endswith(LOGIN):
            found = super().extractCredentials(request) or {}
            return found if all(isinstance(value, str) for value in found.values()) else None
        given = getattr(request, "_auth", None) or ""
        kind, _space, token = given.partition(" ")
        return {"token": token.strip()} if kind.lower() == "bearer" and token.strip() else None

    @security.private
    def authenticateCredentials(self, credentials: Any) -> tuple[str, str] | None:
        """Return (user id, login name) of a token whose session is open."""
        if credentials.get("extractor") != self.getId() or "token" not in credentials:
            return None
        payload = self._decode_token(credentials["token"])
        if not payload or not isinstance(payload.get("exp"), int | float) or payload["exp"] <= now():
            return None
        user_id, session_id = payload.get("sub"), payload.get("sid")
        if not isinstance(user_id, str) or not isinstance(session_id, str):
            return None
        if self._sessions().is_open(user_id, session_id) is None:
            return None
        pas = self._getPAS()
        info = pas._verifyUser(pas.plugins, user_id=user_id)
        return (info["id"], info["login"]) if info is not None else None

    def _jwt_decode(self, token: str, secret: str, verify: bool = True) -> dict[str, Any] | None:
        # The end is compared above, by the one clock of sessions.
        try:
            return jwt.decode(
                token,
                secret,
                options={"verify_signature": verify, "verify_exp": False, "verify_iat": False},
                algorithms=[ALGORITHM],
            )
        except jwt.InvalidTokenError:
            return None

    @security.private
    def create_token(self, userid: str, timeout: int | None = None, data: dict[str, Any] | None = None) -> str:
        """Return a token of the session of this request, which is begun where there is none.

        :param userid: whom it lets in.
        :param timeout: seconds that it lives at most; never longer than a session may be idle.
        :param data: what else it says.
        """
        pas, above = self._getPAS(), self.getPhysicalRoot().acl_users
        if above is not pas and pas._verifyUser(pas.plugins, user_id=userid) is None:
            # Renewed on the site by somebody of Zope's root, whose accounts and sessions lie there.
            return above._getOb(self.getId()).create_token(userid, timeout, data)
        session_id, began = self._sessions().session_for(userid)
        at, bounds = now(), limits()
        end = min(at + min(timeout or bounds.idle, bounds.idle), began + bounds.absolute)
        payload = {**(data or {}), "sub": userid, "sid": session_id, "iat": int(at), "exp": int(end)}
        return jwt.encode(payload, self._signing_secret(), algorithm=ALGORITHM)


InitializeClass(AccountTokens)
