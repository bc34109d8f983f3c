"""Cover pages of Word: their title, subtitle and author, which stand in text boxes in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobuild.model import Role
from audiobuild.readers.documents import Paragraph
from audiobuild.readers.office.wordprocessing import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

GALLERY = b"Cover Pages"
_ROLES = {"PublishDate": None, "title": Role.TITLE, "subject": None, "Abstract": None, "creator": Role.BYLINE}
"""What a control of the page shows, by the name of its value, in the order in which it is read."""


class Cover(NamedTuple):
    """What the controls of a cover page show."""

    values: dict[str, str]
    """By the name of the value: "title", "creator", "Company"."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield what is read of the page."""
        for name, role in _ROLES.items():
            if text := self.values.get(name):
                yield Paragraph(text, role)

    def left_out(self) -> str:
        """Return what is not read: the firm and its address."""
        return " ".join(text for name, text in self.values.items() if name not in _ROLES)


def take_cover(root: _Element) -> Cover:
    """Remove the controls of a cover page from a document, with the paragraphs that they stand in.

    A page without a title says nothing about what the others are, and stays as it is.
    """
    values: dict[str, str] = {}
    controls = [control for page in _pages(root) for control in page.iter(f"{WORD}sdt") if _name(control)]
    for control in controls:
        text = " ".join("".join(part.text or "" for part in control.iter(f"{WORD}t")).split())
        is_hint = control.find(f"{WORD}sdtPr/{WORD}showingPlcHdr") is not None
        if text and not is_hint:
            values.setdefault(_name(control), text)
    if "title" not in values:
        return Cover({})
    for control in controls:
        paragraph = next(control.iterancestors(f"{WORD}p"), None)
        is_inside = paragraph is not None and paragraph.find(f".//{WORD}txbxContent") is None
        (paragraph if paragraph is not None and is_inside else control).clear()
    return Cover(values)


def take_hints(root: _Element) -> None:
    """Remove the hints that Word shows in fields that nobody has filled in ("Klicken Sie hier ...")."""
    for hint in root.iter(f"{WORD}showingPlcHdr"):
        control = next(hint.iterancestors(f"{WORD}sdt"), None)
        for text in () if control is None else control.iter(f"{WORD}t"):
            text.text = ""


def _pages(root: _Element) -> list[_Element]:
    galleries = [part for part in root.iter(f"{WORD}docPartGallery") if part.get(f"{WORD}val") == GALLERY.decode()]
    return [page for part in galleries if (page := next(part.iterancestors(f"{WORD}sdt"), None)) is not None]


def _name(control: _Element) -> str:
    """Return the name of the value that a control shows; an empty one if it shows none.

    Its path reads "/ns1:coreProperties[1]/ns0:title[1]".
    """
    binding = control.find(f"{WORD}sdtPr/{WORD}dataBinding")
    path = "" if binding is None else binding.get(f"{WORD}xpath", "")
    return path.rpartition("/")[2].rpartition(":")[2].partition("[")[0]
