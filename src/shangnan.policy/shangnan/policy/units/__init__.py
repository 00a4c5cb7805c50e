"""Units of the county, their functions, and the roles that follow from them."""
