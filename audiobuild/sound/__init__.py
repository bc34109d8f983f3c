"""The sound: decoded, trimmed, joined, levelled, and encoded; the only modules that know pydub and the codecs.

    Speech --decode--> Sound --trim--> --join--> --level, limit, resample--> --encode--> Section of MP3 frames

An episode is laid out of sections and silent frames, one after the other, behind an Info frame. Its time is
counted in samples of the decoded file: sample `x` of a section whose first frame has index `f` (the Info frame
does not count) is heard at exactly ``f * FRAME + x``, since every reader of the Info frame takes the codec's delay
off once, at the file's start.
"""

RATE = 44_100
"""Samples a second of the finished sound."""
FRAME = 1_152
"""Samples an MP3 frame holds at `RATE` (MPEG-1 layer III)."""
