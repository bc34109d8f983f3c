r"""The examples above regular expressions: each pattern matches what its comment says, and declines the rest.

    # Matches "80-Jährige", "16 bis 18-jährig"; not "A80-Jährige".

`Matches` means somewhere in the example; "all of", "the beginning of" and "the end of" are taken at their word, and
`"3." in "am 3. Mai"` names the part that is matched. `\0` stands for a character that an earlier rule has taken.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import re
from dataclasses import dataclass
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "audiobuild"
FILES = sorted(path for room in ("german", "structure") for path in (PACKAGE / room).rglob("*.py"))

PLAIN_PARTS = 2
"""A pattern with more varying parts (classes, repeats, choices) than this needs examples."""
PLAIN_PARTS_IN_FUNCTION = 4
"""The same for a pattern in a function, whose docstring has examples already."""
SEARCHES = {f"re.{name}" for name in ("search", "match", "fullmatch", "findall", "finditer", "split", "sub")}
EXAMPLE = re.compile(r'(?:(?P<part>"[^"]*") in )?"(?P<text>[^"]*)"')


@dataclass(frozen=True)
class Pattern:
    """A regular expression of the package, and the comment above it."""

    place: str
    """Module and line."""
    regex: re.Pattern[str]
    comment: str
    """Empty if it has none."""
    plain_parts: int = PLAIN_PARTS

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the examples."""
        if not self.comment.startswith("Matches "):
            if varying_parts(parser.parse(self.regex.pattern, self.regex.flags)) > self.plain_parts:
                yield 'has no examples; add a comment above it, such as: # Matches "3. Mai"; not "3.5".'
            return
        matched, _, declined = self.comment.partition("; not ")
        if not EXAMPLE.search(declined):
            yield "has no example that it declines"
        for example in EXAMPLE.finditer(matched):
            if not self._matches(matched, example):
                yield f"does not match {example[0]}"
        for example in EXAMPLE.finditer(declined):
            if self._matches(matched, example):
                yield f"matches {example[0]}"

    def _matches(self, words: str, example: re.Match[str]) -> bool:
        """Return whether the pattern matches an example in the way that the words before the examples say."""
        text = example["text"].replace(r"\0", "\0")
        if words.startswith("Matches all of"):
            return self.regex.fullmatch(text) is not None
        if words.startswith("Matches the beginning of"):
            return self.regex.match(text) is not None
        found = [match[0] for match in self.regex.finditer(text)]
        if words.startswith("Matches the end of"):
            return bool(found) and text.endswith(found[-1])
        return example["part"].strip('"') in found if example["part"] else bool(found)


def varying_parts(items: Any) -> int:
    """Count the classes, repeats and choices of a parsed pattern; a look at one neighbour is a boundary, not a part."""
    count = 0
    for code, value in items:
        if code in {codes.IN, codes.ANY, codes.CATEGORY, codes.NOT_LITERAL}:
            count += 1
        elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
            optional_word = value[1] == 1 and all(inner is codes.LITERAL for inner, _ in value[2])
            count += 0 if optional_word else max(1, varying_parts(value[2]) + (len(value[2]) > 1))
        elif code in {codes.ASSERT, codes.ASSERT_NOT}:
            parts = varying_parts(value[1])
            count += 0 if parts <= 1 else PLAIN_PARTS + parts
        elif code is codes.BRANCH:
            count += 1 + sum(map(varying_parts, value[1]))
        elif code in {codes.SUBPATTERN, codes.ATOMIC_GROUP}:
            count += varying_parts(value[-1] if code is codes.SUBPATTERN else value)
    return count


def patterns(path: Path) -> Iterator[Pattern]:
    """Yield the patterns of a file, except those that a function builds from its arguments."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
    tree = ast.parse(source)

    def pattern(place: int, value: ast.expr, plain_parts: int = PLAIN_PARTS) -> Pattern:
        result = eval(compile(ast.Expression(value), str(path), "eval"), vars(module))  # noqa: S307  # our own code
        regex = re.compile(getattr(result, "pattern", result), getattr(result, "flags", 0))
        return Pattern(f"{module.__name__}:{place}", regex, _comment(lines, place), plain_parts)

    for statement in tree.body:
        if not isinstance(statement, ast.Assign):
            continue
        if _is_raw_string(statement.value, source):
            yield pattern(statement.lineno, statement.value)
        for node in ast.walk(statement.value):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) not in {"lazy_regex", "Rule"}:
                continue
            own_line = node is not statement.value and lines[node.lineno - 1].lstrip().startswith(
                ("Rule", "lazy_regex", "(lazy_regex")
            )
            yield pattern(node.lineno if own_line else statement.lineno, node)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in SEARCHES:
            if isinstance(node.args[0], ast.Name):
                continue  # its examples stand where it is defined
            with contextlib.suppress(NameError):
                yield pattern(node.lineno, node.args[0], PLAIN_PARTS_IN_FUNCTION)


def _is_raw_string(node: ast.expr, source: str) -> bool:
    segment = ast.get_source_segment(source, node) or ""
    strings = ast.Constant | ast.JoinedStr | ast.BinOp
    return isinstance(node, strings) and re.search(r"\b(?:r|rf|fr)[\"']", segment) is not None


def _comment(lines: list[str], line: int) -> str:
    """Return the comment directly above a line (counted from 1), from its last "Matches" on, as one line."""
    first = line - 1
    while lines[first - 1].lstrip().startswith("#"):
        first -= 1
    text = " ".join(part.strip().lstrip("# ") for part in lines[first : line - 1])
    return text[text.rfind("Matches ") :] if "Matches " in text else text


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_patterns_match_their_examples(path: Path) -> None:
    """The examples in the comment above a pattern hold; only plain text needs none."""
    faults = [f"{found.place} {fault}" for found in patterns(path) for fault in found.faults()]
    assert not faults, "\n".join(faults)
