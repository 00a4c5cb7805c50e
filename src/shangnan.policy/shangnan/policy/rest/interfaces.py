"""The layer of REST requests to a site on which this package is installed."""

from __future__ import annotations

from plone.rest.interfaces import IAPIRequest
from shangnan.policy.interfaces import IShangnanLayer


class IRestLayer(IShangnanLayer, IAPIRequest):
    """Marks REST requests. More specific than both of its bases, so that neither's views and adapters come first."""
