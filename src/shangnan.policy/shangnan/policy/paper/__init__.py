"""Paper: draws plain data as PDF with embedded Chinese faces. Imports no Plone, no Zope."""
