"""The one description of a kind of record, and where every list of kinds comes from.

A room writes one `kind.py` and registers what stands in it as a utility named as the portal type:

    KIND = RecordKind(
        portal_type="TrainingRecord",
        schema=ITrainingRecord,
        section="training",
        title=_("Training records"),
        by_year=ByYear("training", "TrainingRecord"),
        date="session_date",
        columns=(RegisterColumn("title", _("Title")), RegisterColumn("date", _("Day"), sort="record_date")),
        turns={"draft": (UNIT_DRAFTER,)},
    )

    <utility name="TrainingRecord" component=".kind.KIND" />

The adapters of this package then serve every record of the kind; a room that needs another answer registers an adapter for
its own schema, which goes before. Rules, steps, workflows and the page itself are the room's.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.kind.filing_rule import NotFiled
from shangnan.policy.records.kind.plain_form import plain_values
from shangnan.policy.records.kind.plain_form import row_keys
from shangnan.policy.records.kind.plain_form import searched_words
from shangnan.policy.records.kind.schema_shape import shape_of
from shangnan.policy.records.lifecycle.by_year import ByYear
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.tables.importing import ImportColumn
from shangnan.policy.records.tables.importing import ImportKind
from shangnan.policy.records.tables.importing import in_section
from shangnan.policy.records.workflow.waiting import Waiting
from typing import Any
from zope.component import getUtilitiesFor
from zope.component import queryUtility
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface
from zope.schema import getFields
from zope.schema.interfaces import IDate


class IRecordKind(Interface):
    """A kind of record; a utility named as the portal type."""

    portal_type = Attribute("Name of the type")
    section = Attribute("Id of the section where records of the kind lie")


@implementer(IRecordKind)
@dataclass(frozen=True)
class RecordKind:
    """A kind of record.

    :param portal_type: name of the type.
    :param schema: interface with the fields; their titles are the names of elements in every message, list and difference.
    :param section: id of the section where its records lie and whose page its register is; "" for what lies in a record.
    :param title: plural name of the kind, a Message; heading of its register.
    :param by_year: where records lie by the year in which they are begun; None for a kind that lies in its section.
    :param date: name of the field with the day that a record is about.
    :param category: names of the fields whose values are the categories of the register's filter.
    :param category_title: name of that filter, a Message; empty for none.
    :param categories: the words for category values, in the order in which they are offered.
    :param columns: of the register; the first leads to the record. No columns: no register.
    :param sort: name of the column by which the register is sorted at first, the newest first.
    :param order: place among the kinds of the section.
    :param links: (name of a view of the section, Message) of further pages beside the register.
    :param imports: columns of lists from which records are imported; none: they are not.
    :param import_key: fields that together tell a record from all others of its kind.
    :param import_needed: fields whose column must be there besides those that the schema requires.
    :param import_container: where an imported record is put; None: in the year's section, or in the section.
    :param import_as: how the kind is imported, where columns that are fields do not tell it.
    :param turns: state to the roles that are expected to act, for the desk; states in which the work may rest are left out.
    :param turns_list: address below the site of the list of one state, with ${state}, where that is not the register.
    :param hidden: fields that are in no version, difference, search or list, since fewer people may read them.
    :param not_searched: fields, and columns of tables as 'table.column', by whose words nobody looks for a record.
    :param row_keys: table to the columns that name a row; the first column where nothing is said.
    :param fieldset: name of the first part of the form, a Message.
    :param inside: types that may be put into a record.
    :param file_purpose: what a file in a record most often is (a value of `attachment.PURPOSES`).
    :param later: what a record is given on its way and nobody types in the form; stands in its plain form after the fields.
    :param not_copied: further attributes that only the original's own way has given it: a copy has none of them.
    :param beside: keys of annotations that belong to a record as its fields do, and are counted when it is filed.
    :param filing: how its records come into the archive, or why they do not; None for a kind that says neither.
    :param attachment_list: name of the field with the document's own list of attachments, one a line; "" for none.
    :param record_links: of a record: (address, Message) of related pages for its panel.
    :param plain: of a record: its plain form, where the schema alone does not tell it.
    :param shape: what the plain form may hold, where the schema alone does not tell it.
    """

    portal_type: str
    schema: Any
    section: str
    title: str
    by_year: ByYear | None = None
    date: str = ""
    category: tuple[str, ...] = ()
    category_title: str = ""
    categories: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[RegisterColumn, ...] = ()
    sort: str = "date"
    order: int = 0
    links: tuple[tuple[str, str], ...] = ()
    imports: tuple[ImportColumn, ...] = ()
    import_key: tuple[str, ...] = ()
    import_needed: tuple[str, ...] = ()
    import_container: Callable[[Any, Mapping[str, Any]], Any] | None = None
    import_as: ImportKind | None = None
    turns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    turns_list: str = ""
    hidden: tuple[str, ...] = ()
    not_searched: tuple[str, ...] = ()
    row_keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fieldset: str = ""
    inside: tuple[str, ...] = ("Attachment",)
    file_purpose: str = "other"
    later: Shape = field(default_factory=dict)
    not_copied: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    filing: FilingRule | NotFiled | None = None
    attachment_list: str = ""
    record_links: Callable[[Any], list[tuple[str, str]]] | None = None
    plain: Callable[[Any], Mapping[str, Any]] | None = None
    shape: Shape | None = None

    @cached_property
    def plain_shape(self) -> Shape:
        """What each element of the plain form may hold."""
        return self.shape if self.shape is not None else {**shape_of(self.schema, self.hidden), **self.later}

    def plain_of(self, record: Any) -> dict[str, Any]:
        """Return the plain form of a record of this kind: what versions keep, rules judge and pages show, nothing hidden in it."""
        return dict(self.plain(record)) if self.plain is not None else plain_values(record, self.plain_shape)

    @cached_property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """For each list and table the columns that name a row."""
        return row_keys(self.plain_shape, self.row_keys)

    def searched(self, record: Any) -> str:
        """Return the words by which a record is found, a line each; days and what the kind leaves out are none."""
        days = (name for name, field in getFields(self.schema).items() if IDate.providedBy(field))
        words = searched_words(self.plain_of(record), self.plain_shape, {*self.not_searched, *days})
        return "\n".join(filter(None, (word.strip() for word in words)))

    @property
    def filing_rule(self) -> FilingRule | None:
        """How its records are filed; None for a kind that is not filed."""
        return self.filing if isinstance(self.filing, FilingRule) else None

    @property
    def acquired(self) -> frozenset[str]:
        """Attributes that a record gets in the course of its life: a copy begins without them."""
        return frozenset((*self.later, *self.not_copied))

    @cached_property
    def register(self) -> RegisterKind | None:
        """The register of the kind; None for a kind without one."""
        if not self.columns:
            return None
        return RegisterKind(
            self.portal_type,
            self.section,
            self.title,
            self.columns,
            self.category_title,
            self.categories,
            sort=self.sort,
            links=self.links,
            order=self.order,
        )

    @cached_property
    def importing(self) -> ImportKind | None:
        """How the kind is imported; None for one that is not."""
        if self.import_as is not None or not self.imports:
            return self.import_as
        container = self.import_container or (self._this_year if self.by_year else in_section)
        return ImportKind(
            self.portal_type, self.section, self.imports, self.import_key, container, needed=self.import_needed
        )

    @cached_property
    def waiting(self) -> Waiting:
        """Whose turn it is with records of the kind."""
        register = f"{self.section}/@@register?kind={self.portal_type}&state=${{state}}" if self.columns else ""
        return Waiting(self.portal_type, self.turns, self.turns_list or register)

    def year_section(self, year: int) -> Any:
        """Return the section of a year, made where it is not there yet.

        :param year: four digits.
        :raises TypeError: for a kind that does not lie by year.
        """
        if self.by_year is None:
            raise TypeError(f"{self.portal_type} does not lie by year")
        return self.by_year.of(year)

    def _this_year(self, section: Any, values: Mapping[str, Any]) -> Any:
        """Return the section of the year in which a record is begun, as the form does."""
        return self.year_section(now().year)


def register_kinds() -> list[RegisterKind]:
    """Return all registers, by section and in their order."""
    return [kind.register for kind in record_kinds() if kind.register is not None]


def import_kinds() -> list[ImportKind]:
    """Return how each kind is imported that is."""
    return [kind.importing for kind in record_kinds() if kind.importing is not None]


def record_kind(portal_type: str) -> RecordKind | None:
    """Return the kind of a type, None for what is no record."""
    return queryUtility(IRecordKind, name=portal_type)


def record_kinds() -> list[RecordKind]:
    """Return all kinds, by section, then in their order, then by name of type."""
    found = [kind for _name, kind in getUtilitiesFor(IRecordKind)]
    return sorted(found, key=lambda kind: (kind.section, kind.order, kind.portal_type))


def kind_named(portal_type: str) -> RecordKind:
    """Return the kind of a type.

    :raises LookupError: for what is no record.
    """
    kind = record_kind(portal_type)
    if kind is None:
        raise LookupError(f"no kind for {portal_type}")
    return kind


def kind_of(record: Any) -> RecordKind:
    """Return the kind of a record.

    :raises LookupError: for what has none.
    """
    return kind_named(record.portal_type)


def kinds_in(section: str) -> list[str]:
    """Return the types whose records lie in a section, in their order."""
    return [kind.portal_type for kind in record_kinds() if kind.section == section]
