"""Files of the server are its owner's alone."""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.http.files import close_to_others
from tempfile import TemporaryDirectory

import os
import re
import unittest

ROOT = Path(__file__).parents[2]


def mode(path: Path) -> int:
    return path.lstat().st_mode & 0o777


class Files(unittest.TestCase):
    def test_an_installation_from_before_is_closed(self) -> None:
        with TemporaryDirectory() as name:
            var = Path(name) / "var"
            (var / "filestorage").mkdir(parents=True)
            data, log = var / "filestorage" / "Data.fs", var / "event.log"
            for path in (data, log):
                path.write_text("x")
                path.chmod(0o644)
            script = var / "script"
            script.write_text("x")
            script.chmod(0o755)
            elsewhere = Path(name) / "elsewhere"
            elsewhere.write_text("x")
            elsewhere.chmod(0o644)
            (var / "link").symlink_to(elsewhere)
            for path in (var, var / "filestorage"):
                path.chmod(0o755)
            close_to_others(var)
            self.assertEqual([mode(path) for path in (var, var / "filestorage")], [0o700] * 2)
            self.assertEqual([mode(path) for path in (data, log, script)], [0o600, 0o600, 0o700])
            self.assertEqual(mode(elsewhere), 0o644, "what a link leads to lies outside")
            close_to_others(var / "nothing")

    def test_every_way_to_start_sets_the_mask(self) -> None:
        for name in ("build/make-site", "build/serve"):
            text = (ROOT / name).read_text(encoding="utf-8")
            self.assertRegex(text, r"(?m)^umask 077$", name)
            self.assertLess(text.index("umask 077"), text.index("instance/var"), name)
            self.assertIn("chmod -R go= instance/var", text, name)
        self.assertIn("os.umask(0o077)", (ROOT / "instance" / "create_site.py").read_text(encoding="utf-8"))
        recipes = re.findall(r"(?m)^\t@(.*\.command .*)$", (ROOT / "Makefile").read_text(encoding="utf-8"))
        self.assertTrue(recipes)
        self.assertTrue(all(recipe.startswith("umask 077; ") for recipe in recipes), recipes)

    def test_the_server_sets_it_before_anything_is_opened(self) -> None:
        from shangnan.policy.http.server import factory

        before = os.umask(0o022)
        try:
            factory({}, **{"fast-listen": ""})
            self.assertEqual(os.umask(0o022), 0o077)
        finally:
            os.umask(before)
