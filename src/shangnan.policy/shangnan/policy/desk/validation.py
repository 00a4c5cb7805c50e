"""What a form says before it is sent."""

from __future__ import annotations

from plone.base.interfaces import IPatternsSettings
from shangnan.policy import _
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from zope.component import adapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface

# What the script knows under a name; left alone, it shows the browser's own words in the browser's language.
MESSAGES: dict[str, Message] = {
    "message-required": _("Fill in this field."),
    "message-number": _("Enter a number."),
    "message-email": _("Enter an e-mail address, for example name@example.cn."),
    "message-date": _("Enter a date."),
    "message-datetime": _("Enter a date and a time."),
    "message-min": _("The value is too small."),
    "message-max": _("The value is too large."),
}


@implementer(IPatternsSettings)
@adapter(Interface, IShangnanLayer, None)
class ValidationMessages:
    """Settings of the page for the script that checks forms; Plone puts them on the body of the page."""

    def __init__(self, context: Any, request: Any, field: Any) -> None:
        self.request = request

    def __call__(self) -> dict[str, str]:
        """Return the settings by name of attribute."""
        told = [f"{name}: {translate(text, context=self.request)}" for name, text in MESSAGES.items()]
        # A button that is taken away cannot be reached with the keyboard, and nobody is told why.
        told.append("disable-selector: .sn-never")
        heading = translate(_("Put these points right:"), context=self.request)
        return {"data-pat-validation": "; ".join(told), "data-sn-problems": heading}
