"""The columns of every frame of `frames`: name, dtype, and what it holds. Nothing else decides them.

A dtype is pandas' own name; `category: a, b` is one with just these values, `category: a < b` an
ordered one, so that `frame[frame["severity"] >= "medium"]` works and a chart keeps the order.
"""

from __future__ import annotations

from dataclasses import dataclass

from policy_diff.model import SEVERITIES, DivergenceClass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a frame."""

    name: str
    dtype: str
    meaning: str


TEXT, WHOLE, REAL, TRUTH = "string", "Int64", "Float64", "boolean"
_CLASS = f"category: {' < '.join(DivergenceClass)}"
_SEVERITY = f"category: {' < '.join(SEVERITIES)}"
_STATUS = "category: stated, not_stated, unclear"

_SIGLUM = Column("siglum", TEXT, "short name of the policy")
_SECTION = Column("section", TEXT, "key of the section in the profile of the policy's type, or `other`")
_LINES = (
    Column("line_first", WHOLE, "first line in the text as extracted, from 1"),
    Column("line_last", WHOLE, "last line, inclusive"),
    Column("page_first", WHOLE, "page of the first line, from 1; missing in a file without pages"),
    Column("page_last", WHOLE, "page of the last line"),
    Column("original", TEXT, "these lines as extracted, unrepaired"),
)
_FILE = (
    Column("source_path", TEXT, "the file, as it was named"),
    Column("sha256", TEXT, "checksum of the file"),
)
_WEIGHT = (
    Column("class", _CLASS, "how the readings differ, weakest first"),
    Column("severity", _SEVERITY, "how much it matters"),
    Column("differs", TRUTH, "false where they are identical or differ in spelling only"),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "policies": (
        Column("siglum", TEXT, "short name of the policy; unique"),
        Column("association", TEXT, "whose policy it is; missing where no name was found"),
        Column("title", TEXT, "the title; missing where none was found"),
        Column("policy_type", TEXT, "key of the profile it was read with"),
        Column("lines", WHOLE, "lines of the file"),
        Column("sections", WHOLE, "sections found"),
        Column("items", WHOLE, "clauses found, nested ones too"),
        Column("facts_stated", WHOLE, "facts that the policy states"),
        Column("facts_not_stated", WHOLE, "facts on which it is silent"),
        Column("facts_unclear", WHOLE, "facts that could not be read for certain"),
        Column("repairs", WHOLE, "repairs made"),
        Column("repairs_suggested", WHOLE, "repairs suggested and not made"),
        Column("confidence", REAL, "of the repaired text, 0 to 1"),
        Column("findings", WHOLE, "notes on how it was read"),
        Column("media_type", TEXT, "kind of the file"),
        Column("reader", TEXT, "what read the file"),
        *_FILE,
    ),
    "sections": (
        Column("id", TEXT, "siglum/section; unique"),
        _SIGLUM,
        _SECTION,
        Column("heading", TEXT, "the heading in the policy; missing where it has none"),
        Column("position", WHOLE, "place among the policy's sections, from 1"),
        Column("items", WHOLE, "clauses, nested ones too; 0 for a section without any"),
        *_LINES,
        *_FILE,
    ),
    "items": (
        Column("id", TEXT, "siglum/section/path; unique"),
        _SIGLUM,
        _SECTION,
        Column("path", TEXT, "`3.2` is the second clause below the third"),
        Column("depth", WHOLE, "1 for a clause that is below no other"),
        Column("parent", TEXT, "id of the clause above; missing at depth 1"),
        Column("position", WHOLE, "place in the section's reading order, from 1"),
        Column("marker", TEXT, "number or bullet as written; missing where there is none"),
        Column("text", TEXT, "the repaired words, without the marker"),
        *_LINES,
        *_FILE,
    ),
    "facts": (
        Column("id", TEXT, "siglum/fact/key; unique"),
        _SIGLUM,
        Column("fact", TEXT, "key of the fact"),
        Column("status", _STATUS, "not stated: silent; unclear: there, and not readable for certain"),
        Column("text", TEXT, "the policy's own words, repaired"),
        Column("value", TEXT, "the value as one text; a duration as JSON; missing unless stated"),
        Column("number", REAL, "the value of a numbered fact, such as the board's session"),
        Column("flag", TRUTH, "the value of a fact that is true or false"),
        Column("date", TEXT, "a date as `YYYY-MM-DD`, Hijri dates in the Hijri calendar"),
        Column("date_gregorian", "datetime64[s]", "the same for dates that the policy gives in the Gregorian calendar"),
        Column("bound", "category: min, max, exact, range, unspecified", "how a duration is bounded, as stated"),
        Column("count", REAL, "its number"),
        Column("unit", "category: hour, day, week, month, year", "its unit"),
        Column("days", REAL, "the same in days; a month counts 30; missing for a range"),
        Column("days_min", REAL, "the least the wording allows; missing where it sets no lower bound"),
        Column("days_max", REAL, "the most the wording allows; missing where it sets no upper bound"),
        Column("working_days", TRUTH, "whether they are working days"),
        Column("qualifier", TEXT, "a condition in the policy's words"),
        *_LINES,
        *_FILE,
    ),
    "divergences": (
        Column("id", TEXT, "`fact/key`, or `item/` and the id of the row; unique"),
        Column("kind", "category: fact, item", "what is compared"),
        Column("section", TEXT, "key of the section; missing for facts"),
        Column("fact", TEXT, "key of the fact; missing for items"),
        Column("position", WHOLE, "place among the facts, or among the section's rows, from 1"),
        *_WEIGHT,
        Column("group_count", WHOLE, "groups of policies that read alike"),
        Column("groups", TEXT, "who stands with whom, largest first: `a b | c`"),
        Column("lacking", TEXT, "who does not have it: `a b`; empty for nobody"),
        Column("moved", TEXT, "who has it elsewhere in the order; missing for facts"),
        Column("explanation_ar", TEXT, "what differs, in Arabic"),
        Column("explanation_en", TEXT, "what differs, in English"),
    ),
    "readings": (
        Column("divergence", TEXT, "id in `divergences`; unique together with siglum"),
        Column("kind", "category: fact, item", "what is compared"),
        Column("section", TEXT, "key of the section; missing for facts"),
        Column("fact", TEXT, "key of the fact; missing for items"),
        _SIGLUM,
        Column("status", _STATUS, "not stated: the policy has no such clause, or is silent on the fact"),
        Column("text", TEXT, "the policy's words, repaired"),
        Column("marker", TEXT, "number or bullet as written"),
        Column("position", WHOLE, "place of the clause in its section, from 1"),
        Column("group", WHOLE, "with whom it stands: 1 for the largest group"),
        Column("moved", TRUTH, "whether it stands elsewhere in the order; missing for facts"),
        *_WEIGHT,
        *_LINES,
        *_FILE,
    ),
    "departures": (
        Column("id", TEXT, "siglum/id of the row; unique"),
        _SIGLUM,
        Column("divergence", TEXT, "id in `divergences`"),
        Column("section", TEXT, "key of the section"),
        Column(
            "how",
            "category: changed, respelt, missing, added, moved, unreadable",
            "how the policy departs from the baseline: a policy's reading, or what most read",
        ),
        Column("severity", _SEVERITY, "how much it matters"),
        Column("share", REAL, "of all policies that read as this one does, 0 to 1"),
    ),
    "standings": (
        Column("id", TEXT, "siglum/fact/key; unique"),
        _SIGLUM,
        Column("fact", TEXT, "key of a fact that is a duration"),
        Column("shorter_than", WHOLE, "other policies with a longer one of the same kind (floor or deadline)"),
        Column("same_as", WHOLE, "others with the same"),
        Column("longer_than", WHOLE, "others with a shorter one"),
        Column("of", WHOLE, "others that can be compared: the sum of the three"),
        Column("other", WHOLE, "others that state one of another kind, or without a figure"),
        Column("silent", WHOLE, "others that state none, or none that could be read for certain"),
        Column("sentence_ar", TEXT, "the same in words, in Arabic"),
        Column("sentence_en", TEXT, "the same in words, in English"),
    ),
    "inherited": (
        Column("id", TEXT, "id of the row/code, numbered where there are more; unique"),
        Column("code", TEXT, "which finding; `policy-diff explain CODE` tells more"),
        Column("severity", _SEVERITY, "how much it matters"),
        Column("divergence", TEXT, "id in `divergences`"),
        Column("policies", TEXT, "who has it in the same words: `a b`"),
        Column("share", REAL, "of all policies, 0 to 1"),
        Column("template", TRUTH, "whether the baseline has it too"),
        Column("message_ar", TEXT, "what was found, in Arabic"),
        Column("message_en", TEXT, "what was found, in English"),
        Column("quote", TEXT, "the words, as the first of them has them"),
    ),
    "repairs": (
        Column("id", TEXT, "siglum/line/code, numbered where there are more; unique"),
        _SIGLUM,
        Column("line", WHOLE, "line in the text as extracted, from 1"),
        Column("page", WHOLE, "its page, from 1; missing in a file without pages"),
        Column("code", TEXT, "which repair; `policy-diff explain CODE` tells more"),
        Column("status", "category: applied, suggested", "whether it was made"),
        Column("confidence", REAL, "0 to 1"),
        Column("before", TEXT, "the line before this repair"),
        Column("after", TEXT, "the line after it"),
        Column("evidence", TEXT, "why it is believed"),
        Column("evidence_ar", TEXT, "the same in Arabic"),
        Column("original", TEXT, "the line as extracted"),
        *_FILE,
    ),
}
