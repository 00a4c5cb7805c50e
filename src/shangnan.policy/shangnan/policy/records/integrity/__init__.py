"""Integrity 党风廉政: letters of responsibility, risk points, lists of tasks and the log of education. A room for each."""
