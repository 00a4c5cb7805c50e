"""What the figures were measured on."""

from __future__ import annotations

from benchmark.options import ROOT
from datetime import datetime
from datetime import UTC
from importlib.metadata import version
from pathlib import Path

import os
import platform
import re
import subprocess

PACKAGES = ("Products.CMFPlone", "Zope", "ZODB", "waitress", "Chameleon", "shangnan.policy")


def facts() -> dict[str, str]:
    """Return date, machine, versions and revision, ready to be printed."""
    found = {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "processor": f"{processor()}, {os.cpu_count()} cores",
        "memory": f"{memory():.0f} GiB",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "load before": load(),
        "revision": revision(),
    }
    return found | {name: version(name) for name in PACKAGES}


def load() -> str:
    """Return how busy the machine is: on a quiet one it is near 0 before, and 1 to 2 after."""
    return f"{os.getloadavg()[0]:.2f} (processes waiting or running, last minute)"


def processor() -> str:
    """Return the name of the processor as the kernel knows it."""
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    named = re.search(r"(?m)^model name\s*: (.+)$", text)
    return named[1] if named else platform.machine()


def memory() -> float:
    """Return the memory of the machine in GiB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def revision() -> str:
    """Return the revision that was measured, and whether files differ from it."""
    described = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)
    return described.stdout.strip() or "unknown"
