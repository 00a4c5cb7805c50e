"""What the workflows of the kinds hold for all of them, so that a new kind cannot forget it."""

from __future__ import annotations

from plone import api
from plone.dexterity.content import Container
from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.utils import resolveDottedName
from shangnan.policy.records.base import IRecord
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from typing import Any

import unittest

# Whatever else these open, nobody gets them on a record that he or she may not view.
WITHIN_VIEW = ("Access contents information", "List folder contents", "Modify portal content", "Delete objects")
# Where these view, every function and office does.
EVERYBODY = {"Anonymous", "Member"}


class TestWorkflows(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def workflows(self) -> dict[str, tuple[Any, bool]]:
        """Return each kind of record's workflow, and whether the kind holds others."""
        tool, found = api.portal.get_tool("portal_workflow"), {}
        for kind in api.portal.get_tool("portal_types").objectValues():
            if IDexterityFTI.providedBy(kind) and IRecord.implementedBy(resolveDottedName(kind.klass)):
                (name,) = tool.getChainForPortalType(kind.getId())
                holds = issubclass(resolveDottedName(kind.klass), Container)
                found[kind.getId()] = (tool[name], holds)
        return found

    def test_every_kind_has_one(self) -> None:
        self.assertLessEqual({"ServiceGuide", "ReviewRules"}, set(self.workflows()))

    def test_nothing_of_a_record_is_open_to_those_who_may_not_view_it(self) -> None:
        for kind, (workflow, holds) in self.workflows().items():
            for state in workflow.states.objectValues():
                viewers = set(state.getPermissionInfo("View")["roles"])
                for permission in WITHIN_VIEW:
                    if permission == "List folder contents" and not holds:
                        continue
                    info = state.getPermissionInfo(permission)
                    with self.subTest(kind, state=state.getId(), permission=permission):
                        self.assertFalse(info["acquired"], "acquired from the section, which is open to more people")
                        if not viewers & EVERYBODY:
                            self.assertLessEqual(set(info["roles"]), viewers)

    def test_the_superuser_has_no_way_round(self) -> None:
        for kind, (workflow, _holds) in self.workflows().items():
            with self.subTest(kind):
                self.assertFalse(workflow.manager_bypass)
