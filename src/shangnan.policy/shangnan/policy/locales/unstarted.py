"""Texts for the console while Zope is not running, and with it none of its translations."""

from __future__ import annotations

from gettext import translation
from pathlib import Path
from zope.i18n.compile import compile_mo_file
from zope.i18nmessageid import Message

LOCALES = Path(__file__).parent


def chinese_without_zope(message: Message) -> str:
    """Return a message without parameters in Chinese."""
    # On a new checkout nothing has compiled the catalogue yet.
    compile_mo_file("shangnan.policy", str(LOCALES / "zh_CN" / "LC_MESSAGES"))
    return translation("shangnan.policy", LOCALES, ["zh_CN"], fallback=True).gettext(str(message))
