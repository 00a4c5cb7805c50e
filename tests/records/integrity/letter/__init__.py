"""Tests of letters of responsibility."""
