"""What a county fills in about its site: names, numbers and addresses that the rules for government sites ask for."""

from __future__ import annotations

from shangnan.policy.records.checks.web_address import web_address_constraint
from shangnan.policy.records.kind.settings import settings_of
from types import SimpleNamespace
from zope import schema
from zope.i18nmessageid import MessageFactory
from zope.interface import Interface

import re

_ = MessageFactory("shangnan.policy")

PREFIX = "shangnan.portal"


class IPortalSettings(Interface):
    """Site identity as 国办发〔2017〕47号 asks for it; every value may be empty until it is known."""

    site_name = schema.TextLine(title=_("Site name"), required=False, default="", max_length=300)
    site_domain = schema.TextLine(title=_("Site domain"), required=False, default="", max_length=300)
    site_id_code = schema.TextLine(
        title=_("Site identification code"),
        description=_("Ten digits, given by the national government site registry."),
        required=False,
        default="",
        max_length=10,
        constraint=re.compile(r"(\d{10})?$").match,
    )
    organiser = schema.TextLine(title=_("Organiser of the site"), required=False, default="", max_length=300)
    undertaker = schema.TextLine(title=_("Office that runs the site"), required=False, default="", max_length=300)
    address = schema.TextLine(title=_("Address of the hall"), required=False, default="", max_length=300)
    hours = schema.TextLine(title=_("Opening hours of the hall"), required=False, default="", max_length=300)
    phone = schema.TextLine(title=_("Telephone of the hall"), required=False, default="", max_length=300)
    hotline = schema.TextLine(title=_("Government hotline"), required=False, default="12345", max_length=60)
    online_hall = schema.TextLine(
        title=_("Address of the online hall"),
        description=_("Where people apply online for services whose guide names no address of its own."),
        required=False,
        default="",
        max_length=500,
        constraint=web_address_constraint,
    )
    icp_number = schema.TextLine(title=_("ICP filing number"), required=False, default="", max_length=300)
    police_number = schema.TextLine(
        title=_("Public security filing number"), required=False, default="", max_length=300
    )
    party_mark_url = schema.TextLine(
        title=_("Address of the Party and government body mark"),
        required=False,
        default="",
        max_length=500,
        constraint=web_address_constraint,
    )
    mistake_url = schema.TextLine(
        title=_("Address for reporting mistakes on the site"),
        required=False,
        default="",
        max_length=500,
        constraint=web_address_constraint,
    )
    hot_words = schema.Tuple(
        title=_("Words offered under the search box"),
        value_type=schema.TextLine(max_length=60),
        required=False,
        default=(),
    )


def read_settings() -> SimpleNamespace:
    """Settings of the current site; a record that is missing or empty gives its default.

    Returns: an object with one attribute per field of IPortalSettings (str; hot_words a tuple of str).
    """
    settings = settings_of(IPortalSettings, PREFIX)
    # What was emptied counts as missing: a portal without a name or hot words would be none.
    defaults = {name: field.default for name, field in schema.getFieldsInOrder(IPortalSettings)}
    return SimpleNamespace(**{name: value or defaults[name] for name, value in vars(settings).items()})
