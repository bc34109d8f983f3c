"""Notes, emphasis, web addresses and damaged text; most of these rules come before all others."""
