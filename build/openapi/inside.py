"""Write the description of a site, inside it: `zconsole run ZOPE_CONF inside.py BUILD SITE ADDRESS FILE`."""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.locales.chinese import chinese
from typing import Any
from zope.component.hooks import setSite
from zope.i18nmessageid import Message

import json
import sys


def main(app: Any, build: str, name: str, address: str, target: str) -> None:
    """Write the description of a site.

    :param app: the Zope application root.
    :param build: the folder of the project's scripts; Zope runs this file under another name and cannot find it.
    :param name: id of the site.
    :param address: where the site is served.
    :param target: the file to write.
    """
    sys.path.insert(0, build)
    from openapi.document import description

    site = app[name]
    setSite(site)
    told = description(site, address, say=lambda text: chinese(text) if isinstance(text, Message) else str(text))
    Path(target).write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")


main(app, *sys.argv[-4:])  # type: ignore[name-defined]  # noqa: F821  `app` is given by `zconsole run`
