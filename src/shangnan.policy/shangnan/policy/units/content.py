"""OrganisationUnit: a town, a department, an institution, an office or a window of the centre."""

from __future__ import annotations

from plone.dexterity.content import Item
from plone.supermodel import model
from shangnan.policy import _
from zope import schema
from zope.interface import implementer
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

# Kinds of unit: work plan 商南政办发〔2019〕153号, list of recipients, and section 四.
UNIT_KINDS = SimpleVocabulary(
    [
        SimpleTerm("town", "town", _("Town or sub-district")),
        SimpleTerm("department", "department", _("County department")),
        SimpleTerm("institution", "institution", _("Institution")),
        SimpleTerm("stationed", "stationed", _("City body stationed in the county")),
        SimpleTerm("office", "office", _("Office of the centre")),
        SimpleTerm("window", "window", _("Window")),
    ]
)


class IOrganisationUnit(model.Schema):
    """A unit that can be responsible for records."""

    title = schema.TextLine(title=_("Name of the unit"), max_length=100)
    short_name = schema.TextLine(title=_("Short name"), required=False, default="", missing_value="", max_length=40)
    kind = schema.Choice(title=_("Kind of unit"), vocabulary=UNIT_KINDS, default="department")
    credit_code = schema.TextLine(
        title=_("Unified social credit code"),
        description=_("18 characters (GB 32100-2015). Leave empty where there is none."),
        required=False,
        default="",
        missing_value="",
        max_length=18,
    )
    address = schema.TextLine(title=_("Address"), required=False, default="", missing_value="", max_length=200)
    phone = schema.TextLine(title=_("Phone"), required=False, default="", missing_value="", max_length=60)
    hours = schema.TextLine(title=_("Opening hours"), required=False, default="", missing_value="", max_length=200)


@implementer(IOrganisationUnit)
class OrganisationUnit(Item):
    """A unit of the county."""

    # str | None: UID of the unit that took over. No type hint here: see records/service_guide/content.py.
    merged_into = None
