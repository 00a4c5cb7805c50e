"""Transfer to the county archives 移交: packages, the form, receipts."""
