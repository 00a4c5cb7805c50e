"""The history of a record by REST: the steps and opinions that the history page shows, for the same people."""

from __future__ import annotations

from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from plone.restapi.services.history.get import HistoryGet
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.views.history import HistoryView
from typing import Any
from zExceptions import NotFound


class RecordHistory(Service):
    """Steps and published versions of a record, newest first."""

    def reply(self) -> dict[str, Any]:
        """Return `steps` (title, person, time, opinion, state) and `versions` (version, published, sha256)."""
        history = HistoryView(self.context, self.request)
        steps = [{**step, "time": step["time"].ISO8601()} for step in history.steps()]
        kept = [
            {key: version[key] for key in ("version", "published", "sha256")}
            for _number, version in sorted(versions(self.context).items(), reverse=True)
        ]
        return json_compatible({"@id": f"{self.context.absolute_url()}/@history", "steps": steps, "versions": kept})


class ListedHistory(HistoryGet):
    """The history of other content: Plone's list, without old versions, of which we keep none."""

    def publishTraverse(self, request: Any, name: str) -> HistoryGet:
        """Answer 404 for a version; Plone's own fails on content that has none.

        :raises NotFound: always.
        """
        raise NotFound(self.context, name, request)
