"""Assignments that mypy checks: the shipped engines satisfy the shipped protocols."""

from audiobuild.speak import Engine, EngineClass
from audiobuild.speak.espeak import Espeak
from audiobuild.speak.gtts import Google
from audiobuild.speak.pico import Pico
from audiobuild.speak.piper import Piper
from audiobuild.speak.silent import Silent

ENGINES: tuple[Engine, ...] = (Espeak(), Google(), Pico(), Piper(), Silent())
CLASSES: tuple[EngineClass, ...] = (Espeak, Google, Pico, Piper, Silent)
