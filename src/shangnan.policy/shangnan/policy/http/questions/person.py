"""Who asks now."""

from __future__ import annotations

from AccessControl import getSecurityManager
from shangnan.policy.http.questions.audience import Audience
from shangnan.policy.http.questions.audience import audience_of


def current_audience() -> Audience:
    """Return the audience of who is signed in on this request."""
    user = getSecurityManager().getUser()
    return audience_of(user.getId(), user.getRoles())
