"""The items of DA/T 70-2018: code, quality, what each asks, when it is asked, and the function that answers. Pure.

Numbers of some items of usability and of the carrier are not held against the official text (u); codes stay once a report holds them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from shangnan.policy import _
from shangnan.policy.registry.qualities import authenticity
from shangnan.policy.registry.qualities import completeness
from shangnan.policy.registry.qualities import packages
from shangnan.policy.registry.qualities import safety
from shangnan.policy.registry.qualities import usability
from shangnan.policy.registry.qualities.outcome import Outcome
from shangnan.policy.registry.qualities.package_facts import PackageFacts
from shangnan.policy.registry.qualities.subject import Subject

FILING, KEPT, TRANSFER = "filing", "kept", "transfer"
STAGES: dict[str, str] = {
    FILING: _("At filing"),
    KEPT: _("What is filed"),
    TRANSFER: _("At the handover"),
}
AUTHENTICITY, COMPLETENESS, USABILITY, SAFETY = "1", "2", "3", "4"
QUALITIES: dict[str, str] = {
    AUTHENTICITY: _("Authenticity"),
    COMPLETENESS: _("Completeness"),
    USABILITY: _("Usability"),
    SAFETY: _("Safety"),
}
ALWAYS, NOT_KEPT, ONLY_TRANSFER = (FILING, KEPT, TRANSFER), (FILING, TRANSFER), (TRANSFER,)


@dataclass(frozen=True)
class Item:
    """An item of the standard.

    :param code: e.g. `1-7`; what stands before the hyphen is its quality.
    :param title: a Message.
    :param stages: of FILING, KEPT and TRANSFER.
    :param of_one: answers for one 件; None where only a package can be asked.
    :param of_package: answers for a package as a whole; None where each 件 is asked.
    :param blocking: whether it stands in the way while it fails.
    """

    code: str
    title: str
    stages: tuple[str, ...]
    of_one: Callable[[Subject], Outcome] | None = None
    of_package: Callable[[PackageFacts], Outcome] | None = None
    blocking: bool = True

    @property
    def quality(self) -> str:
        """A key of QUALITIES."""
        return self.code.partition("-")[0]


ITEMS: tuple[Item, ...] = (
    Item("1-1", _("Digests, signatures and seals are valid"), ALWAYS, authenticity.digests_and_signatures),
    Item("1-2", _("Lengths of elements"), NOT_KEPT, authenticity.lengths),
    Item("1-3", _("Types and formats of elements"), NOT_KEPT, authenticity.types),
    Item("1-4", _("Values of elements are on their lists"), NOT_KEPT, authenticity.listed_values),
    Item("1-5", _("Values of elements are plausible"), NOT_KEPT, authenticity.plausible),
    Item("1-6", _("No special characters in elements"), NOT_KEPT, authenticity.special_characters),
    Item("1-7", _("The archival number is well-formed"), NOT_KEPT, authenticity.number_is_well_formed),
    Item("1-8", _("Nothing twice"), NOT_KEPT, authenticity.doubles),
    Item("1-9", _("Names and formats of files as in the metadata"), NOT_KEPT, authenticity.names_and_formats),
    Item("1-10", _("Sizes and times of files as in the metadata"), NOT_KEPT, authenticity.sizes_and_times),
    Item("1-11", _("The metadata lead to the files"), NOT_KEPT, authenticity.metadata_lead_to_files),
    Item("1-12", _("说明文件 and 目录文件 of the package"), ONLY_TRANSFER, of_package=packages.sheets),
    Item("1-13", _("Folders of the package"), ONLY_TRANSFER, of_package=packages.tree),
    Item("1-14", _("The package is the same before and after"), ONLY_TRANSFER, of_package=packages.unchanged),
    Item("2-1", _("Number of records"), ALWAYS, completeness.records_are_there, packages.count),
    Item("2-2", _("Number of bytes"), ONLY_TRANSFER, of_package=packages.size),
    Item("2-3", _("No element is missing"), NOT_KEPT, completeness.elements_are_there),
    Item("2-4", _("Required elements have a value"), NOT_KEPT, completeness.required_are_filled),
    Item("2-5", _("The information on the process is complete"), NOT_KEPT, completeness.process_is_complete),
    Item("2-6", _("Numbers have no gap"), NOT_KEPT, completeness.number_follows, packages.numbers),
    Item("2-7", _("The content is whole"), ALWAYS, completeness.content_is_whole),
    Item("2-8", _("The attachments are whole"), NOT_KEPT, completeness.attachments_are_whole),
    Item("2-9", _("Within the scope of filing"), NOT_KEPT, completeness.in_scope),
    Item("2-10", _("Metadata of the package"), ONLY_TRANSFER, of_package=packages.package_metadata),
    Item("2-11", _("Files are there as stated"), ALWAYS, completeness.files_are_there),
    Item("3-1", _("The metadata can be read"), ONLY_TRANSFER, of_package=packages.metadata_parse),
    Item("3-2", _("The database can be read"), ALWAYS, usability.database_is_readable),
    Item("3-3", _("Formats are allowed and files open"), ALWAYS, usability.formats_and_opening),
    Item("3-8", _("No private compression or encryption"), ALWAYS, usability.nothing_private),
    Item("4-1", _("A virus scanner is there"), NOT_KEPT, safety.scanner_is_there, packages.scanner_is_there),
    Item("4-2", _("No virus"), NOT_KEPT, safety.no_virus, packages.no_virus),
    Item("4-3", _("No surplus file"), ALWAYS, safety.no_surplus, packages.no_surplus),
    Item("4-4", _("The carrier is readable"), ONLY_TRANSFER, of_package=packages.carrier),
    Item("4-5", _("The carrier is whole"), ONLY_TRANSFER, of_package=packages.carrier),
    Item("4-6", _("The carrier is of the agreed kind"), ONLY_TRANSFER, of_package=packages.carrier),
    Item("4-7", _("The process is controlled"), NOT_KEPT, safety.process_is_controlled, packages.process),
)
BY_CODE: dict[str, Item] = {item.code: item for item in ITEMS}
