"""Tests of training records."""
