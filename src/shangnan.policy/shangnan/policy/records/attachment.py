"""Attachment: a file that belongs to a record, an object of its own with the permissions of that record."""

from __future__ import annotations

from plone.dexterity.content import Item
from plone.namedfile.field import NamedBlobFile
from plone.rfc822.interfaces import IPrimaryField
from plone.supermodel import model
from shangnan.policy.permissions import _
from shangnan.policy.records.upload import upload_problem
from zope import schema
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.interface import Invalid
from zope.interface import invariant
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

PURPOSES = SimpleVocabulary(
    [
        SimpleTerm("blank_form", "blank_form", _("Blank form")),
        SimpleTerm("sample", "sample", _("Filled-in sample")),
        SimpleTerm("result_sample", "result_sample", _("Sample of the result")),
        SimpleTerm("other", "other", _("Other")),
    ]
)


class IAttachment(model.Schema):
    """A file of a record."""

    title = schema.TextLine(title=_("Title"), max_length=200)
    purpose = schema.Choice(title=_("What it is"), vocabulary=PURPOSES, default="blank_form")
    material = schema.TextLine(
        title=_("Material it belongs to"),
        description=_("Name of the material as in the table, for blank forms and samples."),
        required=False,
        default="",
        missing_value="",
        max_length=300,
    )
    file = NamedBlobFile(
        title=_("File"), description=_("PDF, Word, Excel, WPS, OFD, PNG or JPEG, 20 MB at most."), required=True
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
