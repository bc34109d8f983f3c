"""The repository's own rules: the form of the changelog, links that lead somewhere, tests apart from each other."""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from audiobuild import rebuild
from audiobuild.sound import encoding

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def test_tests_do_not_import_each_other() -> None:
    """What tests share is in plain modules, so that each test file can be run, moved and deleted alone."""
    imports = re.compile(r"^\s*(?:from|import) (test_\w+)", re.MULTILINE)
    assert {
        path.name: found
        for path in ROOT.glob("tests/*.py")
        if (found := imports.findall(path.read_text(encoding="utf-8")))
    } == {}


def test_messages_and_documentation_use_no_contractions() -> None:
    """One spelling of "cannot", "is not" and the like, in messages, docstrings, comments and documents."""
    contraction = re.compile(r"\b(?:ca|do|does|did|is|are|was|were|wo|could|should|has|have)n['’]t\b", re.IGNORECASE)
    files = [
        *DOCUMENTS,
        *ROOT.glob("audiobuild/**/*.py"),
        *ROOT.glob("tests/*.py"),
        *ROOT.glob("benchmarks/*.py"),
        *ROOT.glob("tools/*.py"),
    ]
    found = {path.name: contraction.findall(path.read_text(encoding="utf-8")) for path in files}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_changelog_keeps_its_form() -> None:
    """An Unreleased section, then versions with ISO dates; the six kinds of change; a list item for each change."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", version) for version in versions[1:])
    kinds = set(re.findall(r"^### (.*)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    body = text[text.index("### ") :]
    assert [line for line in body.splitlines() if not re.match(r"(- [A-Z`]|  \S|###? |\[|$)", line)] == []
    for version in versions:
        assert f"\n{version.split(' - ')[0]}: https://" in text


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    """A relative link names a file of the repository, and its anchor a heading of that file."""
    for link in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", path.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        if anchor:
            headings = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in slugs, link


def test_what_windows_lacks_is_guarded() -> None:
    """A function or class that uses what only POSIX systems have asks for the platform, or whether it exists."""
    lacking = re.compile(
        r"\bimport (?:fcntl|grp|pty|pwd|resource|termios|tty)\b"
        r"|\bos\.(?:chown|fork|getloadavg|getuid|geteuid|killpg|mkfifo|pread|RTLD_\w+|sched_\w+|setsid|statvfs|sysconf)\b"
        r"|\bsignal\.(?:SIGALRM|SIGCHLD|SIGHUP|SIGKILL|SIGPIPE|SIGUSR\d|alarm|setitimer)\b"
    )
    guard = re.compile(r"\bsys\.platform\b|\bos\.name\b|\bhasattr\(|\bgetattr\(")
    unguarded = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "audiobuild").rglob("*.py"))
        if lacking.search(text := path.read_text(encoding="utf-8"))
        for node in ast.parse(text).body
        if lacking.search(part := ast.get_source_segment(text, node) or "") and not guard.search(part)
    ]
    assert unguarded == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_tests_and_benchmarks_that_documents_name_exist(path: Path) -> None:
    """Each path below `tests` or `benchmarks`, each `python -m tests.NAME` and each test function is there."""
    text = path.read_text(encoding="utf-8")
    files = re.findall(r"\b(?:tests|benchmarks)/[\w./-]*\w", text)
    files += [f"tests/{name}.py" for name in re.findall(r"python -m tests\.(\w+)", text)]
    assert [name for name in files if not (ROOT / name).exists()] == []
    modules = {module.stem: module.read_text(encoding="utf-8") for module in ROOT.glob("tests/test_*.py")}
    functions = set(re.findall(r"\btest_\w+", text)) - modules.keys()
    assert [name for name in functions if not any(f"def {name}(" in module for module in modules.values())] == []


def test_each_dependency_is_justified() -> None:
    """A comment beside each runtime dependency, or on the line above, says what it is for and its licence."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("dependencies = [")
    block = lines[start : lines.index("]", start)]
    reason = re.compile(r"#.*;")
    bare = [
        line
        for above, line in pairwise(block)
        if line.strip().startswith('"')
        and not reason.search(line)
        and not (above.strip().startswith("#") and reason.search(above))
    ]
    assert bare == []


def test_the_package_names_only_packages_that_it_installs() -> None:
    """The packages whose versions are part of keys are those of the package or its extras, not of the tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [requirement for extra in project["optional-dependencies"].values() for requirement in extra]
    requirements = [*project["dependencies"], *extras]
    installed = {re.match(r"[\w.-]+", requirement)[0].lower() for requirement in requirements}  # type: ignore[index]
    assert {*rebuild._LIBRARIES, *encoding.LIBRARIES} <= installed


def test_classifiers_and_workflow_name_the_same_pythons() -> None:
    """Each Python version that the package claims to support is tested on the three systems."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    claimed = [match[1] for row in project["classifiers"] if (match := re.search(r":: (3\.\d+)$", row))]
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    tested = re.search(r"python: \[(.*)\]", workflow)
    assert tested
    assert re.findall(r"[\d.]+", tested[1]) == claimed
    assert project["requires-python"] == f">={claimed[0]}"
    assert all(system in workflow for system in ("ubuntu-latest", "macos-latest", "windows-latest"))
