"""The register for those who only look: a page that is fetched writes nothing, not even an empty register."""

from __future__ import annotations

from plone import api
from shangnan.policy.registry.filing.register import FiledRegister
from shangnan.policy.registry.filing.register import KEY
from zope.annotation.interfaces import IAnnotations


def entries() -> FiledRegister:
    """Return the register of what is filed; an empty one that is kept nowhere before anything was filed."""
    found: FiledRegister | None = IAnnotations(api.portal.get()).get(KEY)
    return FiledRegister() if found is None else found
