"""Tests of integrity records."""
