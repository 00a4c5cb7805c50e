"""Official documents on paper, measured on the finished PDF."""
