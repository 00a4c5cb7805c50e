"""Settings that were changed while the site is served: which, never to what."""

from __future__ import annotations

from plone.registry.interfaces import IRecordAddedEvent
from plone.registry.interfaces import IRecordModifiedEvent
from plone.registry.interfaces import IRecordRemovedEvent
from shangnan.policy.http.settings.guard import served_request
from shangnan.policy.registry.journal.recording.content import present_actor
from shangnan.policy.registry.journal.recording.facts import Fact
from shangnan.policy.registry.journal.recording.gathering import gather
from shangnan.policy.registry.journal.subject import Subject
from typing import Any
from zope.component import adapter

SETTINGS = "setting"


def _tell(event: Any, done: str) -> None:
    """Tell of a setting. Setting the site up, upgrades and a profile that is applied change them by the hundred, all by themselves."""
    if served_request() is not None:
        name = event.record.__name__
        gather(Fact("settings", "change", Subject(SETTINGS, name), present_actor(), {"done": done}))


@adapter(IRecordModifiedEvent)
def setting_changed(event: Any) -> None:
    """Tell of a change; a form that sends what is there already changes nothing."""
    if event.oldValue != event.newValue:
        _tell(event, "edit")


@adapter(IRecordAddedEvent)
def setting_added(event: Any) -> None:
    """Tell of a record that the registry did not have."""
    _tell(event, "add")


@adapter(IRecordRemovedEvent)
def setting_removed(event: Any) -> None:
    """Tell of a record that was taken away."""
    _tell(event, "delete")
