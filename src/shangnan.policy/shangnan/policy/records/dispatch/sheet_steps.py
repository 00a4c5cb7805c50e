"""The steps of a dispatch as its processing sheet tells them."""

from __future__ import annotations

from plone import api
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.dispatch.process_paper import SheetStep
from shangnan.policy.records.views.process import done_to
from shangnan.policy.records.workflow.person_names import name_of
from typing import Any
from zope.i18nmessageid import Message


def steps_of(dispatch: Any) -> tuple[SheetStep, ...]:
    """Return what was done to a dispatch, in order; people by the names that they had then."""
    # Sorting is stable: a change and a step of the same second stay in the order in which they are told.
    done = sorted(done_to(dispatch), key=lambda one: one.time.timeTime())
    return tuple(
        SheetStep(
            action=one.action,
            title=one.title,
            person=name_of(one.user_id, one.time.timeTime()),
            time=one.time.asdatetime().astimezone(ZONE).strftime("%Y-%m-%d %H:%M"),
            opinion=one.opinion,
            state=one.state,
        )
        for one in done
    )


def shown_time(time: str) -> str:
    """Return an ISO 8601 time as sheets show it."""
    return time[:16].replace("T", " ")


def office_name() -> str:
    """Return whose sheet it is."""
    return api.portal.get_registry_record("shangnan.portal.site_name", default="") or api.portal.get().title


def state_title(dispatch: Any) -> str:
    """Return the title of a dispatch's state, in Chinese."""
    state = api.content.get_state(dispatch, default="")
    title = api.portal.get_tool("portal_workflow").getTitleForStateOnType(state, dispatch.portal_type)
    return chinese(Message(title, domain="shangnan.policy")) if title else ""
