"""Words in place of program code and web addresses are spoken if they are asked for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from audiobuild import pipeline
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.structure import split

MARKDOWN = """# Ein Bericht

So ruft man das Programm auf:

```sh
make
```

    sudo make install

Mehr unter https://www.beispiel.de/a/b/lang/und/breit?q=1 und www.kurz.de/bad oder post@www.de.

<!-- audiobuild: skip -->

```sh
geheim
```
"""
PAGE = "<h1>Ein Bericht</h1><p>Der Aufruf:</p><pre>make</pre><p>Siehe https://beispiel.de/sehr/lang/und/mehr.</p>"


@pytest.mark.parametrize(
    ("kinds", "sentences"),
    [
        (set(), ["Mehr unter beispiel.de und www.kurz.de/bad oder post@www.de."]),
        (
            {"code-notice"},
            ["Programmcode ausgelassen.", "Mehr unter beispiel.de und www.kurz.de/bad oder post@www.de."],
        ),
        ({"link"}, ["Mehr unter Link zu beispiel.de und Link zu www.kurz.de/bad oder post@www.de."]),
    ],
)
def test_words_in_place_of_code_and_addresses(kinds: set[str], sentences: list[str]) -> None:
    """Blocks of code in a row are one sentence, an address is a link; code that authors leave out stays silent."""
    script = split(read("bericht.md", data=MARKDOWN.encode()), read=kinds)
    assert [utterance.written for utterance in script.utterances][2:] == sentences
    assert all(before.span[1] == after.span[0] for before, after in pairwise(script.blocks))
    places = [utterance.span for utterance in script.utterances]
    assert places == sorted(places)
    end = script.utterances[-1].span[1]
    assert MARKDOWN[script.utterances[-1].span[0] : end].endswith("post@www.de.")


def test_code_stays_listed_as_left_out() -> None:
    """The code itself is an omission of the sentence in its place."""
    script = split(read("seite.html", data=PAGE.encode()), read={"code-notice"})
    omitted = [(part.text, part.reason) for block in script.blocks for part in block.omissions]
    assert omitted[0] == ("make", "code")


def test_the_settings_ask_for_them() -> None:
    """The option is that of other kinds of text, and the words are spoken."""
    settings = Settings(engine="espeak", read=("code-notice", "link"))
    script = pipeline.script(read("seite.html", data=PAGE.encode()), settings, pipeline.engine_for_script(settings))
    spoken = [utterance.spoken for utterance in script.utterances]
    assert "Programmcode ausgelassen." in spoken
    assert spoken[-1].startswith("Siehe Link zu beispiel Punkt")
