"""Fixity: the canonical form of a record, digests of it and of its files, and the job that checks them."""
