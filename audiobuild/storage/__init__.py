"""Files on disk and on object storage.

- `atomic.py`, `staging.py`, `commit.py`, `transaction.py`: files that are replaced completely, alone or together
- `locks.py`: locks that end with their process
- `cache.py`, `shared_cache.py`, `versions.py`: the cache, one that several machines share, and the versions in its keys
- `remote.py`: files by URL
- `names.py`: which file names are valid, and which are the same
"""
