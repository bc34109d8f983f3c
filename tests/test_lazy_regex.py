"""Patterns are compiled on first use, and all of them can be."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
from pathlib import Path

import audiobuild
from audiobuild.lazy_regex import LazyPattern, lazy_regex

PACKAGE = Path(audiobuild.__file__).parent


def test_lazy_pattern_is_used_like_a_compiled_one() -> None:
    """It has the methods, attributes and flags of the compiled pattern."""
    lazy, compiled = lazy_regex(r"(?P<word>[a-z]+)", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert lazy.findall("Ein Wort") == compiled.findall("Ein Wort") == ["Ein", "Wort"]
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)
    assert lazy.sub(r"<\g<word>>", "a b") == "<a> <b>"


def test_lazy_pattern_is_compiled_on_first_use() -> None:
    """A malformed pattern raises no error before it is used."""
    assert lazy_regex("(").pattern == "("


def test_no_module_compiles_patterns_when_it_is_imported() -> None:
    """Module-level code of the package calls `lazy_regex`, not `re.compile`."""
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for statement in ast.parse(path.read_text(encoding="utf-8")).body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    ]
    assert found == []


def test_all_lazy_patterns_can_be_compiled() -> None:
    """Otherwise the first text that needs a malformed pattern would raise an error."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "audiobuild."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    patterns = [value for value in gc.get_objects() if type(value) is LazyPattern]
    assert len(patterns) > 1000
    for value in patterns:
        assert value.groups >= 0, value.pattern
