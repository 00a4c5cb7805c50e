"""A step that is refused outside its own form: the page says every reason, and the status that it is the request's fault."""

from __future__ import annotations

from .view import ErrorView
from shangnan.policy.records.workflow.transitions import Refused


class RefusedView(ErrorView):
    """Page for a refusal that says why in words of its own."""

    kind = "refused"
    status = 400

    def lines(self) -> list[str]:
        """Return the reasons, a sentence each."""
        return self.reasons

    def __call__(self) -> str | None:
        refusal = self.context
        self.reasons = refusal.lines() if isinstance(refusal, Refused) else [str(refusal)]
        # Locked: Plone goes by the name of the class, which no list of statuses knows, here and again when the answer leaves.
        self.request.response.setStatus(self.status, lock=1)
        return super().__call__()


class InUseView(RefusedView):
    """Page for something that cannot be deleted because other things depend on it."""

    status = 409


class ForgedView(RefusedView):
    """Page for a request that may have been sent by a foreign page."""

    status = 403
