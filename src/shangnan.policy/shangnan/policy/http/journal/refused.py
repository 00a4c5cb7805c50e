"""What was refused: all refusals pass here, since Zope tells of each request that failed, and of each that is taken back.

A person who is signed in is told of in any case, a visitor only at restricted records: who knocks at other doors without an
account is sent to sign in, which is no attempt at anything. What one causes is bounded (`registry/journal/recording/often.py`).
"""

from __future__ import annotations

from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy.accounts.request_state import address_of
from shangnan.policy.http.gate import NOT_LISTED
from shangnan.policy.http.journal.asking import content_asked_for
from shangnan.policy.http.journal.asking import door_of
from shangnan.policy.http.journal.asking import is_record
from shangnan.policy.http.journal.asking import who_asks
from shangnan.policy.http.origin import SAFE_METHODS
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.journal import noting
from shangnan.policy.registry.journal.entry import REFUSED
from shangnan.policy.registry.journal.recording.often import MORE
from shangnan.policy.registry.journal.recording.often import NOTHING
from shangnan.policy.registry.journal.recording.often import REFUSALS
from shangnan.policy.registry.journal.subject import is_restricted
from typing import Any
from zExceptions import Forbidden
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.component import adapter
from ZPublisher.interfaces import IPubBeforeCommit
from ZPublisher.interfaces import IPubFailure

import transaction

#: What says no to a person, and not that something is wrong with what was typed.
NO = (Unauthorized, Forbidden, WorkflowException)
#: Rules that an entry names.
MOST_RULES = 20


def is_refusal(exception: BaseException, method: str, about_record: bool, not_listed: bool) -> bool:
    """Return whether an exception refuses something to a person.

    A step that a record does not offer is "not found" to whoever wants to take it.

    :param exception: with which a request failed.
    :param method: of the request.
    :param about_record: whether it was about a record.
    :param not_listed: whether it was for something that is there and that nobody may call.
    """
    if isinstance(exception, NO):
        return True
    return isinstance(exception, NotFound) and (not_listed or (about_record and method not in SAFE_METHODS))


def _rules(exception: BaseException | None) -> dict[str, Any]:
    """Return what an entry says of the reason: the kind of refusal and the rules; no sentence, since sentences name things."""
    if exception is None:
        return {}
    rules = [gap.rule for gap in exception.gaps][:MOST_RULES] if isinstance(exception, Refused) else []
    return {"reason": type(exception).__name__, **({"rules": rules} if rules else {})}


def _tell(request: Any, exception: BaseException | None) -> None:
    actor, thing = who_asks(request), content_asked_for(request)
    if not actor and not (is_record(thing) and is_restricted(thing)):
        return
    judged = REFUSALS.judge(actor or address_of(request))
    if judged == NOTHING:
        return
    details = {"door": door_of(request), **_rules(exception), **({"more": "yes"} if judged == MORE else {})}
    noting.note_apart("access.refused", thing, details, REFUSED, actor)


@adapter(IPubFailure)
def request_failed(event: Any) -> None:
    """Tell of a refusal with which a request ended."""
    request, exception = event.request, event.exc_info[1]
    if event.retry or not IShangnanLayer.providedBy(request) or not isinstance(exception, (*NO, NotFound)):
        return  # of a fault nothing is asked that might fail as well
    about_record, not_listed = is_record(content_asked_for(request)), NOT_LISTED in request.other
    if is_refusal(exception, request.method, about_record, not_listed):
        _tell(request, exception)


@adapter(IPubBeforeCommit)
def request_taken_back(event: Any) -> None:
    """Tell of a refusal that a page shows in its own words: nothing of what was asked for stays."""
    request = event.request
    if IShangnanLayer.providedBy(request) and request.method not in SAFE_METHODS and _is_taken_back(request):
        _tell(request, None)


def _is_taken_back(request: Any) -> bool:
    return transaction.isDoomed() or (request.response.getStatus() == 403 and "PUBLISHED" in request.other)
