"""How German is read: text work alone, from `str` to `str` or to spans; no engine, no sound, no network."""
