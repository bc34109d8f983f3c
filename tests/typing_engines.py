"""Assignments that mypy checks: the shipped engines satisfy the shipped protocols."""

from audiobuild.speak import Engine, EngineClass
from audiobuild.speak.espeak import Espeak
from audiobuild.speak.gtts import Google
from audiobuild.speak.silent import Silent

ENGINES: tuple[Engine, ...] = (Espeak(), Google(), Silent())
CLASSES: tuple[EngineClass, ...] = (Espeak, Google, Silent)
