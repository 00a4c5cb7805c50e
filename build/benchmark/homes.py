"""An instance home for each site, made from the one that buildout made, so that both are served by its settings."""

from __future__ import annotations

from benchmark.options import ROOT
from dataclasses import dataclass
from pathlib import Path

import re
import shutil

RECIPE = ROOT / ".build" / "parts" / "instance" / "etc"
# A stock installation has neither our package nor what only ours needs; both lie in the same environment.
NOT_STOCK = ("shangnan.policy", "collective.z3cform.datagridfield")
DATA = ("filestorage", "blobstorage")


@dataclass(frozen=True)
class Home:
    """Where a site lives and how it is reached.

    :param name: also the id of the site.
    :param folder: holds etc/ and var/.
    :param port: of the server, on 127.0.0.1.
    """

    name: str
    folder: Path
    port: int

    @property
    def configuration(self) -> Path:
        """The Zope configuration file."""
        return self.folder / "etc" / "zope.conf"

    @property
    def server(self) -> Path:
        """The configuration file of the server."""
        return self.folder / "etc" / "wsgi.ini"

    @property
    def var(self) -> Path:
        """The folder of the site's data."""
        return self.folder / "var"


def lay_out(home: Home, stock: bool) -> None:
    """Make an instance home anew.

    :param home: what to make; its folder is emptied.
    :param stock: leave our package out.
    """
    shutil.rmtree(home.folder, ignore_errors=True)
    home.configuration.parent.mkdir(parents=True)
    for name in (*DATA, "log", "cache", "instance"):
        (home.var / name).mkdir(parents=True)
    for name in ("zope.conf", "wsgi.ini", "site.zcml"):
        text = moved((RECIPE / name).read_text(encoding="utf-8"), home)
        if stock and name == "site.zcml":
            text = without(text, NOT_STOCK)
        (home.configuration.parent / name).write_text(text, encoding="utf-8")


def moved(text: str, home: Home) -> str:
    """Return a configuration file with its paths and its port set to those of a home."""
    text = text.replace(str(RECIPE.parent), str(home.folder)).replace(str(ROOT / "instance" / "var"), str(home.var))
    return re.sub(r"(?m)^fast-listen = .*$", f"fast-listen = 127.0.0.1:{home.port}", text)


def without(text: str, packages: tuple[str, ...]) -> str:
    """Return a site.zcml that passes over packages which would be included by themselves."""
    excluded = "".join(f'  <exclude package="{name}" file="configure.zcml" />\n' for name in packages)
    return text.replace("    >\n", f"    >\n\n{excluded}", 1)


def keep_data(home: Home) -> None:
    """Keep the data of a home as it is, for `bring_back_data`."""
    for name in DATA:
        shutil.rmtree(home.folder / "kept" / name, ignore_errors=True)
        shutil.copytree(home.var / name, home.folder / "kept" / name)


def bring_back_data(home: Home) -> None:
    """Bring a home's data back to what was kept."""
    for name in DATA:
        shutil.rmtree(home.var / name)
        shutil.copytree(home.folder / "kept" / name, home.var / name)
