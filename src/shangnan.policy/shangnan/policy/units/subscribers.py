"""What happens when a unit is added, renamed, moved or removed."""

from __future__ import annotations

from OFS.interfaces import IObjectWillBeRemovedEvent
from plone import api
from plone.uuid.interfaces import IUUID
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.units.content import IOrganisationUnit
from shangnan.policy.units.groups import make_groups
from shangnan.policy.units.groups import remove_groups
from shangnan.policy.units.merging import records_of
from shangnan.policy.units.pending import begin
from shangnan.policy.units.pending import Pending
from typing import Any
from zExceptions import Forbidden
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


class UnitInUse(Forbidden):
    """A unit that is responsible for records cannot be deleted, only closed."""


@adapter(IOrganisationUnit, IObjectAddedEvent)
def unit_added(unit: Any, event: IObjectAddedEvent) -> None:
    """Make the groups of a new unit."""
    make_groups(unit)


@adapter(IOrganisationUnit, IObjectModifiedEvent)
def unit_modified(unit: Any, event: IObjectModifiedEvent) -> None:
    """Carry a new name to the groups and to the lists of records."""
    make_groups(unit)
    left = begin(Pending(IUUID(unit), actor=api.user.get_current().getId() or ""))
    request = getRequest()
    if left and request is not None:
        names = {"count": left, "url": f"{unit.absolute_url()}/@@unit-work"}
        message = _(
            "${count} records still show the old name. They follow in the coming night, or at once at ${url}.",
            mapping=names,
        )
        api.portal.show_message(message, request)


@adapter(IOrganisationUnit, IObjectWillBeRemovedEvent)
def unit_will_be_removed(unit: Any, event: IObjectWillBeRemovedEvent) -> None:
    """Refuse to delete a unit that records depend on; remove the groups of one that was never used.

    :raises UnitInUse: with the number of records.
    """
    if event.object is not unit:
        return  # its folder goes, and with it the whole site
    count = len(records_of(IUUID(unit)))
    if count:
        gap = Gap(
            "unit_in_use",
            "unit",
            _(
                "${title} is responsible for ${count} records and cannot be deleted. Close it or merge it instead.",
                mapping={"title": unit.title, "count": count},
            ),
        )
        raise UnitInUse(chinese(gap.message))
    remove_groups(unit)


@adapter(IOrganisationUnit, IBeforeTransitionEvent)
def merge_moves_records(unit: Any, event: IBeforeTransitionEvent) -> None:
    """Refuse the bare transition 'merge': a unit ends as merged only after its records have gone over.

    :raises Refused: for any door but the merge page.
    """
    if event.transition is not None and event.transition.id == "merge" and not unit.merged_into:
        raise Refused([Gap("merge_page", "target", _("Use the page 'Merge the unit': it asks which unit takes over."))])
