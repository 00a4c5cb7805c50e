"""What tests share: the example guides, and doing things as somebody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from lxml.html import fromstring
from pathlib import Path
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from shangnan.policy.accounts.apart import committed_apart
from shangnan.policy.accounts.tries_kept import KEY
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.records.service_guide.plain import apply_plain
from shangnan.policy.units.directory import units_by_title
from typing import Any
from urllib.parse import urlencode
from urllib.parse import urljoin

import copy
import json
import shangnan.policy.demonstration as demonstration

DATA = Path(demonstration.__file__).parent / "data"
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def good_guides() -> list[dict[str, Any]]:
    """Return the 40 complete example guides, fresh copies."""
    return json.loads((DATA / "guides.json").read_text(encoding="utf-8"))


def flawed_guides() -> list[dict[str, Any]]:
    """Return the 20 example guides with one defect each, fresh copies."""
    return json.loads((DATA / "guides-flawed.json").read_text(encoding="utf-8"))


def forget_tries(portal: Any) -> None:
    """Forget all wrong passwords: they last beyond a test that is taken back."""
    committed_apart(portal._p_jar.db(), lambda other: other.root().pop(KEY, None))


@contextmanager
def acting_as(portal: Any, user_id: str | None) -> Iterator[None]:
    """Do what follows as a user, or as an anonymous visitor for None; then be nobody again."""
    if user_id is None:
        logout()
    else:
        login(portal, user_id)
    try:
        yield
    finally:
        logout()


def unit_uid(title: str = HOME_UNIT) -> str:
    """Return the UID of a unit by name."""
    return units_by_title()[title].uid


def add_guide(portal: Any, number: int = 0, unit: str = HOME_UNIT, **changes: Any) -> Any:
    """Add a draft from an example guide as the drafter of the unit.

    :param number: which of the examples.
    :param unit: name of the responsible unit.
    :param changes: plain keys that differ from the example.
    """
    data = copy.deepcopy(good_guides()[number]) | {"unit": unit} | changes
    drafter = "demo-drafter" if unit == HOME_UNIT else "demo-drafter2"
    with acting_as(portal, drafter):
        guide = createContentInContainer(portal["services"], "ServiceGuide", title=data["name"])
        apply_plain(guide, data, unit_uid(unit))
        guide.reindexObject()
        guide.reindexObjectSecurity()
    return guide


def add_attachment(guide: Any, name: str = "form.pdf", data: bytes = PDF) -> Any:
    """Add a blank form to a guide, whoever is logged in."""
    file = NamedBlobFile(data=data, filename=name, contentType="application/pdf")
    return createContentInContainer(guide, "Attachment", checkConstraints=False, id=name, title=name, file=file)


def step(portal: Any, record: Any, transition: str, user_id: str, opinion: str = "") -> None:
    """Take a record through one transition as a user."""
    with acting_as(portal, user_id):
        api.portal.get_tool("portal_workflow").doActionFor(record, transition, comment=opinion)


def publish(portal: Any, guide: Any) -> None:
    """Take a draft of the home unit through the whole chain."""
    step(portal, guide, "submit", "demo-drafter")
    step(portal, guide, "review", "demo-reviewer", "要件齐全")
    step(portal, guide, "publish", "demo-publisher", "同意发布")


def save_form(browser: Any, **fields: str) -> None:
    """Fill in the form of Dexterity's on a page and save it, as a browser does.

    The test browser counts the fields within the element of the form alone, so it cannot work a form that has some elsewhere.

    :param browser: has the page open.
    :param fields: by name, without the prefix.
    """
    (form,) = [form for form in fromstring(browser.contents).forms if form.get("id") == "form"]
    sent = [(name, value) for name, value in form.form_values() if name.removeprefix("form.widgets.") not in fields]
    sent += [(f"form.widgets.{name}", value) for name, value in fields.items()]
    browser.post(urljoin(browser.url, form.action), urlencode([*sent, ("form.buttons.save", "1")]))
