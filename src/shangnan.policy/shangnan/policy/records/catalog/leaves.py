"""Trees whose leaves hold little: a leaf is written whole with each thing that is put into it. Stored: the classes keep their names.

The stock leaves hold 30 to 60 entries. That is right for numbers; where an entry is a row of the register, the words of a text or a
path, what is written for one record was mostly what others had written before.
"""

from __future__ import annotations

from BTrees.IIBTree import IIBTree
from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from BTrees.OOBTree import OOBTree


class TinyIOBTree(IOBTree):
    """For entries of a some five hundred bytes: rows of lists."""

    max_leaf_size = 4
    max_internal_size = 20


class SmallestIOBTree(IOBTree):
    """For words of texts, some thousands of bytes each."""

    max_leaf_size = 2
    max_internal_size = 20


class SmallIOBTree(IOBTree):
    """By number, for entries of some ten to hundred bytes."""

    max_leaf_size = 12
    max_internal_size = 30


class SmallOIBTree(OIBTree):
    """By text, for numbers."""

    max_leaf_size = 8
    max_internal_size = 30


class TinyOIBTree(OIBTree):
    """By reference to an object, for numbers."""

    max_leaf_size = 4
    max_internal_size = 20


class SmallOOBTree(OOBTree):
    """By text, for anything."""

    max_leaf_size = 8
    max_internal_size = 30


class SmallIIBTree(IIBTree):
    """By number, for numbers; entries are small, so leaves may hold more of them."""

    max_leaf_size = 32
    max_internal_size = 30
