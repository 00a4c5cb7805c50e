"""Tests of Party-building records."""
