"""The command line: what is printed to which stream, and the exit codes."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_build import ARTICLE
from typer.testing import CliRunner

from audiobuild import __version__
from audiobuild.cli import app
from audiobuild.storage import cache

if TYPE_CHECKING:
    from typer.testing import Result

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def run(*arguments: str, data: bytes | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, arguments, input=data)


@pytest.fixture
def article(here: Path) -> Path:
    """Write an article into the current folder."""
    path = here / "zug.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.usefixtures("article")
def test_only_paths_go_to_stdout(here: Path) -> None:
    """The paths of the written files are printed, the MP3 first."""
    result = run("make", "zug.txt", "-e", "espeak")
    assert result.exit_code == 0, result.output
    paths = result.stdout.splitlines()
    assert paths[0] == str(Path("audio") / "zug.mp3")
    assert all((here / path).is_file() for path in paths)
    assert "3 chapters, engine espeak" in result.stderr


@pytest.mark.usefixtures("article")
def test_second_run_reports_no_change() -> None:
    """The same paths are printed, and one line that says so."""
    first = run("make", "zug.txt", "-e", "espeak")
    second = run("make", "zug.txt", "-e", "espeak")
    assert second.stdout == first.stdout
    assert second.stderr.startswith("audiobuild: up to date")


@pytest.mark.usefixtures("article")
def test_quiet_prints_only_paths() -> None:
    """--quiet leaves the paths alone."""
    result = run("make", "zug.txt", "-e", "silent", "--quiet")
    assert result.stderr == ""
    assert result.stdout


@pytest.mark.usefixtures("article")
def test_json_has_an_object_per_article() -> None:
    """It has the values of the line that is printed without --json."""
    result = run("make", "zug.txt", "-e", "silent", "--json", "-q")
    report = json.loads(result.stdout)
    assert report["source"] == "zug.txt"
    assert report["engine"] == "silent"
    assert report["chapters"] == 3
    assert report["files"][0].endswith("zug.mp3")


@pytest.mark.parametrize("words", [("b.txt",), ("empty",), ("zug.txt", "b.txt", "--into", "b.txt")])
@pytest.mark.usefixtures("article")
def test_json_has_the_error_of_a_single_article(here: Path, words: tuple[str, ...]) -> None:
    """A program need not distinguish one article from several."""
    (here / "empty").mkdir()
    result = run("make", *words, "-e", "silent", "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["source"] == words[-1]
    assert result.stderr == f"audiobuild: {report['error']}: {report['hint']}\n"


def test_article_from_standard_input(here: Path) -> None:
    """`-` reads standard input; the file is named after the title."""
    result = run("make", "-", "-e", "silent", "-q", "--only", "mp3", data=ARTICLE.encode())
    assert result.exit_code == 0, result.output
    assert (here / "audio" / "der-zug-kommt-wieder.mp3").is_file()


@pytest.mark.usefixtures("article")
def test_output_is_a_file_or_a_folder(here: Path) -> None:
    """-o NAME.mp3 is a file; anything else is a folder, which is created."""
    run("make", "zug.txt", "-e", "silent", "-q", "--only", "mp3", "-o", "new/einer.mp3")
    run("make", "zug.txt", "-e", "silent", "-q", "--only", "mp3", "-o", "other/folder")
    assert (here / "new" / "einer.mp3").is_file()
    assert (here / "other" / "folder" / "zug.mp3").is_file()


@pytest.mark.slow
@pytest.mark.usefixtures("article")
def test_several_articles_with_one_output_are_an_error(here: Path) -> None:
    """Several sources with one file as output, or with one name, are refused."""
    (here / "b").mkdir()
    (here / "b" / "zug.txt").write_text(ARTICLE, encoding="utf-8")
    assert "several articles" in run("make", "zug.txt", "b/zug.txt", "-o", "x.mp3", "-e", "silent").stderr
    complaint = run("make", "zug.txt", "b/zug.txt", "-e", "silent").stderr
    assert "would both be written to" in complaint
    assert "build one of them alone, with --output" in complaint


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "not found"),
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"Nur ein Titel\n", "zug.txt"),
        (b"*** 123 ---\n", "zug.txt"),
        (PNG, "PNG"),
        (b"ID3\x03\0\0\0\0\0\0\xff\xfb\x90\0", "MP3"),
        (ARTICLE.encode()[:300] + b"\xff\xfe\xfa" + ARTICLE.encode()[300:], "line"),
    ],
)
def test_invalid_input_is_one_line_and_no_file(here: Path, content: bytes | None, complaint: str) -> None:
    """Exit code 1, one line on stderr that names the file, nothing on stdout, nothing written."""
    if content is not None:
        (here / "zug.txt").write_bytes(content)
    result = run("make", "zug.txt", "-e", "silent")
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("audiobuild: ")
    assert complaint in line
    assert not (here / "audio").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_give_the_same_script(here: Path, encoding: str) -> None:
    """UTF-8 with a mark, UTF-16 and Windows-1252."""
    (here / "zug.txt").write_text(ARTICLE, encoding="utf-8")
    expected = run("script", "zug.txt").stdout
    (here / "zug.txt").write_text(ARTICLE, encoding=encoding)
    assert run("script", "zug.txt").stdout == expected


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["-e", "nobody"], "unknown engine 'nobody': known engines: auto, espeak, gtts, pico, piper, silent"),
        (["-e", "espeak", "--voice", "nobody"], "has no voice 'nobody': known voices: de"),
        (["-e", "silent", "--cover", "zug.txt"], "zug.txt"),
        (["-e", "silent", "--lexicon", "nowhere.tsv"], "nowhere.tsv"),
    ],
)
def test_unknown_name_lists_the_valid_ones(here: Path, options: list[str], complaint: str) -> None:
    """Unknown engines and voices, and files that are not pictures, exit with status 1 and one line."""
    result = run("make", "zug.txt", *options)
    assert result.exit_code == 1
    assert complaint in " ".join(result.stderr.split())
    assert not (here / "audio").exists()


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("option", "value", "complaint"),
    [
        ("--read", "poem", "invalid value 'poem' for 'read': expected one of caption, teaser"),
        ("--chapters", "many", "invalid value 'many' for 'chapters': expected one of auto, headings"),
        ("--speed", "fast", "invalid value 'fast' for 'speed': expected a number above 0"),
        ("--bitrate", "100", "invalid value '100' for 'bitrate': expected one of 32, 40"),
        ("--format", "mp4", "invalid value 'mp4' for 'format': expected one of mp3, m4b"),
    ],
)
def test_invalid_value_of_an_option_ends_with_2(here: Path, option: str, value: str, complaint: str) -> None:
    """It is a usage error, as an unknown option is; in audiobuild.toml it is a fault of the file."""
    result = run("make", "zug.txt", "-e", "silent", option, value)
    assert (result.exit_code, complaint in " ".join(result.stderr.split())) == (2, True)
    (here / "audiobuild.toml").write_text(f'{option.removeprefix("--")} = "{value}"\n', encoding="utf-8")
    result = run("make", "zug.txt", "-e", "silent")
    assert (result.exit_code, "in audiobuild.toml" in " ".join(result.stderr.split())) == (1, True)
    assert not (here / "audio").exists()


def test_wrong_usage_ends_with_2() -> None:
    """An unknown option or command is a usage error, not a failed build."""
    assert run("make").exit_code == 2
    assert run("make", "--no-such-option").exit_code == 2
    assert run("no-such-command").exit_code == 2


@pytest.mark.usefixtures("article")
def test_debug_shows_the_traceback() -> None:
    """--debug prints the traceback of an error."""
    result = run("make", "nowhere.txt", "--debug")
    assert type(result.exception).__name__ == "SourceError"


def test_version_option() -> None:
    """--version prints name and version."""
    assert run("--version").stdout.strip() == f"audiobuild {__version__}"


@pytest.mark.usefixtures("article")
def test_script_shows_chapters_and_skipped_blocks() -> None:
    """Chapters, written and spoken text, the reason for each skipped block, and totals."""
    output = run("script", "zug.txt").stdout
    assert "2. Was er kostet" in output
    assert "→ Nach dreiundvierzig Jahren" in output
    assert "Lesen Sie auch" in output
    assert "because: " in output
    assert "chapters: 3, sentences: 11," in output


@pytest.mark.usefixtures("article")
def test_the_script_as_json_is_the_manifest_without_sound() -> None:
    """--json has blocks that tile the source, and utterances without times."""
    script = json.loads(run("script", "zug.txt", "--json").stdout)
    assert script["blocks"][-1]["span"][1] == script["source"]["characters"]
    assert script["source"]["characters"] == len(Path("zug.txt").read_bytes().decode())  # CRLF on Windows
    assert set(script["utterances"][0]) == {"written", "spoken", "span", "chapter"}
    assert "audio" not in script


def test_voices_lists_every_engine() -> None:
    """Name, place and licence of each; as JSON for programs."""
    output = run("voices").stdout
    assert all(word in output for word in ("espeak", "gtts", "silent", "built in", "online", "GPL-3.0-or-later"))
    assert {voice["engine"] for voice in json.loads(run("voices", "--json").stdout)} >= {"espeak", "gtts", "silent"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
@pytest.mark.parametrize("columns", [80, 300])
def test_the_list_of_voices_fits_the_terminal(columns: int) -> None:
    """Columns that are too wide are below their voice; a pipe and a wide terminal have one line for each voice."""
    import pty  # noqa: PLC0415  # not on every system

    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "audiobuild", "voices", "-e", "espeak"],
        stdout=theirs,
        env={**os.environ, "COLUMNS": str(columns)},
        check=True,
    )
    os.close(theirs)
    shown = os.read(ours, 65_536).decode().replace("\r\n", "\n")
    os.close(ours)
    piped = run("voices", "-e", "espeak").stdout
    assert max(map(len, shown.splitlines())) <= columns
    assert (shown == piped) is (columns == 300)
    assert sorted(shown.replace(";", " ").split()) == sorted(piped.split())


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["-e", "pico"], {("pico", "de")}),
        (["-e", "espeak", "--voice", "de+m7"], {("espeak", "de+m7")}),
        (["--voice", "de"], {("espeak", "de"), ("gtts", "de"), ("pico", "de")}),
    ],
)
def test_voices_can_be_chosen(here: Path, options: list[str], found: set[tuple[str, str]]) -> None:
    """The list and the samples are limited to an engine, a voice, or both."""
    rows = json.loads(run("voices", "--json", *options).stdout)
    assert {(row["engine"], row["name"]) for row in rows} == found
    if options[0] == "-e":
        samples = run("voices", "--say", "Guten Tag", *options).stdout.split()
        assert [(here / sample).stat().st_size > 1000 for sample in samples] == [True]


@pytest.mark.usefixtures("article")
def test_unknown_voice_suggests_the_closest() -> None:
    """So do unknown engines, in each option that takes them."""
    assert "unknown voice 'de+Anni': did you mean 'de+Annie'?" in run("voices", "--voice", "de+Anni").stderr
    assert "unknown engine 'pcio': did you mean 'pico'?" in run("voices", "-e", "pcio").stderr
    assert "did you mean 'de+m7'?" in run("make", "zug.txt", "-e", "espeak", "--voice", "de+m").stderr


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("make -e p", {"pico", "piper"}),
        ("make -e espeak --voice de+m", {"de+m3", "de+m7"}),
        ("voices --voice de_DE-thorsten-", {"de_DE-thorsten-medium", "de_DE-thorsten-high"}),
        ("make --boilerplate s", {"skip"}),
        ("make --from ht", {"htm", "html"}),
        ("script --read code", {"code-notice"}),
    ],
)
def test_shell_completion_of_values(monkeypatch: pytest.MonkeyPatch, typed: str, completed: set[str]) -> None:
    """Engines, voices and fixed values."""
    words = f"audiobuild {typed}"
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    result = CliRunner().invoke(app, [], env={"_AUDIOBUILD_COMPLETE": "complete_bash"}, prog_name="audiobuild")
    assert set(result.stdout.split()) == completed


@pytest.mark.usefixtures("article")
def test_cache_commands() -> None:
    """`cache info` counts entries, `prune` removes old ones, `clear` all."""
    run("make", "zug.txt", "-e", "espeak", "-q")
    assert "frames         7 entries" in run("cache", "info").stdout
    assert "removed 0 entries" in run("cache", "prune", "--days", "1").stderr
    assert "removed 14 entries" in run("cache", "clear").stderr
    assert "frames         0 entries" in run("cache", "info").stdout


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way there")
def test_ctrl_c_is_exit_code_130_and_a_hint(here: Path) -> None:
    """One line, no partial file; the next run completes the build."""
    text = ARTICLE + "\n\n".join(f"Satz Nummer {number} ist nicht kurz, und er wird gelesen." for number in range(3000))
    (here / "zug.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "audiobuild", "make", "zug.txt", "-e", "espeak"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert running.stderr.readline().startswith("encoding")
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        stdout, stderr = running.communicate(timeout=60)
    assert running.returncode == 130
    sections = list((cache.default_folder() / cache.FRAMES).glob("??/*"))
    assert len(sections) < 1500, "it ended long before the work was done"
    assert stdout == ""
    assert stderr.splitlines()[-1] == "audiobuild: interrupted; run the same command again to resume"
    assert not (here / "audio").exists() or not list((here / "audio").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent another way there")
def test_ctrl_c_during_start_up_shows_no_traceback() -> None:
    """The interrupt comes during imports, which are most of the start-up."""
    program = """
import signal, sys
from audiobuild.__main__ import run

class Interrupt:
    def find_spec(self, name, *_):
        if name == "typer":
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interrupt())
run()
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


@pytest.mark.slow
def test_failed_article_does_not_stop_the_others(here: Path) -> None:
    """The failure is on standard error and in JSON, and the exit code is 1."""
    for name in ("a", "c"):
        (here / f"{name}.txt").write_text(f"Titel {name}\n\nEin Absatz, der lang genug ist.\n", encoding="utf-8")
    (here / "b.txt").write_text("")
    result = run("make", "a.txt", "b.txt", "c.txt", "-e", "silent", "-o", "out/", "-q", "--json")
    assert result.exit_code == 1
    assert (here / "out/a.mp3").exists()
    assert (here / "out/c.mp3").exists()
    assert "b.txt" in result.stderr
    assert "1 of 3 articles failed" in result.stderr
    reports = [json.loads(line) for line in result.stdout.splitlines()]
    assert [report["source"] for report in reports if "error" in report] == ["b.txt"]
    assert run("make", "a.txt", "b.txt", "c.txt", "-e", "silent", "-o", "fast/", "--fail-fast").exit_code == 1


@pytest.mark.slow
def test_folder_as_source(here: Path) -> None:
    """Its articles are built, those of subfolders on request, in the same tree; hidden files are left out."""
    for path in ("in/a.txt", "in/deep/b.md", "in/.hidden.txt", "in/notes.xyz"):
        (here / path).parent.mkdir(parents=True, exist_ok=True)
        (here / path).write_text("Ein Titel\n\nEin Absatz, der lang genug ist.\n", encoding="utf-8")
    assert run("make", "in", "-e", "silent", "-o", "flat/", "-q").exit_code == 0
    assert [path.name for path in (here / "flat").rglob("*.mp3")] == ["a.mp3"]
    assert run("make", "in", "--recursive", "-e", "silent", "-o", "tree/", "-q").exit_code == 0
    assert sorted(str(path.relative_to(here)) for path in (here / "tree").rglob("*.mp3")) == [
        str(Path("tree/a.mp3")),
        str(Path("tree/deep/b.mp3")),
    ]
    assert run("make", "in", "--recursive", "--include", "*.md", "-e", "silent", "-o", "md/", "-q").exit_code == 0
    assert [path.name for path in (here / "md").rglob("*.mp3")] == ["b.mp3"]
    (here / "empty").mkdir()
    assert "contains no articles" in run("make", "empty", "-e", "silent").stderr


def test_unreadable_folder_is_an_error(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is simulated, since a superuser may read any folder."""
    (here / "in").mkdir()
    monkeypatch.setattr("audiobuild.cli.sources.os.access", lambda path, _: path != Path("in"))
    assert "no permission to read the folder in: change its" in run("make", "in", "-e", "silent").stderr


@pytest.mark.slow
def test_an_empty_folder_does_not_stop_the_others(here: Path) -> None:
    """It fails like an article, in its place among the results; with --into nothing is built."""
    (here / "empty").mkdir()
    for name in ("a.txt", "b.txt"):
        (here / name).write_text("Ein Titel\n\nEin Absatz, der lang genug ist.\n", encoding="utf-8")
    result = run("make", "a.txt", "empty", "b.txt", "-e", "silent", "-o", "out/", "-q", "--json")
    assert result.exit_code == 1
    assert sorted(path.name for path in (here / "out").glob("*.mp3")) == ["a.mp3", "b.mp3"]
    assert result.stderr.splitlines()[0].startswith("audiobuild: empty contains no articles: ")
    assert "1 of 3 articles failed" in result.stderr
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == ["a.txt", "empty", "b.txt"]
    into = run("make", "empty", "a.txt", "--into", "all.mp3", "-e", "silent")
    assert (into.exit_code, "empty contains no articles" in into.stderr) == (1, True)
    assert not (here / "all.mp3").exists()


@pytest.mark.parametrize("output", ["x.m4a", "x.aac", "x.ogg7", "x.pdf", "-"])
def test_output_with_an_unsupported_suffix_is_an_error(here: Path, output: str) -> None:
    """No folder of that name is created."""
    (here / "a.txt").write_text("Ein Titel\n\nEin Absatz, der lang genug ist.\n", encoding="utf-8")
    result = run("make", "a.txt", "-e", "silent", "-o", output)
    assert result.exit_code == 1
    assert f"cannot write {output}: unknown format" in result.stderr
    assert not (here / output).exists()


@pytest.mark.parametrize("output", ["band.2", "buch.v2", "alt.ogg/"])
def test_output_folder_may_contain_a_dot(here: Path, output: str) -> None:
    """A name without a known suffix, or with a slash at its end, is a folder."""
    (here / "a.txt").write_text("Ein Titel\n\nEin Absatz, der lang genug ist.\n", encoding="utf-8")
    assert run("make", "a.txt", "-e", "silent", "-o", output, "-q", "--only", "mp3").exit_code == 0
    assert (here / output / "a.mp3").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("command", [("script", "a.txt"), ("make", "a.txt", "-e", "silent"), ("voices",)])
def test_unencodable_characters_are_replaced_in_output(here: Path, command: tuple[str, ...]) -> None:
    """Redirected output in an old code page has a question mark for each."""
    (here / "a.txt").write_text("Ein Titel\n\nEs kamen 12 Gäste, und alle blieben lange.\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    line = [sys.executable, "-m", "audiobuild", *command]
    done = subprocess.run(line, capture_output=True, env=environment, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert command[0] != "script" or "? Es kamen zwölf Gäste".encode("cp1252") in done.stdout


def test_unexpected_error_is_one_line(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1 and a request for a report; --debug prints the traceback."""
    (here / "a.txt").write_text("Ein Titel\n\nEin Absatz, der lang genug ist.\n", encoding="utf-8")

    def fail(*_: object) -> None:
        raise KeyError("boom")

    monkeypatch.setattr("audiobuild.structure.script.split", fail)
    monkeypatch.setattr("audiobuild.pipeline.build", fail)
    result = run("make", "a.txt", "-e", "silent")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "internal error (KeyError: 'boom'): please report it" in line
    assert isinstance(run("make", "a.txt", "-e", "silent", "--debug").exception, KeyError)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(errno.EMFILE, "Too many open files", "a.txt"), "out of resources: Too many open files (a.txt): end"),
        (BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"), "temporarily unavailable: end other"),
        (MemoryError(), "the machine is out of memory: end other programs"),
    ],
)
def test_lack_of_resources_is_no_internal_error(
    here: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    """The line says what the machine lacks, and does not ask for a report."""
    (here / "a.txt").write_text("Ein Titel\n\nEin Absatz, der lang genug ist.\n", encoding="utf-8")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("audiobuild.pipeline.build", fail)
    result = run("make", "a.txt", "-e", "silent")
    assert result.exit_code == 1
    assert message in result.stderr
    assert "report" not in result.stderr


def test_misspelt_variable_is_a_warning(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command continues."""
    (here / "a.txt").write_text("Ein Titel\n\nEin Absatz, der lang genug ist.\n", encoding="utf-8")
    monkeypatch.setenv("AUDIOBUILD_EGNINE", "espeak")
    result = run("make", "a.txt", "-e", "silent", "-q")
    assert result.exit_code == 0
    assert "did you mean 'AUDIOBUILD_ENGINE'" in result.stderr


@pytest.mark.parametrize("command", ["make", "script", "voices", "check", "init", "publish", "serve", "cache info"])
def test_every_command_has_debug_and_plain_help(command: str) -> None:
    """Each command has --debug, and no help shows a Python type."""
    shown = run(*command.split(), "--help").stdout
    assert "--debug" in shown
    assert not re.search(r"<\w", shown)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no controls in names")
def test_control_characters_in_names_are_escaped(here: Path) -> None:
    """So are marks of text direction; a message is one line."""
    for name in ("rot\x1b[31m.txt", "zeile\numbruch.txt", "\N{RIGHT-TO-LEFT OVERRIDE}gnp.txt"):
        (here / "in" / name).parent.mkdir(exist_ok=True)
        (here / "in" / name).write_text("", encoding="utf-8")
    messages = run("make", "in", "-e", "silent").stderr
    assert all(sign not in messages for sign in ("\x1b", "\N{RIGHT-TO-LEFT OVERRIDE}"))
    assert all(word in messages for word in (r"rot\x1b[31m.txt is empty", r"zeile\numbruch.txt is empty", r"\u202egnp"))
