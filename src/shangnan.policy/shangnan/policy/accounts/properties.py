"""The plugin of the user folder that keeps what is known of people, with the rule of full names."""

from __future__ import annotations

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from BTrees.OOBTree import OOBTree
from Products.PlonePAS.plugins.property import ZODBMutablePropertyProvider
from shangnan.policy.accounts.events import AccountChanged
from shangnan.policy.accounts.events import NameChanged
from shangnan.policy.accounts.events import PROPERTIES
from shangnan.policy.accounts.names import alike
from shangnan.policy.accounts.names import name_gaps
from shangnan.policy.accounts.standing import acting_person
from shangnan.policy.refusals import Refused
from time import time
from typing import Any
from zope.event import notify

FULL_NAME = "fullname"
# Written by every log-in.
LOGIN_TIMES = frozenset({"login_time", "last_login_time"})


class Properties(ZODBMutablePropertyProvider):
    """Keeps what is known of accounts and groups; full names with the time from which they hold."""

    security = ClassSecurityInfo()

    def __init__(self, id: str, title: str = "", schema: Any = None, **kw: Any) -> None:
        super().__init__(id, title, schema, **kw)
        # account -> ((time, name), ...)
        self.held_names = OOBTree()

    def begin_names(self) -> None:
        """Take over the names that are there in the place of Plone's plugin: they hold since ever."""
        self.held_names = getattr(self, "held_names", None) or OOBTree()
        for user_id, known in self._storage.items():
            if known.get(FULL_NAME) and not known.get("isGroup") and user_id not in self.held_names:
                self.held_names[user_id] = ((0.0, known[FULL_NAME]),)

    @security.private
    def setPropertiesForUser(self, user: Any, propertysheet: Any) -> None:
        """Keep what is known of an account or a group.

        :raises Refused: for a full name that may not be given, with all that stands in the way.
        """
        user_id = user.getId()
        before = self._name(user_id)
        after = propertysheet.getProperty(FULL_NAME, "") or ""
        is_group = getattr(user, "isGroup", lambda: False)()
        changed = self._changed(user_id, propertysheet)
        if is_group or before == after:
            super().setPropertiesForUser(user, propertysheet)
            if changed:
                notify(AccountChanged(PROPERTIES, user_id, is_group, changed))
            return
        gaps = name_gaps(acting_person(), user_id, after, self._other_of(user_id, after))
        if gaps:
            raise Refused(gaps)
        super().setPropertiesForUser(user, propertysheet)
        self._hold(user_id, after)
        notify(NameChanged(user_id, before, after))
        notify(AccountChanged(PROPERTIES, user_id, is_group, changed))

    @security.private
    def deleteUser(self, user_id: str) -> None:
        """Forget an account; which names it had stays, for the records that it stands on."""
        if self._name(user_id) and not self._storage[user_id].get("isGroup"):
            self._hold(user_id, "")
        super().deleteUser(user_id)

    def _changed(self, user_id: str, propertysheet: Any) -> tuple[str, ...]:
        """Return the names of the properties that a sheet would change."""
        known = self._storage.get(user_id) or {}
        given = ((name, value) for name, value in propertysheet.propertyItems() if name not in LOGIN_TIMES)
        return tuple(sorted(name for name, value in given if (known.get(name) or None) != (value or None)))

    def _name(self, user_id: str) -> str:
        return (self._storage.get(user_id) or {}).get(FULL_NAME) or ""

    def _hold(self, user_id: str, name: str) -> None:
        self.held_names[user_id] = (*self.held_names.get(user_id, ()), (time(), name))

    def _other_of(self, user_id: str, name: str) -> str | None:
        wanted = alike(name)
        for other, known in self._storage.items():
            if other != user_id and not known.get("isGroup") and wanted == alike(known.get(FULL_NAME) or ""):
                return str(other)
        return None


InitializeClass(Properties)
