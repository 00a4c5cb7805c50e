"""After the testing profile: two units, an account for each office, and a filing plan in force."""

from __future__ import annotations

from Products.CMFCore.indexing import processQueue
from Products.GenericSetup.tool import SetupTool
from shangnan.policy.demonstration.accounts import add_accounts
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.demonstration.filing_plan import add_filing_plan
from shangnan.policy.demonstration.units import add_units


def prepare_tests(tool: SetupTool) -> None:
    """Add what tests go by; the password is one that only tests use."""
    units = add_units((HOME_UNIT, OTHER_UNIT))
    add_accounts(TEST_PASSWORD, units)
    add_filing_plan(units)
    # The layer commits when the site is no longer the present one, and what is indexed asks for it.
    processQueue()
