"""ServiceGuide 服务指南: the elements of a guide and their places in the form.

A draft may be incomplete, so hardly a field is required here: what a guide must have before the public sees it is the
gate's business (`guards.publication_gaps`), which answers all at once.
"""

from __future__ import annotations

from collective.z3cform.datagridfield.blockdatagridfield import BlockDataGridFieldWidgetFactory
from collective.z3cform.datagridfield.row import DictRow
from plone.app.z3cform.widgets.text import TextLinesFieldWidget
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.base import IResponsibleUnit
from shangnan.policy.records.checks.web_address import web_address_constraint
from shangnan.policy.records.kind.fields import choice
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.fields import text
from shangnan.policy.records.kind.vocabulary import words
from shangnan.policy.records.service_guide import rows
from shangnan.policy.records.service_guide import vocabularies as v
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer


def _several(title: str, values: tuple[str, ...]) -> schema.Tuple:
    return schema.Tuple(
        title=title, value_type=schema.Choice(vocabulary=words(values)), required=False, default=(), missing_value=()
    )


def _table(title: str, row: type, description: str = "") -> schema.List:
    return schema.List(
        title=title,
        description=description,
        value_type=DictRow(title=title, schema=row),
        required=False,
        defaultFactory=list,
        missing_value=None,
        max_length=200,
    )


class IServiceGuide(IResponsibleUnit):
    """The elements of a service guide (work plan 商南政办发〔2019〕153号, 四（二）; 国办函〔2016〕108号)."""

    title = schema.TextLine(title=_("Name of the service"), max_length=200)
    description = text(
        _("In one sentence"), 500, description=_("What this is and for whom, in words that a neighbour would use.")
    )
    aliases = schema.Tuple(
        title=_("What people call it"),
        description=_("One name a line. People find the guide by these words."),
        value_type=schema.TextLine(max_length=60),
        required=False,
        default=(),
        missing_value=(),
        max_length=60,
    )
    directives.widget("aliases", TextLinesFieldWidget)

    model.fieldset(
        "identity",
        label=_("Identity"),
        fields=[
            "code", "basic_code", "implementation_code", "business_code", "type_code", "level", "body_nature",
            "delegated_by", "parent", "audience", "theme_personal", "theme_business", "justification",
        ],
    )  # fmt: skip
    code = line(_("Item code"), 64, description=_("As in the list of items, with its hyphens."))
    basic_code = line(_("Basic code"), 36, description=_("Taken from the item code where left empty."))
    implementation_code = line(_("Implementation code"), 36)
    business_code = line(_("Business item code"), 36)
    type_code = schema.Choice(title=_("Type of item"), vocabulary=v.ITEM_TYPE_VOCABULARY, required=False)
    level = choice(_("Level of government"), v.LEVELS, default="县级")
    body_nature = choice(_("Nature of the responsible body"), v.BODY_NATURES, default="法定机关")
    delegated_by = line(_("Delegating department"), 300)
    parent = line(_("Main item"), 300)
    audience = _several(_("For whom"), v.AUDIENCES)
    theme_personal = _several(_("Themes for people"), v.THEMES_PERSONAL)
    theme_business = _several(_("Themes for businesses"), v.THEMES_BUSINESS)
    justification = text(
        _("Why it differs from the catalogue"),
        2000,
        description=_(
            "Only where name, basis or type differ from the province's or city's entry of the same basic code."
        ),
    )
    directives.widget("audience", CheckBoxFieldWidget)
    directives.widget("theme_personal", CheckBoxFieldWidget)
    directives.widget("theme_business", CheckBoxFieldWidget)
    # An explanation to the catalogue's keepers, not to the public.
    directives.read_permission(justification="shangnan.policy.ViewHistory")

    model.fieldset("requirements", label=_("Conditions and materials"), fields=["conditions", "materials"])
    conditions = schema.Tuple(
        title=_("Conditions of acceptance"),
        description=_("One condition a line."),
        value_type=schema.TextLine(max_length=1000),
        required=False,
        default=(),
        missing_value=(),
        max_length=100,
    )
    directives.widget("conditions", TextLinesFieldWidget)
    materials = _table(_("Materials"), rows.IMaterialRow, _("Everything to bring, a row each; no 'other materials'."))
    directives.widget("materials", BlockDataGridFieldWidgetFactory, auto_append=False)

    model.fieldset(
        "handling",
        label=_("Procedure and time"),
        fields=[
            "steps", "handling", "statutory_days", "statutory_unit", "promised_days", "promised_unit", "visits",
            "visit_reason", "limits",
        ],
    )  # fmt: skip
    steps = _table(_("Steps"), rows.IStepRow, _("The days of all steps together are not more than the promise."))
    directives.widget("steps", BlockDataGridFieldWidgetFactory, auto_append=False)
    handling = choice(_("Handling"), v.HANDLING)
    statutory_days = schema.Int(title=_("Statutory time limit"), min=0, max=3650, required=False)
    statutory_unit = choice(_("Statutory limit counted in"), v.DAY_UNITS, default="工作日")
    promised_days = schema.Int(title=_("Promised time limit"), min=0, max=3650, required=False)
    promised_unit = choice(_("Promise counted in"), v.DAY_UNITS, default="工作日")
    visits = schema.Int(title=_("Visits needed"), min=0, max=20, required=False)
    visit_reason = text(_("Why a visit is needed"), 1000)
    limits = text(_("Limits of number"), 1000)

    model.fieldset("fees", label=_("Fees"), fields=["fee", "fees"])
    fee = schema.Choice(
        title=_("Is a fee charged?"),
        vocabulary=schema.vocabulary.SimpleVocabulary(
            [
                schema.vocabulary.SimpleTerm(False, "no", _("No fee")),
                schema.vocabulary.SimpleTerm(True, "yes", _("Fee")),
            ]
        ),
        required=False,
    )
    fees = _table(_("Charges"), rows.IFeeRow)
    directives.widget("fees", BlockDataGridFieldWidgetFactory, auto_append=False)

    model.fieldset(
        "where",
        label=_("Where and how"),
        fields=[
            "place", "window", "hours", "consult_phone", "complaint_phone", "online", "online_depth", "online_url",
            "cross_region", "in_hall", "hall_exception",
        ],
    )  # fmt: skip
    place = line(_("Place"), 300)
    window = line(_("Window"), 200)
    hours = line(_("Opening hours"), 300)
    consult_phone = line(_("Enquiry phone"), 60)
    complaint_phone = line(_("Complaint phone"), 60)
    online = schema.Bool(title=_("Can be done online"), required=False, default=False)
    online_depth = choice(_("How far online"), v.ONLINE_DEPTHS)
    online_url = schema.URI(
        title=_("Online address"), required=False, max_length=500, constraint=web_address_constraint
    )
    cross_region = choice(_("Where it can be applied for"), v.CROSS_REGIONS)
    in_hall = schema.Bool(title=_("Handled in the service hall"), required=False, default=True)
    hall_exception = text(_("Why it is not handled in the hall"), 1000)

    model.fieldset("result", label=_("Result"), fields=["result_name", "result_kind", "delivery", "intermediaries"])
    result_name = line(_("Name of the result"), 300)
    result_kind = choice(_("Kind of result"), v.RESULT_KINDS)
    delivery = _several(_("Delivery"), v.DELIVERIES)
    directives.widget("delivery", CheckBoxFieldWidget)
    intermediaries = text(_("Related intermediary services"), 2000)

    model.fieldset("legal", label=_("Legal bases and rights"), fields=["bases", "rights", "remedies"])
    bases = _table(_("Legal bases"), rows.IBasisRow)
    directives.widget("bases", BlockDataGridFieldWidgetFactory, auto_append=False)
    rights = text(_("Rights and duties"), 10000)
    remedies = text(_("Review and litigation"), 10000)

    model.fieldset("help", label=_("Questions and notes"), fields=["faqs", "notes"])
    faqs = _table(_("Frequent questions"), rows.IFaqRow)
    directives.widget("faqs", BlockDataGridFieldWidgetFactory, auto_append=False)
    notes = text(_("Notes"), 10000)


@implementer(IServiceGuide, IRecord)
class ServiceGuide(Container):
    """A service guide; its blank forms and samples are Attachments inside it, its review rules too."""

    # Never a type hint in the body of a content class: it would make the class's `__annotations__` pass for the object's,
    # where zope.annotation keeps everything, and all objects of the class would share them.

    # str | None: UID of the published guide that this one is the working copy of; None for a guide of its own.
    revision_of = None
    # tuple of (ISO time, action, version), each change that the public saw: the dated change log (动态网络公示).
    public_changes = ()
