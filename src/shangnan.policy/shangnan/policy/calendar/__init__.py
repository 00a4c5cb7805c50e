"""The county's clock."""
