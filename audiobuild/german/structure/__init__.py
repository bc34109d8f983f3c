"""What a block of a German article is, from its text alone: one question a module, each a plain function."""

from audiobuild.german.structure.creditlines import credit_line
from audiobuild.german.structure.credits import agency_tail, byline, is_agency, is_caption
from audiobuild.german.structure.datelines import Dateline, dateline
from audiobuild.german.structure.dates import date_line
from audiobuild.german.structure.headings import (
    is_heading,
    is_kicker,
    is_quoted,
    is_running_text,
    is_section_name,
    is_title_like,
)
from audiobuild.german.structure.letters import is_salutation, is_valediction
from audiobuild.german.structure.notices import announces, is_boilerplate, is_note, is_teaser

__all__ = [
    "Dateline",
    "agency_tail",
    "announces",
    "byline",
    "credit_line",
    "date_line",
    "dateline",
    "is_agency",
    "is_boilerplate",
    "is_caption",
    "is_heading",
    "is_kicker",
    "is_note",
    "is_quoted",
    "is_running_text",
    "is_salutation",
    "is_section_name",
    "is_teaser",
    "is_title_like",
    "is_valediction",
]
