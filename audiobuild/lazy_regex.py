"""Regular expressions that are compiled on first use: a run uses about a third of those that it imports."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


class LazyPattern:
    """A regular expression with the methods of `re.Pattern`, compiled when the first of them is called."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._compiled, name)
        setattr(self, name, value)  # later lookups find it in the instance and cost no call
        return value


def lazy_regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return an object to use as the result of `re.compile`, which compiles `pattern` on first use.

    A malformed pattern raises `re.error` then, not here.
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
