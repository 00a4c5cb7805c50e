"""Tests of campaigns of letters."""
