"""What users read holds together: pictures, links and commands of README.md and the manual are there."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import unquote

import re
import tests
import unittest

ROOT = Path(tests.__file__).parent.parent
MANUAL = ROOT / "docs" / "手册"
PICTURES = MANUAL / "images"
MOST_OF_ONE, MOST_OF_ALL = 300 * 1024, 4 * 1024 * 1024  # bytes

LINK = re.compile(r"(?P<picture>!?)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
COMMAND = re.compile(r"\bmake ([a-z]+(?:-[a-z]+)*)\b")
CODE = re.compile(r"`([^`\n]+)`|(?m:^(?: {4,}|\t)(.+)$)")


@cache
def pages() -> tuple[Path, ...]:
    """Return README.md and every page of the manual."""
    return (ROOT / "README.md", *sorted(MANUAL.rglob("*.md")))


def text_of(page: Path) -> str:
    """Return a page as it is written."""
    return page.read_text(encoding="utf-8")


def links(page: Path) -> list[tuple[bool, str]]:
    """Return (whether it is a picture, target) of each link of a page."""
    return [(bool(found["picture"]), unquote(found["target"])) for found in LINK.finditer(text_of(page))]


def anchors(page: Path) -> set[str]:
    """Return what `#…` may name on a page: its headings as GitHub spells them."""
    headings = re.findall(r"(?m)^#{1,6} +(.+?) *$", text_of(page))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(page: Path) -> set[str]:
    """Return the targets of make that a page names in its code."""
    code = [inline or block for inline, block in CODE.findall(text_of(page))]
    return {target for piece in code for target in COMMAND.findall(piece)}


def make_targets() -> set[str]:
    """Return what `make help` lists: the targets with a text."""
    return set(re.findall(r"(?m)^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8")))


class TestManual(unittest.TestCase):
    def test_pages_are_found(self) -> None:
        self.assertGreater(len(pages()), 7)
        self.assertGreater(sum(len(links(page)) for page in pages()), 30)

    def test_pictures_are_there_and_all_are_used(self) -> None:
        shown = {
            (page.parent / target).resolve()
            for page in pages()
            for picture, target in links(page)
            if picture and not target.startswith("https://")
        }
        self.assertEqual(shown, set(PICTURES.resolve().iterdir()))

    def test_pictures_are_small(self) -> None:
        sizes = {picture.name: picture.stat().st_size for picture in PICTURES.iterdir()}
        self.assertEqual([name for name, size in sizes.items() if size > MOST_OF_ONE], [])
        self.assertLess(sum(sizes.values()), MOST_OF_ALL)

    def test_links_lead_somewhere(self) -> None:
        for page in pages():
            for _picture, target in links(page):
                if re.match(r"(?:https?|mailto):", target):
                    continue
                path, _mark, anchor = target.partition("#")
                aim = (page.parent / path).resolve() if path else page
                with self.subTest(page.name, target=target):
                    self.assertTrue(aim.is_relative_to(ROOT), "outside the repository")
                    self.assertTrue(aim.exists())
                    if anchor:
                        self.assertIn(anchor, anchors(aim))

    def test_headings_are_spelled_as_github_does(self) -> None:
        self.assertIn("暂停恢复和取消", anchors(MANUAL / "04-发布员.md"))
        self.assertIn("two-commands", anchors(ROOT / "README.md"))

    def test_commands_exist(self) -> None:
        named = {page.name: commands(page) for page in pages()}
        self.assertLess({"start", "test", "import"}, set().union(*named.values()))
        for name, targets in named.items():
            with self.subTest(name):
                self.assertEqual(targets - make_targets(), set())

    def test_readme_and_manual_name_the_two_commands(self) -> None:
        for page in (ROOT / "README.md", MANUAL / "README.md"):
            with self.subTest(str(page.relative_to(ROOT))):
                self.assertLessEqual({"start", "test"}, commands(page))

    def test_every_chapter_is_in_the_table_of_contents(self) -> None:
        contents = {target for _picture, target in links(MANUAL / "README.md")}
        self.assertEqual({page.name for page in MANUAL.glob("*.md") if page.name != "README.md"} - contents, set())
