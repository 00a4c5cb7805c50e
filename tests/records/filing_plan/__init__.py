"""Tests of filing plans."""
