"""The program that looks at pages looks with every rule that is meant."""

from __future__ import annotations

from tests.journeys.axe import barriers
from tests.journeys.axe import source
from tests.journeys.axe import TAGS
from tests.journeys.browser import BROWSER_FIXTURE

import unittest

FLAWED = """<!doctype html><html lang="zh-CN"><head><title>页</title></head><body><main><h1>页</h1>
<a href="/print" aria-label="下载">打印</a><img src="data:,"><details><summary>更多</summary><input name="q"></details>
</main></body></html>"""
# Rules with our tags in axe-core 4.14.1, whichever of them apply to a page.
RULES = 99


class TestAxe(unittest.TestCase):
    layer = BROWSER_FIXTURE

    def setUp(self) -> None:
        self.page = self.layer["browser"].new_page()
        self.addCleanup(self.page.close)
        self.page.set_content(FLAWED)

    def test_flaws_are_found(self) -> None:
        """Also those that are folded away, and those of a rule that has to be asked for by name."""
        found = {line.split(" ")[0] for line in barriers(self.page)}
        self.assertEqual(found, {"image-alt", "label", "label-content-name-mismatch"})

    def test_no_rule_is_lost(self) -> None:
        self.page.evaluate(source())
        self.assertGreaterEqual(len(self.page.evaluate("tags => axe.getRules(tags)", list(TAGS))), RULES)
