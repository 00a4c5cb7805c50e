"""The site map for search engines names the addresses that the public knows, whichever of our names it was asked by."""

from __future__ import annotations

from collections.abc import Iterator
from plone.app.layout.sitemap.sitemap import SiteMapView
from shangnan.policy.deployment import public_address
from typing import Any


class PublicSiteMap(SiteMapView):
    """Plone's site map with printed addresses."""

    def _objects(self) -> Iterator[dict[str, Any]]:
        site = self.context.portal_url()
        for entry in super()._objects():
            yield {**entry, "loc": public_address(entry["loc"], site)}
