"""The distribution: what a new site of ours is made of."""
