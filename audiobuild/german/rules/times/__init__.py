"""Times of day and durations."""
