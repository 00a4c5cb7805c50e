"""Where the packages lie that are made for the archives: on disk, beside the database and not in it."""

from __future__ import annotations

from App.config import getConfiguration
from pathlib import Path
from plone import api

import os
import platform

#: Folder for packages, where it is not `handover` beside the database; shared by all machines of a site that has several.
FOLDER = "SHANGNAN_PACKAGES"


def packages_root() -> Path:
    """Return the folder in which the packages of the sites lie; it need not exist."""
    given = os.environ.get(FOLDER, "")
    return Path(given) if given else Path(getConfiguration().clienthome).parent / "handover"


def packages_folder() -> Path:
    """Return the folder of this site's packages; it is made where it is missing, for its owner alone."""
    folder = packages_root() / api.portal.get().getId()
    for path in (folder.parent, folder):
        path.mkdir(mode=0o700, exist_ok=True)
    return folder


def machine() -> str:
    """Return the name of this machine: a package that lies on another one is looked for there."""
    return "" if os.environ.get(FOLDER) else platform.node()
