"""Who speaks: quotations and questions with a voice of their own, and one voice unless another is asked for."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import audiobuild
from audiobuild import pipeline, speak
from audiobuild.errors import SettingsError
from audiobuild.model import Speaker
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.sound.encoding import measured
from audiobuild.sound.gain import TARGET
from audiobuild.sound.recording import record
from audiobuild.speak.cached import CachedEngine
from audiobuild.speak.cast import load_cast
from audiobuild.storage.cache import Cache
from audiobuild.structure import split
from audiobuild.structure.speakers import assign_speakers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from audiobuild.model import Utterance

LETTERS = {"N": Speaker.NARRATOR, "Q": Speaker.QUOTATION, "F": Speaker.QUESTION}
SECOND = frozenset({Speaker.QUOTATION, Speaker.QUESTION})
TITLE = "# Probe\n\n"
TABLE = Path(__file__).parent.joinpath("cases", "speakers.txt").read_text(encoding="utf-8")
CASES = [case.partition("\n") for case in re.split(r"^## ", TABLE, flags=re.MULTILINE)[1:]]
ARTICLE = TITLE + (
    "Der Rat hat lange beraten und am Ende nichts beschlossen, wie so oft in diesem Jahr.\n\n"
    "Meier sagte: „Wir kommen nicht weiter. So geht es auf keinen Fall, und das wissen hier auch alle.“ Dann ging er.\n"
)


def speakers(text: str) -> list[tuple[Speaker, str]]:
    """Return the runs of utterances of one speaker, without the title."""
    found = assign_speakers(split(read("case.md", data=f"{TITLE}{text}".encode())), SECOND).utterances[1:]
    return [(speaker, joined(run)) for speaker, run in groupby(found, key=lambda utterance: utterance.speaker)]


def joined(utterances: Iterable[Utterance]) -> str:
    """Return the written text of utterances."""
    return " ".join(utterance.written for utterance in utterances)


@pytest.mark.parametrize("lines", [case[2] for case in CASES], ids=[case[0] for case in CASES])
def test_speakers_of_the_cases(lines: str) -> None:
    """Full quotations and questions have their speaker; titles, quoted words and answers stay with the narrator."""
    rows = [(line[:1], line[2:]) for line in lines.splitlines()]
    text = "\n".join(row for _, row in rows)
    expected = [(LETTERS[letter], re.sub(r"\*\*|^> ", "", row)) for letter, row in rows if letter]
    runs = groupby(expected, key=lambda row: row[0])
    assert speakers(text) == [(speaker, " ".join(row for _, row in run)) for speaker, run in runs]


PIECES = st.sampled_from(
    ["„", "“", "»", "«", '"', "‚", "‘", " ", ": ", ", ", ". ", "! ", "? ", " – ", "\n\n", "> ", "sagte er", "Wir gehen",
     "am 3. Mai", "Dr. Weiß", "z. B.", "Das Boot", "12 %", "Frage: ", "…", "ist es gut.", "Ja", "nein"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@example("Frage: »\n\nsagte er«")
@example("«sagte er\n\n»sagte er")
@example("„sagte er\n\nsagte er“sagte er")
@example("„Wir gehen“, , sagte er")
def test_second_voice_does_not_change_the_text(text: str) -> None:
    """Sentences are only cut: written and spoken text are the same, each piece in its place."""
    article = read("case.md", data=f"{TITLE}Der Rat tagt.\n\n{text}\n".encode())
    one, two = Settings(engine="espeak"), Settings(engine="espeak", quote_voice="de+f1", question_voice="de+m3")
    alone, cut = (pipeline.script(article, settings, speak.load("espeak")) for settings in (one, two))
    for attribute in ("written", "spoken"):
        whole, pieces = (
            ["".join("".join(getattr(utterance, attribute) for utterance in chapter.utterances).split())
             for chapter in script.chapters] for script in (alone, cut)
        )  # fmt: skip
        assert whole == pieces
    for utterance in cut.utterances:
        block = cut.blocks[utterance.block]
        assert block.span[0] <= utterance.span[0] <= utterance.span[1] <= block.span[1]
        assert any(map(str.isalnum, utterance.written)) or utterance.written in {
            one.written for one in alone.utterances
        }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the manifests of an article that is read by one voice and by two."""
    folder = tmp_path_factory.mktemp("speakers")
    article = read("rat.md", data=ARTICLE.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDIOBUILD_CACHE", str(folder / "cache"))
        audiobuild.make(article, folder / "one", engine="espeak")
        audiobuild.make(article, folder / "two", engine="espeak", quote_voice="de+f1")
        assert audiobuild.make(article, folder / "two", engine="espeak", quote_voice="de+f1").unchanged
        assert not audiobuild.make(article, folder / "other", engine="espeak", quote_voice="de+m7").unchanged
        assert not audiobuild.make(article, folder / "other", engine="espeak", quote_voice="de+f1").unchanged
    return {name: folder / name / "rat.build.json" for name in ("one", "two", "other")}


def test_one_voice_by_default(built: dict[str, Path]) -> None:
    """Without the options neither the manifest, the transcripts nor the page mention a second voice."""
    manifest = built["one"]
    assert "speaker" not in manifest.read_text(encoding="utf-8")
    for name in ("rat.vtt", "rat.transcript.json", "rat.html"):
        text = manifest.with_name(name).read_text(encoding="utf-8")
        assert not re.search("<v |speaker|Zitat", text)


def test_all_files_name_the_speaker(built: dict[str, Path]) -> None:
    """The manifest names voice and speaker, transcripts have voice spans, and the page says it in German."""
    manifest = built["two"]
    values = json.loads(manifest.read_bytes())
    assert values["engine"]["voice"] == "de"
    assert values["speakers"]["quotation"]["voice"] == "de+f1"
    quoted = [row["written"] for row in values["utterances"] if row.get("speaker") == "quotation"]
    assert " ".join(quoted) == "„Wir kommen nicht weiter. So geht es auf keinen Fall, und das wissen hier auch alle.“"
    vtt, segments, page = (
        manifest.with_name(name).read_text(encoding="utf-8") for name in ("rat.vtt", "rat.transcript.json", "rat.html")
    )
    assert "\n<v Zitatstimme>„Wir kommen" in vtt
    assert "\n<v Erzählstimme>Meier sagte:" in vtt
    assert {segment["speaker"] for segment in json.loads(segments)["segments"]} == {"Erzählstimme", "Zitatstimme"}
    assert "Zitate: eSpeak NG, Frauenstimme" in page
    assert 'title="Zitatstimme">„Wir kommen' in page
    assert audiobuild.check(manifest.with_name("rat.mp3")).valid


INTERVIEW = TITLE + (
    "Die Bürgermeisterin über den Zug, den Rat und das Geld.\n\n"
    "**Frau Lang, wann fährt der erste Zug?**\n\nIm Mai, wenn die Brücke bis dahin fertig ist.\n\n"
    "**Und wer bezahlt ihn?**\n\nZur Hälfte das Land, zur Hälfte wir. Das war nicht leicht.\n\n"
    "**Was kommt danach?**\n\nDanach kommt der zweite Zug.\n"
)


def test_a_second_voice_asks_the_questions(tmp_path: Path) -> None:
    """The questions of an interview, and nothing else, are read by their own voice."""
    audiobuild.make(read("lang.md", data=INTERVIEW.encode()), tmp_path, engine="espeak", question_voice="de+m7")
    values = json.loads((tmp_path / "lang.build.json").read_bytes())
    assert {name: row["voice"] for name, row in values["speakers"].items()} == {"question": "de+m7"}
    asked = [row["written"] for row in values["utterances"] if row.get("speaker") == "question"]
    assert asked == ["Frau Lang, wann fährt der erste Zug?", "Und wer bezahlt ihn?", "Was kommt danach?"]
    assert "\n<v Fragestimme>Und wer" in (tmp_path / "lang.vtt").read_text(encoding="utf-8")
    assert "Fragen: eSpeak NG, Männerstimme" in (tmp_path / "lang.html").read_text(encoding="utf-8")
    assert audiobuild.check(tmp_path / "lang.mp3").valid


def test_changing_the_second_voice_gives_the_same_bytes_as_building_with_it(built: dict[str, Path]) -> None:
    """An episode does not depend on which voice read its quotations before."""
    assert built["two"].with_name("rat.mp3").read_bytes() == built["other"].with_name("rat.mp3").read_bytes()
    assert built["two"].with_name("rat.mp3").read_bytes() != built["one"].with_name("rat.mp3").read_bytes()


def test_all_voices_are_equally_loud(tmp_path: Path) -> None:
    """Each voice gets the gain that it needs: de+f1 is 1.7 dB louder than de, and no louder in the episode."""
    cache = Cache(tmp_path)
    voices = [CachedEngine(speak.load("espeak", voice=name), cache) for name in ("de", "de+f1")]
    settings = Settings(engine="espeak", quote_voice="de+f1")
    script = pipeline.script(read("rat.md", data=ARTICLE.encode()), settings, voices[0].engine)
    others = {Speaker.QUOTATION: voices[1]}
    made = record(script, voices[0], cache, others=others, bitrate=96, jobs=2, progress=lambda *_: None)
    for engine in voices:
        engine.engine.close()
    assert made.encoders[Speaker.NARRATOR].gain - made.encoders[Speaker.QUOTATION].gain > 1
    for speaker in made.encoders:
        own = [(part, info) for part, info in zip(made.sections, made.encoded, strict=True) if part.speaker is speaker]
        heard = measured(made.encoders, [part for part, _ in own], [info for _, info in own])
        assert heard == pytest.approx(TARGET, abs=0.6)


def test_speakers_of_the_same_voice_share_an_engine() -> None:
    """Quotations and questions that one voice reads need its processes only once."""
    cast = load_cast("espeak", voice="de", second=dict.fromkeys(SECOND, "de+f1"), speed=1.0)
    assert cast.others[Speaker.QUOTATION] is cast.others[Speaker.QUESTION]
    assert cast.others[Speaker.QUOTATION] is not cast.narrator
    cast.close()


def test_unknown_and_missing_voices_are_refused_before_the_work() -> None:
    """A misspelt voice is met with the one that was meant, and an engine with one voice with what to do."""
    article = read("rat.md", data=ARTICLE.encode())
    with pytest.raises(SettingsError, match=r"no voice 'de\+Anni'") as misspelt:
        audiobuild.make(article, engine="espeak", quote_voice="de+Anni")
    assert "did you mean 'de+Annie'?" in misspelt.value.hint
    with pytest.raises(SettingsError, match="engine pico has only one voice") as single:
        audiobuild.make(article, engine="pico", question_voice="de")
    assert "--engine espeak" in single.value.hint
