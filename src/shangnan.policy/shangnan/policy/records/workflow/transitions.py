"""The one way a record changes its state: every door ends in the workflow, and the workflow asks here first.

A room says what its transitions ask for by registering an `ITransitionGuard` adapter for its kind. All that is unmet is
told at once, as a `Refused` that each door shows in its own way.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Mapping
from dataclasses import dataclass
from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from Products.DCWorkflow.interfaces import IBeforeTransitionEvent
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.lifecycle.final import hold
from shangnan.policy.records.workflow.four_eyes import own_work_gap
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.records.workflow.reauthentication import password_gap
from shangnan.policy.records.workflow.writers import others_who_wrote
from shangnan.policy.records.workflow.writers import settle
from shangnan.policy.records.workflow.writers import SUBMISSION
from shangnan.policy.refusals import Refused as Refused
from shangnan.policy.registry.freezing.frozen import is_frozen
from typing import Any
from zope.component import adapter
from zope.component import getUtilitiesFor
from zope.component import queryAdapter
from zope.interface import Attribute
from zope.interface import Interface

MAX_OPINION = 2000
# Detail of a submission: the drafter answers for what others wrote into the record.
TAKE_OVER = "take_over"


@dataclass(frozen=True)
class TransitionRule:
    """What a transition asks for besides the role in the workflow definition.

    :param needs_reason: refused without an opinion.
    :param others_decide: refused for whoever submitted, wrote or changed what is decided on (`records.workflow.four_eyes`).
    :param settles: what was written so far is done with: who wrote it may decide on what is written afterwards.
    :param needs_password: a signature: refused unless the person types the password again.
    :param opinion_title: what the opinion is called in the form, a Message; empty for "reason" or "opinion".
    """

    needs_reason: bool = False
    others_decide: bool = False
    settles: bool = False
    needs_password: bool = False
    opinion_title: str = ""


@dataclass(frozen=True)
class StepDetail:
    """Something that a transition takes besides the opinion: a text, which the kind's guard reads.

    :param name: as forms, REST and the workflow's keywords call it.
    :param title: a Message.
    :param description: a Message, what to write and what follows where nothing is written.
    :param widget: type of the field in the form, of those that HTML has.
    """

    name: str
    title: str
    description: str = ""
    widget: str = "text"


class ITransitionGuard(Interface):
    """What a kind asks for before a transition; an adapter of the record."""

    rules = Attribute("Mapping of transition id to TransitionRule")
    details = Attribute(
        "Optional: mapping of transition id to StepDetails; then `detail_gaps(transition, values)` gives the gaps of values"
    )
    closes = Attribute(
        "Optional: ids of transitions that nothing in their form can mend: with a gap they are not offered on pages"
    )
    release = Attribute(
        "Optional: (transition that makes it final, states before it) for telling early what is lacking"
    )

    def gaps(transition: str) -> list[Gap]:  # type: ignore[empty-body]
        """Return the conditions of the kind itself that are not met."""


class IStepCondition(Interface):
    """What is asked of steps whatever the kind; a named utility."""

    def gaps(  # type: ignore[empty-body]
        record: Any, transition: str, given: Mapping[str, Any], doing: bool
    ) -> list[Gap]:
        """Return the conditions that are not met.

        :param given: the keywords of the step, as far as they are known.
        :param doing: whether the step is being taken; otherwise it is only asked what stands in its way.
        """


class IFollowing(Interface):
    """Where a person goes on after a transition, where that is not the record itself; an adapter of the record."""

    def url(transition: str) -> str:  # type: ignore[empty-body]
        """Return the address to show after a transition; the adapter is made before the transition is done."""


def offered(record: Any) -> list[dict]:
    """Return the transitions that the present user may take now, as action infos with `id`, `title` and `url`."""
    if is_frozen(record):
        return []
    actions = api.portal.get_tool("portal_workflow").listActionInfos(object=record)
    return [action for action in actions if action["category"] == "workflow"]


def worth_offering(record: Any) -> list[dict]:
    """Return the transitions to offer the present user on a page: without those that cannot be done whatever one enters."""
    guard = queryAdapter(record, ITransitionGuard)
    closes = getattr(guard, "closes", ())
    return [action for action in offered(record) if not (guard and action["id"] in closes and guard.gaps(action["id"]))]


def rule_of(record: Any, transition: str) -> TransitionRule:
    """Return what a transition of a record asks for."""
    guard = queryAdapter(record, ITransitionGuard)
    rules: Mapping[str, TransitionRule] = guard.rules if guard is not None else {}
    return rules.get(transition, TransitionRule())


def details_of(record: Any, transition: str) -> tuple[StepDetail, ...]:
    """Return what a transition takes besides the opinion; nothing for most."""
    details: Mapping[str, tuple[StepDetail, ...]] = getattr(queryAdapter(record, ITransitionGuard), "details", {})
    asked = details.get(transition, ())
    return (
        (*asked, _take_over(others)) if transition == SUBMISSION and (others := _written_by_others(record)) else asked
    )


def _written_by_others(record: Any) -> list[str]:
    """Return the names of those whose changes the present user can take over by submitting a record."""
    own = getSecurityManager().getUser().getId()
    return [name_of(user_id) for user_id in others_who_wrote(record) if user_id != own]


def _take_over(others: list[str]) -> StepDetail:
    names = {"names": "、".join(others)}
    return StepDetail(
        TAKE_OVER,
        _("I have looked at the changes of ${names} and answer for them", mapping=names),
        _("Then they may decide on the record again. The history says which fields they changed."),
        "checkbox",
    )


def unmet(
    record: Any,
    transition: str,
    opinion: str,
    password: object = "",
    details: Mapping[str, str] | None = None,
    given: Mapping[str, Any] | None = None,
    doing: bool = False,
) -> list[Gap]:
    """Return all that stands in the way of a transition, the role apart (that is the workflow definition's).

    :param record: the record, in its present state.
    :param transition: id of the transition.
    :param opinion: what the actor wrote; empty where nothing was written.
    :param password: what the actor typed where the step is a signature.
    :param details: by name what else the actor said, see `details_of`.
    :param given: all keywords of the step.
    :param doing: whether the step is being taken.
    """
    own = _unmet_of_kind(record, transition, opinion, password, details)
    conditions = [condition for _name, condition in sorted(getUtilitiesFor(IStepCondition))]
    return own + [gap for each in conditions for gap in each.gaps(record, transition, given or {}, doing)]


def _unmet_of_kind(
    record: Any, transition: str, opinion: str, password: object, details: Mapping[str, str] | None
) -> list[Gap]:
    guard = queryAdapter(record, ITransitionGuard)
    if guard is None:
        return []
    rule = rule_of(record, transition)
    found: list[Gap] = []
    if rule.needs_reason and not opinion.strip():
        found.append(
            Gap(
                "reason_missing", "opinion", _("Write the reason in the opinion box: this step is refused without one.")
            )
        )
    if len(opinion) > MAX_OPINION:
        found.append(
            Gap(
                "opinion_too_long",
                "opinion",
                _("The opinion is longer than ${limit} characters. Shorten it.", mapping={"limit": MAX_OPINION}),
            )
        )
    if rule.others_decide and (own := own_work_gap(record, transition)) is not None:
        found.append(own)
    wrong = password_gap(password) if rule.needs_password else None
    if transition in getattr(guard, "details", {}):
        found += guard.detail_gaps(transition, details or {})
    return found + guard.gaps(transition) + ([wrong] if wrong is not None else [])


@adapter(IRecord, IBeforeTransitionEvent)
def refuse_what_is_not_met(record: Any, event: IBeforeTransitionEvent) -> None:
    """Stop a transition whose conditions are not met, whichever door it came through.

    :raises RecordIsFinal: for a record that is filed.
    :raises Refused: with every unmet condition.
    """
    if event.transition is None:  # the record is being created
        return
    hold(record)
    given, transition = event.kwargs or {}, event.transition.id
    details = {detail.name: str(given.get(detail.name) or "") for detail in details_of(record, transition)}
    found = unmet(record, transition, str(given.get("comment") or ""), given.get("password"), details, given, True)
    if found:
        raise Refused(found)


@adapter(IRecord, IAfterTransitionEvent)
def settle_what_was_decided(record: Any, event: IAfterTransitionEvent) -> None:
    """Begin anew with who wrote, after a step that is done with what was written."""
    if event.transition is not None and rule_of(record, event.transition.id).settles:
        settle(record)
