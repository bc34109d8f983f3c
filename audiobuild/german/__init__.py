"""Reading German aloud: pure text work, from `str` to `str` or to spans; no engine, no sound, no network.

- `rules/`: one file per topic, applied in the order of `RULES` by `rule_engine.py`
- `words/`: tables of words, each of which exists once
- `grammar/`: numbers, cases and the words around a position
- `sentences/`, `prosody/`: where sentences end; where they are cut, and the pauses
- `lexicon.py`, `spoken_text.py`: the user's words, and the spoken form of an utterance
"""
