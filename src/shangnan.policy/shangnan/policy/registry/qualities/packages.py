"""The items of DA/T 70-2018 that are asked of a package as a whole: 1-12 to 1-14, 2-1, 2-2, 2-6, 2-10, 3-1, 4-1 to 4-7. Pure."""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from shangnan.policy import _
from shangnan.policy.registry.qualities.outcome import by_hand
from shangnan.policy.registry.qualities.outcome import failed
from shangnan.policy.registry.qualities.outcome import GOOD
from shangnan.policy.registry.qualities.outcome import Outcome
from shangnan.policy.registry.qualities.outcome import unless
from shangnan.policy.registry.qualities.package_facts import PackageFacts
from shangnan.policy.registry.qualities.pairing import paired
from shangnan.policy.registry.qualities.safety import scanner
from shangnan.policy.registry.qualities.safety import viruses


def sheets(facts: PackageFacts) -> Outcome:
    """1-12: 说明文件 and 目录文件 are there, filled in, and list the items that lie in the package."""
    if facts.description is None or facts.catalogue is None:
        return failed(_("说明文件 or 目录文件 is missing or cannot be read."))
    empty = [label for label in facts.description_needed if not facts.description.get(label, "").strip()]
    if empty:
        return unless(empty, _("说明文件 says nothing under: ${names}."))
    there = {subject.archival_number for subject in facts.subjects}
    wrong = there - set(facts.catalogue)
    wrong |= {number for number, times in Counter(facts.catalogue).items() if times > 1}
    if facts.stated_items in (None, len(facts.subjects)):  # else 2-1 says that items are lost
        wrong |= set(facts.catalogue) - there
    return unless(sorted(wrong), _("目录文件 and the package differ in: ${names}."))


def tree(facts: PackageFacts) -> Outcome:
    """1-13: everything lies where the layout has it; that a content file is lost, 2-11 says."""
    content = {stated.path for subject in facts.subjects for stated in subject.files}
    return unless(sorted(facts.expected - facts.paths - content), _("Not where it has to be: ${names}."))


def unchanged(facts: PackageFacts) -> Outcome:
    """1-14: what left is what came; of a content file whose stated digest does not hold, 1-1 says so."""
    told = {
        stated.path
        for subject in facts.subjects
        for stated, found in paired(subject).pairs
        if set(stated.digests) != set(found.digests)
    }
    wrong = (
        path for path, before in facts.before.items() if path in facts.after and set(before) != set(facts.after[path])
    )
    return unless(sorted(set(wrong) - told), _("Changed on the way: ${names}. Hand the package over again."))


def count(facts: PackageFacts) -> Outcome:
    """2-1: as many items as stated."""
    if facts.stated_items is None or facts.stated_items == len(facts.subjects):
        return GOOD
    return failed(
        _(
            "${stated} items are stated, ${found} are there.",
            mapping={"stated": facts.stated_items, "found": len(facts.subjects)},
        )
    )


def size(facts: PackageFacts) -> Outcome:
    """2-2: as many bytes as stated."""
    found = sum(file.size for subject in facts.subjects for file in subject.found.values())
    if facts.stated_bytes is None or facts.stated_bytes == found:
        return GOOD
    return failed(
        _("${stated} bytes are stated, ${found} are there.", mapping={"stated": facts.stated_bytes, "found": found})
    )


def numbers(facts: PackageFacts) -> Outcome:
    """2-6: in each lowest class numbers have no gap from the first that is handed over, but those with a recorded reason."""
    classes: dict[str, set[int]] = defaultdict(set)
    for subject in facts.subjects:
        classes[subject.archival_number.rpartition("-")[0]].add(subject.number_parts[5])
    missing = (
        f"{name}-{number:04d}"
        for name, given in sorted(classes.items())
        for number in range(min(given), max(given))
        if number not in given
    )
    return unless((one for one in missing if one not in facts.explained_gaps), _("Numbers are missing: ${names}."))


def package_metadata(facts: PackageFacts) -> Outcome:
    """2-10: the metadata of the package are there."""
    empty = (name for name in facts.package_metadata_needed if not facts.package_metadata.get(name, "").strip())
    return unless(empty, _("The metadata of the package lack: ${names}."))


def metadata_parse(facts: PackageFacts) -> Outcome:
    """3-1: each XML file of the package can be read."""
    wrong = (f"{path} ({why})" for path, why in sorted(facts.unreadable_xml.items()))
    return unless(wrong, _("Cannot be read as XML: ${names}."))


def scanner_is_there(facts: PackageFacts) -> Outcome:
    """4-1 on a package."""
    return scanner(facts.scan)


def no_virus(facts: PackageFacts) -> Outcome:
    """4-2 on a package."""
    return viruses(facts.scan)


def no_surplus(facts: PackageFacts) -> Outcome:
    """4-3: no file but those that are stated, and those in folders for further papers."""
    misplaced = {path for subject in facts.subjects for _stated, path in paired(subject).misplaced}
    stray = (path for path in facts.paths - facts.expected - misplaced if not path.startswith(facts.allowed or ("\0",)))
    return unless(sorted(stray), _("Nothing is stated of: ${names}. Take it out, or state it."))


def carrier(facts: PackageFacts) -> Outcome:
    """4-4 to 4-6 (u): the carrier, which no program sees."""
    return by_hand(_("Look at the carrier: whether it can be read, is whole, and is of the kind that was agreed."))


def process(facts: PackageFacts) -> Outcome:
    """4-7: each step of the handover that must come before has been taken."""
    missing = (name for name in facts.process_needed if name not in facts.process)
    return unless(missing, _("Not done yet: ${names}."))
