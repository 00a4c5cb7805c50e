"""The parts that a letter and the template of a campaign share."""

from __future__ import annotations

TEXT_PARTS = ("scope", "main_duties", "supervision_duties", "post_duties", "assessment", "accountability")
DAYS = ("term_from", "term_until")
