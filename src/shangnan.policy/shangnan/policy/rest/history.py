"""The history of a record by REST: the steps and opinions that the history page shows, for the same people."""

from __future__ import annotations

from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from shangnan.policy.records.versions import versions
from shangnan.policy.records.views.history import HistoryView
from typing import Any


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
