"""Campaigns of letters: one template and a roster make a letter for each person, signed from the top downwards."""
