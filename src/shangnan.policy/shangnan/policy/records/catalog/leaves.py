"""Trees whose leaves hold little: a leaf is written whole with each thing that is put into it. Stored: the classes keep their names.

The stock leaves hold 30 to 60 entries. That is right for numbers; where an entry is a row of the register, the words of a text or a
path, what is written for one record was mostly what others had written before.
"""

from __future__ import annotations

from BTrees.IIBTree import IIBTree
from BTrees.IIBTree import IITreeSet
from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from BTrees.OOBTree import OOBTree
from typing import Any


class TinyIOBTree(IOBTree):
    """For entries of some five hundred bytes: rows of lists."""

    max_leaf_size = 3
    max_internal_size = 12


class SmallestIOBTree(IOBTree):
    """For words of texts, some thousands of bytes each."""

    max_leaf_size = 2
    max_internal_size = 12


class SmallIOBTree(IOBTree):
    """By number, for entries of some ten to hundred bytes."""

    max_leaf_size = 12
    max_internal_size = 30


class SmallOIBTree(OIBTree):
    """By text, for numbers."""

    max_leaf_size = 8
    max_internal_size = 10


class TinyOIBTree(OIBTree):
    """By reference to an object, for numbers."""

    max_leaf_size = 4
    max_internal_size = 8


class SmallOOBTree(OOBTree):
    """By text, for anything."""

    max_leaf_size = 8
    max_internal_size = 10


class SmallIIBTree(IIBTree):
    """By number, for numbers; entries are small, so leaves may hold more of them."""

    max_leaf_size = 32
    max_internal_size = 30


class SmallIITreeSet(IITreeSet):
    """For the numbers of the records that share a value; searches read all of them, so it is not as small as it could be."""

    max_leaf_size = 40
    max_internal_size = 60


def small_set(value: Any) -> Any:
    """Return a set of numbers as one of small leaves, and anything else as it is."""
    return SmallIITreeSet(value) if type(value) is IITreeSet else value


class SetsByText(SmallOOBTree):
    """The forward part of an index: sets of numbers by value. Indexes make the sets themselves, in the stock class."""

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(key, small_set(value))


class SetsByNumber(SmallIOBTree):
    """The same by dates, which are numbers."""

    def __setitem__(self, key: int, value: Any) -> None:
        super().__setitem__(key, small_set(value))
