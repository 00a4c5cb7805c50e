"""Tests of incoming dispatches."""
