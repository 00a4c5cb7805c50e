"""Training records 培训记录: plan, session, roster, hours and scores."""
