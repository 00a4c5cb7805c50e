"""Tests of printing many records at a time."""
