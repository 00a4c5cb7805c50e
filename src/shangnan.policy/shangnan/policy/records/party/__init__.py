"""Party-building records 党建记录: meetings and activities of a branch, and the notice of an activity."""
