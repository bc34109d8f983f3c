"""Text-to-speech: spoken text becomes sound, chunk by chunk.

- `contract.py`: the `Engine` protocol that built-in engines and plug-ins satisfy
- `registry.py`, `guard.py`: engines by name, and the translation of what they raise
- `cast.py`: the voices of an episode, if there are several
- `synthesise.py`, `cached.py`: the stage itself, and the cache for slow engines
- `espeak.py`, `pico.py`, `piper.py`, `silent.py`, `gtts.py`: the engines; `translate.py` is gTTS's client
- `piper_voices.py`, `download.py`: the catalogue of Piper's voices, and their installation
- `auto.py`, `privacy.py`: which engine `auto` chooses, and the notice that text is sent away
- `worker_pool.py`, `workers/`: processes in which native libraries speak; `installation.py`: their files
- `rate_limiter.py`, `faults.py`, `deadlines.py`, `connection.py`, `validation.py`, `pace.py`: shared by online engines
"""

from audiobuild.speak.contract import Engine, EngineClass, Voice
from audiobuild.speak.registry import available, engine_class, is_plugin, load, voices_of

__all__ = ["Engine", "EngineClass", "Voice", "available", "engine_class", "is_plugin", "load", "voices_of"]
