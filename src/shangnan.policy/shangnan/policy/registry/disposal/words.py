"""Words that only destroyed texts held: the lexicon of the full text would keep them for ever, names and numbers of people among them.

An index of texts gives each word a number and never forgets a word. So what a record says would still be there, word by word, after it was
destroyed and the database packed.
"""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from Products.ZCTextIndex.ZCTextIndex import ZCTextIndex
from typing import Any


def _indexes() -> Iterator[Any]:
    """Yield the indexes of words, without the wrapping by which the catalog knows them."""
    for index in api.portal.get_tool("portal_catalog")._catalog.indexes.values():
        if isinstance(index, ZCTextIndex):
            yield aq_base(index.index)


def words_of(things: Iterable[Any]) -> dict[str, set[int]]:
    """Return the numbers of the words by which things are found, by the name of their lexicon, before they go."""
    inner = api.portal.get_tool("portal_catalog")._catalog
    documents = [inner.uids.get("/".join(thing.getPhysicalPath())) for thing in things]
    found: dict[str, set[int]] = {}
    for index in _indexes():
        for document in documents:
            if document is not None and document in index._docwords:
                found.setdefault(index._lexicon.getId(), set()).update(index.get_words(document))
    return found


def forget_words(words: dict[str, set[int]]) -> int:
    """Take those words out of their lexicons that no text holds any more; return how many.

    A text with such a word that comes in the same moment has the transaction done again: it is put into the buffer that is read here.

    :param words: as `words_of` gave them, after the things have left the catalog.
    """
    indexes = list(_indexes())
    forgotten = 0
    for name, lexicon in {index._lexicon.getId(): aq_base(index._lexicon) for index in indexes}.items():
        sharing = [index for index in indexes if index._lexicon.getId() == name]
        used = {wid for index in sharing for wid in _buffered(index)}
        for wid in words.get(name, set()) - used:
            if any(wid in index._wordinfo for index in sharing) or wid not in lexicon._words:
                continue
            del lexicon._wids[lexicon._words[wid]]
            del lexicon._words[wid]
            lexicon.length.change(-1)
            forgotten += 1
    return forgotten


def _buffered(index: Any) -> Iterator[int]:
    """Yield the words of the texts that wait in the index's buffer; whoever adds one meanwhile is noticed at the commit."""
    buffer = getattr(index, "_buffer", None)
    if buffer is None:
        return
    part = buffer
    while part is not None:
        if part._p_jar is not None:
            part._p_jar.readCurrent(part)
        part = buffer._firstbucket if part is buffer else part._next
    for document in buffer:
        yield from index.get_words(document)
