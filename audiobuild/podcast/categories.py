"""Podcast categories and their lookup.

Source: https://podcasters.apple.com/support/1691-apple-podcasts-categories, which Spotify and others follow.
"""

from __future__ import annotations

from difflib import get_close_matches
from types import MappingProxyType

from audiobuild.errors import SettingsError

PAGE = "https://podcasters.apple.com/support/1691-apple-podcasts-categories"

CATEGORIES = MappingProxyType(
    {
        "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
        "Business": ("Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"),
        "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
        "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
        "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
        "Government": (),
        "Health & Fitness": (
            "Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality",
        ),
        "History": (),
        "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
        "Leisure": (
            "Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden",
            "Video Games",
        ),
        "Music": ("Music Commentary", "Music History", "Music Interviews"),
        "News": (
            "Business News", "Daily News", "Entertainment News", "News Commentary", "Politics", "Sports News",
            "Tech News",
        ),
        "Religion & Spirituality": (
            "Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality",
        ),
        "Science": (
            "Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics", "Natural Sciences", "Nature",
            "Physics", "Social Sciences",
        ),
        "Society & Culture": ("Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"),
        "Sports": (
            "Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby", "Running",
            "Soccer", "Swimming", "Tennis", "Volleyball", "Wilderness", "Wrestling",
        ),
        "Technology": (),
        "True Crime": (),
        "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
    }
)  # fmt: skip
"""Categories with their subcategories."""

_NAMES = MappingProxyType(
    {
        known.casefold(): pair
        for top, subs in CATEGORIES.items()
        for known, pair in (
            (top, (top, "")),
            *((sub, (top, sub)) for sub in subs),
            *((f"{top} > {sub}", (top, sub)) for sub in subs),
        )
    }
)


def category(text: str) -> tuple[str, str]:
    """Look up a category by its name, its subcategory's name or both (`News > Politics`), ignoring case.

    Returns:
        The category and the subcategory; the latter is empty if only a category was named.

    Raises:
        SettingsError: the category is unknown.
    """
    wanted = " > ".join(part.strip() for part in text.split(">")).casefold()
    if wanted in _NAMES:
        return _NAMES[wanted]
    similar = [" > ".join(filter(None, _NAMES[name])) for name in get_close_matches(wanted, _NAMES, n=3)]
    hint = f"did you mean {' or '.join(dict.fromkeys(similar))}?" if similar else f"known: {', '.join(CATEGORIES)}"
    raise SettingsError(f"unknown podcast category {text!r} in [show]", f"{hint}; full list: {PAGE}")
