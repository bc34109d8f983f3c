"""Whether a clause begins: its first word has a capital, and a verb follows ("Rom war in Aufruhr")."""

from __future__ import annotations

import re

from audiobuild.german.words import word_list


def opens_clause(text: str, following: re.Match[str]) -> bool:
    """Return whether a capitalised word and a verb come next, so that a sentence begins: "Rom war in Aufruhr"."""
    verb = _WORD.match(text, following.end("word"))
    return (
        following["word"][:1].isupper() and not following["word"].isupper() and verb is not None and _is_verb(verb[1])
    )


def _is_verb(word: str) -> bool:
    """Return whether a small word is a verb of a clause: one of the list, or a past tense (herrschte, siegten)."""
    return word in _VERBS or (len(word) > len("heute") and word.endswith(("te", "ten")) and word not in _NO_VERBS)


_NO_VERBS = frozenset(word_list("zweite dritte vierte fünfte letzte letzten ersten weiten breiten bekannte bekannten"))
# Matches " war" in "Rom war in", " gilt"; not " War", "war".
_WORD = re.compile(r"\s+([a-zäöüß]+)\b")
_VERBS = frozenset(
    word_list("""
    war waren ist sind wurde wurden wird werden hatte hatten hat haben kam kamen ging gingen begann begannen gab stand
    standen blieb blieben kann können konnte konnten muss müssen musste mussten soll sollen sollte will wollen wollte
    macht machte machten sagt sagte sagten liegt lag lagen steht führt führte führten zeigt zeigte fehlt fehlte bleibt
    geht kommt gilt galt heißt hieß starb starben lebte lebten entstand entstanden erhielt gewann verlor fand fanden
    schrieb schrieben sprach rief zog zogen floh fiel fielen schlug schlugen ließ ließen nahm nahmen sah sahen traf trug
    brach brachen bekam bekamen wuchs wuchsen schwieg half bot lief saß aß trank verschwand erschien weiß
    erstach erschlug schuf sang ritt griff ergriff hieb warf verlor gebar erwarb empfing
    """)
)
