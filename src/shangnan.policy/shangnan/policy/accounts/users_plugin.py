"""Accounts with passwords: Plone's plugin, through which every way in and every change of a password passes."""

from __future__ import annotations

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from Products.PlonePAS.plugins.user import UserManager
from Products.PluggableAuthService.events import CredentialsUpdated
from Products.PluggableAuthService.plugins.ZODBUserManager import ZODBUserManager
from shangnan.policy import _
from shangnan.policy.accounts import password_hashes
from shangnan.policy.accounts import throttle
from shangnan.policy.accounts.account_records import mark_written
from shangnan.policy.accounts.clock import now
from shangnan.policy.accounts.departures import forget
from shangnan.policy.accounts.departures import refuse_departure
from shangnan.policy.accounts.events import AccountChanged
from shangnan.policy.accounts.events import GONE
from shangnan.policy.accounts.events import MADE
from shangnan.policy.accounts.events import PASSWORD
from shangnan.policy.accounts.events import PasswordRefused
from shangnan.policy.accounts.interfaces import IChecksAccounts
from shangnan.policy.accounts.password_change import refuse_change
from shangnan.policy.accounts.password_names import fullname_of
from shangnan.policy.accounts.password_policy import password_faults
from shangnan.policy.accounts.refusals import password_refused
from shangnan.policy.accounts.request_state import address_of
from shangnan.policy.accounts.request_state import is_published
from shangnan.policy.accounts.request_state import state_of
from shangnan.policy.accounts.reserved import refuse_account_id
from shangnan.policy.accounts.settings import Limits
from shangnan.policy.accounts.settings import limits
from shangnan.policy.accounts.wait_events import AccountWaits
from typing import Any
from zExceptions import Unauthorized
from zope.event import notify
from zope.globalrequest import getRequest
from zope.interface import implementer


class AccountPasswords(ZODBUserManager):
    """What both plugins, of the site and of Zope's root, do otherwise than their base."""

    security = ClassSecurityInfo()
    # What fails here is a fault that is told and logged; the user folder would take it for nobody having signed in.
    _dont_swallow_my_exceptions = True

    def _records(self) -> Any:
        return self._getPAS()._getOb("session").records

    # --- who is let in

    @security.private
    def authenticateCredentials(self, credentials: Any) -> tuple[str, str] | None:
        """Return (user id, login name) where a name and password are right and the account may come in."""
        login, password = credentials.get("login"), credentials.get("password")
        if isinstance(password, bytes):
            password = password.decode("utf-8", "replace")
        if not isinstance(login, str) or not isinstance(password, str) or not login or not password:
            return None
        if len(password) > password_hashes.LONGEST or self._is_known_above(login):
            return None
        state, key = state_of(), ("/".join(self.getPhysicalPath()), login, password)
        if key not in state.judged:
            state.judged[key] = self._judged(login, password)
        found = state.judged[key]
        if found is not None and "extractor" not in credentials:
            # Asked for in so many words by a form or service, not taken from the headers that a browser always sends.
            state.proved.add(found[0])
        return found

    def _is_known_above(self, login: str) -> bool:
        """Return whether a name that is unknown here is one of Zope's root: then the root judges it."""
        if login in self._login_to_userid:
            return False
        root = self.getPhysicalRoot().acl_users
        return root is not self._getPAS() and bool(root.searchUsers(login=login, exact_match=True))

    def _judged(self, login: str, password: str) -> tuple[str, str] | None:
        connection, address, bounds = self._p_jar, address_of(), limits()
        if connection is not None:
            wait = throttle.seconds_to_wait(connection, login, address, bounds)
            if wait:
                state = state_of()
                state.seconds_to_wait = max(state.seconds_to_wait, wait)
                return None
        user_id = self._login_to_userid.get(login)
        if user_id is None and (login, password) in state_of().counted:
            return None  # the site has judged it already, and it is no account of the root
        stored = self._user_passwords.get(user_id) if user_id is not None else None
        is_fresh = stored is not None and password_hashes.VERIFIED.holds(stored, password)
        reference = stored if stored is not None else password_hashes.stand_in(bounds.hash_rounds)
        record = self._records().get(user_id) if user_id is not None else None
        shut = record is not None and (record.lock is not None or record.removed)
        # The right password of a locked account counts as a wrong one: nobody finds it out by trying.
        if not password_hashes.matches(reference, password) or stored is None or shut:
            if (login, password) not in state_of().counted:
                state_of().counted.add((login, password))
                self._count_wrong(login, address, bounds)
            return None
        # Where the account may not do what it asks for, Zope's root is asked next, and must not take it for a wrong one.
        state_of().counted.add((login, password))
        if connection is not None:
            throttle.forget_account(connection, login)
        if not is_fresh and password_hashes.needs_renewal(stored, bounds.hash_rounds):
            self._keep_hash(user_id, password, bounds)
        return user_id, login

    def _count_wrong(self, login: str, address: str, bounds: Limits) -> None:
        if self._p_jar is None:
            return  # the user folder is being made
        user_id, records = self._login_to_userid.get(login), self._records()

        def tell_owner(other: Any, at: float, count: int) -> None:
            if user_id is not None and records._p_oid is not None:
                other.get(records._p_oid).made(user_id).remember_wait(at, count)

        count = throttle.count_wrong(self._p_jar, login, address, bounds, tell_owner)
        notify(PasswordRefused(user_id or ""))
        if user_id is not None and count == bounds.account_tries:
            notify(AccountWaits(user_id, count))

    def _keep_hash(self, user_id: str, password: str, bounds: Limits) -> None:
        self._user_passwords[user_id] = password_hashes.hashed(password, bounds.hash_rounds)
        mark_written(self._user_passwords)

    def _proves(self, login: str, password: str) -> bool:
        """Return whether a password that was typed as the old one is right; wrong ones count."""
        return self.authenticateCredentials({"login": login, "password": password}) is not None

    # --- passwords that are set

    def _admitted(self, user_id: str, login: str, password: object) -> str:
        """Return a password that is to be kept.

        :raises Refused: with all that is wrong with it.
        """
        if not isinstance(password, str) or not password:
            raise password_refused([_("Give a password.")])
        # Scripts on the server give what their operator chose, of whatever kind.
        if is_published(getRequest()):
            faults = password_faults(password, limits().password_length, login, fullname_of(self, user_id))
            if faults:
                raise password_refused(faults)
        return password

    @security.private
    def addUser(self, user_id: str, login_name: str, password: str) -> None:
        """Add an account; one that was deleted before begins with nothing.

        :raises Refused: with all that is wrong with the password.
        """
        admitted = self._admitted(user_id, login_name, password)
        super().addUser(user_id, login_name, password_hashes.hashed(admitted, limits().hash_rounds))
        record = self._records().get(user_id)
        if record is not None:
            record.begin_anew(now())
        notify(AccountChanged(MADE, user_id))

    @security.private
    def updateUserPassword(self, user_id: str, password: str) -> None:
        """Set a password, from Zope's own forms.

        :raises KeyError: for an unknown account.
        """
        if self._user_passwords.get(user_id) is None:
            raise KeyError(user_id)
        self._set_password(user_id, password)

    @security.private
    def doChangeUser(self, principal_id: str, password: str) -> None:
        """Set a password, from everything else.

        :raises RuntimeError: for an unknown account, as PlonePAS expects it.
        """
        if self._user_passwords.get(principal_id) is None:
            raise RuntimeError(f"User does not exist: {principal_id}")
        self._set_password(principal_id, password)
        user = self._getPAS().getUserById(principal_id)
        notify(CredentialsUpdated(user, password))

    def _set_password(self, user_id: str, password: str) -> None:
        """Set a password and end all that the old one let in.

        :raises Refused: where the present user may not, or not without the old one; with all that is wrong with the new one.
        """
        change = refuse_change(self, user_id)
        admitted = self._admitted(user_id, self._userid_to_login.get(user_id, ""), password)
        self._user_passwords[user_id] = password_hashes.hashed(admitted, limits().hash_rounds)
        notify(AccountChanged(PASSWORD, user_id))
        record = self._records().made(user_id)
        record.end_all()
        state_of().begun.pop(user_id, None)
        if change == "own":
            record.own_change = now()
        elif change != "system":
            record.others_change = now()
            if self._p_jar is not None:
                throttle.forget_account(self._p_jar, self._userid_to_login[user_id])

    @security.private
    def removeUser(self, user_id: str) -> None:
        """Remove an account: all its sessions and tokens end with it."""
        super().removeUser(user_id)
        self._records().made(user_id).remove()
        notify(AccountChanged(GONE, user_id))


InitializeClass(AccountPasswords)


@implementer(IChecksAccounts)
class AccountManager(AccountPasswords, UserManager):
    """Accounts of the site: what one was given goes with it."""

    security = ClassSecurityInfo()

    @security.private
    def addUser(self, user_id: str, login_name: str, password: str) -> None:
        """Add an account, which begins with nothing.

        :raises Refused: with all that is wrong with the password, or for an id that is kept.
        """
        refuse_account_id(self._getPAS(), user_id, login_name)
        forget(self._getPAS(), user_id)
        super().addUser(user_id, login_name, password)

    @security.private
    def manage_addUser(self, *args: Any, **kw: Any) -> None:
        """Nothing: Zope's own form writes past `addUser`, so it is shut.

        :raises Unauthorized: always.
        """
        raise Unauthorized("manage_addUser")

    @security.private
    def removeUser(self, user_id: str) -> None:
        """Remove an account, with its sessions and all that it was given.

        :raises Refused: for one's own, the last security administrator, and what only the superuser takes away.
        """
        refuse_departure(self._getPAS(), user_id)
        super().removeUser(user_id)
        forget(self._getPAS(), user_id)


@implementer(IChecksAccounts)
class RootAccountManager(AccountPasswords):
    """Accounts of Zope's root."""


InitializeClass(AccountManager)
InitializeClass(RootAccountManager)
