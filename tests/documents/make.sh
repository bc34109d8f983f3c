#!/usr/bin/env bash
# Makes the sample documents of this folder from artikel.md, with the programs that people use for them:
# pandoc and LibreOffice Writer (Debian: pandoc, libreoffice-writer-nogui) and WeasyPrint.
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pandoc artikel.md --metadata lang=de --metadata pagetitle="Der neue Radweg an der Elbe" -s -o artikel.html
pandoc artikel.md --metadata lang=de --metadata title="Der neue Radweg an der Elbe" -o artikel.epub
pandoc artikel.md -t plain --wrap=auto --columns=72 -o artikel.txt
pandoc artikel.md -o "$work/artikel.odt"
for suffix in odt docx rtf pdf; do
    soffice --headless --convert-to "$suffix" --outdir "$work/out" "$work/artikel.odt" >/dev/null
    cp "$work/out/artikel.$suffix" "artikel.$suffix"
done
pandoc artikel.md -o artikel-pandoc.docx
pandoc artikel.md -s -o artikel-pandoc.rtf
weasyprint -q artikel.html artikel-weasyprint.pdf
