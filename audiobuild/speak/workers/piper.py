"""Piper in its worker process: one neural network per process, with one thread, so that processes share the cores."""

from __future__ import annotations

import json
from pathlib import Path

from .main import SynthesisError

TYPE_CHECKING = False  # see main
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Synthesiser:
    """A Piper voice. Runs with installed packages, unlike other workers.

    Args:
        model: path of the network; its configuration is beside it.
    """

    def __init__(self, model: str) -> None:
        self._model = model
        self._voice: object = None

    def speak(self, fields: Sequence[str], write: Callable[[bytes], object]) -> bool:
        """Write signed 16-bit mono samples at the voice's rate. The sound has a random part.

        Args:
            fields: text; speed (1 = normal).
            write: called with the sound of each sentence.

        Raises:
            SynthesisError: the voice cannot be loaded, or Piper reports an error.
        """
        text, speed = fields
        try:
            if self._voice is None:
                self._voice = _loaded(self._model)
            _synthesise(self._voice, text, float(speed), write)
        except Exception as error:
            raise SynthesisError(f"Piper cannot speak {text!r}: {type(error).__name__}: {error}") from error
        return True


def _loaded(model: str) -> object:
    import onnxruntime  # an extra
    from piper import PiperVoice
    from piper.config import PiperConfig

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    config = json.loads(Path(f"{model}.json").read_text(encoding="utf-8"))
    session = onnxruntime.InferenceSession(model, sess_options=options, providers=["CPUExecutionProvider"])
    return PiperVoice(session=session, config=PiperConfig.from_dict(config))


def _synthesise(voice: object, text: str, speed: float, write: Callable[[bytes], object]) -> None:
    from piper import PiperVoice, SynthesisConfig

    assert isinstance(voice, PiperVoice)  # noqa: S101  # from _loaded
    chosen = SynthesisConfig(length_scale=voice.config.length_scale / speed, normalize_audio=False)
    for chunk in voice.synthesize(text, chosen):
        write(chunk.audio_int16_bytes)
