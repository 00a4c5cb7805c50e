"""TrainingRecord 培训记录: one session of a plan, who came, for how many hours, and how the test went.

Scores are personal and restricted, so they lie in a field of their own with a read permission of its own, never in the
roster: forms and REST leave the field out for whoever may not read it.
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
from shangnan.policy.records.kind.fields import line
from shangnan.policy.records.kind.vocabulary import words
from shangnan.policy.records.training.vocabularies import FORMS
from shangnan.policy.records.training.vocabularies import SUBJECTS
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer
from zope.interface import Interface

MAX_PEOPLE = 1000
MAX_HOURS = 200


class IRosterRow(Interface):
    """One person of the roster."""

    name = line(_("Name of the person"), 60)
    user_id = line(
        _("Account"), 100, _("Login name, where the person has one: he or she then sees the record and the own score.")
    )
    unit = line(_("Unit of the person"), 100, _("Always written the same way: the ledger goes by name and unit."))
    signed_in = schema.Bool(title=_("Signed in"), default=False, required=False)
    hours = schema.Int(
        title=_("Hours"),
        description=_("At most those of the session; 0 for whoever did not sign in."),
        min=0,
        max=MAX_HOURS,
        default=0,
        required=False,
    )


class IScoreRow(Interface):
    """The score of one person of the roster."""

    name = line(_("Name of the person"), 60)
    unit = line(_("Unit of the person"), 100)
    score = schema.Int(title=_("Score"), description=_("A whole number from 0 to 100."), min=0, max=100, required=False)


def _table(title: str, row: type, description: str) -> schema.List:
    return schema.List(
        title=title,
        description=description,
        value_type=DictRow(title=title, schema=row),
        required=False,
        defaultFactory=list,
        missing_value=None,
        max_length=MAX_PEOPLE,
    )


class ITrainingRecord(IResponsibleUnit):
    """A session of training."""

    title = schema.TextLine(
        title=_("Title"), description=_("What the training was about, for example 窗口服务礼仪培训."), max_length=200
    )
    plan = line(
        _("Training plan"),
        200,
        _(
            "The plan that this session belongs to, with its year, always written the same way: the ledger adds up by it."
        ),
    )
    session = line(_("Session"), 100, _("Which session of the plan, for example 第2期."))
    session_date = schema.Date(
        title=_("Day of the session"), description=_("Its year is the year of the ledger."), required=False
    )
    session_time = line(_("Time of the session"), 60, _("For example 14:30—17:30."))
    session_hours = schema.Int(
        title=_("Hours of the session"), description=_("In 学时, whole numbers."), min=0, max=MAX_HOURS, required=False
    )
    session_place = line(_("Place of the session"), 200, _("Room and address, for example 县政务服务中心三楼会议室."))
    trainer = line(_("Trainer"), 200, _("Name and unit of whoever taught."))
    training_form = schema.Choice(
        title=_("Form of training"), description=_("How it was taught."), vocabulary=words(FORMS), required=False
    )

    model.fieldset("taught", label=_("What was taught"), fields=["subjects", "standards", "content"])
    subjects = schema.Tuple(
        title=_("Subjects"),
        description=_("All that were taught, as the work plan names them."),
        value_type=schema.Choice(vocabulary=words(SUBJECTS)),
        required=False,
        default=(),
        missing_value=(),
    )
    directives.widget("subjects", CheckBoxFieldWidget)
    standards = schema.Tuple(
        title=_("Standards that were taught"),
        description=_("One standard or regulation a line, with its number."),
        value_type=schema.TextLine(max_length=200),
        required=False,
        default=(),
        missing_value=(),
        max_length=50,
    )
    directives.widget("standards", TextLinesFieldWidget)
    content = schema.Text(
        title=_("What was taught"),
        description=_("In a few sentences."),
        required=False,
        default="",
        missing_value="",
        max_length=10000,
    )

    model.fieldset("people", label=_("Roster and scores"), fields=["roster", "scores"])
    roster = _table(
        _("Roster"),
        IRosterRow,
        _("Everybody who should attend, a row each. Whole lists are pasted or imported on the page “Roster”."),
    )
    directives.widget("roster", BlockDataGridFieldWidgetFactory, auto_append=False)
    scores = _table(
        _("Scores"),
        IScoreRow,
        _("Of people in the roster, by name and unit. Only the unit's drafters and reviewers, the registrar and each "
          "person for himself or herself see them."),
    )  # fmt: skip
    directives.widget("scores", BlockDataGridFieldWidgetFactory, auto_append=False)
    directives.read_permission(scores="shangnan.policy.ViewTrainingScores")


@implementer(ITrainingRecord, IRecord)
class TrainingRecord(Container):
    """A training record; sign-in sheets and other papers are Attachments inside it."""
