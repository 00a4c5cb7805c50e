"""After the demonstration profile: units, accounts, the list of items and 40 complete guides."""

from __future__ import annotations

from pathlib import Path
from plone import api
from Products.GenericSetup.tool import SetupTool
from shangnan.policy import _
from shangnan.policy.demonstration.accounts import add_accounts
from shangnan.policy.demonstration.accounts import demonstration_password
from shangnan.policy.demonstration.dispatches import add_dispatches
from shangnan.policy.demonstration.filed import add_filed_records
from shangnan.policy.demonstration.filing_plan import add_filing_plan
from shangnan.policy.demonstration.incoming import add_incoming_dispatches
from shangnan.policy.demonstration.letters import add_letters
from shangnan.policy.demonstration.party import add_party_records
from shangnan.policy.demonstration.prevention import add_prevention
from shangnan.policy.demonstration.regulations import add_regulations
from shangnan.policy.demonstration.training import add_training_records
from shangnan.policy.demonstration.units import add_units
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.transfer.confirming import decide
from shangnan.policy.transfer.confirming import PUBLISH
from shangnan.policy.transfer.engine import import_rows
from shangnan.policy.transfer.import_batches import all_handed_over
from shangnan.policy.transfer.lists import of_type
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.report import Outcome
from shangnan.policy.units.directory import units_by_title

DATA = Path(__file__).parent / "data"
ITEMS, GUIDES = "service-items.csv", "guides.json"
PUBLISHER = "demo-publisher"
PROFILE = "profile-shangnan.policy:demo"


def add_demonstration(tool: SetupTool) -> None:
    """Add the demonstration, all at once. Applied again it adds only what is missing."""
    password = demonstration_password()
    begin_demonstration(password)
    add_guides()
    add_other_records()


def begin_demonstration(password: str) -> None:
    """Set what guides ask for, add what a log-in needs, and the letters, which are signed with the password.

    :param password: of the accounts; nobody has it later.
    """
    set_settings()
    units = add_units()
    add_accounts(password, units)
    add_filing_plan(units)
    add_letters(password)


def set_settings() -> None:
    """Set in the present site what the profile sets: the address that guides without one of their own lead to."""
    api.portal.get_tool("portal_setup").runImportStepFromProfile(PROFILE, "plone.app.registry", run_dependencies=False)


def add_records(password: str) -> None:
    """Add records of every other kind; they need the units and accounts, and no guides.

    :param password: that of the accounts, which sign some of them.
    """
    add_other_records()
    add_letters(password)


def add_other_records() -> None:
    """Add records of every kind but guides and letters, and file what is over."""
    add_filing_plan({title: unit.uid for title, unit in units_by_title().items()})
    add_dispatches()
    add_incoming_dispatches()
    add_training_records()
    add_party_records()
    add_prevention()
    add_regulations()
    add_filed_records()


def add_guides() -> None:
    """Bring in the example guides and the example list through the import that everybody uses; the publisher confirms the guides.

    :raises ValueError: when a row of our own example data is refused.
    """
    # The profile's own transaction holds it all: a site is made whole or not at all.
    refused = publish_guides() + add_list(one_transaction=True)
    if refused:
        raise ValueError(refused)


def publish_guides() -> list[str]:
    """Bring in the complete guides, and have the publisher confirm them; nothing is committed.

    :returns: what was refused.
    """
    refused = _imported(read_rows(DATA / GUIDES, GUIDES), publish=True, one_transaction=True)
    # Whoever makes the site ran the import and decides on none of it: that is done by the publisher's account.
    with api.env.adopt_user(username=PUBLISHER):
        for run in all_handed_over():
            if run.filename == GUIDES:
                decided = decide(run, PUBLISH, chinese(_("Checked against the file.")), commit=False)
                refused += [f"{title}: {reasons}" for _uid, title, reasons in decided.refused]
    return refused


def add_list(one_transaction: bool) -> list[str]:
    """Bring in the list of items as drafts, but those of the complete guides.

    :param one_transaction: commit nothing; else each batch is committed.
    :returns: what was refused.
    """
    complete = {row.data["code"] for row in read_rows(DATA / GUIDES, GUIDES)}
    return _imported(read_rows(DATA / ITEMS, ITEMS).without(complete), publish=False, one_transaction=one_transaction)


def _imported(rows: Rows, publish: bool, one_transaction: bool) -> list[str]:
    report = import_rows(
        api.portal.get(),
        rows,
        of_type("ServiceGuide"),
        publish=publish,
        dry_run=False,
        actor_note="demonstration",
        one_transaction=one_transaction,
    )
    refused = (result for result in report.results if result.outcome is Outcome.REFUSED)
    return [f"{rows.filename}, row {result.number}: {result.reasons}" for result in refused]
