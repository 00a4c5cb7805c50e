"""After the demonstration profile: units, accounts, the list of items and 40 complete guides."""

from __future__ import annotations

from pathlib import Path
from plone import api
from Products.GenericSetup.tool import SetupTool
from shangnan.policy import _
from shangnan.policy.demonstration.accounts import add_accounts
from shangnan.policy.demonstration.accounts import demonstration_password
from shangnan.policy.demonstration.dispatches import add_dispatches
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
from shangnan.policy.transfer.guides_import import import_guides
from shangnan.policy.transfer.import_batches import all_handed_over
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.report import Outcome

DATA = Path(__file__).parent / "data"


def add_demonstration(tool: SetupTool) -> None:
    """Add the demonstration. Applied again it adds only what is missing."""
    units = add_units()
    password = demonstration_password()
    add_accounts(password, units)
    add_guides()
    add_records(password)


def add_records(password: str) -> None:
    """Add records of every other kind; they need the units and accounts, and no guides.

    :param password: that of the accounts, which sign some of them.
    """
    add_dispatches()
    add_incoming_dispatches()
    add_training_records()
    add_party_records()
    add_prevention()
    add_letters(password)
    add_regulations()


def add_guides() -> None:
    """Bring in the example list and the example guides through the import that everybody uses; the publisher confirms them.

    :raises ValueError: when a row of our own example data is refused.
    """
    for name, publish in (("service-items.csv", False), ("guides.json", True)):
        rows = read_rows(DATA / name, name)
        # The profile's own transaction holds it all: a site is made whole or not at all.
        report = import_guides(
            api.portal.get(), rows, publish=publish, dry_run=False, actor_note="demonstration", one_transaction=True
        )
        refused = [result for result in report.results if result.outcome is Outcome.REFUSED]
        if refused:
            raise ValueError(f"{name}: {refused}")
    # Whoever makes the site ran the import and decides on none of it: that is done by the publisher's account.
    with api.env.adopt_user(username="demo-publisher"):
        for run in all_handed_over():
            decided = decide(run, PUBLISH, chinese(_("Checked against the file.")), commit=False)
            if decided.refused:
                raise ValueError(f"{run.filename}: {decided.refused}")
