"""Holds 冻结: what is held is destroyed by nobody, whatever its period says, until the hold is lifted with a reason."""
