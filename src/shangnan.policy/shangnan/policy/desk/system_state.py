"""`@@system-state`: what the server does by itself and whether it did it: the night's work and mails, for the system administrator."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from datetime import timedelta
from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.mail.message import mail_sender
from shangnan.policy.mail.queue import kept_failure
from shangnan.policy.mail.queue import queue_folder
from shangnan.policy.mail.queue import read_mail
from shangnan.policy.mail.queue import rejected_files
from shangnan.policy.mail.queue import waiting_files
from shangnan.policy.nightly.kept import kept_nights
from shangnan.policy.nightly.kept import KeptNight
from shangnan.policy.nightly.run import jobs
from shangnan.policy.permissions import RUN_DUE
from shangnan.policy.records.workflow.waiting import IDeskBox
from typing import Any
from zope.component import adapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface

# So long after midnight a night's work that is not done counts as missed; the server begins seconds after it.
GRACE = timedelta(minutes=30)
SHOWN = 14


def moment(text: str) -> str:
    """Return a kept moment as year, month, day, hour, minute and second of the county; empty for an empty one."""
    return datetime.fromisoformat(text).astimezone(ZONE).strftime("%Y-%m-%d %H:%M:%S") if text else ""


def state_of(night: KeptNight) -> Message:
    """Return what became of a night, in words."""
    if not night.ended:
        return _("Begun, not finished")
    return _("Done") if night.done else _("Some of it failed; it is tried again every ten minutes of its day")


def missed_days(nights: list[KeptNight], at: datetime) -> list[date]:
    """Return the days, up to the present, whose work is not done though its time is over. Pure.

    :param nights: that are kept, in any order; what lies before the first of them is not asked for.
    :param at: the present, in the county's zone.
    """
    done = {night.day for night in nights if night.done}
    last = (at - GRACE).date()
    first = min((date.fromisoformat(night.day) for night in nights), default=last)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if day.isoformat() not in done]


class SystemStateView(BrowserView):
    """The page of the system administrator."""

    def nights(self) -> list[dict[str, Any]]:
        """Return the latest nights: day, begun, ended, by, state, done, jobs.

        Of each job: title, begun, ended, done, count, reason. Numbers only: this office may see no titles of what is signed.
        """
        titles = {name: job.title for name, job in jobs()}
        return [
            {
                "day": night.day,
                "begun": moment(night.begun),
                "ended": moment(night.ended),
                "by": night.by,
                "state": state_of(night),
                "done": night.done,
                "jobs": [
                    {
                        "title": titles.get(name, name),
                        "begun": moment(job.begun),
                        "ended": moment(job.ended),
                        "done": job.done,
                        "count": job.count,
                        "reason": job.reason,
                    }
                    for name, job in night.jobs.items()
                ],
            }
            for night in kept_nights(api.portal.get())[:SHOWN]
        ]

    def mails(self) -> dict[str, Any]:
        """Return what is known of mails on this machine: waiting (a number), oldest, failure and failed_at, rejected.

        Of each rejected one: to, subject, at.
        """
        folder = queue_folder(api.portal.get().getId())
        waiting, failure = waiting_files(folder), kept_failure(folder)
        rejected = [mail for path in rejected_files(folder)[-SHOWN:] if (mail := read_mail(path)) is not None]
        oldest = read_mail(waiting[0]) if waiting else None
        return {
            "sender": mail_sender(),
            "waiting": len(waiting),
            "oldest": moment(oldest.at) if oldest is not None else "",
            "failure": failure.reason if failure is not None else "",
            "failed_at": moment(failure.at) if failure is not None else "",
            "rejected": [{"to": mail.to, "subject": mail.subject, "at": moment(mail.at)} for mail in rejected],
        }

    def missed(self) -> list[str]:
        """Return the days whose work was not done in its time."""
        return [day.isoformat() for day in missed_days(kept_nights(api.portal.get())[:SHOWN], now())]


@implementer(IDeskBox)
@adapter(Interface)
class MissedBox:
    """The latest night, where its work was not done, on the desk of the system administrator."""

    title = _("The night's work was not done")

    def __init__(self, request: Any) -> None:
        self.url = f"{api.portal.get().absolute_url()}/@@system-state"
        self._request = request
        allowed = api.user.has_permission(RUN_DUE)
        at = now()
        missed = missed_days(kept_nights(api.portal.get())[:SHOWN], at) if allowed else []
        # Earlier ones were caught up with by those that followed.
        self._days = [day for day in missed if day == (at - GRACE).date()]
        self.total = len(self._days)

    def rows(self) -> list[dict[str, str]]:
        """Return a row for each day: what is the matter, the page that says more, the day."""
        title = translate(_("Look what failed, and mend it; what was missed is caught up with."), context=self._request)
        return [{"title": title, "url": self.url, "note": day.isoformat()} for day in self._days]
