"""What the tests need beyond Python is seen to by one script, which installs, or says in one sentence what is missing."""

from __future__ import annotations

from pathlib import Path
from shutil import copy2
from shutil import which
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

import re
import subprocess
import tests
import unittest

ROOT = Path(tests.__file__).parent.parent
# What any Debian has.
TOOLS = ("sh", "dirname", "grep", "find", "mkdir", "tail", "env", "cat", "touch", "chmod")
INSTALLS = """\
#!/bin/sh
echo "$*" >> {home}/asked
case "$*" in *install*chromium*) printf '#!/bin/sh\\n' > {home}/bin/chromium; chmod +x {home}/bin/chromium ;; esac
case "$*" in *install*fonts-noto-cjk*) touch {home}/fonts ;; esac
case "$*" in *install*libatomic1*) touch {home}/libatomic ;; esac
case "$*" in *install*libreoffice*) printf '#!/bin/sh\\n' > {home}/bin/soffice; chmod +x {home}/bin/soffice ;; esac
"""
FAILS = """\
#!/bin/sh
echo "$*" >> {home}/asked
echo "no packages to be had"; exit 100
"""


class TestPrepareTests(unittest.TestCase):
    """The script in a copy of the project, on a machine that has only what is put there."""

    def setUp(self) -> None:
        self.folder = TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.home = Path(self.folder.name)
        for name in ("bin", "build"):
            (self.home / name).mkdir()
        for name in ("prepare-tests", "find-browser"):
            copy2(ROOT / "build" / name, self.home / "build" / name)
        for name in TOOLS:
            found = which(name)
            assert found is not None, name
            (self.home / "bin" / name).symlink_to(found)
        (self.home / "libatomic").touch()
        self.program(
            "ldconfig", f"#!/bin/sh\n[ ! -e {self.home}/libatomic ] || echo 'libatomic.so.1 => /lib/libatomic.so.1'\n"
        )
        self.program("git")
        self.program("soffice")
        self.program("fc-list", f"#!/bin/sh\n[ ! -e {self.home}/fonts ] || echo 'Noto Sans CJK SC'\n")

    def program(self, name: str, text: str = "#!/bin/sh\n") -> Path:
        """Put a program on the machine."""
        path = self.home / "bin" / name
        path.write_text(text.replace("{home}", str(self.home)), encoding="utf-8")
        path.chmod(0o755)
        return path

    def user(self, number: int) -> None:
        """Say who runs the script: 0 for root."""
        self.program("id", f"#!/bin/sh\necho {number}\n")

    def run_it(self, **environment: str) -> CompletedProcess[str]:
        """Run the script."""
        return subprocess.run(
            [self.home / "build" / "prepare-tests"],
            env={"PATH": str(self.home / "bin"), "HOME": str(self.home), **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def asked(self) -> str:
        """Return what the package manager was asked for, a line a call."""
        path = self.home / "asked"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def assertRefused(self, done: CompletedProcess[str], *words: str) -> None:
        """Check that the script fails with one sentence that holds words."""
        self.assertNotEqual(done.returncode, 0)
        last = done.stderr.strip().splitlines()[-1]
        for word in words:
            self.assertIn(word, last)

    def test_nothing_is_done_where_all_is_there(self) -> None:
        self.program("chromium")
        (self.home / "fonts").touch()
        self.program("apt-get", INSTALLS)
        self.user(0)
        done = self.run_it()
        self.assertEqual((done.returncode, done.stdout, done.stderr, self.asked()), (0, "", "", ""))

    def test_what_is_missing_is_installed_by_root(self) -> None:
        self.program("apt-get", INSTALLS)
        self.user(0)
        done = self.run_it()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(self.asked(), r"update.*\ninstall .*--no-install-recommends chromium fonts-noto-cjk\n$")

    def test_only_what_is_missing_is_installed(self) -> None:
        self.program("google-chrome")
        self.program("apt-get", INSTALLS)
        self.user(0)
        self.assertEqual(self.run_it().returncode, 0)
        self.assertNotIn("chromium", self.asked())
        self.assertIn("fonts-noto-cjk", self.asked())

    def test_the_library_of_the_driver_is_installed(self) -> None:
        self.program("chromium")
        (self.home / "fonts").touch()
        (self.home / "libatomic").unlink()
        self.assertRefused(self.run_it(), "libatomic1")
        self.program("apt-get", INSTALLS)
        self.user(0)
        self.assertEqual(self.run_it().returncode, 0)
        self.assertRegex(self.asked(), r"install .* libatomic1\n$")

    def test_the_word_processor_is_installed(self) -> None:
        self.program("chromium")
        (self.home / "fonts").touch()
        (self.home / "bin" / "soffice").unlink()
        self.assertRefused(self.run_it(), "LibreOffice", "libreoffice-writer-nogui")
        self.program("apt-get", INSTALLS)
        self.user(0)
        self.assertEqual(self.run_it().returncode, 0)
        self.assertRegex(self.asked(), r"install .* libreoffice-writer-nogui\n$")

    def test_sudo_serves_where_it_asks_nothing(self) -> None:
        self.program("apt-get", INSTALLS)
        self.program("sudo", '#!/bin/sh\n[ "$1" = -n ] || exit 9\nshift\nexec "$@"\n')
        self.program("true")
        self.user(1000)
        self.assertEqual(self.run_it().returncode, 0)
        self.assertIn("chromium fonts-noto-cjk", self.asked())

    def test_sudo_that_wants_a_password_is_let_be(self) -> None:
        self.program("apt-get", INSTALLS)
        self.program("sudo", "#!/bin/sh\nexit 1\n")
        self.user(1000)
        self.assertRefused(self.run_it(), "chromium fonts-noto-cjk", "install them")
        self.assertEqual(self.asked(), "")

    def test_another_system_is_told_what_to_install(self) -> None:
        self.user(0)
        self.assertRefused(self.run_it(), "Chromium", "CHROMIUM=", "chromium fonts-noto-cjk")

    def test_an_installation_that_fails_is_told(self) -> None:
        self.program("apt-get", FAILS)
        self.user(0)
        done = self.run_it()
        self.assertRefused(done, "chromium fonts-noto-cjk")
        self.assertIn("no packages to be had", done.stderr)

    def test_a_browser_may_lie_anywhere(self) -> None:
        elsewhere = self.home / "browser"
        self.program("browser").rename(elsewhere)
        (self.home / "fonts").touch()
        self.assertEqual(self.run_it(CHROMIUM=str(elsewhere)).returncode, 0)

    def test_a_name_that_leads_nowhere_is_told(self) -> None:
        self.program("chromium")
        (self.home / "fonts").touch()
        self.user(0)
        self.assertRefused(self.run_it(CHROMIUM="/nowhere/chromium"), "CHROMIUM", "/nowhere/chromium")


class TestCalled(unittest.TestCase):
    def test_both_doors_call_the_script(self) -> None:
        for name in ("Makefile", ".ci/run"):
            with self.subTest(name):
                self.assertIn("build/prepare-tests", (ROOT / name).read_text(encoding="utf-8"))

    def test_no_other_place_installs(self) -> None:
        for path in [ROOT / "Makefile", ROOT / ".ci" / "run", *sorted((ROOT / "build").iterdir())]:
            if path.is_file() and path.name not in ("prepare-tests", "styles"):
                with self.subTest(path.name):
                    text = path.read_text(encoding="utf-8")
                    self.assertIsNone(re.search(r"apt-get|\bnpm\b|\bnode\b|pdfto\w+", text))
