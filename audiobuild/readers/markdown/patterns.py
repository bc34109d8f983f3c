"""Patterns of what is not text in Markdown: tags of site generators, LaTeX commands, drawn tables, citations."""

from __future__ import annotations

import re
from functools import reduce

from audiobuild.lazy_regex import lazy_regex

TAG, COMMENT, EMBED, CITATION, CONTENTS, CODE_TAG, SIGN, LATEX, FORMULA, DRAWN, MARKUP = (
    "site generator's tag", "comment", "embedded file", "citation", "table of contents", "code", "emoji code",
    "LaTeX command", "formula", "table drawn with characters", "",
)  # fmt: skip
_OPAQUE_PAIRS = (
    "highlight|code|codeblock|comment|mermaid|math|katex|chart|plantuml|rawhtml|gallery|javascript|style|css"
)
_NOT_TEXT = "figure|table|tabular|tabularx|longtable|equation|align|gather|multline|lstlisting|verbatim|tikzpicture"
"""LaTeX's environments whose content is not prose."""
_LATEX_WORDS = (
    "text|text(?:it|bf|sc|tt|sl|rm)|emph|enquote|underline|(?:sub)*section|chapter|(?:sub)?paragraph|footnote"
)
"""LaTeX's commands whose argument is prose."""
_REFERRING = r"vgl\.|siehe|s\.|auch|so|etwa|nach|cf\.|see|z\.[ ]?B\.|u\.[ ]?a\."
"""Words before the key of a citation."""
_ICONS = "mdi|icon|i|fa[srbl]?|bi|octicon|material|emoji"
"""Directives whose label is the name of an icon."""
_BRACES = reduce(lambda inner, _: rf"\{{(?:[^{{}}]|{inner})*+\}}", range(4), r"\{[^{}]*+\}")
"""An expression in braces, with braces in it: ``{[{ title: "Weg", steps: [{}] }]}``."""
_COLUMNS = r"[ ]{0,3}-{2,}(?:[ ]+-{2,})+[ \t]*"
"""Dashes that draw columns: ``------ ------``."""
# Matches '{{ "a.pdf" | relURL }}', '{{< img src="a.jpg" >}}', "{% link a.md %}", "{# Fuß #}"; not "{a}", "{#a}".
TEMPLATE_TAG = lazy_regex(r"\{\{[^{}]*\}\}|\{%[^{}%]*%\}|\{#[^{}#]*#\}")
"""A tag of Jekyll, Hugo or Django that may be anywhere on a page, also in the attribute of an HTML tag."""
# Matches all of "【4†source】", "【12:3†bericht.pdf】"; not of "【Neu】", "[4†]".
CHAT_CITATION = r"【[^【】\n†]{1,20}†[^【】\n]{0,80}】"
"""What ChatGPT writes after a sentence to name its source."""
TAGS = lazy_regex(
    rf"""
      (?P<opaque>\{{%-?\s*(?P<liquid>{_OPAQUE_PAIRS})\b[^{{}}%]*%\}}           # {{% highlight python %}} (Liquid)
        |(?:(?P<dollars>\$\$)[ \t]*(?:\r?\n[ \t]*)?|^[ \t]*)
          \\begin\{{(?P<environment>(?:{_NOT_TEXT})\*?)\}}                        # \begin{{figure}} (LaTeX)
        |\{{\{{[<%]\s*(?P<hugo>{_OPAQUE_PAIRS})\b[^{{}}]*(?<!/)[%>]\}}\}})        # {{{{< highlight go >}}}} (Hugo)
    | (?P<linked>\{{\{{[<%]\s*(?=[^{{}}\n]*[%>]\}}\}})[\w-]{{0,20}}(?:link|href|ref|url)[\w-]{{0,20}}\s
        [^{{}}\n"]*(?:"[^{{}}\n"]*"[^{{}}\n"]*)*?\b(?:text|label|title|name)="(?P<linkwords>[^"{{}}\n]+)"
        [^{{}}\n]*\}}\}})                                                        # {{{{< tlink text="Hof" >}}}} (Hugo)
    | (?P<tag>\{{\{{(?:[^{{}}]|[{{}}](?![{{}}]))*\}}\}}                          # {{{{< figure >}}}} (Hugo)
        |\{{%(?:[^{{}}%]|\{{\{{[^{{}}]*\}}\}}|\{{[^{{}}%]*\}}|%(?!\}}))*%\}}        # {{% include x.html, {{"a": 1}} %}}
        |(?P<jsx></?(?P<component>[A-Z][\w.]*)(?:\s+(?:[^<>{{}}"']|"(?:data:[^"<>\s]*+|[^"<>]{{0,2000}})"|'[^'<>]{{0,2000}}'
          |{_BRACES})*)?/?>)                                                # <Tabs groupId={{x}}> (MDX)
        |^import\ [^\n]*?['"][^\n'"]*['"];?[ \t]*$                           # import Tabs from '@theme/Tabs';
        |^export\ (?:const|default|let|function|async)\b[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*
        |\[(?:caption|gallery|audio|video|playlist)(?:[ ][\w-]+="[^"\n]*")+\]     # [caption id="a"][![Bild](a)](b)
        |\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|contact-form-7)\b[^\[\]\n]*\](?![(:]|\[(?!/))
        |\\?\[[a-z][\w-]{{1,30}}(?:[ ][a-z][\w-]{{0,30}}=(?:"[^"\[\]\n]*"|[\w.:/-]+)){{1,8}}
          [ ]?/?\\?\](?![(:\[])                                             # [rating value=4] (WordPress)
        |(?:^[ \t]*|(?<=>[ ])|(?<=[-*+][ ])|(?<=\][ ]))(?:\#[^\W\d_][\w/-]*[ \t]*)+$   # #rezept #kochen (Obsidian)
        |(?<=\[[ xX]\][ ])\#[^\W\d_][\w/-]*[ \t]+                           # - [ ] #task Einkaufen (Obsidian)
        |\[[\w-]{{1,40}}::[ ][^\[\]\n]*\]|\([\w-]{{1,40}}::[ ][^()\n]*\)       # [id:: 17] (Dataview)
        |(?<![\w:]):(?:{_ICONS})\[[^\[\]\n]*\](?:\{{[^{{}}\n]*\}})?           # :icon[arrow] (remark)
        |(?<![\w:]):[a-z][\w-]*\{{[^{{}}\n]*=[^{{}}\n]*\}}                     # :image{{src="x.png"}} (MDC)
        |^[ \t]*::[a-z][\w-]*(?:\[[^\[\]\n]*\])?(?:\{{[^{{}}\n]*\}})?[ \t]*$   # ::youtube[Video]{{#id}} (remark)
         (?:\r?\n---[ \t]*\r?\n(?:(?!---)[^\n]*\n){{1,200}}---[ \t]*$)?            # and its properties (MDC)
        |^\([A-Za-z][\w:.-]{{0,60}}\)=[ \t]*$                               # (sec:anfang)= (MyST)
        |^\+\+\+[ \t]*\{{[^\n]*\}}[ \t]*$                                       # +++ {{"tags": []}} (MyST)
        |^[ \t]*@[A-Za-z][\w.]*(?:\([^()\n]*\))?[ \t]*$                        # @eval(js) (LiaScript)
        |^[ \t]*\[\[[ ](?-i:[a-z])[\w-]*[ ](?:::[ ])?[^\[\]|\n]*[ ]\]\][ \t]*$   # [[ cards :: team.yml ]]
        |^\*\[[^\[\]\n]{{1,40}}\]:[ ][^\n]*$                                # *[HTML]: Hypertext (Markdown Extra)
        |^[ \t]*:{{2,}}[ \t]*$)                                              # the end of a box
    | (?P<chat>{CHAT_CITATION}|[ ]?:contentReference\[oaicite:\d+\](?:\{{index=\d+\}})?
        |\[oai_citation:\d+[^\[\]\n]*\](?:\([^()\s]*\))?)                      # 【4†source】 (ChatGPT)
    | (?P<directive>(?<![\w:]):[a-z][\w-]*\[(?P<label>[^\[\]\n]*)\](?:\{{[^{{}}\n]*\}})?)  # :kbd[Strg] (remark)
    | (?P<box>^[ \t]*(?::{{3,}}[ \t]*(?:\{{[^{{}}\n]*\}}|[\w-]+(?:\{{[^{{}}\n]*\}})?)  # :::note Titel
        |(?:!!!|\?\?\?)\+?(?:[ ]+[\w-]+|(?:note|info|tip|hint|warning|danger|example|quote)\b))[ \t]*)  # !!! note
    | (?P<latex>^[ \t]*\\(?!(?:{_LATEX_WORDS})\b|item\b)[a-z]{{3,30}}\*?
          (?:\[[^\[\]\n]*\]|\{{[^{{}}\n]*\}})*[ \t]*$                          # \listoffigures
        |\\(?:(?:page|eq|auto|name|c)?ref|label|cite\w*|index|[vh]space|begin|end)\*?
          (?:\[[^\[\]\n]*\])*\{{[^{{}}\n]*\}}(?:\[[^\[\]\n]*\])?)              # \ref{{abb}}
    | (?P<latex_words>\\(?:{_LATEX_WORDS})\*?\{{(?P<inner>[^{{}}\n]*)\}})      # \textit{{Wort}}
    | (?P<drawn>^[ \t]*\+(?:[-=:]{{2,}}\+)+[ \t]*$(?:\n[ \t]*[|+][^\n]*)+      # +---+---+ (Pandoc)
        |^[ \t]*-{{10,}}[ \t]*\n(?:(?![ \t]*-)[^\n]+\n){{1,5}}{_COLUMNS}
          (?:\n(?![ \t]*-{{10,}}[ \t]*$)[^\n]*){{1,200}}\n[ \t]*-{{10,}}[ \t]*$   # the same over several lines
        |^(?:[ ]*[^\s-][^\n]*\n)?{_COLUMNS}\n[^\n]*\S[ ]{{2,}}\S[^\n]*(?:\n[^\n]*\S[^\n]*)*)  # head and dashes
    | (?P<reference>\{{(?:eq|numref|cite(?::\w+)?|index|label|ref|footcite)\}}`[^`\n]{{1,300}}`)  # {{eq}}`abb`
    | (?P<myst>\{{[a-z][\w:-]{{1,30}}\}}(?=`[^`\n]))                               # {{term}}`Wort` (MyST)
    | (?P<raw>`[^`\n]{{1,300}}`\{{=[a-z0-9]+\}})                                  # `\newline`{{=tex}} (Pandoc)
    | (?P<key>(?<![\w.@/\[\\])@(?P<cited>[^\W\d_]{{2,40}})
          (?:[._:-][\w:-]*\d{{4}}|(?:19|20)\d\d)(?:[a-z]{{0,20}}|-[a-z]{{2}})(?![\w@]|[.-]\w))  # @meier_rad_2020
    | (?P<comment>(?<![\d%])%%(?!%)[^%]*%%|\{{/\*[^*]*\*/\}}|\{{\#[^{{}}\#\n]*\#\}}|\[//\]:\ \#\ [^\n]*)  # %% Notiz %%
    | (?P<embed>!\[\[[^\[\]\n]*\]\])                                         # ![[bild.png]]
    | (?P<contents>^[ \t]*(?:\[\[?_?toc_?\]\]?|@\[toc\]|\$\{{toc\}}
        |(?:[*-]|\d\.)[ ][\w :-]{{1,40}}(?=[ \t]*\n\{{:toc))[ \t]*$)
    | (?P<wiki>\[\[(?P<before>[^\[\]|\n]*\|)?(?P<words>[^\[\]|\n]*)\]\](?!\())  # [[Seite|Wort]]
    | (?P<citation>\[(?:[^\[\]\n@]*[^\w\[\]\n@])?-?@[\w:.\#$%&+?~/-]+[^\[\]\n@]*(?:;[^\[\]\n]*)?\](?![(\[])
        |\((?:(?:{_REFERRING})[ ]){{0,2}}-?@[^\W\d_][\w:-]{{0,60}}\d{{4}}[a-z]?(?![\w@])
          (?:[^()\n]|\n(?![ \t]*\n)){{0,200}}\))                                # (vgl. @meier_2020, S. 3)
    | (?P<alert>(?<=>)[ \t]*\[![\w-]+(?:\|[^\[\]\n]*)?\][+-]?)               # > [!NOTE]
    | (?P<attributes>\{{:[^{{}}\n]*\}}|(?<=\))\{{[ ]?[.\#\w][^{{}}\n]*\}}     # {{: .class}} (kramdown)
        |(?:(?<![ \t])[ \t]+\#{{1,6}})?(?:(?<![ \t])[ \t]+)?\{{[ ]?(?:[\#.][^{{}}\n]*|-[ ]?)\}}
          (?:[ \t]+\#{{1,6}})?[ \t]*$                                         # {{#id}}, {{-}} ## (Pandoc)
        |(?:(?<![ \t])[ \t]+)?\[[^\[\]\w\n]{{1,3}}\]\(\#[^()\s]*\))               # a link to itself: [¶](#id)
    | (?P<anchor>(?<=[^\s^])[ ]\^[A-Za-z0-9-]+[ \t]*$)                         # a block's mark: ^abc123
    | (?P<marked>(?<![=\w])==(?=[^\s=])|(?<=[^\s=])==(?![=\w]))              # ==highlighted==
    | (?P<sign>(?<![\w:])(?::(?:[a-z][a-z0-9_]{{1,40}}|[+-]1|100|1234
        |(?:material|fontawesome|octicons|simple|mdi)-[\w-]+):)+(?![\w:]|//))  # :heart: :clap::clap: :material-home:
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
REASON_OF = {
    "opaque": CODE_TAG, "tag": TAG, "comment": COMMENT, "embed": EMBED, "contents": CONTENTS, "citation": CITATION,
    "attributes": MARKUP, "anchor": MARKUP, "marked": MARKUP, "sign": SIGN,
    "latex": LATEX, "drawn": DRAWN, "raw": MARKUP, "myst": MARKUP,
    "reference": CITATION, "chat": CITATION,
}  # fmt: skip
"""The reason of each named group that is masked whole."""
