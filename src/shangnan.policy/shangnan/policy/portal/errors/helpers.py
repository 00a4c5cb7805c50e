"""Views of Plone that its code asks and nobody opens: they are registered like pages, and fail when they are opened as one.

They cannot be hidden, since Plone asks for them by name; so a failure at one of these addresses means that nothing is there.
"""

from __future__ import annotations

from typing import Any

HELPERS = frozenset(
    """
    author-feedback-template babel_utils contact-info-email display_query_results download-version mail_password_template pas_info
    pas_member pas_search plone.outputfilters_captioned_image ploneform-macros redirect-to-uuid registered_notify_template
    text-transform update_version_before_edit update_version_on_edit version-view version_file_view version_image_view
    """.split()
)


def is_helper(request: Any) -> bool:
    """Return whether the address of a request names a helper as its page.

    :param request: after its address was walked; whatever follows the name of the helper counts as its own.
    """
    path = str(request.get("PATH_INFO", "") or request.get("ACTUAL_URL", ""))
    return any(part.removeprefix("@@") in HELPERS for part in path.rstrip("/").split("/")[-2:])
