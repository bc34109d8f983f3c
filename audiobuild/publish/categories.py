"""What podcasts can be about, as directories list it.

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
"""Each category with its subcategories."""

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
    """A category and its subcategory (empty where there is none), from `News`, `Politics` or `News > Politics`.

    Raises:
        SettingsError: directories know no such category.
    """
    wanted = " > ".join(part.strip() for part in text.split(">")).casefold()
    if wanted in _NAMES:
        return _NAMES[wanted]
    near = [" > ".join(filter(None, _NAMES[each])) for each in get_close_matches(wanted, _NAMES, n=3)]
    hint = f"perhaps {' or '.join(dict.fromkeys(near))}" if near else f"one of {', '.join(CATEGORIES)}"
    raise SettingsError(f"directories know no category {text!r} ([show] category)", f"{hint}; all are at {PAGE}")
