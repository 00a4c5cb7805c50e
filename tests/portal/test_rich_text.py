"""What is pasted from an office program keeps its struck text and colours, and nothing that acts."""

from __future__ import annotations

from plone import api
from shangnan.policy.setup.rich_text import allow
from shangnan.policy.setup.rich_text import let_through
from shangnan.policy.setup.rich_text import take_back
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING

import unittest

PASTED = (
    "<p>原<strike>旧条款</strike><s>删去</s><del>不要</del> <font color='red'>注意</font></p>",
    '<table><tr><td bgcolor="#ffff00">黄</td><td style="background-color: #00ff00">绿</td></tr></table>',
)


class TestRichText(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def shown(self, html: str) -> str:
        transforms = api.portal.get_tool("portal_transforms")
        return str(transforms.convertTo("text/x-html-safe", html, mimetype="text/html").getData())

    def test_struck_text_and_colours_are_kept(self) -> None:
        said = self.shown(PASTED[0])
        for piece in ("<strike>旧条款</strike>", "<s>删去</s>", "<del>不要</del>", '<font color="red">注意</font>'):
            self.assertIn(piece, said)
        said = self.shown(PASTED[1])
        self.assertIn('bgcolor="#ffff00"', said)
        self.assertIn("background-color: #00ff00", said)

    def test_what_acts_is_still_dropped(self) -> None:
        said = self.shown(
            '<strike onclick="alert(1)">甲</strike><font onmouseover="alert(1)">乙</font><script>alert(1)</script>'
            '<td bgcolor="javascript:alert(1)">丙</td><a href="javascript:alert(1)">丁</a>'
        )
        for piece in ("alert", "onclick", "onmouseover", "script"):
            self.assertNotIn(piece, said)

    def test_taken_back_and_allowed_again(self) -> None:
        self.assertEqual(set(let_through()), {"plone.valid_tags", "plone.custom_attributes"})
        take_back()
        self.assertNotIn("strike", self.shown(PASTED[0]))
        allow()
        allow()
        self.assertIn("<strike>", self.shown(PASTED[0]))
        tags = api.portal.get_registry_record("plone.valid_tags")
        self.assertEqual(len(tags), len(set(tags)))
