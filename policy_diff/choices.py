"""The values that options may have. No imports, so that the command line starts at once."""

from __future__ import annotations

from enum import StrEnum


class Threshold(StrEnum):
    """From which divergence on a comparison fails."""

    NONE = "none"
    ANY = "any"
    WORDING = "wording"
    SUBSTANTIVE = "substantive"


class Grave(StrEnum):
    """From which severity on a check fails."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Ignorable(StrEnum):
    """A class of divergence that may be left out."""

    IDENTICAL = "identical"
    ORTHOGRAPHIC = "orthographic"
    WORDING = "wording"
    MOVED = "moved"
    MISSING = "missing"
    SUBSTANTIVE = "substantive"
    UNCLEAR = "unclear"


class Format(StrEnum):
    """How a result is written."""

    TEXT = "text"
    JSON = "json"


class DiffFormat(StrEnum):
    """How two policies side by side are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


class TableFormat(StrEnum):
    """How a comparison is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Bidi(StrEnum):
    """In which order Arabic is written out."""

    AUTO = "auto"
    LOGICAL = "logical"
    VISUAL = "visual"


class Language(StrEnum):
    """The language of labels; the policies' own words stay Arabic."""

    AR = "ar"
    EN = "en"
