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
FEH = "\u0641"
BEH, KAF = "\u0628", "\u0643"
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
#: letters that Persian and Urdu have and Arabic has not, however it is typed
OTHER_LANGUAGES = frozenset("\u067e\u0686\u0698\u06af\u0679\u0688\u0691\u06ba\u06d2")
MARKS = frozenset(chr(c) for c in (*range(0x064B, 0x0660), 0x0670, *range(0x0610, 0x061B), *range(0x06D6, 0x06ED)))
MARKS -= frozenset("\u06dd\u06de\u06e9")  # the signs of a verse, a part and a prostration stand by themselves
FATHATAN = "\u064b"
DAMMA, KASRA = "\u064f", "\u0650"
KASRATAN = "\u064d"
TANWEEN = frozenset({FATHATAN, "\u064c", KASRATAN})
#: madda and the two hamzas as marks: with their letter they are one character
CARRIED_MARKS = frozenset({"\u0653", "\u0654", "\u0655"})

WAW_HAMZA = "\u0624"
YEH_HAMZA = "\u0626"
ALEF_WASLA = "\u0671"

ARABIC_INDIC_DIGITS = "".join(chr(c) for c in range(0x0660, 0x066A))
EXTENDED_DIGITS = "".join(chr(c) for c in range(0x06F0, 0x06FA))
ASCII_DIGITS = "0123456789"
DIGITS = frozenset(ASCII_DIGITS + ARABIC_INDIC_DIGITS + EXTENDED_DIGITS)
NOUGHTS = frozenset({ASCII_DIGITS[0], ARABIC_INDIC_DIGITS[0], EXTENDED_DIGITS[0]})
TO_ASCII_DIGITS = str.maketrans(ARABIC_INDIC_DIGITS + EXTENDED_DIGITS, ASCII_DIGITS * 2)

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"
#: characters that steer the bidirectional algorithm and are never printed
DIRECTION_MARKS = frozenset(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\u2060\ufffe\uffff"
)
#: what opens a run from right to left, one from left to right, and what ends either
RIGHT_TO_LEFT_RUN, LEFT_TO_RIGHT_RUN, RUN_END = "\u202b", "\u202a", "\u202c"
#: blanks that are not the plain one
ODD_BLANKS = frozenset("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t")

BULLETS = frozenset(
    "\u2022\u25cf\u25aa\u25ab\u25a0\u25e6\u25cb\u2756\u27a2\u2713\u2714"
    "\u2666\u25c6\u2023\u2219\uf0b7\uf0a7\uf0d8\u00b7*"
)
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
LONG_DASHES = frozenset("\u2014\u2015")
#: = ≠ ≈ ≤ ≥ + ± × ÷ √, beside which a letter stands for a quantity
FORMULA_SIGNS = frozenset("=\u2260\u2248\u2264\u2265+\u00b1\u00d7\u00f7\u221a")
COMMA = "\u060c"
SEMICOLON = "\u061b"
QUESTION = "\u061f"
#: punctuation that closes what stands before it: a line does not begin with it
CLOSERS = frozenset({".", ",", ":", ";", "!", COMMA, SEMICOLON, QUESTION, "\u2026"})
#: what stands between the columns of a row, and between them or the sides of an equation, for use inside a character
#: class
BAR_CLASS = "|\u00a6\u2500-\u257f"
COLUMN_CLASS = BAR_CLASS + "=~+\u00d7\u00f7\u2190-\u21ff"
QUOTES = frozenset('\u00ab\u00bb\u201c\u201d"')
OPEN_BRACKETS = "([{\u00ab"
CLOSE_BRACKETS = ")]}\u00bb"


#: the shaped glyphs, and what a word is written with, for use inside a character class
FORM_CLASS = "\ufb50-\ufdff\ufe70-\ufefc"
#: characters that Arabic text hardly ever holds, and text decoded with the wrong table is full of: control
#: characters, accented Latin letters, the signs of old code pages, for use inside a character class
STRANGE_CLASS = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f\xa1-\xaa\xac-\xb6\xb8-\xba\xbc-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192"
    "\u02c6-\u02dd\u03c0\u03a9\u2021\u2030\u2122\u2202-\u2265\u2310-\u2593\u25ca\u0679\u067e\u0686\u0688\u0691\u0698\u06af\u06ba\u06be\u06c1\u06d2"
)
#: what the Arabic table of Windows makes of the first bytes of Arabic in UTF-8: tah and zah
TAH_ZAH = "\u0637\u0638"
#: what stands for a character that could not be read
REPLACEMENT = "\ufffd"
#: characters that no printer draws: what is left of a glyph without a letter, for use inside a character class
CONTROL_CLASS = "\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
#: letters of the Arabic block that Arabic takes for foreign sounds, or other languages for their own
STRANGE_LETTERS = "".join(
    chr(c) for c in (*range(0x0672, 0x06D4), *range(0x0750, 0x0780)) if chr(c) not in FOREIGN_LETTERS
)
#: the marks, for use inside a character class
MARK_CLASS = "".join(sorted(MARKS))
WORD_CLASS = "".join(sorted(LETTERS | MARKS | {TATWEEL} | frozenset(FOREIGN_LETTERS))) + FORM_CLASS
DIGIT_CLASS = "".join(sorted(DIGITS))
#: what may stand between the digits of one number or date
NUMBER_JOINTS = "/.,:\\-\u066b\u066c\u2013"
#: what stands for the slashes of a date where the font lost them, for use inside a character class
LOST_SLASHES = "\u2022\u00b7\u066b\\\\."
#: what follows the digits of a Hijri and of a Gregorian year
CALENDAR_LETTERS = frozenset({HEH, MEEM})
#: letters that do not reach the one behind them: no stroke is drawn there
UNJOINED = frozenset(
    {HAMZA, *ALEFS, ALEF_WASLA, "\u062f", "\u0630", "\u0631", "\u0632", WAW, WAW_HAMZA, TEH_MARBUTA, ALEF_MAKSURA}
)
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

#: letters that never stand twice in a row at the end of a word
NEVER_TWICE = frozenset({ALEF, TEH_MARBUTA, ALEF_MAKSURA})
GOD = ALEF + LAM + LAM + HEH
#: the last letters of the name of God with its ligature swapped, and turned round
GOD_SWAPPED = ALEF + HEH + LAM + LAM
GOD_TURNED = HEH + LAM + LAM + ALEF
#: letters that many fonts draw in one glyph with the lam before them: meem, jeem, hah, khah
ON_LAM = frozenset({MEEM, "\u062c", "\u062d", "\u062e"})

#: Latin letters, and what stands for a glyph without a letter (the bullets among them are none), for use inside a
#: character class
LATIN_CLASS = "A-Za-z\u00c0-\u024f"
LOST_GLYPH_CLASS = "\ufffd\ue000-\uf8ff"
#: printed characters that a file may give for a stroke without a letter (not those that stand between glued words and
#: numbers), for use inside a character class
STROKE_SIGN_CLASS = "!-,\\-0-9;-~\u2018\u2019\u201c\u201d"
