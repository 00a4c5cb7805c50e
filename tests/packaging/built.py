"""The package built as its users get it: from the files that git knows, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tests

ROOT = Path(tests.__file__).parent.parent
PROJECT = "src/shangnan.policy"
PACKAGE = "shangnan/policy"
# What work in the folders leaves behind, and what has no place in a package.
DIRT = (
    "locales/zh_CN/LC_MESSAGES/shangnan.policy.mo",
    "__pycache__/interfaces.cpython-311.pyc",
    "profiles/default/__pycache__/stray.cpython-311.pyc",
    "portal/templates/home.pt~",
    "portal/.home.pt.swp",
)
# How the site is run: translations are compiled where they lie when it starts.
SETTINGS = {"TZ": "Asia/Shanghai", "zope_i18n_compile_mo_files": "true"}


def known_files() -> list[str]:
    """Return the paths of the files that git keeps or does not ignore: the package and the profiles."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", PROJECT, "profiles"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return sorted(name for name in {*listed.split("\0")} if name and (ROOT / name).exists())


def expected_files() -> set[str]:
    """Return the paths, from the package's parent on, that a wheel must hold: all that git knows of it."""
    inside = {name.removeprefix(f"{PROJECT}/") for name in known_files() if name.startswith(f"{PROJECT}/{PACKAGE}/")}
    profiles = {f"{PACKAGE}/{name}" for name in known_files() if name.startswith("profiles/")}
    return (inside - {f"{PACKAGE}/profiles"}) | profiles


def copy_sources(target: Path) -> Path:
    """Copy what git knows into a folder, with the link to the profiles, and leave there what work leaves behind.

    :param target: an empty folder.
    :returns: the folder of the project to build.
    """
    for name in known_files():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name, follow_symlinks=False)
    package = target / PROJECT / PACKAGE
    for name in DIRT:
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_bytes(b"left behind")
    return target / PROJECT


def build(project: Path, target: Path) -> tuple[Path, Path]:
    """Build the source archive, and from that the wheel, without any network.

    :param project: the folder with pyproject.toml.
    :param target: where the two files go.
    :returns: (source archive, wheel).
    """
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(project)])
    (archive,), (wheel,) = list(target.glob("*.tar.gz")), list(target.glob("*.whl"))
    return archive, wheel


def names_in_archive(archive: Path) -> set[str]:
    """Return the files of a source archive, without its outermost folder."""
    with tarfile.open(archive) as opened:
        return {member.name.partition("/")[2] for member in opened.getmembers() if not member.isdir()}


def names_in_wheel(wheel: Path) -> set[str]:
    """Return the files of a wheel."""
    with ZipFile(wheel) as opened:
        return {name for name in opened.namelist() if not name.endswith("/")}


def clean_environment(target: Path, wheel: Path) -> Path:
    """Make an environment with the wheel installed and all that the project stands on, but nothing of its sources.

    :param target: an empty folder.
    :param wheel: what to install.
    :returns: the Python of that environment.
    """
    run([sys.executable, "-m", "venv", "--without-pip", str(target)])
    python = target / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet"]
    run([*pip, "install", "--no-index", "--no-deps", "--no-compile", str(wheel)])
    # Linked one by one: the environment that runs the tests has the sources themselves installed, which must not win.
    packages = target / "packages"
    packages.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if not entry.name.startswith(("shangnan", "__editable__")):
            (packages / entry.name).symlink_to(entry)
    (site,) = target.glob("lib/python*/site-packages")
    (site / "packages.pth").write_text(f"import site; site.addsitedir({str(packages)!r})\n", encoding="utf-8")
    return python


def run(command: list[str], folder: Path | None = None) -> str:
    """Run a command and return what it printed; its errors are in the exception that a failure raises.

    Of the environment only where things lie is taken over, so that no setting lets the sources in.
    """
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
    done = subprocess.run(command, cwd=folder, env=kept | SETTINGS, capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout
