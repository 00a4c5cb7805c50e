"""After the demonstration profile: units, accounts, the list of items and 40 complete guides."""

from __future__ import annotations

from pathlib import Path
from Products.GenericSetup.tool import SetupTool
from shangnan.policy.demonstration.accounts import add_accounts
from shangnan.policy.demonstration.accounts import demonstration_password
from shangnan.policy.demonstration.units import add_units

DATA = Path(__file__).parent / "data"


def add_demonstration(tool: SetupTool) -> None:
    """Add the demonstration. Applied again it adds only what is missing."""
    units = add_units()
    add_accounts(demonstration_password(), units)
    add_guides()


def add_guides() -> None:
    """Bring in the example list and the example guides through the import that everybody uses."""
