"""What a door asks before it opens, asked in process: the view is looked up, its permission, its row in the list of what may
be called, whether its record may be viewed, and the workflow.

Nothing is sent and nothing is written, so that every account can be judged at every door of every state.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import SITE_OWNER_NAME
from plone.browserlayer.layer import mark_layer
from plone.dexterity.utils import iterSchemata
from plone.rest.events import mark_as_api_request
from shangnan.policy.http.gate import refuse_what_is_not_listed
from shangnan.policy.records.lifecycle.viewers import refuse_to_strangers
from shangnan.policy.records.workflow.transitions import offered
from shangnan.policy.rest.interfaces import IRestLayer
from types import SimpleNamespace
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.component import queryMultiAdapter
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
from zope.interface import directlyProvidedBy
from zope.interface import directlyProvides
from zope.schema import ValidationError

# Of a record, whoever is signed in: whether it may be done.
Rule = Callable[[Any], bool]
SERVICE = "application_json_"


@contextmanager
def signed_in(portal: Any, name: str | None) -> Iterator[None]:
    """Be an account, the public for None, in a request that has the site's layers as a visitor's has; then be nobody."""
    request, before = portal.REQUEST, getRequest()
    setRequest(request)
    mark_layer(portal, SimpleNamespace(request=request))
    logout()
    if name is not None:
        login(portal.getPhysicalRoot() if name == SITE_OWNER_NAME else portal, name)
    try:
        yield
    finally:
        logout()
        setRequest(before)


class Passed(dict):
    """As much of a request at the end of its way as those want who refuse there."""

    def __init__(self, found: Any, record: Any, names: list[str], method: str) -> None:
        super().__init__(PUBLISHED=found, PARENTS=[record] if len(names) == 1 else [found, record])
        self.steps, self.method, self.args = names, method, ()


def anything(_record: Any) -> bool:
    """Ask nothing."""
    return True


def nothing(_record: Any) -> bool:
    """Refuse everybody."""
    return False


def holds(permission: str) -> Rule:
    """Return the rule of a permission by its title."""
    return lambda record: bool(getSecurityManager().checkPermission(permission, record))


def reaches(name: str, method: str = "GET") -> Rule:
    """Return the rule of a page or a service: it is registered, its permission is held, and it may be called on a record.

    :param name: as it is registered; with a slash and more where it takes the rest of the address.
    """
    names = name.split("/", 1)

    def rule(record: Any) -> bool:
        request = getRequest()
        if SERVICE in name:
            request = request.clone()
            mark_as_api_request(request, "application/json")
            directlyProvides(request, IRestLayer, directlyProvidedBy(request))
        found = queryMultiAdapter((record, request), name=names[0])
        try:
            if found is None or not getSecurityManager().validate(record, record, names[0], found):
                return False
            event = SimpleNamespace(request=Passed(found, record, names, method))
            refuse_what_is_not_listed(event)
            refuse_to_strangers(event)
        except (Unauthorized, NotFound):
            return False
        return True

    return rule


def service(name: str, method: str) -> Rule:
    """Return the rule of a REST service, by its name in addresses."""
    return reaches(f"{method}_{SERVICE}{name}", method)


def every(*rules: Rule) -> Rule:
    """Return the rule that all of some rules hold."""
    return lambda record: all(rule(record) for rule in rules)


def some(*rules: Rule) -> Rule:
    """Return the rule that any of some rules holds."""
    return lambda record: any(rule(record) for rule in rules)


def named_in(field: str) -> Rule:
    """Return the rule that a row of a table of the record names whoever is signed in."""

    def rule(record: Any) -> bool:
        return any(row["user_id"] == getSecurityManager().getUser().getId() for row in getattr(record, field))

    return rule


def in_state(*states: str) -> Rule:
    """Return the rule that a record is in one of some states."""
    return lambda record: api.content.get_state(record) in states


def takes(transition: str) -> Rule:
    """Return the rule that the workflow offers a step."""
    return lambda record: transition in {action["id"] for action in offered(record)}


def puts(kind: str) -> Rule:
    """Return the rule that something of a kind may be put into a record."""

    def rule(record: Any) -> bool:
        return any(fti.getId() == kind for fti in record.allowedContentTypes())

    return rule


def deletes(record: Any) -> bool:
    """Return whether a record may be deleted."""
    return holds("Delete objects")(record)


def writes(field: str, value: Any) -> Rule:
    """Return the rule of a field: the record may be edited, and the field takes the value from whoever is signed in."""

    def rule(record: Any) -> bool:
        if not holds("Modify portal content")(record):
            return False
        (bound,) = [schema[field].bind(record) for schema in iterSchemata(record) if field in schema]
        try:
            bound.validate(value)
        except ValidationError:
            return False
        return True

    return rule
