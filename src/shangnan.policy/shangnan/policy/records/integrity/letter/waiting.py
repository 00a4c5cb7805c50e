"""Whose turn it is with a letter that both have signed. Signatures themselves are the parties': see `my_letters`."""

from __future__ import annotations


# An effective letter rests until the year is over.
