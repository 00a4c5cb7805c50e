"""Holds 冻结: what may not be destroyed, whatever its period says."""
