"""The county's clock and its working days."""
