"""Latin words that a Chinese page may hold, and places that are not looked at, each with the reason."""

from __future__ import annotations

REASONS: dict[str, tuple[str, ...]] = {
    "formats of files and data": (
        "CSS", "CSV", "Excel", "HTML", "iCalendar", "JavaScript", "JPEG", "JSON", "OFD", "PDF", "PNG", "URL", "Word",
        "XLSX", "XML",
    ),
    "registrations that sites have by law": ("ICP",),
    "standards and protocols": ("Cookie", "Dublin", "Core", "EEP", "GB", "HTTP", "MIME", "Open", "Graph", "REST", "UTF", "WSGI", "SMTP", "ESMTP"),
    "words of the machine that the system administrator sets up": ("localhost", "UI"),
    "products and companies": ("ClamAV", "Facebook", "LibreOffice", "Plone", "TinyMCE", "Twitter", "WPS"),
    "units of measure": ("KB", "MB"),
    "ids of accounts and groups": ("admin", "AuthenticatedUsers", "Administrators", "Reviewers", "Site"),
    "codes of archives: of documents of the office (DA/T 22), and of units in the plan and its example": ("WS", "BGS", "SPJ", "MZJ"),
    "words of the county's own plan, kept as it was issued": ("APP", "ATM", "WiFi"),
    "names in HTML that an administrator pastes by": ("head",),
    "names of fonts, as a file that is checked has them": (
        "NotoSansCJKsc", "NotoSansSC", "NotoSerifCJKsc", "NotoSerifSC", "FandolFang", "FandolHei", "FandolKai", "FandolSong", "Regular", "Bold",
    ),
    "names of keys on the keyboard": ("Ctrl", "Shift", "Alt", "CapsLock"),
}  # fmt: skip
ALLOWED = {word.lower() for words in REASONS.values() for word in words}

PLACES: dict[str, str] = {
    "link": "not shown",
    "input.dz-hidden-input": "made and hidden by the upload script, invisible to screen readers as well",
    "[id*=timezone] option": "time zones go by the names of the IANA table",
    "[id*=_language] option, [id*=_languages] option": "languages go by their own names",
    ".controlPanelSectionFooter ul": "software and its versions",
    "#accordionRR h2": "ids of bundles of scripts",
    ".fc-breadcrumbs a.crumb": "ids in the path, until the script puts titles in their place",
}
