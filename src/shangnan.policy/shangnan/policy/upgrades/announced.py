"""What the upgrade of a database will do, read from the declarations of the steps: Zope is not started for it."""

from __future__ import annotations

from dataclasses import dataclass
from lxml import etree
from pathlib import Path
from shangnan.policy.locales.unstarted import chinese_without_zope
from zope.i18nmessageid import Message

FOLDER = Path(__file__).parent
NAMESPACE = "{http://namespaces.zope.org/genericsetup}"


@dataclass(frozen=True)
class Announced:
    """A step that is to come.

    :param destination: version that the site has when all steps to it are done.
    :param title: in Chinese.
    """

    destination: str
    title: str


def steps_after(version: str) -> list[Announced]:
    """Return the steps that a site of a version still needs, in the order in which they are taken."""
    found = []
    for path in FOLDER.glob("v*/configure.zcml"):
        for group in etree.parse(path).iter(f"{NAMESPACE}upgradeSteps"):
            destination = group.get("destination", "")
            if int(destination) > int(version):
                titles = [step.get("title", "") for step in group.iter(f"{NAMESPACE}upgradeStep")]
                found.append((int(destination), [chinese_without_zope(Message(title)) for title in titles]))
    return [Announced(str(destination), title) for destination, titles in sorted(found) for title in titles]


def version_of_the_code() -> str:
    """Return the version of our profile that the code brings."""
    metadata = etree.parse(FOLDER.parent / "profiles" / "default" / "metadata.xml")
    return str(metadata.findtext("version"))
