"""Sound: a verbalised script becomes a recording. Only this package knows pydub and the codecs.

    Script --sections--> Section --encoder--> speech --render--> frames --timeline--> Recording

- `recording.py`: the whole of it: read it first
- `sections.py`, `encoding.py`: which utterances are encoded together; several sections at once, each cached
- `encoder.py`: what a section is encoded with: voice, gain, bit rate
- `render.py`: one section: `decode.py`, `trim.py`, `join.py` (pydub), `limiter.py`, `loudness.py`, `lame.py`
- `sounds.py`, `inserts.py`, `sound_file.py`: the user's intro, jingle and outro
- `bed.py`, `bed_layout.py`, `stretches.py`: music under the voice, and sections and pauses that continue each other
- `part_sound.py`: what a section, an insert or a pause over a bed sounds like
- `packets.py`, `codecs.py`: the same sound in other codecs, by PyAV
- `gain.py`, `levelling.py`: one gain of each voice for the whole episode
- `timeline.py`, `frames.py`, `mp3.py`: sections, silence and chapter marks one after the other, as MP3 frames
- `verify.py`: the written file is decoded again at its marks
"""

RATE = 44_100
"""Samples a second of the finished sound."""
FRAME = 1_152
"""Samples an MP3 frame holds at `RATE` (MPEG-1 layer III)."""
LEAD_IN = RATE * 3 // 10
"""Samples of silence between a chapter mark and its first sound (0.3 s), so that players that start slightly late still
play the first syllable."""
