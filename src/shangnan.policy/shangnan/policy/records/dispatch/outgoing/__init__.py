"""Outgoing dispatches 发文: drafted, checked, signed, verified, numbered, issued, filed."""
