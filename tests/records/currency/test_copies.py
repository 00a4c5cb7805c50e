"""What is said of a copy on paper: current, superseded with what changed, unknown, forged."""

from __future__ import annotations

from collections.abc import Mapping
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.records.currency.copies import copy_address
from shangnan.policy.records.currency.copies import judged
from shangnan.policy.records.currency.keys import KEY
from shangnan.policy.records.currency.keys import keys
from shangnan.policy.records.currency.keys import make_first_key
from shangnan.policy.records.currency.tokens import Copy
from shangnan.policy.records.currency.tokens import token_of
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.lifecycle.versions import latest_version
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.service_guide.pdf import imprint_of
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.support import acting_as
from tests.support import add_guide
from tests.support import publish
from tests.support import step
from typing import Any
from zope.annotation.interfaces import IAnnotations

import unittest


def token(address: str) -> str:
    """The token of an address as it is printed."""
    return address.rpartition("?c=")[2]


def newest(guide: Any) -> Mapping[str, Any]:
    """The newest version of a guide that was published."""
    version = latest_version(guide)
    assert version is not None
    return version


class TestCopies(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.guide = add_guide(self.portal)
        publish(self.portal, self.guide)
        self.first = copy_address(self.guide, newest(self.guide))

    def revise(self, **changes: Any) -> None:
        step(self.portal, self.guide, "revise", "demo-drafter")
        copy = working_copy_of(self.guide)
        for name, value in changes.items():
            setattr(copy, name, value)
        publish(self.portal, copy)

    def page(self, code: object) -> str:
        """The page as a visitor sees it, without white space."""
        with acting_as(self.portal, None):
            view = api.content.get_view("paper-copy", self.portal, self.layer["request"].clone())
            view.request.form["c"] = code
            return "".join(view().split())

    def test_the_paper_of_a_guide_carries_the_address(self) -> None:
        printed = imprint_of(self.guide, {"consult_phone": ""}, self.layer["request"]).address
        self.assertEqual(printed, self.first)

    def test_a_current_copy(self) -> None:
        with acting_as(self.portal, None):
            self.assertEqual(judged(token(self.first)).verdict, "current")
        page = self.page(token(self.first))
        self.assertIn(newest(self.guide)["sha256"], page)
        self.assertIn(self.guide.title, page)

    def test_a_superseded_copy_is_told_with_what_changed(self) -> None:
        self.revise(place="新大厅三楼")
        with acting_as(self.portal, None):
            self.assertEqual(judged(token(self.first)).verdict, "superseded")
        self.assertIn("<ins>新大厅三楼</ins>", self.page(token(self.first)))
        self.assertEqual(judged(token(copy_address(self.guide, newest(self.guide)))).verdict, "current")

    def test_the_same_text_published_again_is_still_current(self) -> None:
        self.revise()
        self.assertEqual(sorted(versions(self.guide)), [1, 2])
        self.assertEqual(judged(token(self.first)).verdict, "current")

    def test_what_may_not_be_seen_and_what_is_gone_are_told_alike(self) -> None:
        hidden = add_guide(self.portal, number=1)
        version = {"version": 1, "sha256": "ab" * 32}
        code = token(copy_address(hidden, version))
        gone = token_of(Copy("0" * 32, 1, "ab" * 32), keys())
        pages = [self.page(each).replace(each, "") for each in (code, gone)]
        self.assertEqual(*pages)
        self.assertNotIn(hidden.title, pages[0])
        with acting_as(self.portal, None):
            self.assertEqual([judged(each).verdict for each in (code, gone)], ["unknown"] * 2)

    def test_a_forged_code_is_refused(self) -> None:
        forged = token_of(Copy(IUUID(self.guide), 1, newest(self.guide)["sha256"]), [b"mine"])
        pages = {self.page(code) for code in (forged, "", "' OR 1=1", ["a", "b"], "<b>")}
        self.assertEqual(len(pages), 1)
        self.assertNotIn(self.guide.title, pages.pop())

    def test_a_version_whose_content_is_another_is_unknown(self) -> None:
        other = token(copy_address(self.guide, {"version": 1, "sha256": "ab" * 32}))
        self.assertEqual(judged(other).verdict, "unknown")

    def test_what_is_suspended_says_so(self) -> None:
        step(self.portal, self.guide, "suspend", "demo-approver", "系统升级")
        self.assertIn("sn-banner", self.page(token(self.first)))

    def test_the_key_is_made_once(self) -> None:
        before = list(IAnnotations(self.portal)[KEY])
        make_first_key()
        self.assertEqual(list(IAnnotations(self.portal)[KEY]), before)
        self.assertEqual(len(keys()[0]), 32)
