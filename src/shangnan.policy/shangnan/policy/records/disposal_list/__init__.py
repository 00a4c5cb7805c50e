"""DisposalList 销毁清册: what has expired is chosen, appraised, approved, and destroyed before two witnesses."""
