"""Reading German aloud: pure text work, from `str` to `str` or to spans; no engine, no sound, no network.

- `rules/`: one file per topic, applied in the order of `RULES` by `rule_engine.py`
- `words/`: tables of words, each of which exists once
- `grammar/`: numbers, cases and the words around a position
- `sentences/`, `prosody/`: where sentences end; where they are cut, and the pauses
- `spoken_text.py`: the spoken form of an utterance, by the rules and the lexicon; read it first
- `lexicon.py`, `lexicon_files.py`: the user's words
- `lookalikes.py`, `outline.py`: before the rules: characters that look alike, and which rules a text needs
- `speakable.py`, `foreign.py`: after them: what no engine can read, and words that one will mispronounce
- `date_lines.py`: lines that hold a date and nothing else
"""
