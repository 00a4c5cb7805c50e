"""Add forms for those who may add; others are told that the page is not theirs, where Dexterity's form would fail."""

from __future__ import annotations

from Acquisition import aq_inner
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.utils import addContentToContainer
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.lifecycle.by_year import is_year_section
from shangnan.policy.records.lifecycle.by_year import year_section
from typing import Any
from zExceptions import Unauthorized


class CheckedAddView(DefaultAddView):
    """`++add++<type>`: in a place where the type may lie, for a person who may add it there."""

    def update(self) -> None:
        """Prepare the form.

        :raises Unauthorized: where Dexterity's form would raise a ValueError, which counts as a failure of the server.
        """
        if self.ti.getId() not in {kind.getId() for kind in self.context.allowedContentTypes()}:
            raise Unauthorized("Add")
        super().update()


class YearAddForm(DefaultAddForm):
    """An add form of a kind that lies by year: a new one is filed under this year wherever it was begun."""

    section = ""

    def add(self, object: Any) -> None:
        """File the new record under this year, or where the form is when that is a year's section."""
        here = aq_inner(self.context)
        container = here if is_year_section(here) else year_section(self.section, now().year, self.portal_type)
        # The way to this form has asked whether such records may be added here.
        added = addContentToContainer(container, object, checkConstraints=False)
        self.immediate_view = f"{added.absolute_url()}/view"
