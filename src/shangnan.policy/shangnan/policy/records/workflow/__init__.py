"""How a record changes its state, who may decide, and what is still missing."""
