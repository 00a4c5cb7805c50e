"""Put documents into a stock site, in transactions of 100, and print how long that took, as JSON."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from pathlib import Path
from plone import api
from plone.app.textfield.value import RichTextValue
from time import perf_counter
from typing import Any
from zope.component.hooks import setSite

import json
import sys
import transaction

BATCH = 100


def main(app: Any, site_id: str, source: str) -> None:
    """Fill a folder of the site.

    :param app: the Zope application root.
    :param site_id: id of the site.
    :param source: a JSON file: {"folder": id, "documents": [{"id", "title", "html", "public"}, ...]}.
    """
    site = app[site_id]
    setSite(site)
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    data = json.loads(Path(source).read_text(encoding="utf-8"))
    folder = site[data["folder"]]
    began = perf_counter()
    for number, document in enumerate(data["documents"], start=1):
        text = RichTextValue(document["html"], "text/html", "text/x-html-safe")
        page = api.content.create(
            folder,
            "Document",
            id=document["id"],
            title=document["title"],
            text=text,
            # Else the navigation beside each page would list them all, which takes longer than the page.
            exclude_from_nav=True,
        )
        if document["public"]:
            api.content.transition(page, "publish")
        if number % BATCH == 0:
            transaction.commit()
    transaction.commit()
    print(json.dumps({"rows": len(data["documents"]), "seconds": perf_counter() - began}))


main(globals()["app"], *sys.argv[-2:])
