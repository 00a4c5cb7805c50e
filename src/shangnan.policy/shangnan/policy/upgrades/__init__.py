"""Steps that bring a site of an older state to the present one, a folder for each day on which something changed."""
