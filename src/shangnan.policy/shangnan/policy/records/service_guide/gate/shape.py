"""What each field of a guide's plain form holds; the titles are the form's own."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.records.plain.shape import Flag
from shangnan.policy.records.plain.shape import Number
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.plain.shape import Words
from shangnan.policy.records.service_guide.vocabularies import DAY_UNITS
from shangnan.policy.records.service_guide.vocabularies import HANDLING

MAX_DAYS = 3650
MAX_VISITS = 20
MAX_COPIES = 99

GUIDE: Shape = {
    "name": Text(_("Name of the service")),
    "summary": Text(_("In one sentence")),
    "aliases": Words(_("What people call it")),
    "unit": Text(_("Responsible unit")),
    "code": Text(_("Item code")),
    "basic_code": Text(_("Basic code")),
    "implementation_code": Text(_("Implementation code")),
    "business_code": Text(_("Business item code")),
    "type_code": Text(_("Type of item")),
    "type": Text(_("Type of item")),
    "level": Text(_("Level of government")),
    "body_nature": Text(_("Nature of the responsible body")),
    "delegated_by": Text(_("Delegating department")),
    "parent": Text(_("Main item")),
    "audience": Words(_("For whom")),
    "theme_personal": Words(_("Themes for people")),
    "theme_business": Words(_("Themes for businesses")),
    "justification": Text(_("Why it differs from the catalogue")),
    "conditions": Words(_("Conditions of acceptance")),
    "materials": Rows(
        _("Materials"),
        {
            "name": Text(_("Material")),
            "necessity": Text(_("Necessity")),
            "kind": Text(_("Form")),
            "copies": Number(_("Copies"), MAX_COPIES),
            "source": Text(_("Source")),
            "blank_form": Flag(_("Blank form")),
            "sample": Flag(_("Sample")),
            "note": Text(_("Notes on filling in")),
        },
    ),
    "steps": Rows(
        _("Steps"),
        {
            "name": Text(_("Stage")),
            "days": Number(_("Days"), MAX_DAYS),
            "actor": Text(_("Who")),
            "criterion": Text(_("Criterion")),
            "result": Text(_("Result of the stage")),
        },
    ),
    "handling": Text(_("Handling"), HANDLING),
    "statutory_days": Number(_("Statutory time limit"), MAX_DAYS),
    "statutory_unit": Text(_("Statutory limit counted in"), DAY_UNITS),
    "promised_days": Number(_("Promised time limit"), MAX_DAYS),
    "promised_unit": Text(_("Promise counted in"), DAY_UNITS),
    "visits": Number(_("Visits needed"), MAX_VISITS),
    "visit_reason": Text(_("Why a visit is needed")),
    "limits": Text(_("Limits of number")),
    "fee": Flag(_("Is a fee charged?")),
    "fees": Rows(
        _("Charges"),
        {
            "item": Text(_("Charge")),
            "standard": Text(_("Rate")),
            "basis": Text(_("Basis of the charge")),
            "reduction": Text(_("Reduction")),
        },
    ),
    "place": Text(_("Place")),
    "window": Text(_("Window")),
    "hours": Text(_("Opening hours")),
    "consult_phone": Text(_("Enquiry phone")),
    "complaint_phone": Text(_("Complaint phone")),
    "online": Flag(_("Can be done online")),
    "online_depth": Text(_("How far online")),
    "online_url": Text(_("Online address")),
    "cross_region": Text(_("Where it can be applied for")),
    "in_hall": Flag(_("Handled in the service hall")),
    "hall_exception": Text(_("Why it is not handled in the hall")),
    "result_name": Text(_("Name of the result")),
    "result_kind": Text(_("Kind of result")),
    "delivery": Words(_("Delivery")),
    "intermediaries": Text(_("Related intermediary services")),
    "bases": Rows(
        _("Legal bases"),
        {
            "law": Text(_("Law")),
            "document_number": Text(_("Document number")),
            "article": Text(_("Article")),
            "text": Text(_("Text of the article")),
        },
    ),
    "rights": Text(_("Rights and duties")),
    "remedies": Text(_("Review and litigation")),
    "faqs": Rows(_("Frequent questions"), {"q": Text(_("Question")), "a": Text(_("Answer"))}),
    "notes": Text(_("Notes")),
}
