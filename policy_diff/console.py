"""What the user's console is: its width, its colours, the order of characters it needs, its language.

The only place, with `cli`, that looks at the environment:

    NO_COLOR            no colours
    POLICY_DIFF_BIDI    logical or visual, when --bidi is auto
    POLICY_DIFF_LANG    ar or en, when --lang is not given; else LC_ALL, LC_MESSAGES, LANG; else en
    POLICY_DIFF_DEBUG   a traceback for internal errors
"""

from __future__ import annotations

import os
import shutil
import sys

from policy_diff.choices import Bidi, Colour, Language
from policy_diff.reports.screen import Order, Screen
from policy_diff.reports.wording import Lang

#: columns when the terminal does not say, as with visual order in a pipe
WIDTH = 100
#: terminals that order Arabic by themselves, by a variable that only they set
_OWN_ORDER = ("KONSOLE_VERSION", "MLTERM")
_OWN_ORDER_PROGRAMS = frozenset({"mintty", "Apple_Terminal"})


def screen(colour: Colour, bidi: Bidi, lang: Lang, *, to_file: bool) -> Screen:
    """What the results will be looked at on."""
    tty = sys.stdout.isatty() and not to_file
    order = _order(bidi, tty)
    width = shutil.get_terminal_size((WIDTH, 24)).columns if tty or order != "logical" else None
    return Screen(width=width, colour=_coloured(colour, tty), order=order, rtl=lang == "ar")


def language(asked: Language | None) -> Lang:
    """The language asked for, else that of the environment, else English."""
    if asked is not None:
        return "ar" if asked is Language.AR else "en"
    for name in ("POLICY_DIFF_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "ar" if value.lower().startswith("ar") else "en"
    return "en"


def _coloured(colour: Colour, tty: bool) -> bool:
    if colour is not Colour.AUTO:
        return colour is Colour.ALWAYS
    return tty and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _order(bidi: Bidi, tty: bool) -> Order:
    """Logical in a pipe and where the terminal orders by itself; VTE has to be told that we did."""
    asked = os.environ.get("POLICY_DIFF_BIDI", "auto") if bidi is Bidi.AUTO else bidi.value
    if asked == Bidi.LOGICAL or (asked != Bidi.VISUAL and (not tty or _orders_itself())):
        return "logical"
    return "explicit" if tty and os.environ.get("VTE_VERSION") else "visual"


def _orders_itself() -> bool:
    named = any(os.environ.get(name) for name in _OWN_ORDER)
    return named or os.environ.get("TERM_PROGRAM") in _OWN_ORDER_PROGRAMS


def debugging(arguments: list[str]) -> bool:
    """Whether a traceback is wanted."""
    return "--debug" in arguments or bool(os.environ.get("POLICY_DIFF_DEBUG"))
