"""What staff see around the records: Plone's own pages, brought to what these people need and to their language."""
