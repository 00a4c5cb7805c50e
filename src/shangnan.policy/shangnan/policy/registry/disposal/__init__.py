"""Disposal 销毁: what an approved list names is destroyed when two witnesses have signed, and what stays of it."""
