"""Regulation 制度、标准: the centre's rules and standards, which text of them applied when, and who has read it."""
