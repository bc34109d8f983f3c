"""Worker processes: native text-to-speech libraries that are not safe or not fast enough in one process.

`main.py` is what every worker runs, and each other module has the `Synthesiser` of one library. They import nothing
but the standard library and each other, since they run without audiobuild's package: see `worker_pool` for the parent.
"""
