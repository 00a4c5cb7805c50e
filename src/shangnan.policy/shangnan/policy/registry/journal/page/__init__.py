"""The pages of the auditor: the journal with its filters, the same list to take along, the heads of the days."""
