"""Retention 保管期限: periods, whose period is over on a day, and decisions that lengthen the period of what is filed."""
