"""The night's work: what follows from the calendar alone, done by each room for its own kind.

A room registers an `INightlyJob` utility; `nightly.run` does them all, each in a transaction of its own. A job must find for
itself what is due up to a day, so that missed nights are caught up with and a second run finds nothing left to do.
"""

from __future__ import annotations

from datetime import date
from zope.interface import Attribute
from zope.interface import Interface


class INightlyJob(Interface):
    """A piece of the night's work; a named utility. The caller commits, and repeats what met a conflict."""

    title = Attribute("What it does, a Message")

    def run(day: date) -> list[str]:  # type: ignore[empty-body]
        """Do what is due up to and with a day; return a sentence in Chinese for each thing done or refused."""
