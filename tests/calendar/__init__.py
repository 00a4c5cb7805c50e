"""Tests of the county's working days."""
