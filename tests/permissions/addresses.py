"""Every address that a record, a file, a section and the site answer at, or might: ours by the list of our views, Plone's by
name, and those that people guess."""

from __future__ import annotations

from shangnan.policy.setup.default import SECTIONS
from tests.permissions.canaries import PROBE
from tests.permissions.views import views
from typing import Any

import json

# Where our own pages are registered for sections or the site; for anything else they belong to records.
OF_THE_SITE = ("INavigationRoot", "IPloneSiteRoot", "IFolderish", "IDexterityContainer", "*")
METHODS = ("GET", "POST", "PATCH", "DELETE", "PUT")

_CRITERION = {"i": "SearchableText", "o": "plone.app.querystring.operation.string.contains", "v": PROBE}
CRITERIA = json.dumps({"query": [_CRITERION], "metadata_fields": "_all", "fullobjects": True})
FORM_CRITERIA = json.dumps({"criteria": [{**_CRITERION, "v": f"{PROBE}*"}]})
ATTRIBUTES = json.dumps(["UID", "Title", "Description", "path", "Creator", "getURL", "Subject", "register_values"])
VOCABULARY = f"name=plone.app.vocabularies.Catalog&query={FORM_CRITERIA}&attributes={ATTRIBUTES}"
FORM_RECORDS = "&".join(f"query.{key}:records={value}" for key, value in _CRITERION.items())
EXPANSIONS = "actions,breadcrumbs,navigation,navroot,workflow,types,aliases,contextnavigation,inherit,translations"
EVERYTHING = "metadata_fields=_all&b_size=500"

# Of every record and file, in every state.
MAIN_SERVICES = ("?expand=breadcrumbs,navigation,workflow", "/@history")
FILE_PAGES = ("/@@download/file",)
# Of one record of each kind, and of each that a person may open without meeting all of it.
MAIN_PAGES = ("/view", "/@@record-history", "/@@record-difference?old=1&new=present", "/@@consultation")
FILE_SERVICES = ("",)

RECORD_PAGES = (
    "", "/edit", "/@@transition?transition=publish", "/@@transition?transition=submit",
    "/content_status_history", "/RSS", "/atom.xml", "/rss.xml", "/@@plone_lock_info", "/@@delete_confirmation",
    "/folder_contents", "/@@fc-contextInfo", "/@@fc-properties", "/@@fc-rename", "/manage", "/manage_main", "/manage_workspace",
    "/manage_access", "/manage_propertiesForm", "/manage_DAVget", "/manage_FTPget", "/PrincipiaSearchSource", "/@@historypopup",
    "/@@versions_history_form", "/@@listing_view", "/@@tabular_view", "/@@album_view", "/@@event_listing", "/title", "/notes",
    "/body", "/Title", "/Description", "/Creator", "/Subject", "/SearchableText", "/objectIds", "/objectValues", "/objectItems",
    "/listFolderContents", "/contentItems", "/to_plain", "/workflow_history", "/__annotations__", "/get_local_roles", "/absolute_url",
    "/UID", "/@@uuid", "/file", "/@@images", "/@@images/title", "/@@display-file/title", "/@@download/title", "/++add++Attachment",
    f"/@@search?SearchableText={PROBE}", f"/@@getVocabulary?{VOCABULARY}&field=title", "/++widget++form.widgets.title/@@getSource",
    "/++widget++form.widgets.title/@@contenttree-fetch", "/@@edit/++widget++form.widgets.responsible_unit/@@getSource?query=zq",
    "/@@manage-viewlets", "/@@manage-portlets", "/@@iterate_control", "/@@content-checkout", "/@@sendto_form", "/@@share",
    "/@@plone_context_state/object_title", "/@@plone_portal_state", "/@@plone.abovecontenttitle", "/@@export-rules",
    "/++resource++plone", "/++view++view", "/++atrest++title", "/++attribute++title", "/++annotations++x", "/++api++", "/++api++/@history",
    "/@@fileUpload", "/@@tinymce-jsonlinkablefolderlisting", "/@@referencebrowser_popup", "/portal_factory/Attachment/new/edit",
)  # fmt: skip
RECORD_SERVICES = (
    f"?expand={EXPANSIONS}", "?expand=navigation&expand.navigation.depth=9", "?fullobjects=1", f"?{EVERYTHING}", "/@history/0",
    "/@workflow", "/@breadcrumbs", "/@navigation?expand.navigation.depth=9", "/@contextnavigation", "/@actions", "/@lock", "/@sharing",
    "/@comments", "/@workingcopy", "/@relations", "/@aliases", "/@inherit", "/@types", "/@types/Attachment", "/@vocabularies",
    "/@sources/responsible_unit?title=zq", "/@querysources/responsible_unit?query=zq", f"/@search?SearchableText={PROBE}&fullobjects=1",
    "/@navroot", "/@linkintegrity", "/@translations", "/@versions", "/@site", "/@querystring", "/@userschema", "/@rules", "/@tus-upload",
    "/@email-notification", "/@upgrade", "/@teaser", "/@preferences", "/@id-resolver", "/file", "/@@download/file", "/@@images/file",
)  # fmt: skip
# Pages of Plone that anybody could open on anything.
OPEN_ON_ANYTHING = (
    "/main_template", "/plone_context_state/object_title", "/plone_context_state/workflow_state", "/sitemap", "/uuid", "/title",
    "/description", "/plone_layout/bodyClass", "/breadcrumbs_view/breadcrumbs", "/plone_interface_info/item_interface_names",
    "/plone_lock_info", "/content-core", "/footer", "/history", "/contenthistory", "/standard_macros", "/render-toolbar",
)  # fmt: skip
FILE_ALL_PAGES = (
    "/view", "/@@download", "/@@display-file", "/@@display-file/file", "/@@images/file", "/@@images", "/file", "/edit", "/data",
    "/++atrest++file", "/++attribute++file", "/++api++", "/++api++/@@download/file", "/manage_DAVget", "/manage_FTPget", "/manage_main",
    "/@@file_view", "/@@fileview", "/get_size", "/content_type", "/title", "/Title", "/file/data", "/file/open", "/file/filename",
    "/at_download/file", "/download", "/image_thumb", "/SearchableText", "/@@plone_context_state/object_title", "/@@sharing",
)  # fmt: skip
FILE_ALL_SERVICES = (
    "/@history",
    "/@workflow",
    "/@breadcrumbs",
    "/@lock",
    "/@sharing",
    "/@aliases",
    "/@@download/file",
    "/@actions",
)

SECTION_PAGES = ("", "/folder_contents", "/@@contents-rows", "/RSS", f"/@@search?SearchableText={PROBE}")
SECTION_SERVICES = (
    "?expand=navigation,breadcrumbs", "?fullobjects=1", f"/@search?{EVERYTHING}",
    f"/@search?SearchableText={PROBE}&fullobjects=1&b_size=500",
)  # fmt: skip
SECTION_ALL_PAGES = (
    "/atom.xml", "/rss.xml", "/@@tabular_view", "/@@album_view", "/@@event_listing", "/@@sitemap", "/sitemap.xml.gz",
    f"/search_rss?SearchableText={PROBE}", "/objectIds", "/objectValues", "/listFolderContents", "/manage_main",
    "/@@fc-contextInfo", f"/@@getVocabulary?{VOCABULARY}",
)  # fmt: skip
SECTION_ALL_SERVICES = (
    "", f"?{EVERYTHING}", "/@navigation?expand.navigation.depth=9", f"?expand={EXPANSIONS}", "/@history", "/@sharing", "/@workflow",
    "/@contextnavigation", f"/@querystring-search?query={CRITERIA}", "/@linkintegrity", "/@aliases", "/@lock", "/@actions",
)  # fmt: skip
SITE_PAGES = (
    "", "/sitemap", "/sitemap.xml.gz", "/RSS", f"/search_rss?SearchableText={PROBE}", f"/@@search?SearchableText={PROBE}",
    f"/@@ajax-search?SearchableText={PROBE}", f"/@@updated_search?SearchableText={PROBE}", "/recently_modified", "/full_review_list",
    f"/@@getVocabulary?{VOCABULARY}", f"/@@querybuilder_html_results?{FORM_RECORDS}", "/portal_catalog/searchResults",
    "/@@getVocabulary?name=plone.app.vocabularies.Keywords", "/author/demo-drafter", "/@@dashboard",
)  # fmt: skip
SITE_ALL_PAGES = (
    "/sitemap.xml", "/atom.xml", "/rss.xml", "/itunes.xml", f"/livesearch_reply?q={PROBE}", "/@@full_review_list",
    "/@@manage-content-rules", "/@@getVocabulary?name=shangnan.policy.Regulations", "/@@qsOptions", "/portal_catalog",
    "/portal_catalog/uniqueValuesFor?name=Subject", f"/portal_catalog/unrestrictedSearchResults?SearchableText={PROBE}",
    f"/portal_catalog/search?SearchableText={PROBE}", "/portal_catalog/manage_catalogView", "/portal_workflow/getWorklists",
    "/@@listing_view", "/plonejsi18n", "/@@usergroup-userprefs", "/@@plone.app.contentmenu", "/uid_catalog", "/reference_catalog",
    "/portal_historiesstorage", "/portal_factory", "/acl_users/searchUsers", "/@@download-zcml", "/@@maintenance-controlpanel",
    "/@@actionLog", "/@@plone-redirector-view", "/@@historyview", "/error_log", "/@@theming-controlpanel",
    f"/@@querybuildernumberofresults?{FORM_RECORDS}", "/manage_undoForm", "/portal_undo", "/robots.txt", "/opensearch.xml",
    "/humans.txt", "/no-such-page",
)  # fmt: skip
SITE_SERVICES = (
    "", "?fullobjects=1", "/@navigation?expand.navigation.depth=9", f"/@search?SearchableText={PROBE}&{EVERYTHING}",
    f"/@search?SearchableText={PROBE}&fullobjects=1&b_size=500", f"/@search?{EVERYTHING}", f"/@querystring-search?query={CRITERIA}",
    "/@vocabularies/plone.app.vocabularies.Catalog", "/@vocabularies/plone.app.vocabularies.Keywords", "/@relations", "/@types",
    "/@vocabularies/shangnan.policy.Regulations", "/@querystring", "/@users", "/@contextnavigation", "/@actions",
)  # fmt: skip
SITE_ALL_SERVICES = (
    f"?{EVERYTHING}", "/@search?review_state=draft", "/@search?portal_type=Attachment", "/@search?path.depth=3",
    f"/@search?sort_on=modified&sort_order=reverse&{EVERYTHING}", f"/@search?use_site_search_settings=1&{EVERYTHING}",
    "/@search?show_inactive=1&b_size=500", "/@search?sort_limit=500", "/@search?allowedRolesAndUsers=Manager&b_size=500",
    "/@search?effectiveRange=x", f"/@vocabularies/plone.app.vocabularies.Catalog?title={PROBE}",
    "/@vocabularies/plone.app.vocabularies.Users", "/@vocabularies/shangnan.policy.Units", "/@groups", "/@principals?search=demo",
    "/@site", "/@relations?relation=x", "/@controlpanels", "/@registry", "/@aliases", "/@userschema", "/@system", "/@database",
    "/@addons", "/@content-rules", "/@user-portrait", "/@portrait", "/@transactions", "/@upgrade", "/@rebuild-relations",
    "/@tus-upload", "/@querysources/x?query=zq", "/@translations", "/@linkintegrity", "/@recyclebin",
)  # fmt: skip


def _ours(*contexts: str) -> tuple[str, ...]:
    """Return the paths of our own pages that are registered for one of some interfaces (by the end of its name)."""
    named = {view.name for view in views() if view.name and view.context.split()[0].rsplit(".", 1)[-1] in contexts}
    return tuple(f"/@@{name}" for name in sorted(named) if not name.startswith(METHODS) and "++" not in name)


def _our_services() -> tuple[str, ...]:
    """Return the paths of our own services."""
    return tuple(sorted(f"/{view.name[4:]}" for view in views() if view.name.startswith("GET @")))


def of_record() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return every page and service of a record, the shortest list left out."""
    others = {view.context.split()[0].rsplit(".", 1)[-1] for view in views()} - {"ISection", "IPloneSiteRoot"}
    return (*_ours(*others), *RECORD_PAGES), (*_our_services(), *RECORD_SERVICES)


def of_section(thoroughly: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the pages and services of a section: ours and the chief ones of Plone, or all."""
    pages, services = (*SECTION_PAGES, *_ours("ISection")), SECTION_SERVICES
    return (*pages, *SECTION_ALL_PAGES * thoroughly), (*services, *SECTION_ALL_SERVICES * thoroughly)


def of_site(thoroughly: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the pages and services of the site: ours and the chief ones of Plone, or all."""
    pages, services = (*SITE_PAGES, *_ours("IPloneSiteRoot")), (*_our_services(), *SITE_SERVICES)
    more = (*_ours(*OF_THE_SITE), *SITE_ALL_PAGES) if thoroughly else ()
    return (*pages, *more), (*services, *SITE_ALL_SERVICES * thoroughly)


def sections(portal: Any) -> list[Any]:
    """Return every section, those in sections too."""
    found, waiting = [], [portal[name] for name in SECTIONS if name in portal]
    while waiting:
        section = waiting.pop()
        found.append(section)
        waiting += [child for child in section.objectValues() if child.portal_type == "Section"]
    return found
