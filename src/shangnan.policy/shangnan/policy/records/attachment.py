"""Attachment: a file that belongs to a record, an object of its own with the permissions of that record."""

from __future__ import annotations

from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.rfc822.interfaces import IPrimaryField
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.checks.upload import upload_problem
from shangnan.policy.records.kind.description import record_kind
from shangnan.policy.records.purposes import ISSUED
from zope import schema
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.interface import Invalid
from zope.interface import invariant
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

PURPOSES = SimpleVocabulary(
    [
        SimpleTerm("blank_form", "blank_form", _("Blank form")),
        SimpleTerm("sample", "sample", _("Filled-in sample")),
        SimpleTerm("result_sample", "result_sample", _("Sample of the result")),
        SimpleTerm("text", "text", _("Text or annex")),
        SimpleTerm("photo", "photo", _("Photograph")),
        SimpleTerm("sign_in_sheet", "sign_in_sheet", _("Sign-in sheet")),
        SimpleTerm("other", "other", _("Other")),
        SimpleTerm(ISSUED, ISSUED, _("Issued text")),
    ]
)


@provider(IContextAwareDefaultFactory)
def usual_purpose(context: object) -> str:
    """Return what a new file inside a record most often is."""
    kind = record_kind(getattr(context, "portal_type", ""))
    return kind.file_purpose if kind is not None else "other"


class IAttachment(model.Schema):
    """A file of a record."""

    title = schema.TextLine(title=_("Title"), description=_("As readers of the record see it."), max_length=200)
    purpose = schema.Choice(
        title=_("What it is"),
        description=_("Photographs of a Party activity are shown on its page."),
        vocabulary=PURPOSES,
        defaultFactory=usual_purpose,
    )
    material = schema.TextLine(
        title=_("Material it belongs to"),
        description=_(
            "Only for files of a service guide: name of the material as in its table, for blank forms and samples."
        ),
        required=False,
        default="",
        missing_value="",
        max_length=300,
    )
    file = NamedBlobFile(
        title=_("File"), description=_("PDF, Word, Excel, WPS, OFD, PNG or JPEG, 20 MB at most."), required=True
    )

    @invariant
    def issued_text_is_made_by_the_step(data: object) -> None:
        """Nobody gives a file out as the text that was issued."""
        if getattr(data, "purpose", None) == ISSUED:
            raise Invalid(
                _("The issued text is made by the step that issues the dispatch. Choose what else the file is.")
            )

    @invariant
    def file_is_what_it_says(data: object) -> None:
        """The file's content is of a kind that may be kept and agrees with its name."""
        file = getattr(data, "file", None)
        if file is not None:
            problem = upload_problem(
                file.filename or "", file.getSize(), file.open().read(4096) if file.getSize() else b""
            )
            if problem is not None:
                raise Invalid(problem)


alsoProvides(IAttachment["file"], IPrimaryField)  # type: ignore[misc]  # an interface is no class


@implementer(IAttachment)
class Attachment(Item):
    """A blank form, a sample or another file of a record."""
