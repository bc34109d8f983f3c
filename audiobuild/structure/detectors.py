"""Roles of an article's blocks: a list of detectors, applied from the first to the last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.model import Block, Role
from audiobuild.structure import (
    agencies,
    bylines,
    captions,
    continued_numbers,
    forms,
    headings,
    interviews,
    links,
    notices,
    opening,
    portraits,
    programme,
    references,
    repeated_lines,
    teasers,
    title_pages,
)
from audiobuild.structure.book import (
    contents,
    decimal_sections,
    diaries,
    end_matter,
    further_headings,
    imprint,
    numbered,
    page_numbers,
    stacked_headings,
    unnumbered,
)
from audiobuild.structure.datelines import part
from audiobuild.structure.draft import Detector, Draft, by_text
from audiobuild.structure.heading_lines import is_quoted
from audiobuild.structure.trailing_links import split_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.model import InlineMarkup

DETECTORS = (
    # By the text of a block alone; the first that finds something decides.
    Detector("teasers", teasers.find_teasers),
    Detector("bylines and dates", bylines.find_credits),
    Detector("agencies", by_text(Role.AGENCY, agencies.is_agency)),
    Detector("fields of a form", by_text(Role.BOILERPLATE, forms.is_field)),
    Detector("captions", by_text(Role.CAPTION, captions.is_caption)),
    Detector("credits at the end of lists", captions.find_in_lists),
    Detector("captions above their credits", captions.find_above_credits),
    Detector("lines that are given twice", repeated_lines.find_repeated_lines),
    Detector("quotations", by_text(Role.QUOTE, is_quoted)),
    # By the blocks around it; a later one may overrule an earlier one.
    Detector("page numbers", page_numbers.find_page_numbers),
    Detector("table of contents", contents.find_contents),
    Detector("additions to a book", end_matter.find_additions),
    Detector("numbered headings", numbered.find_numbered),
    Detector("decimal sections of a book", decimal_sections.find_decimal_sections),
    Detector("imprint of a book", imprint.find_imprint),
    Detector("years of a diary", diaries.find_years),
    Detector("prologues and title page of a book", numbered.find_single),
    Detector("unnumbered headings of a book", unnumbered.find_unnumbered),
    Detector("further headings of a book", further_headings.find_further),
    Detector("second lines of a book's headings", stacked_headings.find_second_lines),
    Detector("sections of a tale", stacked_headings.find_sections),
    Detector("titles above a book's headings", stacked_headings.find_lines_above),
    Detector("headings that come again", further_headings.find_repeated),
    Detector("days of a diary", headings.find_diary),
    Detector("days of a programme", programme.find_days),
    Detector("headings", headings.find_headings),
    Detector("numbered headings among marked ones", continued_numbers.find_continued),
    Detector("questions that are marked as headings", interviews.find_marked_questions),
    Detector("title page of a thesis", title_pages.find_title_page),
    Detector("title and subtitle", opening.find_title),
    Detector("lists of headings", headings.find_lists),
    Detector("legal notices", notices.find_notices),
    Detector("contact at the end", notices.find_contact),
    Detector("notes and sources", references.find_references),
    Detector("lists of teasers", teasers.find_lists),
    Detector("lists of teasers under a marked heading", teasers.find_marked_lists),
    Detector("invitations to subscribe", teasers.find_invitations),
    Detector("links", links.find_links),
    Detector("titles of other texts", teasers.find_titles),
    Detector("readers' comments", teasers.find_comments),
    Detector("portraits of authors and publishers", portraits.find_portraits),
    Detector("lead", opening.find_lead),
)
"""In the order in which they are applied; each sees the roles that those before it have found."""


_LONGEST_HEADING = 300
"""Characters of a heading; a longer one is a text that the source gives in large letters."""


def _unless_text(block: Block) -> Block:
    return replace(block, role=None) if block.role is Role.HEADING and len(block.text) > _LONGEST_HEADING else block


def assign_roles(blocks: Sequence[Block], author: str = "", inline: Sequence[InlineMarkup] = ()) -> tuple[Block, ...]:
    """Return the blocks with their roles; datelines and agency credits become blocks of their own.

    Args:
        blocks: as read.
        author: as the source's metadata state it.
        inline: the source's links and emphasis.
    """
    blocks = tuple(piece for block in blocks for piece in split_link(_unless_text(block)))
    draft = Draft.of(blocks, author, links.linked_blocks(blocks, inline))
    for detector in DETECTORS:
        draft = draft.with_roles(detector.find(draft))
    with_roles = (replace(block, role=role) for block, role in zip(draft.blocks, draft.roles, strict=True))
    return tuple(piece for block in with_roles for line in bylines.split_byline(block) for piece in part(line))
