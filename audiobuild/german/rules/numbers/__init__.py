"""Cardinals, fractions, ranges and numbers inside words."""
