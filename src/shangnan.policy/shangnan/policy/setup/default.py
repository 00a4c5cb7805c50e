"""After the default profile: sections and offices."""

from __future__ import annotations

from plone import api
from plone.base.interfaces.constrains import ENABLED
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.dexterity.utils import createContentInContainer
from Products.GenericSetup.tool import SetupTool
from shangnan.policy import _
from shangnan.policy import permissions as p
from shangnan.policy.accounts.install import install
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.catalog.storage import store_small
from shangnan.policy.records.currency.keys import make_first_key
from shangnan.policy.records.kind.description import kinds_in
from shangnan.policy.records.section import forget_order
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from shangnan.policy.registry.journal.keeping import connection_of
from shangnan.policy.registry.journal.store import made_in
from shangnan.policy.setup.plone_names import name_stock_groups
from typing import Any
from zope.i18nmessageid import Message

# id -> (title, open to the public, view); what lies in each, the kinds say.
SECTIONS: dict[str, tuple[Message, bool, str]] = {
    "services": (_("Services"), True, "service-items"),
    "dispatches": (_("Dispatches"), False, "register"),
    "regulations": (_("Regulations"), True, "register"),
    "notices": (_("Public notices"), True, "notices"),
    "training": (_("Training"), False, "register"),
    "party": (_("Party building"), False, "register"),
    "integrity": (_("Integrity"), False, "register"),
    "archive": (_("Archive"), False, "archive"),
    "units": (_("Units"), True, "listing_view"),
}
# What lies in sections and is no record.
OTHERS = {"units": ("OrganisationUnit",)}

# Units stand in the order that the administrator gives them.
ORDERED = "units"

# Groups of the offices of the whole county: group id -> (title, role).
OFFICES: dict[str, tuple[Message, str]] = {
    "office-publisher": (_("Centre publishers"), p.CENTRE_PUBLISHER),
    "office-registrar": (_("Registrars"), p.REGISTRAR),
    "office-party": (_("Party affairs clerks"), p.PARTY_CLERK),
    "office-discipline": (_("Discipline inspectors"), p.DISCIPLINE_INSPECTOR),
    "office-sysadmin": (_("System administrators"), p.SYSTEM_ADMINISTRATOR),
    "office-secadmin": (_("Security administrators"), p.SECURITY_ADMINISTRATOR),
    "office-auditor": (_("Audit administrators"), p.AUDITOR),
}


def after_install(tool: SetupTool) -> None:
    """Make what the default profile needs besides its data. Running it again changes nothing."""
    install(api.portal.get())
    make_offices()
    name_stock_groups(api.portal.get())
    remove_import_account()
    make_sections(api.portal.get())
    make_first_key()
    made_in(connection_of(api.portal.get()).root())
    store_small(api.portal.get_tool("portal_catalog"))
    portal = api.portal.get()
    # The account that made the site owned it, and with it whatever lies in it and says nothing of owners.
    portal.manage_delLocalRoles([holder for holder, _roles in portal.get_local_roles()])


def make_offices() -> None:
    """Make a group for each office that serves the whole county."""
    groups = api.portal.get_tool("portal_groups")
    for group_id, (title, role) in OFFICES.items():
        if groups.getGroupById(group_id) is None:
            groups.addGroup(group_id, roles=[role], title=chinese(title))


def remove_import_account() -> None:
    """Take away the account that imports once worked as: they need none, and nobody is to log in with its offices."""
    users = api.portal.get_tool("acl_users")
    if IMPORT_ID not in users.source_users.listUserIds():
        return
    roles = users.portal_role_manager
    for role in roles.listRoleIds():
        roles.removeRoleFromPrincipal(role, IMPORT_ID)
    api.user.delete(username=IMPORT_ID)


def types_in(section_id: str) -> list[str]:
    """Return the types that may be added to a section of the site, in the order in which they are offered."""
    return kinds_in(section_id) or list(OTHERS.get(section_id, ()))


def section_of(portal_type: str) -> str | None:
    """Return the id of the section in which a type lies, None for what lies in records."""
    return next((name for name in SECTIONS if portal_type in types_in(name)), None)


def make_sections(portal: Any) -> None:
    """Make the sections where records lie, each limited to its kinds."""
    for section_id, (title, public, layout) in SECTIONS.items():
        types = types_in(section_id)
        if section_id in portal:
            continue
        section = createContentInContainer(
            portal, "Section", checkConstraints=False, id=section_id, title=chinese(title)
        )
        section.setLayout(layout)
        if section_id != ORDERED:
            forget_order(section)
        # Who installs is seldom a drafter, and a type that one may not add cannot be set as allowed.
        with api.env.adopt_roles(["Manager", p.RECORD_CONTRIBUTOR, p.PARTY_CLERK, p.DISCIPLINE_INSPECTOR, p.REGISTRAR]):
            constrain = ISelectableConstrainTypes(section)
            constrain.setConstrainTypesMode(ENABLED)
            constrain.setLocallyAllowedTypes(types)
            constrain.setImmediatelyAddableTypes(types)
            if public:
                api.portal.get_tool("portal_workflow").doActionFor(section, "open_section")
