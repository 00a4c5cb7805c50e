"""Collecting the texts of our domain from Python, page templates, ZCML and profiles, by Plone's own i18ndude."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import os
import shutil
import subprocess
import sys

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = "shangnan.policy"
LANGUAGE = "zh_CN"
SOURCES = ("src/shangnan.policy/shangnan/policy", "profiles")
# Names of folders that hold nothing of ours to translate.
EXCLUDED = "node_modules locales tests"
# i18ndude prints these and goes on, or even exits with 0.
COMPLAINTS = ("There was an error", "Traceback", "already exists with a different default")
HEADER = """\
# The texts of {domain}{what}.
msgid ""
msgstr ""
"Project-Id-Version: {domain}\\n"
{language}"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Domain: {domain}\\n"
"""
CHINESE = """\
"Language: zh_CN\\n"
"Language-Code: zh-cn\\n"
"Language-Name: 简体中文\\n"
"Preferred-Encodings: utf-8\\n"
"""


class ExtractionError(RuntimeError):
    """A source that i18ndude cannot read, or a message with two defaults."""


@dataclass(frozen=True)
class Place:
    """A tree whose texts are collected: the project, or a copy of it in a test."""

    root: Path = ROOT

    @property
    def locales(self) -> Path:
        """The folder of the catalogues."""
        return self.root / SOURCES[0] / "locales"

    @property
    def template(self) -> Path:
        """The .pot file of our domain."""
        return self.locales / f"{DOMAIN}.pot"

    def chinese(self, domain: str = DOMAIN) -> Path:
        """The Chinese catalogue of a domain."""
        return self.locales / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"


def i18ndude(root: Path, *arguments: str, findings: bool = False) -> str:
    """Run i18ndude in a tree, whatever the locale of the machine; return what it printed.

    :param findings: whether a command that looks for faults may end as a failed one.
    :raises ExtractionError: when a source cannot be read.
    """
    run = subprocess.run(
        [sys.executable, "-W", "ignore::SyntaxWarning", "-m", "i18ndude.script", *arguments],
        cwd=root,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = run.stdout + run.stderr
    if (run.returncode and not findings) or any(complaint in said for complaint in COMPLAINTS):
        raise ExtractionError(f"i18ndude {arguments[0]}:\n{said}")
    return said


def _with_header(text: str, header: str) -> str:
    """Put a plain header, without dates and addresses, in place of the one that i18ndude wrote."""
    return header + "".join(f"\n{block.strip()}\n" for block in text.split("\n\n")[1:])


def fresh_template(place: Place) -> str:
    """Return the template as the sources now call for it.

    :raises ExtractionError: when a source cannot be read or there is nothing in our domain.
    """
    with TemporaryDirectory() as folder:
        pot = Path(folder) / "fresh.pot"
        options = ("--pot", str(pot), "--create", DOMAIN, "--no-line-numbers", "--exclude", EXCLUDED)
        said = i18ndude(place.root, "rebuild-pot", *options, *SOURCES)
        if not pot.exists():
            raise ExtractionError(f"i18ndude rebuild-pot wrote nothing:\n{said}")
        text = pot.read_text(encoding="utf-8")
    return _with_header(text, HEADER.format(domain=DOMAIN, what="", language=""))


def synchronised(place: Place, template: str) -> tuple[str, str]:
    """Return the Chinese catalogue in step with a template, and what i18ndude says of it.

    Translations stay, messages that nothing asks for any more go, new ones come in empty.
    """
    with TemporaryDirectory() as folder:
        pot, po = Path(folder) / "fresh.pot", Path(folder) / f"{DOMAIN}.po"
        pot.write_text(template, encoding="utf-8")
        if place.chinese().exists():
            shutil.copyfile(place.chinese(), po)
        else:
            po.write_text(HEADER.format(domain=DOMAIN, what="", language=""), encoding="utf-8")
        said = i18ndude(place.root, "sync", "--pot", str(pot), str(po))
        text = po.read_text(encoding="utf-8")
    header = HEADER.format(domain=DOMAIN, what=" in Simplified Chinese", language=CHINESE)
    return _with_header(text, header), said.strip().rpartition("/")[2]


def extract(place: Place | None = None) -> str:
    """Renew the template and the Chinese catalogue; return what changed, in a line.

    :raises ExtractionError: when a source cannot be read.
    """
    place = place or Place()
    template = fresh_template(place)
    place.template.parent.mkdir(parents=True, exist_ok=True)
    place.chinese().parent.mkdir(parents=True, exist_ok=True)
    chinese, said = synchronised(place, template)
    place.template.write_text(template, encoding="utf-8")
    place.chinese().write_text(chinese, encoding="utf-8")
    return said
