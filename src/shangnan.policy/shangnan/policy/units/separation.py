"""Three separate offices (三员分立): no account holds two of system, security and audit administrator.

Whoever configures does not give accounts, whoever gives accounts does not read the journal of it. The way in does not
matter: a group, a group in a group, or a role given to an account or a group.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from Products.PluggableAuthService.interfaces.events import IPrincipalAddedToGroupEvent
from shangnan.policy.permissions import _
from shangnan.policy.permissions import AUDITOR
from shangnan.policy.permissions import SECURITY_ADMINISTRATOR
from shangnan.policy.permissions import SYSTEM_ADMINISTRATOR
from shangnan.policy.records.gaps import Gap
from shangnan.policy.records.gaps import quoted
from shangnan.policy.records.transitions import Refused
from typing import Any
from zope.component import adapter
from zope.component.hooks import getSite
from ZPublisher.interfaces import IPubBeforeCommit

SEPARATE = frozenset({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR})
READING = frozenset({"GET", "HEAD", "OPTIONS"})


def holds_two(roles: Iterable[str]) -> bool:
    """Return whether roles are of more than one of the three offices."""
    return len(SEPARATE & set(roles)) > 1


def refuse_two_offices(principals: Iterable[str]) -> None:
    """Refuse that an account holds two of the three offices.

    :param principals: ids of accounts and groups; of a group all members are looked at.
    :raises Refused: with a sentence for each such account.
    """
    users = api.portal.get_tool("acl_users")
    found = []
    for user_id in sorted(set(_accounts(principals))):
        user = users.getUserById(user_id)
        if user is not None and holds_two(user.getRoles()):
            message = _(
                "The account ${account} would be more than one of system, security and audit administrator. These three "
                "offices are kept apart: take the other one from it first.",
                mapping={"account": quoted(user_id)},
            )
            found.append(Gap("two_offices", "groups", message))
    if found:
        raise Refused(found)


def _accounts(principals: Iterable[str]) -> Iterator[str]:
    """Yield the ids of accounts, those of the members in the place of a group, however deep groups lie in groups."""
    groups = api.portal.get_tool("acl_users").source_groups
    known = set(groups.getGroupIds())
    waiting, seen = list(principals), set()
    while waiting:
        principal = waiting.pop()
        if principal in seen:
            continue
        seen.add(principal)
        if principal in known:
            waiting += [member for member, _title in groups.listAssignedPrincipals(principal)]
        else:
            yield principal


@adapter(IPrincipalAddedToGroupEvent)
def added_to_group(event: Any) -> None:
    """Hold it when somebody enters a group, by whatever page, service or command.

    :raises Refused: where that makes two offices of the three.
    """
    if getSite() is not None:
        refuse_two_offices([event.principal])


@adapter(IPubBeforeCommit)
def roles_given(event: Any) -> None:
    """Hold it when roles are given: no event tells of that, so it is looked at before such a request is written.

    :raises Refused: where an account has come to hold two offices of the three.
    """
    if event.request.method in READING or getSite() is None or not api.user.has_permission("Manage users"):
        return
    manager = api.portal.get_tool("acl_users").portal_role_manager
    holders = [holder for role in SEPARATE for holder, _title in manager.listAssignedPrincipals(role)]
    refuse_two_offices(holders)
