"""Risk points 廉政风险点: where a unit or post is open to corruption, how it would show, and what is done against it."""
