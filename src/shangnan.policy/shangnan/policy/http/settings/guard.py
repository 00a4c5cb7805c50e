"""No setting changes but by an office that the list names: asked where the registry writes, so that the door never matters.

What is asked is a request that is being served. Setting the site up, upgrades and the night's work are none; a profile that a
Manager applies brings settings of its own.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.registry.interfaces import IRecordAddedEvent
from plone.registry.interfaces import IRecordModifiedEvent
from plone.registry.interfaces import IRecordRemovedEvent
from Products.CMFCore.interfaces import ITypeInformation
from Products.GenericSetup.interfaces import IBeforeProfileImportEvent
from shangnan.policy import _
from shangnan.policy.http.settings.table import may_set
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from zExceptions import Forbidden
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent

PROFILE = "shangnan.profile_import"


def served_request() -> Any:
    """Return the request that is being served, or None: for code that nobody asked for, and while a profile is applied."""
    request = getRequest()
    if request is None or not IShangnanLayer.providedBy(request):
        return None
    # `other`, since the request itself would also look into its parameters.
    served = request.other.get("PUBLISHED") is not None and PROFILE not in request.other
    return request if served else None


@adapter(IBeforeProfileImportEvent)
def note_profile(event: Any) -> None:
    """Remember that this request applies a profile, which only a Manager may."""
    request = getRequest()
    if request is not None and hasattr(request, "other"):
        request.other[PROFILE] = True


def refuse_setting(record: str) -> None:
    """Refuse a change of a record to who may not make it.

    :raises Forbidden: with a sentence that names the record.
    """
    request = served_request()
    if request is not None and not may_set(getSecurityManager().getUser().getRoles(), record):
        told = _("The setting “${name}” cannot be changed here.", mapping={"name": record[:120]})
        raise Forbidden(translate(told, context=request))


@adapter(IRecordModifiedEvent)
def refuse_changed_setting(event: Any) -> None:
    """Refuse a change; a form that sends what is there already changes nothing."""
    if event.oldValue != event.newValue:
        refuse_setting(event.record.__name__)


@adapter(IRecordAddedEvent)
def refuse_new_setting(event: Any) -> None:
    """Refuse a record that the registry does not have."""
    refuse_setting(event.record.__name__)


@adapter(IRecordRemovedEvent)
def refuse_gone_setting(event: Any) -> None:
    """Refuse to take a record away."""
    refuse_setting(event.record.__name__)


def refuse_kind(kind: Any, event: Any) -> None:
    """Refuse to make, change or remove a kind of record: kinds come with the program, by no door to anybody.

    :raises Forbidden: always, while a request is served.
    """
    request = served_request()
    if request is not None:
        raise Forbidden(
            translate(_("Kinds of records come with the program and cannot be changed here."), context=request)
        )


@adapter(ITypeInformation, IObjectAddedEvent)
def refuse_new_kind(kind: Any, event: Any) -> None:
    """Refuse a new kind."""
    refuse_kind(kind, event)


@adapter(ITypeInformation, IObjectModifiedEvent)
def refuse_changed_kind(kind: Any, event: Any) -> None:
    """Refuse a change of a kind, its fields among them."""
    refuse_kind(kind, event)


@adapter(ITypeInformation, IObjectRemovedEvent)
def refuse_gone_kind(kind: Any, event: Any) -> None:
    """Refuse to remove a kind."""
    refuse_kind(kind, event)
