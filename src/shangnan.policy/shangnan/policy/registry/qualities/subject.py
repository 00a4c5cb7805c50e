"""What is tested: one 件, as it is described and as it is found, in plain data. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.registry.filing.item import FiledFile


@dataclass(frozen=True)
class FoundFile:
    """What a look at a file's content gave.

    :param name: as the thing that lies there is called.
    :param media_type: by content, e.g. `application/pdf`.
    :param size: bytes.
    :param digests: `algorithm:hex`, counted now.
    :param modified: ISO 8601 time with zone.
    :param extension: format by content, a row of formats.csv (`pdf`); "" for one that is not known.
    :param broken: why it does not open, a Message; "" where it does, or where a program cannot tell.
    :param can_tell: whether a program can tell if it opens.
    :param locked: what is encrypted or compressed in a private way, a Message; "" for nothing.
    :param signed: whether it holds a signature or a seal, whose validity a program here cannot decide.
    """

    name: str
    media_type: str
    size: int
    digests: tuple[str, ...]
    modified: str
    extension: str
    broken: str = ""
    can_tell: bool = True
    locked: str = ""
    signed: bool = False


@dataclass(frozen=True)
class Step:
    """A step of the process in which a record was made.

    :param action: id of the transition; "" for the making of the record.
    :param actor: user id.
    :param time: ISO 8601 with zone.
    :param state: after it.
    :param opinion: that was given.
    """

    action: str
    actor: str
    time: str
    state: str
    opinion: str = ""


@dataclass(frozen=True)
class Subject:
    """One 件.

    :param archival_number: 档号 as it is written.
    :param number_parts: 全宗号, 门类, 年度, 期限, 机构, 件号 as the description has them.
    :param elements: values by name of the element (elements.csv); several values of one element stand in a tuple.
    :param files: as they are stated, see `FiledFile`.
    :param found: by path, what lies there; a path that is stated and not here is lost, one that is here and not stated is surplus.
    :param elements_needed: names of the elements that the description has to have; those that are required must have a value.
    :param record_digests: of the record as stated, and as counted now: the latter empty where it cannot be read; both empty where
        nothing is compared, since the record itself is not there (in a package).
    :param records: how many records belong to it, and how many are there.
    :param has_text: whether there is content besides files.
    :param doubles: 档号 of others that have the same 档号, 文号 or 题名, by `archival_number`, `document_number`, `title`.
    :param previous_number: the last 件号 that was given in the lowest class before this one; 0 for none, None where that is not known.
    :param this_year: year of the day of the test, four digits.
    :param steps: of the process, oldest first.
    :param needed_steps: each a tuple of actions of which one must have been taken.
    :param states: names of the states that the process may end in; empty where any may.
    :param listed_attachments: names in the document's own list of attachments.
    :param in_scope: whether the filing plan has a row for it.
    :param reference: of the approval of the schedule by the county archives.
    :param formats: extensions that may be filed.
    :param scan: by path the name of the virus, "" for none; None without a scanner.
    """

    archival_number: str
    number_parts: tuple[str, str, int, str, str, int]
    elements: Mapping[str, str | tuple[str, ...]]
    files: tuple[FiledFile, ...] = ()
    found: Mapping[str, FoundFile] = field(default_factory=dict)
    elements_needed: tuple[str, ...] = ()
    record_digests: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    records: tuple[int, int] = (1, 1)
    has_text: bool = True
    doubles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    previous_number: int | None = None
    this_year: int = 2999
    steps: tuple[Step, ...] = ()
    needed_steps: tuple[tuple[str, ...], ...] = ()
    states: tuple[str, ...] = ()
    listed_attachments: tuple[str, ...] = ()
    in_scope: bool = True
    reference: str = ""
    formats: tuple[str, ...] = ()
    scan: Mapping[str, str] | None = None

    def values(self, element: str) -> tuple[str, ...]:
        """Return the values of an element; empty ones are none."""
        value = self.elements.get(element, ())
        return tuple(one for one in ((value,) if isinstance(value, str) else value) if one)
