"""Rhythm: the pauses between and inside utterances, and where a sentence is cut for an engine with a limit.

- `pauses.py`: the length of the pause at each kind of boundary
- `chunks.py` with `cut_costs.py`: the cheapest cuts, and what a cut costs at each place
"""
