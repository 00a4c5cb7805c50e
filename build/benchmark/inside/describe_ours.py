"""Write down what a site of ours holds, as JSON: titles, texts as HTML, paths, and what is public."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shangnan.policy.records.service_guide.plain import to_plain
from typing import Any
from zope.component.hooks import setSite

import html
import json
import sys


def main(app: Any, site_id: str, target: str) -> None:
    """Describe the site.

    :param app: the Zope application root.
    :param site_id: id of the site.
    :param target: the file to write.
    """
    site = app[site_id]
    setSite(site)
    catalog = site.portal_catalog
    guides = [
        {
            "id": brain.getId,
            "title": brain.Title,
            "path": brain.getPath(),
            "public": brain.review_state == "published",
            "html": "\n".join(as_html(to_plain(brain._unrestrictedGetObject()))),
        }
        for brain in catalog.unrestrictedSearchResults(portal_type="ServiceGuide", sort_on="path")
    ]
    units = [
        {"id": brain.getId, "title": brain.Title}
        for brain in catalog.unrestrictedSearchResults(portal_type="OrganisationUnit", sort_on="path")
    ]
    Path(target).write_text(json.dumps({"guides": guides, "units": units}, ensure_ascii=False), encoding="utf-8")


def as_html(plain: dict[str, Any]) -> Iterator[str]:
    """Yield the parts of a guide as an editor would write them: headings, paragraphs, lists and tables."""
    for key, value in plain.items():
        if not value or key in ("name", "summary"):
            continue
        yield f"<h2>{html.escape(key)}</h2>"
        if not isinstance(value, list):
            yield f"<p>{html.escape(str(value))}</p>"
        elif isinstance(value[0], dict):
            yield "<table><tbody>"
            for row in value:
                yield "<tr>" + "".join(f"<td>{html.escape(str(cell or ''))}</td>" for cell in row.values()) + "</tr>"
            yield "</tbody></table>"
        else:
            yield "<ul>" + "".join(f"<li>{html.escape(str(word))}</li>" for word in value) + "</ul>"


main(globals()["app"], *sys.argv[-2:])
