"""Interfaces that the whole package shares."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IShangnanLayer(IDefaultBrowserLayer):
    """Marks the requests of a site on which this package is installed."""
