"""Dates, weekdays, years and decades."""
