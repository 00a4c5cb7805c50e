"""What is chosen from in a risk point."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from shangnan.policy.records.integrity.settings import read_settings
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

LEVELS = ("高", "中", "低")
LEVEL_VOCABULARY = SimpleVocabulary(
    [SimpleTerm(level, token, level) for level, token in zip(LEVELS, ("high", "medium", "low"), strict=True)]
)


@provider(IVocabularyFactory)
def risk_categories(context: object) -> SimpleVocabulary:
    """The categories of the settings; a record keeps one that has been taken out since."""
    names = list(dict.fromkeys(read_settings().risk_categories))
    own = getattr(getattr(context, "aq_base", context), "category", None)
    if own and own not in names:
        names.append(own)
    return SimpleVocabulary([SimpleTerm(name, f"c{number:02d}", name) for number, name in enumerate(names)])


class LevelsAndCategories(Mapping):
    """What the register filters by: the levels, then the categories of the settings, read anew each time."""

    def _words(self) -> dict[str, str]:
        return {word: word for word in (*LEVELS, *read_settings().risk_categories)}

    def __getitem__(self, key: str) -> str:
        return self._words()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words())

    def __len__(self) -> int:
        return len(self._words())
