"""Tests of the record kinds.

Properties are tried on the same examples in every run, and a busy machine is no failure: a test that is red was broken
by a change. `HYPOTHESIS_PROFILE=search` looks for new examples instead.
"""

from hypothesis import HealthCheck
from hypothesis import settings

import os

settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
