"""Review rules 审查细则: how a guide is examined inside the office."""
