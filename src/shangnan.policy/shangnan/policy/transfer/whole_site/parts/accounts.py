"""Accounts without passwords, offices, groups and who is in them, names and since when they hold, locks.

An account that came in has no password at all: nobody signs in with it until the security administrator sets one. Sessions and tokens
stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from shangnan.policy import _
from shangnan.policy.accounts.account_records import AccountRecord
from shangnan.policy.registry.site_part import Blobs
from shangnan.policy.registry.site_part import ISitePart
from shangnan.policy.registry.site_part import Line
from shangnan.policy.transfer.whole_site.stored_values import Values
from typing import Any
from zope.interface import implementer

#: What goes of each plugin of the user folder, by the name of the tree that holds it.
TREES: dict[str, tuple[str, ...]] = {
    "source_users": ("_login_to_userid", "_userid_to_login"),
    "portal_role_manager": ("_principal_roles",),
    "source_groups": ("_groups", "_principal_groups", "_group_principal_map"),
    "mutable_properties": ("_storage", "held_names"),
    "session": ("by_id",),
}
#: What stays, with the reason.
STAY: dict[tuple[str, str], str] = {
    ("source_users", "_user_passwords"): "passwords, also as hashes, leave no site",
    ("portal_role_manager", "_roles"): "names of roles, which the installation makes",
    ("chooser", "_map"): "set by the installation",
}
#: No password has this for its hash.
NO_PASSWORD = b"{ARGON2ID}none"


@implementer(ISitePart)
class Accounts:
    """The user folder of the site."""

    order = 20
    title = _("Accounts and groups")

    def out(self, blobs: Blobs) -> Iterator[Line]:
        """Yield a line for the beginning of each tree, and one for each entry."""
        values = Values(blobs)
        for plugin, names in TREES.items():
            for name in names:
                yield {"of": [plugin, name]}
                for key, value in tree_of(plugin, name).items():
                    kept = _without_sessions(value) if isinstance(value, AccountRecord) else value
                    yield {"of": [plugin, name], "key": values.encoded(key), "value": values.encoded(kept)}

    def in_(self, lines: Iterable[Line], blobs: Blobs) -> None:
        """Put entries into the trees; the first line of each empties it."""
        values = Values(blobs)
        passwords = api.portal.get_tool("acl_users").source_users._user_passwords
        for line in lines:
            plugin, name = line["of"]
            tree = tree_of(plugin, name)
            if "key" not in line:
                tree.clear()
                continue
            key = values.decoded(line["key"])
            tree[key] = values.decoded(line["value"])
            if name == "_userid_to_login":
                passwords[key] = NO_PASSWORD

    def finish(self) -> None:
        """Nothing is left to do."""

    def holds(self) -> bool:
        """Tell whether the site has an account; that of the installation lies above it."""
        return len(tree_of("source_users", "_userid_to_login")) > 0


def tree_of(plugin: str, name: str) -> Any:
    """Return a tree of a plugin of the user folder.

    :raises KeyError: for one that does not go out.
    """
    if name not in TREES[plugin]:
        raise KeyError(name)
    found = api.portal.get_tool("acl_users")._getOb(plugin)
    return found.records.by_id if plugin == "session" else getattr(found, name)


def _without_sessions(record: AccountRecord) -> AccountRecord:
    kept = AccountRecord()
    kept.lock, kept.own_change, kept.others_change = record.lock, record.own_change, record.others_change
    kept.notices = record.notices
    if record.removed:
        kept.removed = True
    return kept
