"""Files on disk: locks, atomic writes, transactions over several files, and the cache."""
