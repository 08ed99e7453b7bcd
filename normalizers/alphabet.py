"""Every character class, by name. Nobody else writes code points.

Sets are frozensets of single characters; patterns for `re` are strings that belong inside a
character class. The names follow Unicode's.
"""

from __future__ import annotations

TATWEEL = "\u0640"
HAMZA = "\u0621"
ALEF = "\u0627"
ALEF_MADDA = "\u0622"
ALEF_HAMZA_ABOVE = "\u0623"
ALEF_HAMZA_BELOW = "\u0625"
LAM = "\u0644"
MEEM = "\u0645"
WAW = "\u0648"
YEH = "\u064a"
HEH = "\u0647"
TEH_MARBUTA = "\u0629"
ALEF_MAKSURA = "\u0649"

ALEFS = frozenset({ALEF, ALEF_MADDA, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW})
LETTERS = frozenset(chr(c) for c in (*range(0x0621, 0x063B), *range(0x0641, 0x064B), 0x0671))
#: letters of Farsi and Urdu keyboards that stand for Arabic ones
FOREIGN_LETTERS = {
    "\u06cc": YEH,
    "\u06a9": "\u0643",
    "\u06c1": HEH,
    "\u06be": HEH,
    "\u06d5": HEH,
    "\u06c0": TEH_MARBUTA,
}
MARKS = frozenset(chr(c) for c in (*range(0x064B, 0x0660), 0x0670, *range(0x0610, 0x061B), *range(0x06D6, 0x06ED)))
TANWEEN = frozenset({"\u064b", "\u064c", "\u064d"})

WAW_HAMZA = "\u0624"
YEH_HAMZA = "\u0626"
ALEF_WASLA = "\u0671"

ARABIC_INDIC_DIGITS = "".join(chr(c) for c in range(0x0660, 0x066A))
EXTENDED_DIGITS = "".join(chr(c) for c in range(0x06F0, 0x06FA))
ASCII_DIGITS = "0123456789"
DIGITS = frozenset(ASCII_DIGITS + ARABIC_INDIC_DIGITS + EXTENDED_DIGITS)
TO_ASCII_DIGITS = str.maketrans(ARABIC_INDIC_DIGITS + EXTENDED_DIGITS, ASCII_DIGITS * 2)

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"
#: characters that steer the bidirectional algorithm and are never printed
DIRECTION_MARKS = frozenset(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\u2060\ufffe\uffff"
)
#: blanks that are not the plain one
ODD_BLANKS = frozenset("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t")

BULLETS = frozenset(
    "\u2022\u25cf\u25aa\u25ab\u25a0\u25e6\u25cb\u2756\u27a2\u2713\u2714"
    "\u2666\u25c6\u2023\u2219\uf0b7\uf0a7\uf0d8\u00b7*"
)
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
COMMA = "\u060c"
SEMICOLON = "\u061b"
QUESTION = "\u061f"
#: punctuation that closes what stands before it: a line does not begin with it
CLOSERS = frozenset({".", ",", ":", ";", "!", COMMA, SEMICOLON, QUESTION, "\u2026"})
OPEN_BRACKETS = "([{\u00ab"
CLOSE_BRACKETS = ")]}\u00bb"


#: the shaped glyphs, and what a word is written with, for use inside a character class
FORM_CLASS = "\ufb50-\ufdff\ufe70-\ufefc"
WORD_CLASS = "".join(sorted(LETTERS | MARKS | {TATWEEL} | frozenset(FOREIGN_LETTERS))) + FORM_CLASS
DIGIT_CLASS = "".join(sorted(DIGITS))
#: what may stand between the digits of one number or date
NUMBER_JOINTS = "/.,:\\-\u066b\u066c\u2013"
#: what follows the digits of a Hijri and of a Gregorian year
CALENDAR_LETTERS = frozenset({HEH, MEEM})
#: letters after which a word is over: a letter that follows belongs to another word
WORD_ENDERS = frozenset({TEH_MARBUTA, ALEF_MAKSURA})


def is_presentation_form(character: str) -> bool:
    """Whether it is a shaped glyph that Unicode keeps for old encodings."""
    return "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc"


def is_letter(character: str) -> bool:
    """Whether it is an Arabic letter (marks, digits and tatweel are not)."""
    return character in LETTERS



#: what letters are the same to a reader who does not mind hamza, teh marbuta, yeh, marks and tatweel
FOLDED_LETTERS: dict[int, str | None] = {
    **{ord(alef): ALEF for alef in ALEFS},
    **{ord(mark): None for mark in MARKS},
    ord(ALEF_WASLA): ALEF,
    ord(ALEF_MAKSURA): YEH,
    ord(TEH_MARBUTA): HEH,
    ord(WAW_HAMZA): WAW,
    ord(YEH_HAMZA): YEH,
    ord(TATWEEL): None,
}
FOLDED_LETTERS |= {ord(foreign): FOLDED_LETTERS.get(ord(own), own) for foreign, own in FOREIGN_LETTERS.items()}

#: the Arabic block, for use inside a character class
ARABIC = "\u0600-\u06ff"

#: the last letters of the name of God with its ligature swapped: alef, heh, lam, lam
GOD_SWAPPED = ALEF + HEH + LAM + LAM
