"""Rights that are stored beside the offices: local roles, permissions of the site, the make-up of the user folder.

Who may do what on a record is computed from offices and functions. A local role written to a section, a permission turned
round at the site or another plugin in the user folder would pass all tables, and dozens of methods of Zope and Plone write
such. So what a request has written is looked at just before it is committed, whatever way it came.
"""

from __future__ import annotations

from AccessControl.rolemanager import RoleManager as HasLocalRoles
from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from Products.CMFPlone.Portal import PloneSite
from Products.PluggableAuthService.PluggableAuthService import PluggableAuthService
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from Products.PluginRegistry.PluginRegistry import PluginRegistry
from shangnan.policy import _
from shangnan.policy.accounts.standing import acting_person
from shangnan.policy.gaps import Gap
from shangnan.policy.refusals import Refused
from typing import Any
from ZODB.utils import z64
from zope.component import adapter
from zope.component.hooks import getSite
from ZPublisher.interfaces import IPubBeforeCommit

LOCAL_ROLES = "local_roles"
LOCAL, BLOCKED = "__ac_local_roles__", "__ac_local_roles_block__"
# Made by the plugins of the user folder, never changed by looking after accounts.
USER_FOLDER = (PluggableAuthService, PluginRegistry, BasePlugin)


def added_roles(before: Mapping[str, Iterable[str]], after: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Return what local roles have come to an object: id of an account or group -> roles. Taking away adds nothing."""
    found = {holder: set(roles) - set(before.get(holder, ())) for holder, roles in after.items()}
    return {holder: roles for holder, roles in found.items() if roles}


def permissions_in(state: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an object's state says of permissions and of the roles that it defines."""
    return {
        key: value
        for key, value in state.items()
        if key == "__ac_roles__" or (key.startswith("_") and key.endswith("_Permission"))
    }


def written(jar: Any) -> Iterator[Any]:
    """Yield the objects that the transaction has written so far through a connection, those before a savepoint too."""
    yield from jar._registered_objects
    kept = jar._savepoint_storage
    if kept is not None:
        for oid in kept.index:
            changed = jar.get(oid)
            changed._p_activate()
            yield changed


def state_before(jar: Any, changed: Any) -> Mapping[str, Any]:
    """Return an object's state before the transaction; empty for a new object."""
    if changed._p_serial == z64:
        return {}
    # As `Connection.oldstate` does, but not from what a savepoint keeps, which knows no earlier states.
    state: Mapping[str, Any] = jar._reader.getState(jar._normal_storage.loadSerial(changed._p_oid, changed._p_serial))
    return state


def gaps_of(jar: Any, changed: Any, user_id: str | None) -> list[Gap]:
    """Return why an object must not be stored as it is.

    :param jar: its connection.
    :param changed: what was written.
    :param user_id: id of the one whose request it is.
    """
    found = []
    if isinstance(changed, USER_FOLDER):
        found.append(
            Gap("user_folder", "acl_users", _("Only the superuser of the site changes how accounts are kept."))
        )
    if not isinstance(changed, HasLocalRoles):
        return found
    present = vars(changed)
    if present.get(LOCAL) or present.get(BLOCKED):
        before = state_before(jar, changed)
        added = added_roles(before.get(LOCAL) or {}, present.get(LOCAL) or {})
        if not before:
            # Zope gives this to whoever adds an object; it is taken back where it would count.
            added.pop(user_id or "", None) if added.get(user_id or "") == {"Owner"} else None
        if added or (present.get(BLOCKED) and not before.get(BLOCKED)):
            message = _(
                "Nothing is shared one by one: who may do what follows from offices and functions. Put the person into "
                "the group of the office or of the unit's function instead."
            )
            found.append(Gap(LOCAL_ROLES, "sharing", message))
    if isinstance(changed, PloneSite) and permissions_in(state_before(jar, changed)) != permissions_in(present):
        message = _("Only the superuser of the site changes which role has which permission.")
        found.append(Gap("permissions", "permissions", message))
    return found


@adapter(IPubBeforeCommit)
def refuse_stored_rights(event: Any) -> None:
    """Refuse a request that has written rights beside the offices; the superuser's may, local roles excepted.

    :raises Refused: with all that stands in the way.
    """
    site = getSite()
    jar = getattr(site, "_p_jar", None)
    if jar is None:
        return
    root = aq_base(site)
    suspects = [
        changed
        for changed in written(jar)
        if isinstance(changed, USER_FOLDER)
        or (isinstance(changed, HasLocalRoles) and (_shares(changed) or changed is root))
    ]
    if not suspects:
        return
    person = acting_person()
    found = dict.fromkeys(gap for changed in suspects for gap in gaps_of(jar, changed, person.user_id))
    # Local roles are for nobody to give: nothing of the product asks for one, and none would show in a table.
    refused = [gap for gap in found if gap.rule == LOCAL_ROLES or not person.is_superuser]
    if refused:
        raise Refused(refused)


def _shares(changed: Any) -> bool:
    state = vars(changed)
    return bool(state.get(LOCAL) or state.get(BLOCKED))
