"""What handlers change while a dispatch is being worked on, when nobody edits it any more: people, and our answer.

Each is written into the record's history. One way for the page and for REST.
"""

from __future__ import annotations

from collections.abc import Iterable
from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.dispatch.incoming.people import accounts
from shangnan.policy.records.dispatch.incoming.people import full_name
from shangnan.policy.records.dispatch.incoming.people import strangers_message
from shangnan.policy.records.dispatch.incoming.reading import readings
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.units.responsibility import note_in_history
from typing import Any


def name_people(dispatch: Any, handlers: Iterable[str], readers: Iterable[str]) -> None:
    """Say who handles a dispatch beside its lead unit, and to whom it is circulated.

    :param handlers: full names or accounts; replaces those who are named.
    :param readers: the same for the readers; whoever has read it stays.
    :raises Refused: for names that mean nobody or several people, and where a reader who has read it is left out.
    """
    handlers, readers = tuple(handlers), tuple(readers)
    found = []
    for field, names in (("named_handlers", handlers), ("named_readers", readers)):
        message = strangers_message(names)
        if message is not None:
            found.append(Gap("stranger", field, message))
    new_handlers, new_readers = accounts(handlers), accounts(readers)
    gone = [user_id for user_id in dispatch.named_readers or () if user_id in readings(dispatch)]
    lost = [full_name(user_id) for user_id in gone if user_id not in new_readers]
    if lost:
        message = _("${names} have read it already and stay on the list.", mapping={"names": "、".join(lost)})
        found.append(Gap("has_read", "named_readers", message))
    if found:
        raise Refused(found)
    if (new_handlers, new_readers) == (tuple(dispatch.named_handlers or ()), tuple(dispatch.named_readers or ())):
        return
    dispatch.named_handlers, dispatch.named_readers = new_handlers, new_readers
    named = {
        "handlers": "、".join(full_name(user_id) for user_id in new_handlers) or "–",
        "readers": "、".join(full_name(user_id) for user_id in new_readers) or "–",
    }
    note_in_history(dispatch, "people", chinese(_("Handlers: ${handlers}. Readers: ${readers}.", mapping=named)))
    _reindex(dispatch)


def link_reply(dispatch: Any, uid: str) -> None:
    """Link the outgoing dispatch that answers an incoming one.

    :param uid: of an outgoing dispatch that the person who links it may see; "" takes the link away.
    :raises Refused: for anything else.
    """
    brain = reply_of(uid)
    if uid and brain is None:
        message = _("There is no such outgoing dispatch that you may see. Choose one of the list.")
        raise Refused([Gap("no_such_reply", "reply", message)])
    if uid == dispatch.reply:
        return
    dispatch.reply = uid
    line = (
        _("Our answer: ${title}", mapping={"title": brain.Title})
        if brain
        else _("The link to our answer was taken away.")
    )
    note_in_history(dispatch, "link_reply", chinese(line))
    _reindex(dispatch)


def reply_of(uid: str) -> Any:
    """Return the catalog entry of an outgoing dispatch, or None where this person may see none of that UID."""
    if not uid:
        return None
    found = api.portal.get_tool("portal_catalog")(portal_type="OutgoingDispatch", UID=uid)
    return found[0] if found else None


def _reindex(dispatch: Any) -> None:
    dispatch.reindexObject()
    dispatch.reindexObjectSecurity()
