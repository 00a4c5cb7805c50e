"""What Plone's own services take in their bodies: fields and of what shape; others are refused before a service fails on them.

plone.restapi's services trust the types that they meet. Values of our kinds are read by `fields` and steps by `workflow`; these
here are the rest. The OpenAPI description says the same, from the same table.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from shangnan.policy import _
from shangnan.policy.rest.interfaces import IRestLayer
from shangnan.policy.rest.preconditions import service_of
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.component import adapter
from zope.i18n import translate
from ZPublisher.interfaces import IPubAfterTraversal

import json

LONGEST_LOCK = 86_400  # seconds
RESET = "reset-password"

TEXT, FLAG, SECONDS, TEXTS, TEXT_OR_TEXTS, FLAGS = "text", "flag", "seconds", "texts", "text or texts", "flags"
SHAPES: dict[str, Callable[[Any], bool]] = {
    TEXT: lambda value: isinstance(value, str),
    FLAG: lambda value: isinstance(value, bool),
    SECONDS: lambda value: isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LONGEST_LOCK,
    TEXTS: lambda value: isinstance(value, list) and all(isinstance(entry, str) for entry in value),
    TEXT_OR_TEXTS: lambda value: isinstance(value, str) or SHAPES[TEXTS](value),
    FLAGS: lambda value: isinstance(value, dict) and all(isinstance(entry, bool) for entry in value.values()),
}
_PERSON = {"username": TEXT, "fullname": TEXT, "email": TEXT, "password": TEXT}
_RESET = {"old_password": TEXT, "new_password": TEXT, "reset_token": TEXT}
# (method, service) -> shape by field; a field that is not named is not looked at.
FIELDS: dict[tuple[str, str], dict[str, str]] = {
    ("POST", "@login"): {"login": TEXT, "password": TEXT},
    ("POST", "@users"): _PERSON | _RESET | {"roles": TEXTS},
    ("PATCH", "@users"): _PERSON | _RESET | {"roles": FLAGS},
    ("POST", "@groups"): {"groupname": TEXT, "title": TEXT, "description": TEXT, "roles": TEXTS, "groups": TEXTS},
    ("PATCH", "@groups"): {"title": TEXT, "description": TEXT, "users": FLAGS},
    ("POST", "@copy"): {"source": TEXT_OR_TEXTS},
    ("POST", "@move"): {"source": TEXT_OR_TEXTS},
    ("POST", "@lock"): {"stealable": FLAG, "timeout": SECONDS},
    ("DELETE", "@lock"): {"force": FLAG},
}


def wrong_fields(data: Mapping[str, Any], shapes: Mapping[str, str]) -> list[str]:
    """Return the names of the fields of a body that have another shape than the service can use, by name."""
    return sorted(name for name, shape in shapes.items() if name in data and not SHAPES[shape](data[name]))


@adapter(IPubAfterTraversal)
def refuse_wrong_bodies(event: Any) -> None:
    """Refuse what a service of Plone's could not use, all of it at once; an empty body is an empty object.

    :raises BadRequest: with a sentence that names the fields.
    :raises NotFound: for an address below `@users` that names no service.
    """
    request = event.request
    service = service_of(request) if IRestLayer.providedBy(request) else None
    if service not in FIELDS:
        return
    if not request.get("BODY"):
        request.set("BODY", b"{}")  # some services read it by hand
    wrong = wrong_fields(json.loads(request["BODY"]), FIELDS[service])
    if wrong:
        told = _("This cannot be set to that value: ${names}.", mapping={"names": "、".join(wrong)})
        raise BadRequest(translate(told, context=request))
    below = getattr(getattr(request["PUBLISHED"], "__self__", request["PUBLISHED"]), "params", [])
    if service == ("POST", "@users") and below and below[1:] != [RESET]:
        raise NotFound(request["PATH_INFO"])
