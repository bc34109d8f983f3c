"""The books of the Bible: the abbreviations of each, and its name."""

from __future__ import annotations

from audiobuild.german.words import word_list

BOOKS = {
    "Mt": "Matthäus", "Matth": "Matthäus", "Mk": "Markus", "Lk": "Lukas", "Luk": "Lukas", "Joh": "Johannes",
    "Apg": "Apostelgeschichte", "Röm": "Römer", "Kor": "Korinther", "Gal": "Galater", "Eph": "Epheser",
    "Phil": "Philipper", "Kol": "Kolosser", "Thess": "Thessalonicher", "Tim": "Timotheus", "Tit": "Titus",
    "Phlm": "Philemon", "Hebr": "Hebräer", "Jak": "Jakobus", "Petr": "Petrus", "Offb": "Offenbarung", "Gen": "Genesis",
    "Ex": "Exodus", "Lev": "Levitikus", "Num": "Numeri", "Dtn": "Deuteronomium", "Mos": "Mose", "Jos": "Josua",
    "Ri": "Richter", "Rut": "Rut", "Sam": "Samuel", "Kön": "Könige", "Chr": "Chronik", "Esr": "Esra", "Neh": "Nehemia",
    "Est": "Ester", "Tob": "Tobit", "Makk": "Makkabäer", "Ps": "Psalm", "Spr": "Sprüche", "Pred": "Prediger",
    "Koh": "Kohelet", "Hld": "Hoheslied", "Weish": "Weisheit", "Sir": "Sirach", "Jes": "Jesaja", "Jer": "Jeremia",
    "Klgl": "Klagelieder", "Ez": "Ezechiel", "Hes": "Hesekiel", "Dan": "Daniel", "Hos": "Hosea", "Joel": "Joel",
    "Am": "Amos", "Jona": "Jona", "Jon": "Jona", "Mi": "Micha", "Mich": "Micha", "Zef": "Zefanja", "Hag": "Haggai",
    "Sach": "Sacharja", "Mal": "Maleachi",
}  # fmt: skip
"""Its short form, without a full stop -> its name."""
LETTERS = word_list("""
    Römerbrief Korintherbrief Galaterbrief Epheserbrief Philipperbrief Kolosserbrief Thessalonicherbrief Timotheusbrief
    Titusbrief Hebräerbrief Jakobusbrief Petrusbrief Johannesbrief Matthäusevangelium Markusevangelium Lukasevangelium
    Johannesevangelium
""")
"""Books by their whole names, other than those above."""
COUNTED_BOOKS = word_list("Kor Thess Tim Petr Sam Kön Chr Makk Mos Joh")
"""Short forms of books that there are several of: 1. Kor, 2. Mos."""
SURE_BOOKS = word_list(
    "Ps Offb Apg Hebr Lk Luk Matth Joh Röm Jes Jer Gal Eph Jak Hld Koh Weish Sir Dtn Ez Hes Sach Spr Klgl"
)
"""Short forms that are sure before the number of a chapter alone: Ps 23."""
WORDS_TOO = frozenset(("Am", "Mi"))
"""Short forms that are words, too: one in brackets of its own or among others is a book: (Mi 6,8)."""
