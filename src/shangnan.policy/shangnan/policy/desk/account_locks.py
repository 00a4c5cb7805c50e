"""`@@account-locks`: which accounts and addresses wait after wrong passwords, which are locked; lifting, locking, new passwords."""

from __future__ import annotations

from AccessControl import getSecurityManager
from datetime import datetime
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.accounts.locks import lift_wait
from shangnan.policy.accounts.locks import lock_account
from shangnan.policy.accounts.locks import open_account
from shangnan.policy.accounts.locks import site_records
from shangnan.policy.accounts.locks import UnknownAccount
from shangnan.policy.accounts.settings import limits
from shangnan.policy.accounts.throttle import all_waiting
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.gaps import quoted
from shangnan.policy.permissions import MANAGE_LOCKS
from shangnan.policy.records.workflow.waiting import IDeskBox
from shangnan.policy.refusals import Refused
from typing import Any
from zope.component import adapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface

KINDS: dict[str, Message] = {"account": _("Account"), "address": _("Address")}
MAX_REASON = 200
MINUTE = 60


def moment(at: float) -> str:
    """Return a moment as year, month, day, hour and minute of the county."""
    return datetime.fromtimestamp(at, ZONE).strftime("%Y-%m-%d %H:%M")


def waits() -> list[dict[str, Any]]:
    """Return what waits after wrong passwords: kind, kind's title, name, count, last moment, minutes left."""
    found = all_waiting(api.portal.get()._p_jar, limits())
    return [
        {
            "kind": one.kind,
            "title": KINDS[one.kind],
            "name": quoted(one.name),
            "key": one.name,
            "count": one.count,
            "last": moment(one.last),
            "minutes": -(-one.seconds // MINUTE),
        }
        for one in found
    ]


def locked() -> list[dict[str, str]]:
    """Return the accounts that were locked: user id, full name, by whom, when, why."""
    found = []
    for user_id, lock in sorted(site_records().locked().items()):
        user = api.user.get(userid=user_id)
        name = user.getProperty("fullname") if user is not None else ""
        found.append({"id": user_id, "name": name, "by": lock.by, "at": moment(lock.at), "reason": lock.reason})
    return found


class AccountLocksView(BrowserView):
    """The page of the security administrator."""

    def __call__(self) -> str:
        self.problems: list[str] = []
        self.account, self.reason = self._text("account"), self._text("reason")
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        try:
            problem = self._do(self._text("action"))
        except Refused as refused:
            self.problems = refused.lines()
        else:
            self.problems = [translate(problem, context=self.request)] if problem is not None else []
        if self.problems:
            self.request.response.setStatus(400)
            return self.index()
        self.request.response.redirect(f"{self.context.absolute_url()}/@@account-locks")
        return ""

    def _text(self, name: str) -> str:
        value = self.request.form.get(name)
        return value.strip()[:MAX_REASON] if isinstance(value, str) else ""

    def _do(self, action: str) -> Message | None:
        """Do what was asked for and tell of it; return why it was not done."""
        try:
            if action == "lift" and self._text("kind") in KINDS:
                lift_wait(self._text("kind"), str(self.request.form.get("name", "")))
                told = _("Passwords are looked at again.")
            elif action == "open":
                open_account(self.account)
                told = _("The account is open again.")
            elif action == "lock":
                return self._lock()
            elif action == "password":
                return self._set_password()
            else:
                return _("Choose what is to be done.")
        except UnknownAccount:
            return (
                _("There is no such account, or it is not locked.")
                if action == "open"
                else _("There is no such account.")
            )
        api.portal.show_message(told, self.request)
        return None

    def _lock(self) -> Message | None:
        if self.account == getSecurityManager().getUser().getId():
            return _("Nobody locks his or her own account. Ask another security administrator.")
        if not self.reason:
            return _("Write down why: whoever opens the account later has to know.")
        lock_account(self.account, getSecurityManager().getUser().getId() or "", self.reason)
        api.portal.show_message(_("The account is locked, and whoever used it is out."), self.request)
        return None

    def _set_password(self) -> Message | None:
        """Set the password of somebody else; the rules are asked where passwords are kept."""
        first, second = self.request.form.get("password"), self.request.form.get("repeated")
        if first != second:
            return _("The two passwords differ. Type both again.")
        users = api.portal.get_tool("acl_users")
        if self.account not in users.source_users.listUserIds():
            raise UnknownAccount(self.account)
        users.userSetPassword(self.account, first)
        api.portal.show_message(_("The password is set; whoever used the account is out."), self.request)
        return None

    def waits(self) -> list[dict[str, Any]]:
        """Return what waits after wrong passwords."""
        return waits()

    def locked(self) -> list[dict[str, str]]:
        """Return the accounts that were locked."""
        return locked()


@implementer(IDeskBox)
@adapter(Interface)
class WaitsBox:
    """What waits after wrong passwords, on the desk of the security administrator."""

    title = _("Waiting after wrong passwords")

    def __init__(self, request: Any) -> None:
        self.url = f"{api.portal.get().absolute_url()}/@@account-locks"
        self._waits = waits() if api.user.has_permission(MANAGE_LOCKS) else []
        self.total = len(self._waits)

    def rows(self) -> list[dict[str, str]]:
        """Return the first few: title, url, and the last moment as the note."""
        return [{"title": one["name"], "url": self.url, "note": one["last"]} for one in self._waits[:8]]


@implementer(IDeskBox)
@adapter(Interface)
class NoticesBox:
    """Wrong passwords for one's own account, on the desk of its owner for a month."""

    title = _("Wrong passwords for your account")
    url = ""

    def __init__(self, request: Any) -> None:
        record = site_records().get(api.user.get_current().getId() or "")
        since = datetime.now(ZONE).timestamp() - 30 * 24 * 60 * MINUTE
        self._notices = [notice for notice in (record.notices if record is not None else ()) if notice[0] >= since]
        self.total = len(self._notices)
        self._request = request

    def rows(self) -> list[dict[str, str]]:
        """Return the latest: what happened and what to do, the page of the password, when."""
        url = f"{api.portal.get().absolute_url()}/@@change-password"
        return [
            {
                "title": translate(
                    _(
                        "${count} wrong passwords in a row. If it was not you, tell the security administrator.",
                        mapping={"count": count},
                    ),
                    context=self._request,
                ),
                "url": url,
                "note": moment(at),
            }
            for at, count in reversed(self._notices)
        ]
