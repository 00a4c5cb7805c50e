"""Which exceptions are faults of ours, wherever in a request they were raised, and the number under which each is told and logged.

Zope takes whatever is raised while an address is being walked for an address that leads nowhere: a damaged object and a broken
adapter would be "not found", and nobody would hear of them. That nothing is there is said in few ways: by NotFound and its like,
by a KeyError or AttributeError that names the very step that was asked for, and by the modules of Zope that walk addresses. All
else is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote
from zExceptions import HTTPException
from ZODB.POSException import POSError
from zope.location.interfaces import LocationError
from zope.publisher.interfaces import INotFound

import logging
import secrets
import traceback

log = logging.getLogger(__name__)

KEY = "shangnan.policy.fault"
# How far a request had come.
STARTING, READING, WALKING, ANSWERING = "starting", "reading", "walking", "answering"
# What these raise while an address is being walked says that it leads nowhere.
WALKERS = frozenset(
    """
    OFS.Application Products.Five.browser.metaconfigure ZPublisher.BaseRequest ZPublisher.HTTPRequest plone.rest.traverse
    plone.namedfile.scaling zope.browserpage.metaconfigure zope.traversing.namespace
    """.split()
)
# What an address of Zope's own making raises, by classes.
NOWHERE = (AttributeError, LookupError, TypeError, ValueError)
# No client can cause these by what it sends.
NEVER_THE_CLIENT = (POSError, OSError, MemoryError)


def stage_of(request: Any) -> str:
    """Return how far a request had come: STARTING, READING (its own values), WALKING (its address) or ANSWERING."""
    other = request.other
    if "PUBLISHED" in other:
        return ANSWERING
    if "TraversalRequestNameStack" in other:
        return WALKING
    return READING if "PARENTS" in other else STARTING


def _chain(exception: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while exception is not None and id(exception) not in seen:
        seen.add(id(exception))
        yield exception
        follows = None if exception.__suppress_context__ else exception.__context__
        exception = exception.__cause__ or follows


def _says_nothing_is_there(exception: BaseException) -> bool:
    is_told = isinstance(exception, HTTPException) and exception.getStatus() < 500
    return is_told or isinstance(exception, LocationError) or INotFound.providedBy(exception)


def _names_step(exception: BaseException, step: str) -> bool:
    names = {step, unquote(step), step.removeprefix("@@"), unquote(step.rpartition("++")[2])}
    told = {argument for argument in exception.args if isinstance(argument, str)}
    told.add(str(getattr(exception, "name", "")))
    return bool(names & told - {""})


def _raised_by(exception: BaseException) -> str:
    frames = list(traceback.walk_tb(exception.__traceback__))
    return frames[-1][0].f_globals.get("__name__", "") if frames else ""


def fault_behind(exception: BaseException, stage: str, step: str) -> BaseException | None:
    """Return the fault that an exception is or hides; None where it is an answer such as "not found".

    :param exception: as it reached the publisher.
    :param stage: how far the request had come.
    :param step: the last part of the address that was walked, as it stands there.
    """
    chain = list(_chain(exception))
    damaged = next((each for each in chain if isinstance(each, POSError)), None)
    if stage == READING:
        return next((each for each in chain if isinstance(each, NEVER_THE_CLIENT)), None)
    if stage != WALKING:
        return None if _says_nothing_is_there(exception) else exception
    if damaged is not None:
        return damaged
    for each in chain:
        if _says_nothing_is_there(each):
            if isinstance(each, LocationError):
                return None
            continue
        if isinstance(each, NOWHERE) and (_raised_by(each) in WALKERS or _names_step(each, step)):
            return None
        # What our own refusals follow from has been judged by those who refused.
        return each if each is exception or isinstance(each, NOWHERE) else None
    return None


def fault_of(request: Any, exception: BaseException) -> BaseException | None:
    """Return the fault that an exception of a request is or hides, else None.

    :param request: as far as it had come.
    :param exception: as it reached the publisher.
    """
    return fault_behind(exception, stage_of(request), str(request.get("URL", "")).rpartition("/")[2])


def number_for(fault: BaseException, method: str, path: str) -> str:
    """Return a new number for a fault, and log the fault under it.

    :param fault: with its traceback.
    :param method: of the request.
    :param path: of the request, without what stands behind a question mark.
    """
    number = f"{secrets.randbelow(10**8):08d}"
    log.error("Fault %s: %s %s", number, method, path, exc_info=fault)
    return number


def number_of(request: Any, fault: BaseException) -> str:
    """Return the number under which the fault of a request is told, and log it under that number, once for the request."""
    if KEY not in request.other:
        request.other[KEY] = number_for(fault, request.get("REQUEST_METHOD", ""), request.get("PATH_INFO", ""))
    return str(request.other[KEY])
