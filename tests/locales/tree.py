"""A small package of our layout, to plant faults in."""

from __future__ import annotations

from pathlib import Path
from translations.extraction import extract
from translations.extraction import Place
from translations.extraction import SOURCES

import re

PYTHON = """\
from zope.i18nmessageid import MessageFactory

_ = MessageFactory("shangnan.policy")
REFUSED = _("refused_because", default="Refused because of ${reason}.", mapping={"reason": "x"})
"""
TEMPLATE = """\
<p xmlns:i18n="http://xml.zope.org/namespaces/i18n" i18n:domain="shangnan.policy" i18n:translate="">Opening hours</p>
"""
ZCML = """\
<configure xmlns="http://namespaces.zope.org/zope" xmlns:x="http://namespaces.plone.org/plone"
    i18n_domain="shangnan.policy">
  <x:behavior title="Service points" description="Where people go" />
</configure>
"""
PROFILE = """\
<object xmlns:i18n="http://xml.zope.org/namespaces/i18n" i18n:domain="shangnan.policy">
  <property name="title" i18n:translate="">Counter</property>
</object>
"""
CHINESE = {
    "refused_because": "已拒绝，原因：${reason}。",
    "Opening hours": "办公时间",
    "Service points": "服务点",
    "Where people go": "群众办事的地方",
    "Counter": "窗口",
}


def put(place: Place, name: str, text: str) -> Path:
    """Write a source file of the package, by its path in it."""
    path = place.root / SOURCES[0] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def translate(place: Place, msgid: str, text: str) -> None:
    """Put a translation into the Chinese catalogue in place of what is there."""
    path = place.chinese()
    pattern = re.compile(rf'(msgid "{re.escape(msgid)}"\nmsgstr ")[^\n]*"')
    changed, times = pattern.subn(lambda match: f'{match[1]}{text}"', path.read_text(encoding="utf-8"))
    if times != 1:
        raise LookupError(msgid)
    path.write_text(changed, encoding="utf-8")


def replant(place: Place, old: str, new: str, domain: str = "shangnan.policy") -> None:
    """Replace a piece of a Chinese catalogue that is there exactly once."""
    path = place.chinese(domain)
    before = path.read_text(encoding="utf-8")
    if before.count(old) != 1:
        raise LookupError(old)
    path.write_text(before.replace(old, new), encoding="utf-8")


def sound_tree(root: Path) -> Place:
    """Make a package with a message in each kind of source, extracted and translated."""
    place = Place(root)
    put(place, "words.py", PYTHON)
    put(place, "templates/hours.pt", TEMPLATE)
    put(place, "configure.zcml", ZCML)
    profile = root / SOURCES[1] / "default" / "types" / "Counter.xml"
    profile.parent.mkdir(parents=True)
    profile.write_text(PROFILE, encoding="utf-8")
    extract(place)
    for msgid, text in CHINESE.items():
        translate(place, msgid, text)
    return place
