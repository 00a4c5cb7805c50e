"""What plugins of user folders say of themselves."""

from __future__ import annotations

from zope.interface import Interface


class IChecksAccounts(Interface):
    """An authentication plugin that lets nobody in whose account is deleted, locked or waiting, or whose session ended.

    Every authentication plugin of a user folder of ours provides this; a test asks each of them.
    """
