"""What has been sent once: the same form or the same POST sent again makes no second record, and is answered as the first was.

A form carries a token (`once_forms`), a program gives `Idempotency-Key`. What was made is kept in the database, where every process
sees it, by person and key, for a day or two. Two that are sent at the same moment write the same entry: the database refuses the
second, which is done again and finds what the first one made.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from BTrees.OOBTree import OOBTree
from datetime import timedelta
from hashlib import sha256
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.catalog.leaves import SmallOOBTree
from typing import Any
from zExceptions import BadRequest
from zExceptions import HTTPConflict
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest
from zope.i18n import translate

import re

KEY = "shangnan.policy.sent_once"
FIELD = "sent_once"
HEADER = "HTTP_IDEMPOTENCY_KEY"
# As clients make them: UUIDs, in quotation marks or not.
_GIVEN = re.compile(r'"?([!#-\[\]-~]{8,200})"?')
_KNOWN = "shangnan.policy.sent_once.known"


class SentOnce:
    """A form or a POST that says which it is.

    :param request: the browser's or program's request.
    :param key: what it calls itself.
    """

    def __init__(self, request: Any, key: str) -> None:
        user = getSecurityManager().getUser().getId() or ""
        self.content = _digest(*_sent(request))
        # Another address is another thing to do, and each person has keys of his or her own.
        self.name = _digest(user, request.get("PATH_INFO", ""), key)

    def made(self) -> tuple[str, bool] | None:
        """Return UID of what was made by the first, and whether the content was the same; None for the first one."""
        for day in _kept().values():
            entry = day.get(self.name)
            if entry is not None:
                return entry[0], entry[1] == self.content
        return None

    def note(self, record: Any) -> None:
        """Keep what was made; the first thing counts."""
        days, today = _kept(), now().date()
        oldest = (today - timedelta(days=1)).isoformat()
        for day in [day for day in days if day < oldest]:
            del days[day]
        day = days.setdefault(today.isoformat(), SmallOOBTree())
        if self.name not in day:
            day[self.name] = (IUUID(record), self.content)


def _kept() -> Any:
    """Return the days, each with what was made on it; made where there are none, by a request that writes."""
    annotations = IAnnotations(api.portal.get())
    found = annotations.get(KEY)
    if found is None:
        found = annotations[KEY] = OOBTree()
    return found


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _sent(request: Any) -> list[str]:
    """Return what was sent, as texts: the body of a program, the fields of a form without what guards it."""
    if HEADER in request.environ:
        return [bytes(request.get("BODY") or b"").decode("latin-1")]
    fields = {name: value for name, value in request.form.items() if name not in (FIELD, "_authenticator")}
    return [f"{name}={_told(value)}" for name, value in sorted(fields.items())]


def _told(value: Any) -> str:
    if getattr(value, "filename", None) is not None:
        position = value.tell()
        value.seek(0)
        content = sha256(value.read()).hexdigest()
        value.seek(position)
        return f"{value.filename}:{content}"
    return repr(value)


def sent_once(request: Any) -> SentOnce | None:
    """Return the request as one that may have been sent before; None for one that gives no key, and for visitors.

    :raises BadRequest: for a header that is no key.
    """
    if request.method != "POST" or getSecurityManager().getUser().getId() is None:
        return None
    header = request.environ.get(HEADER)
    if header is not None:
        given = _GIVEN.fullmatch(header)
        if given is None:
            told = _("The header Idempotency-Key has 8 to 200 letters, digits and signs, for example a UUID.")
            raise BadRequest(translate(told, context=request))
        return SentOnce(request, given[1])
    field = request.form.get(FIELD)
    return SentOnce(request, field) if isinstance(field, str) and _GIVEN.fullmatch(field) else None


def made_by(request: Any, sent: SentOnce) -> Any:
    """Return what the first request of a program with this key made; None where this is the first.

    :raises HTTPConflict: where the key was used for something else, or what was made is not there for this person any more.
    """
    made = sent.made()
    if made is None:
        return None
    uid, is_same = made
    record = api.content.get(UID=uid) if is_same else None
    if record is None:
        told = (
            _("What was made with this Idempotency-Key cannot be found any more. Use a new key to make it anew.")
            if is_same
            else _(
                "This Idempotency-Key was used with another content. Use a new key for each thing that is to be made."
            )
        )
        raise HTTPConflict(translate(told, context=request))
    return record


def note_what_was_made(record: Any, event: Any) -> None:
    """Keep that a request made a record, a file or a unit, if it said which request it is."""
    request = getRequest()
    sent = None if request is None else sent_once(request)
    if sent is not None and IUUID(record, None):
        sent.note(record)
