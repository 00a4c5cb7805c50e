"""Another Plone's export (collective.exportimport) as drafts: what becomes of each kind, and a report item by item."""
