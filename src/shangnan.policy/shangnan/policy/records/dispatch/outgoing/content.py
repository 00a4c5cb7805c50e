"""OutgoingDispatch 发文: the elements of a dispatch and their places in the form.

Elements: GB/T 33480-2016 and 党政机关公文格式 GB/T 9704-2012. A draft may be incomplete; what a dispatch must have before it
goes on is said by `guards`. Its text is plain: levels are recognised by how paragraphs begin (`paper.typeset.levels`).
"""

from __future__ import annotations

from plone.autoform import directives
from plone.dexterity.content import Container
from plone.supermodel import model
from shangnan.policy import _
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.base import IResponsibleUnit
from shangnan.policy.records.dispatch.outgoing import vocabularies as v
from shangnan.policy.records.kind.fields import choice
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.fields import text
from shangnan.policy.records.secrecy.constraint import no_secret
from shangnan.policy.registry.document_number import is_code
from zope import schema
from zope.interface import implementer

import re


class NoCode(schema.ValidationError):
    """A code of an issuing body that is none."""

    __doc__ = _("The code has Chinese characters or letters only: without year, brackets and number.")


class NoCopyNumber(schema.ValidationError):
    """A copy number that is none."""

    __doc__ = _("The copy number has at most six digits.")


def code_constraint(value: str | None) -> bool:
    """Refuse what is no 机关代字.

    :raises SecretMark: for a classification.
    :raises NoCode: for other things that are no code.
    """
    no_secret(value)
    if value and not is_code(value):
        raise NoCode(value)
    return True


def copy_number_constraint(value: str | None) -> bool:
    """Refuse what is no 份号.

    :raises SecretMark: for a classification.
    :raises NoCopyNumber: for anything but one to six digits.
    """
    no_secret(value)
    if value and not re.fullmatch(r"[0-9]{1,6}", value):
        raise NoCopyNumber(value)
    return True


class IOutgoingDispatch(IResponsibleUnit):
    """The elements of an outgoing dispatch."""

    title = schema.TextLine(
        title=_("Title"),
        description=_("Issuing body, subject and kind, for example 商南县人民政府办公室关于……的通知."),
        max_length=300,
    )
    kind = choice(_("Kind of document"), v.KINDS, description=_("One of the fifteen kinds of official document."))
    recipients = text(
        _("Main recipients"), 2000, description=_("The main recipients, as they are to be printed, without the colon.")
    )
    body = text(
        _("Text of the dispatch"),
        100_000,
        description=_(
            "A paragraph a line. Levels are recognised by 一、 （一） 1. （1） at the beginning of a line; lines like "
            "| a | b | are the rows of a table, its head first."
        ),
    )
    enclosure = text(
        _("What is issued with it"),
        200_000,
        description=_(
            "The text of the plan or rules that this dispatch issues: its title in the first line. A line 附件 or 附件1 begins an "
            "attachment, whose title is the next line."
        ),
    )
    attachment_notes = text(
        _("List of attachments"), 2000, description=_("One attachment a line; the files go inside the record.")
    )
    signature = line(
        _("Signature of the issuing body"), description=_("Full or standard short name of the body that issues it.")
    )
    written_on = schema.Date(
        title=_("Date of the document"),
        description=_("The day of signing or of the meeting that adopted it; its year is the year of the number."),
        required=False,
    )
    notes = line(
        _("Annotation"),
        300,
        description=_("Printed in brackets below the date, for example 此件公开发布; without the brackets."),
    )

    model.fieldset(
        "head_and_foot",
        label=_("Head and foot"),
        fields=[
            "organ_mark", "organ_code", "document_number", "signer", "urgency", "copy_number", "copies_to", "printed_by",
            "printed_on",
        ],
    )  # fmt: skip
    organ_mark = line(
        _("Mark of the issuing body"),
        description=_(
            "As in the red head, e.g. 商南县人民政府办公室文件. Bodies that issue it jointly: one after the other with 、 between them. "
            "Empty: made from the signature."
        ),
    )
    organ_code = line(
        _("Code of the issuing body"),
        20,
        description=_("E.g. 商南政办发. Each code has numbers of its own for each year."),
        constraint=code_constraint,
    )
    document_number = schema.TextLine(
        title=_("Number of the dispatch"),
        description=_("Given by the system when the registrar registers the dispatch, never before."),
        required=False,
        max_length=100,
        readonly=True,
    )
    signer = line(
        _("Signed by"), 60, description=_("Filled in with the name of the person who signs, where left empty.")
    )
    urgency = choice(_("Urgency"), v.URGENCIES, description=_("Only where it is urgent; otherwise leave it empty."))
    copy_number = line(
        _("Copy number"),
        20,
        description=_("Up to six digits, where copies are numbered."),
        constraint=copy_number_constraint,
    )
    copies_to = text(_("Copies to"), 2000, description=_("As they are to be printed, without 抄送 and the full stop."))
    printed_by = line(_("Printed by"), description=_("The office that prints and sends it."))
    printed_on = schema.Date(
        title=_("Printed on"),
        description=_("The day on which it is sent to print. Empty: the day on which it is issued."),
        required=False,
    )

    model.fieldset(
        "on_paper",
        label=_("Layout on paper"),
        fields=["paper_form", "sealed", "order_number", "signed_as", "attended", "absent", "observed"],
    )
    paper_form = choice(
        _("Format on paper"),
        v.PAPER_FORMS,
        description=_(
            "One of the formats of GB/T 9704-2012. Empty: 信函 for 函, 命令 and 纪要 for those, 文件 for all others."
        ),
    )
    sealed = choice(
        _("Seal on paper"),
        v.SEALS,
        description=_("Whether room is left for the seal. Empty: 纪要 without a seal, all others with it."),
    )
    order_number = line(
        _("Number of the order"), 30, description=_("For 命令 only, as it is printed below the mark, e.g. 第12号.")
    )
    signed_as = line(
        _("Post of the person who signs"),
        30,
        description=_("For 命令, and where a person's name stands instead of the body's, e.g. 县长."),
    )
    attended = text(_("Attended by"), 2000, description=_("For 纪要 only: units and names, as they are to be printed."))
    absent = text(_("Excused"), 2000, description=_("For 纪要 only: those who asked for leave."))
    observed = text(_("Observed by"), 2000, description=_("For 纪要 only: those who sat in."))

    model.fieldset(
        "release",
        label=_("Disclosure"),
        fields=["disclosure", "disclosure_reason", "checked_by", "checked_on", "check_result"],
    )
    disclosure = choice(
        _("Disclosure"), v.DISCLOSURES, description=_("Decided with the draft. What is 主动公开 goes to the portal.")
    )
    disclosure_reason = text(
        _("Reason for not disclosing it"), 1000, description=_("Needed for 依申请公开 and 不予公开.")
    )
    checked_by = line(
        _("Checked before release by"), 60, description=_("Needed for 主动公开 before the number is given.")
    )
    checked_on = schema.Date(
        title=_("Checked before release on"), description=_("The day on which the check was finished."), required=False
    )
    check_result = choice(
        _("Result of the check before release"),
        v.CHECK_RESULTS,
        description=_("Secrecy, personal data and fitness for the public have been checked."),
    )
    # How it was decided what the public may see is the office's business.
    directives.read_permission(
        disclosure_reason="shangnan.policy.ViewHistory",
        checked_by="shangnan.policy.ViewHistory",
        checked_on="shangnan.policy.ViewHistory",
        check_result="shangnan.policy.ViewHistory",
    )


@implementer(IOutgoingDispatch, IRecord)
class OutgoingDispatch(Container):
    """An outgoing dispatch; its attachments are Attachments inside it."""

    # str: 发文字号 as it is printed, "" before registration.
    document_number = ""
