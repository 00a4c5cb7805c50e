"""The list of contents of a folder, which a script in the browser draws."""

from __future__ import annotations

from plone.app.content.browser.contents import ContextInfo
from plone.app.content.browser.contents import FolderContentsView
from shangnan.policy import _
from shangnan.policy.http.questions.choices import CATALOG
from shangnan.policy.http.questions.person import current_audience
from shangnan.policy.http.questions.table import may_be_told
from shangnan.policy.http.questions.table import may_sort
from shangnan.policy.rest.vocabulary import StaffVocabulary
from typing import Any
from zExceptions import BadRequest
from zope.i18n import translate

# What the script's table says to screen readers; it has English words of its own and asks nobody for others.
COLUMN_HINTS = {
    "orderable": _("column_orderable", default=": sort by this column"),
    "orderableReverse": _("column_orderable_reverse", default=": sort the other way round"),
    "orderableRemove": _("column_orderable_remove", default=": back to the order of the folder"),
}
# Columns that the script offers, in English, where the catalog or the list of questions has none of that name.
OFFERED_BY_SCRIPT = {
    "Subject": "Tags",
    "portal_type": "Type",
    "last_comment_date": "Last comment date",
    "total_comments": "Total comments",
}
# Columns that tell an id to people. The script would translate states when it has the texts, which is too late for the
# first list that somebody opens.
TOLD_BY_NAME = frozenset({"portal_type", "review_state"})
OPENED_BY_VIEW = ("File", "Image")


class ChineseContents(FolderContentsView):
    """Plone's page, with the texts that its script does not take from a translation."""

    def get_columns(self) -> dict[str, str]:
        """Return the columns that may be chosen: those that the list of questions opens."""
        audience = current_audience()
        return {name: title for name, title in super().get_columns().items() if may_be_told(audience, name)}

    def get_indexes(self) -> dict[str, str]:
        """Return by what the contents may be put in order."""
        audience = current_audience()
        return {name: title for name, title in super().get_indexes().items() if may_sort(audience, name)}

    def get_options(self) -> dict[str, Any]:
        """Return the options of the script."""
        options: dict[str, Any] = super().get_options()
        hints = {name: translate(text, context=self.request) for name, text in COLUMN_HINTS.items()}
        options["datatables_options"] = {"language": {"aria": hints}}
        offered = {name: self._plone(text) for name, text in OFFERED_BY_SCRIPT.items()}
        options["availableColumns"] = offered | options["availableColumns"]
        options["vocabularyUrl"] = options["vocabularyUrl"].replace("/@@getVocabulary?", "/@@contents-rows?")
        # Types come by name from there, so what depends on the type has to go by the same name.
        options["defaultPageTypes"] = [self._plone(name) for name in options["defaultPageTypes"]]
        options["typeToViewAction"] = {self._plone(name): "/view" for name in OPENED_BY_VIEW}
        return options

    def _plone(self, text: str) -> str:
        return translate(text, domain="plone", context=self.request)


class ContentsRows(StaffVocabulary):
    """The rows of the list, with types and states by their names."""

    def __call__(self) -> str:
        """Return the rows as JSON; of no other vocabulary than the catalog.

        :raises BadRequest: where another one is asked for.
        """
        if self.request.form.get("name") != CATALOG:
            raise BadRequest("name")
        return super().__call__()

    def get_translated_ignored(self) -> list[str]:
        """Return the columns whose values stay as they are."""
        return [column for column in super().get_translated_ignored() if column not in TOLD_BY_NAME]


class FolderInfo(ContextInfo):
    """`@@fc-contextInfo`: what the script shows above the rows, of that which the list of questions opens."""

    @property
    def attributes(self) -> list[str]:
        """The columns that are told of the folder."""
        audience = current_audience()
        return [name for name in ContextInfo.attributes if may_be_told(audience, name)]
