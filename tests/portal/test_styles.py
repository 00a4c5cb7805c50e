"""The compiled style sheets: their weight, that they fetch nothing, and that their colours can be told apart."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from shangnan.policy.portal import resources

import re
import unittest

STYLES = Path(resources.__file__).parent / "styles"
MOST_BYTES = 45_000


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.1)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.1), 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestStyles(unittest.TestCase):
    def test_weight(self) -> None:
        size = (resources.STATIC / "portal.css").stat().st_size
        self.assertTrue(10_000 < size <= MOST_BYTES, size)

    def test_nothing_is_fetched_from_elsewhere(self) -> None:
        for name in ("portal.css", "staff.css", "portal.js", "staff.js"):
            with self.subTest(name):
                text = (resources.STATIC / name).read_text(encoding="utf-8")
                self.assertNotRegex(text, r"@import|@font-face|url\([\"']?(https?:)?//")

    def test_colours_reach_aa(self) -> None:
        settings = (STYLES / "_settings.scss").read_text(encoding="utf-8")
        colours = dict(re.findall(r"^\$([a-z-]+): (#[0-9a-f]{6});", settings, re.M)) | {"white": "#ffffff"}
        on_grounds = product(("ink", "ink-soft", "main", "main-deep", "signal"), ("white", "ground"))
        others = (("white", "main"), ("white", "main-deep"), ("signal", "signal-pale"), ("main-deep", "main-pale"))
        for text, ground in (*on_grounds, *others, ("ink-soft", "main-pale"), ("main", "main-pale")):
            with self.subTest(text=text, ground=ground):
                self.assertGreaterEqual(contrast(colours[text], colours[ground]), 4.5)

    def test_everybody_is_cared_for(self) -> None:
        text = (resources.STATIC / "portal.css").read_text(encoding="utf-8")
        for needed in ("@media print", "prefers-reduced-motion", ":focus-visible", ".sn-skip"):
            with self.subTest(needed):
                self.assertIn(needed, text)

    def test_addresses_change_with_the_content(self) -> None:
        self.assertRegex(resources.PORTAL_CSS, r"^\+\+resource\+\+shangnan\.portal/portal\.css\?v=[0-9a-f]{10}$")
        self.assertNotEqual(resources.PORTAL_CSS[-10:], resources.STAFF_CSS[-10:])
