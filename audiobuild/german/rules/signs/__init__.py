"""Signs that the other rules have left."""
