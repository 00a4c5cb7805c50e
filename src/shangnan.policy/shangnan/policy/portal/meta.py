"""The meta tags that government sites carry (国办发〔2017〕47号) as pairs of name and content: site and column."""

from __future__ import annotations

Tags = list[tuple[str, str]]


def filled(pairs: Tags) -> Tags:
    """The pairs whose content is not empty, white space evened out, so that no page says an empty tag."""
    evened = ((name, " ".join(str(content or "").split())) for name, content in pairs)
    return [(name, content) for name, content in evened if content]


def site_tags(name: str, domain: str, id_code: str) -> Tags:
    """Tags of every page."""
    return filled([("SiteName", name), ("SiteDomain", domain), ("SiteIDCode", id_code)])


def column_tags(name: str, description: str, keywords: str, kind: str) -> Tags:
    """Tags of a column page: a list of articles or items under one heading."""
    return filled(
        [
            ("ColumnName", name),
            ("ColumnDescription", description),
            ("ColumnKeywords", keywords),
            ("ColumnType", kind),
        ]
    )
