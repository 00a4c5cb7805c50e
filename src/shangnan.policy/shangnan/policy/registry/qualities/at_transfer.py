"""The tests of the four qualities on a package that goes to the archives. Pure."""

from __future__ import annotations

from shangnan.policy.registry.qualities.package_facts import PackageFacts
from shangnan.policy.registry.qualities.report import Report
from shangnan.policy.registry.qualities.running import run_package


def check_package(facts: PackageFacts) -> Report:
    """Test a package.

    :param facts: what it says of itself, and what lies in it.
    :returns: the report of stage `transfer`; with `report.blocking` it is not handed over.
    """
    return run_package(facts)
