"""How the catalog is stored, so that a record that is added alone writes little: small leaves, and text indexes with a buffer."""

from __future__ import annotations

from BTrees.IIBTree import IIBTree
from BTrees.IIBTree import IITreeSet
from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from Products.PluginIndexes.PathIndex.PathIndex import PathIndex
from Products.PluginIndexes.unindex import UnIndex
from Products.PluginIndexes.UUIDIndex.UUIDIndex import UUIDIndex
from Products.ZCTextIndex.OkapiIndex import OkapiIndex
from Products.ZCTextIndex.ZCTextIndex import PLexicon
from Products.ZCTextIndex.ZCTextIndex import ZCTextIndex
from shangnan.policy.records.catalog.buffered_index import BufferedOkapiIndex
from shangnan.policy.records.catalog.leaves import SetsByNumber
from shangnan.policy.records.catalog.leaves import SetsByText
from shangnan.policy.records.catalog.leaves import small_set
from shangnan.policy.records.catalog.leaves import SmallestIOBTree
from shangnan.policy.records.catalog.leaves import SmallIIBTree
from shangnan.policy.records.catalog.leaves import SmallIITreeSet
from shangnan.policy.records.catalog.leaves import SmallIOBTree
from shangnan.policy.records.catalog.leaves import SmallOIBTree
from shangnan.policy.records.catalog.leaves import SmallOOBTree
from shangnan.policy.records.catalog.leaves import TinyIOBTree
from shangnan.policy.records.catalog.leaves import TinyOIBTree
from typing import Any
from zope.component import getUtility
from zope.intid.interfaces import IIntIds

TINY = {IOBTree: TinyIOBTree, OIBTree: TinyOIBTree}
SMALL = {IOBTree: SmallIOBTree, OIBTree: SmallOIBTree, OOBTree: SmallOOBTree, IIBTree: SmallIIBTree}
# Where sets of numbers lie by value.
SETS = {SmallOOBTree: SetsByText, SmallIOBTree: SetsByNumber}
STOCK = {small: stock for trees in (TINY, SMALL) for stock, small in trees.items()} | {
    SetsByText: OOBTree,
    SetsByNumber: IOBTree,
}
# What an index keeps by document or by value; the sets of numbers in it stay as they are.
PARTS = ("_index", "_unindex", "_index_items", "_index_parents")


def store_small(catalog: Any) -> None:
    """Give a catalog trees of small leaves and buffered text indexes. What is so already is left alone.

    :param catalog: the catalog tool; whoever rebuilds it from nothing has stock trees again, and calls this.
    """
    inner = catalog._catalog
    _replace(inner, "data", TINY)
    for name in ("uids", "paths"):
        _replace(inner, name, SMALL)
    for index in inner.indexes.values():
        if isinstance(index, ZCTextIndex):
            _buffer(index)
        elif isinstance(index, UnIndex | PathIndex | UUIDIndex):
            for name in PARTS:
                _replace(index, name, SMALL)
            if isinstance(index, UnIndex):
                _replace_sets(index)
    for lexicon in catalog.objectValues(PLexicon.meta_type):
        for name in ("_wids", "_words"):
            _replace(lexicon, name, SMALL)
    for name in ("ids", "refs"):
        _replace(getUtility(IIntIds), name, TINY)


def store_as_plone_does(catalog: Any) -> None:
    """Give a catalog the trees and text indexes that Plone makes, so that nothing in it needs this package."""
    inner = catalog._catalog
    for name in ("data", "uids", "paths"):
        _replace(inner, name, STOCK)
    for index in inner.indexes.values():
        if isinstance(index, ZCTextIndex):
            _unbuffer(index)
        else:
            if type(getattr(index, "_index", None)) in SETS.values():
                kept = index._index
                index._index = STOCK[type(kept)]({value: _stock_set(documents) for value, documents in kept.items()})
            for name in PARTS:
                _replace(index, name, STOCK)
    for lexicon in catalog.objectValues(PLexicon.meta_type):
        for name in ("_wids", "_words"):
            _replace(lexicon, name, STOCK)
    for name in ("ids", "refs"):
        _replace(getUtility(IIntIds), name, STOCK)


def _stock_set(value: Any) -> Any:
    return IITreeSet(value) if type(value) is SmallIITreeSet else value


def _replace(holder: Any, name: str, classes: Mapping[Any, Any]) -> None:
    """Put what a tree holds into one of another class, where its class has one."""
    tree = getattr(holder, name, None)
    wanted = classes.get(type(tree))
    if wanted is not None:
        setattr(holder, name, wanted(tree))


def _replace_sets(index: Any) -> None:
    """Put the sets of an index into ones of small leaves, now and as they are made."""
    kept = getattr(index, "_index", None)
    if kept is not None and type(kept) in SETS:
        index._index = SETS[type(kept)]({value: small_set(documents) for value, documents in kept.items()})


def _buffer(index: Any) -> None:
    stock = index.index
    if type(stock) is not OkapiIndex:
        return
    # Also what the index makes when it is cleared.
    index._index_factory = BufferedOkapiIndex
    buffered = BufferedOkapiIndex(stock._lexicon)
    _carry(stock, buffered)
    buffered._docweight = SmallIIBTree(stock._docweight)
    buffered._docwords = SmallestIOBTree(stock._docwords)
    index.index = buffered


def _unbuffer(index: Any) -> None:
    buffered = index.index
    if not isinstance(buffered, BufferedOkapiIndex):
        return
    buffered.empty_buffer()
    index._index_factory = OkapiIndex
    stock = OkapiIndex(buffered._lexicon)
    _carry(buffered, stock)
    stock._docweight = IIBTree(buffered._docweight)
    stock._docwords = IOBTree(buffered._docwords)
    index.index = stock


def _carry(source: Any, target: Any) -> None:
    for name in ("_wordinfo", "length", "document_count", "_totaldoclen"):
        setattr(target, name, getattr(source, name))
