"""The lexicon: a user's entry takes precedence, and a mistake is reported with its file and line."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiobuild.errors import SettingsError
from audiobuild.german.lexicon import Entry, Lexicon
from audiobuild.german.lexicon_files import built_in, read

CASES = Path(__file__).parent / "cases"


def spoken(lexicon: Lexicon, text: str, engine: str = "gtts") -> str:
    """Return `text` with its lexicon words replaced."""
    pieces = []
    at = 0
    for found in lexicon.words(engine).find(text):
        pieces += [text[at : found.start], found.spoken]
        at = found.end
    return "".join((*pieces, text[at:]))


def labelled() -> list[tuple[str, str]]:
    """Return the cases of the table: a text, its lexicon, and what is spoken."""
    lines = (CASES / "lexicon.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(text, expected) for text, expected in rows]


@pytest.mark.parametrize(("text", "expected"), labelled())
def test_words_are_replaced_as_the_cases_say(text: str, expected: str) -> None:
    """Whole words, declined or in any case if marked, the longest first."""
    assert spoken(read(CASES / "lexicon_words.tsv"), text) == expected


def test_toml_equals_a_table(tmp_path: Path) -> None:
    """A lexicon can also be written as TOML."""
    toml = tmp_path / "names.toml"
    toml.write_text('[words]\n"Xi" = "Schi"\n"Biden*" = { spoken = "Beiden", engine = "espeak" }\n', encoding="utf-8")
    table = tmp_path / "names.tsv"
    table.write_text("Xi\tSchi\nBiden*\tBeiden\tespeak\n", encoding="utf-8")
    assert read(toml) == read(table)


def test_entries_for_other_engines_are_ignored() -> None:
    """An entry for the engine takes precedence over a general one."""
    lexicon = Lexicon((Entry("Xi", "Schi", "espeak"), Entry("Xi", "Sih"), Entry("Joe", "Dscho", "espeak")))
    assert spoken(lexicon, "Xi und Joe", "gtts") == "Sih und Joe"
    assert spoken(lexicon, "Xi und Joe", "espeak") == "Schi und Dscho"


def test_user_entry_replaces_a_built_in_one() -> None:
    """For all engines."""
    own = Lexicon((Entry("Biden", "Baiden"),)).over(Lexicon((Entry("Biden", "Beiden", "espeak", declined=True),)))
    assert spoken(own, "Biden", "espeak") == "Baiden"


def test_longest_entry_takes_precedence() -> None:
    """Of several entries that begin alike the longest is used, whether or not any case matches."""
    lexicon = Lexicon((Entry("Joe", "A"), Entry("joe biden", "B", any_case=True), Entry("Joe B", "C")))
    assert spoken(lexicon, "Joe Biden, Joe Bi, Joe B, JOE BIDEN") == "B, A Bi, C, B"


def test_entry_takes_precedence_over_a_declined_form() -> None:
    """Of another entry."""
    for entries in ((0, 1), (1, 0)):
        both = (Entry("Gag", "Gägg", declined=True), Entry("Gage", "Gahsche"))
        assert spoken(Lexicon(tuple(both[number] for number in entries)), "Gage und Gags") == "Gahsche und Gäggs"


def test_any_blanks_between_words_match(tmp_path: Path) -> None:
    """A name of two words is found over a line end or a no-break space, and if the file has decomposed letters."""
    table = tmp_path / "n.tsv"
    table.write_text("Joe Bu\u0308den\tDscho\n", encoding="utf-8")
    assert spoken(read(table), "mit Joe\u00a0Büden, Joe\nBüden") == "mit Dscho, Dscho"


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("l.tsv", "Xi\n", "line 1: 1 columns"),
        ("l.tsv", "Xi\tSchi\n\nJoe\tDscho\tespeak\tmehr\n", "line 3: 4 columns"),
        ("l.tsv", "# Namen\nXi\t\n", "line 2: 'Xi' has no spoken form"),
        ("l.tsv", "*\tStern\n", "line 1: '\\*' contains no word"),
        ("l.tsv", "Xi\tSchi\nXi\tSi\n", "line 2: 'Xi' is already in line 1"),
        ("l.tsv", "Xi\tSchi\tE Speak\n", "line 1: 'E Speak' is not the name of an engine"),
        ("l.toml", "[words]\nXi = \n", "not valid TOML"),
        ("l.toml", '[words]\n"Xi" = "Schi"\n"Joe" = 5\n', "line 3: 'Joe' has no spoken form"),
        ("l.toml", '[words]\n"Xi" = { spoken = "Schi", voice = "x" }\n', "line 2: unknown key 'voice' of 'Xi'"),
        ("l.toml", '[names]\n"Xi" = "Schi"\n', "unknown key 'names'"),
        ("l.toml", 'words = "Xi"\n', "unknown key 'words'"),
    ],
)
def test_error_names_file_and_line(tmp_path: Path, name: str, content: str, complaint: str) -> None:
    """The error for an invalid lexicon has the file and, if known, the line."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=complaint) as caught:
        read(path)
    assert str(path) in caught.value.message
    assert caught.value.hint


def test_unreadable_lexicon_is_an_error(tmp_path: Path) -> None:
    """A missing lexicon and one that is not UTF-8 are errors."""
    with pytest.raises(SettingsError, match="cannot read"):
        read(tmp_path / "none.tsv")
    (tmp_path / "latin.tsv").write_bytes("Müller\tMüller".encode("latin-1"))
    with pytest.raises(SettingsError, match="not UTF-8"):
        read(tmp_path / "latin.tsv")


WORD = st.text(alphabet="abcXÄß-", min_size=1, max_size=5).filter(lambda word: word.strip("-"))


@given(st.text(alphabet="abcXÄß- .\n", max_size=60), st.lists(st.tuples(WORD, WORD, st.booleans()), max_size=6))
def test_matches_are_ordered_whole_words(text: str, rows: list[tuple[str, str, bool]]) -> None:
    """They do not overlap, and never begin or end inside a word."""
    words = Lexicon(tuple(Entry(w, s, declined=d) for w, s, d in rows)).words("espeak")
    at = 0
    for start, end, _ in words.find(text):
        assert at <= start < end <= len(text)
        assert not (text[start].isalnum() and text[:start][-1:].isalnum())
        assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
        at = end


def test_built_in_names_are_scoped_by_engine() -> None:
    """Each built-in entry is for espeak, and many are for Pico too; no word stands twice for an engine."""
    entries = built_in().entries
    engines = {"espeak": 500, "piper": 500, "pico": 200}
    assert {entry.engine for entry in entries} == set(engines)
    for engine, least in engines.items():
        words = [entry.written for entry in entries if entry.engine == engine]
        assert len(set(words)) == len(words) >= least


@pytest.mark.slow
def test_each_respelling_for_pico_comes_nearer_by_sound() -> None:
    """The entries for Pico are those whose sound is nearer to the wanted phonemes than that of the written word."""
    program = Path(__file__).parents[1] / "benchmarks" / "names_pico.py"
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_each_built_in_respelling_comes_nearer() -> None:
    """Spoken by the built-in voice, each respelt name is nearer to its usual pronunciation than before."""
    program = Path(__file__).parents[1] / "benchmarks" / "names.py"
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or done.stdout.splitlines()[-1]
    assert ", 0 not better" in done.stdout
