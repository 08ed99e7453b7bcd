"""A line whose segments were written in the wrong order, put back in reading order.

PDF extractors cut a line into segments (words, runs of the word processor, stretches between two
tatweels) and write the last one first. One mechanism covers it all:

    extracted  "ــرعة  ــان وس ــرائح بإتق"       S_3 S_2 S_1
    read       "بإتقــان وســرعة …"               S_1 S_2 S_3

`segment_search.best` finds, for a line, the cut points whose reading the language model likes best.
This file decides whether to believe it, in four steps.

1. *Signs.* Lines that show no sign of having been cut are not searched, unless others were cut for sure; rows that an
   author set in columns never (`segment_rows`).
2. *The document's habit.* A document whose lines read better backwards, word by word, was written
   word by word: then every blank is a cut. Otherwise the kinds of cut that sure repairs needed become
   cheaper for the rest, and the more lines were cut, the sooner another is believed to be.
3. *The gate* (`segment_belief`). Two chances: that the line was cut at all decides whether the repair is
   made, or only shown, or neither; that the reading is what the line said is its confidence.
4. *The documents at hand.* Words that follow one another in healthy lines of this document (other than
   the line itself) and of its siblings are evidence for order; never for content. Where a good part of the
   lines was cut, those that were put in order are evidence for the rest, which are searched once more.

Where punctuation or a list marker only stands at the wrong end of a line, nothing else is moved
unless there is evidence for it beyond that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from normalizers import alphabet
from normalizers.atoms import atoms, words_of
from normalizers.document import Document
from normalizers.language_model import LanguageModel
from normalizers.repairs.digit_order import writes_apart
from normalizers.segment_backwards import backwards
from normalizers.segment_belief import APPLIED, LIKELY, PREFERRED, SHOWN, belief, belief_in_plain
from normalizers.segment_evidence import (
    DOUBT,
    Line,
    at_edge,
    doubtful,
    evidence,
    oddities_of,
    own_pairs,
    read_lines,
    reversed_word_by_word,
    signs_of,
)
from normalizers.segment_layout import Oddities
from normalizers.segment_paragraphs import Place, places_of
from normalizers.segment_parts import COSTS, Cut
from normalizers.segment_rows import rows_in, without
from normalizers.segment_search import Reading, best, uncut
from normalizers.segment_siblings import with_siblings
from normalizers.segment_signs import BEFORE_WORD, EDGE, HANGS, NUMBER, WIDE
from normalizers.segment_wide import set_wide
from normalizers.text import Edit, Plan, Status, permutation

CODE = "segment-order"
NAME = "Segments put in reading order"
EXAMPLES = (
    (
        "لإنجــاز  عاليــة  وجــودة  وســرعة  بإتقــان  الشــرائح  كافــة  مــن  للمســتفيدين",
        "للمستفيدين من كافة الشرائح بإتقان وسرعة وجودة عالية لإنجاز",
    ),
    ("ــوات . ــدة قن ــلال ع ــن خ ــاراتهم م ــتفيدين واستفس المس", "المستفيدين واستفساراتهم من خلال عدة قنوات ."),
    ("المطلوبة  تقديم معلومات كافية عن الخدمة -", "- تقديم معلومات كافية عن الخدمة المطلوبة"),
    (
        "إلى إدارة خدمات المستفيدينيقدم المستفيد طلب الدعم \n خلال مدة لا تزيد على أسبوعينتلتزم الجمعية بالرد",
        "يقدم المستفيد طلب الدعم إلى إدارة خدمات المستفيدين\nتلتزم الجمعية بالرد خلال مدة لا تزيد على أسبوعين",
    ),
)
CLEAN = (
    "تقديم خدمة متميزة للمستفيدين من كافة الشرائح بإتقان وسرعة وجودة عالية",
    "عبدالله بن محمد بن بصيص",
    "تم اعتمادها في اجتماع مجلس الإدارة رقم (٤) بتاريخ ١٧/١٠/٢٠٢٣م",
    "بإبلاغ رئيس المجلس كتابة (انظر الفقرة 4)",
    "توقيع المدير: ــــــــ التاريخ: ـــ / ـــ / ــــــ",
    "يلتزم عضو المجلس - فور علمه بذلك -",
)

#: a reading that gains so many nats shows that the line was cut, and twice as many what the habit is
THRESHOLD = 4.0
#: confidence of a line of a document that was written word by word backwards; where a word was put together
TURNED, TURNED_ODD = 0.97, 0.85
#: where more lines than this share have a number glued to a word, it is no number: a glyph was read as a digit
NO_NUMBERS = 0.3
#: a reading that gains less is not looked at
WORTH_SHOWING = 2.0
#: how much cheaper a kind of cut gets when sure repairs of this document needed it, and OFTEN of the lines were cut:
#: where it was a quarter of them, .050 of the words were wrong with that and .045 without
HABIT, OFTEN = 0.7, 0.5
#: a line of fewer words is seldom cut: others say FEWER times less of it (of 522 in policies rotated all over one
#: was changed, and not eleven)
LEAST_CUT, FEWER = 4, 4
#: so many kinds of cut, counted in the lines whose repair is sure, show the habit
ENOUGH = 4
#: an extractor that cuts at wide blanks cuts at all of them: then such a cut is worth so much
ALL_WIDE = -2.0
#: a line that reads so many nats better is put in order, if the reading is this likely to be right word by word,
#: whether or not other lines are (of 88 extractions of one policy three get better, none worse)
ALONE, ALONE_LIKELY = 25.0, 0.5
#: a reading so many nats better than any other stays the best whatever the document's habit is
FAR = 4.0
#: where such a share of the lines was surely cut, the rest are searched once more, beside those that were put in order
#: and are so likely to be right (of one real policy .23 and not .37 are wrong then); with a smaller share, rows of
#: tables were made worse
AGAIN, SAID = 0.15, 0.6
#: a reading that leaves unexplained where punctuation stands in front of a word is made when it is as likely as this
SURE = 0.9
#: then what reads but little better is looked at too. Where all lines were rotated .178 of the words are wrong, .192
#: when only the lines surely cut at first are counted; a second round brought .004 and took half as long again
WORTH_AGAIN = 0.0


@dataclass(frozen=True, slots=True)
class _Behaviour:
    """What this document's extractor does: what cuts cost it; of how many lines of LEAST_CUT words how many were surely
    cut (`stretched`: where a tatweel begins a word), in how many something is displaced and in how many of those more
    than that (`beyond`); whether enough is known of its habit, and whether it cuts at wide blanks."""

    costs: Mapping[Cut, float]
    lines: int = 0
    cut: int = 0
    stretched: int = 0
    plain: int = 0
    beyond: int = 0
    sure: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class _Case:
    """A line that may be searched, number `at` of `lines`; its signs; whether its pairs are `counted` as evidence,
    whether its document writes a blank between a date and the letter of its calendar (`apart`), and its `place` in
    its paragraph."""

    lines: Sequence[Line]
    at: int
    signs: tuple[str, ...]
    counted: bool
    apart: bool
    place: Place

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.lines[self.at]


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line put in order, and one suggestion for each that might be."""
    general = document.language
    lines = read_lines(document.numbered(), general)
    rows = rows_in(lines)
    if reversed_word_by_word(without(rows, lines), general):
        yield from _turned(document, lines)
        return
    signed = signs_of(lines, general)
    costs = COSTS
    if sum(NUMBER in found for found in signed) > NO_NUMBERS * len(lines):
        costs = {**COSTS, Cut.NUMBER: COSTS[Cut.BLANK]}
        signed = [tuple(sign for sign in found if sign != NUMBER) for found in signed]
    oddities = oddities_of(lines, signed)
    lines, signed = without(rows, lines), without(rows, signed)
    signed = [(*found, EDGE) if at_edge(line, oddities) else found for line, found in zip(lines, signed, strict=True)]
    if any(_physical(found) for found in signed):
        healthy = evidence(lines, signed, general)
        language = with_siblings(general, healthy.values(), document.siblings)
        apart = writes_apart(document.lines)
        placed = places_of([len(line.text.strip()) for line in lines], [line.number for line in lines])
        cases = [
            _Case(lines, n, found, line.number in healthy, apart, place)
            for n, (line, found, place) in enumerate(zip(lines, signed, placed, strict=True))
        ]
        yield from _searched(cases, language, costs, oddities)


def _turned(document: Document, lines: Sequence[Line]) -> Iterator[Edit]:
    """The edits of a document that was written word by word backwards."""
    general = document.language
    said = [line.words[::-1] for line in lines if len(line.words) > 2]
    language = with_siblings(general, said, document.siblings)
    apart = writes_apart(document.lines)
    for line in lines:
        reading = backwards(line.text, language)
        if len(reading.segments) > 1:
            why = f"reads {reading.gain:.1f} nats better; the document is reversed word by word"
            confidence = TURNED_ODD if any(reading.glued) else TURNED
            yield Edit(CODE, line.number, line.text, _plan(line.text, reading, apart=apart), why, confidence)


def _searched(
    cases: Sequence[_Case], language: LanguageModel, costs: Mapping[Cut, float], oddities: Oddities
) -> Iterator[Edit]:
    """The edits of the lines that are searched: first those with a sign that can be seen, from which the habit is
    learnt; the others only where that shows that lines were cut."""
    first = {case.line.number: _best(case, language, costs, oddities) for case in cases if _physical(case.signs)}
    behaviour = _behaviour(first.values(), sum(len(case.line.words) >= LEAST_CUT for case in cases), costs)
    found: dict[int, Edit | None] = {}
    for case in cases:
        reading = first.get(case.line.number)
        if reading is None and not _worth_a_search(case, behaviour, language):
            continue
        if reading is None or (behaviour.costs != costs and reading.margin < FAR):
            reading = _best(case, language, behaviour.costs, oddities)
        found[case.at] = next(_edits(case, reading, behaviour), None)
    if behaviour.cut and behaviour.cut >= AGAIN * behaviour.lines:
        found |= _again(cases, found, behaviour, language, oddities)
    for at in sorted(found):
        edit = found[at]
        if edit is not None:
            yield edit


def _again(
    cases: Sequence[_Case],
    found: Mapping[int, Edit | None],
    behaviour: _Behaviour,
    language: LanguageModel,
    oddities: Oddities,
) -> dict[int, Edit | None]:
    """The lines that are not in order yet, or hardly surely so, searched again beside those that are now: what they
    say is evidence as that of healthy lines is, what stands next to a line is what was meant to, and with every one
    it is likelier of the others that they were cut."""
    row_of = language.lexicon.row_of
    lines = [case.line for case in cases]
    said, left = [], []
    for at, edit in found.items():
        if edit is not None and edit.status == "applied":
            words = row_of(words_of(atoms(edit.after)))
            lines[at] = Line(edit.line, edit.after, words)
            if edit.confidence >= SAID:
                said.append(words)
                continue
        left.append(at)
    language = language.with_numbers(said)
    made = sum(
        edit is not None and edit.status == "applied" and len(cases[at].line.words) >= LEAST_CUT
        for at, edit in found.items()
    )
    behaviour = replace(behaviour, cut=max(behaviour.cut, made))
    again: dict[int, Edit | None] = {}
    for at in left:
        line = cases[at].line
        case = replace(cases[at], lines=lines if lines[at] is line else [*lines[:at], line, *lines[at + 1 :]])
        reading = _best(case, language, behaviour.costs, oddities, WORTH_AGAIN)
        again[at] = next(_edits(case, reading, behaviour, WORTH_AGAIN), None)
    return again


def _worth_a_search(case: _Case, behaviour: _Behaviour, language: LanguageModel) -> bool:
    """Whether a line without a sign that can be seen is searched, in a document of which others were cut."""
    if case.signs:
        return behaviour.cut + behaviour.stretched > 0
    return behaviour.sure and (case.line.text != case.line.text.strip() or doubtful(case.line, language, DOUBT))


def _physical(found: Sequence[str]) -> bool:
    """Whether there is a sign that can be seen without reading the line."""
    return any(sign != HANGS for sign in found)


def _best(
    case: _Case, language: LanguageModel, costs: Mapping[Cut, float], oddities: Oddities, least: float = WORTH_SHOWING
) -> Reading:
    line = case.line
    before, after = _beside(case.lines, case.at)
    reading = best(
        line.text,
        language,
        costs=costs,
        before=before,
        after=after,
        oddities=oddities,
        own=own_pairs(line.words) if case.counted else {},
        least=least,
        place=case.place,
    )
    # costs[WIDE] is ALL_WIDE where the document's other lines show that its extractor cuts at wide blanks
    alone = costs[Cut.WIDE] > ALL_WIDE and set_wide(line.text, reading, language)
    return uncut(line.text) if alone else reading


def _beside(lines: Sequence[Line], n: int) -> tuple[int, int]:
    """The words that stand next to the line, -1 for none: the last of the line above, the first of that below."""
    before = after = -1
    for other in lines[max(0, n - 3) : n]:
        before = other.words[-1] if other.words else before
    for other in lines[n + 3 : n : -1]:
        after = other.words[0] if other.words else after
    return before, after


def _behaviour(readings: Collection[Reading], lines: int, costs: Mapping[Cut, float]) -> _Behaviour:
    """The habit of the extractor, learnt from the lines whose repair is sure."""
    kinds: Counter[Cut] = Counter()
    for reading in readings:
        if reading.gain - reading.favour >= 2 * THRESHOLD and _beyond(reading) >= THRESHOLD:
            kinds.update(set(reading.cuts))
    sure = sum(kinds.values()) >= ENOUGH
    sure_cuts = [reading for reading in readings if _surely_cut(reading)]
    stretched = sum(Cut.TATWEEL in reading.cuts for reading in sure_cuts)
    displaced = [reading for reading in readings if _surely_displaced(reading)]
    often = len(sure_cuts) - stretched >= OFTEN * lines
    learnt = {cut: _scaled(cost, HABIT if often and kinds[cut] > 1 else 1.0) for cut, cost in costs.items()}
    wide = sum(Cut.WIDE in reading.cuts and Cut.TATWEEL not in reading.cuts for reading in sure_cuts) > 1
    if wide:
        learnt[Cut.WIDE] = min(learnt[Cut.WIDE], ALL_WIDE)
    plain, beyond = len(displaced), sum(map(_surely_cut, displaced))
    return _Behaviour(learnt, lines, len(sure_cuts) - stretched, stretched, plain, beyond, sure, wide=wide)


def _scaled(cost: float, factor: float) -> float:
    return cost * factor if cost > 0 else cost / factor


def _beyond(reading: Reading) -> float:
    """What the reading gains over the best one that only moves punctuation or a marker, where there is one."""
    plain = reading.plain
    if plain is None:
        return reading.gain
    return 0.0 if plain.segments == reading.segments else reading.gain - max(0.0, plain.gain)


def _surely_cut(reading: Reading) -> bool:
    return _beyond(reading) - reading.favour >= THRESHOLD


def _surely_displaced(reading: Reading) -> bool:
    """Whether something surely stands at the wrong end of the line."""
    return reading.plain is not None and reading.plain.gain >= THRESHOLD


def _others(reading: Reading, behaviour: _Behaviour) -> tuple[int, int]:
    """How many lines like this one were surely cut, itself not counted, and how many there are: where segments
    begin with a tatweel that says little of other lines, and punctuation at the wrong end has its own habit."""
    itself = _surely_cut(reading)
    if _surely_displaced(reading):
        return behaviour.beyond - itself, behaviour.plain
    if Cut.TATWEEL in reading.cuts:
        return behaviour.cut + behaviour.stretched - itself, behaviour.lines
    return behaviour.cut - itself, behaviour.lines


def _edits(case: _Case, reading: Reading, behaviour: _Behaviour, least: float = WORTH_SHOWING) -> Iterator[Edit]:
    """The edit that the reading makes of the line, if it is worth one: `least` nats and a chance."""
    if len(reading.segments) < 2:
        return
    gain, explained = _beyond(reading) - reading.favour, case.signs
    if any("  " in case.line.text[start:stop].strip() for start, stop in reading.segments):
        # An extractor that cuts at wide blanks cuts at all of them: those left over were typed, and so may all be.
        explained = tuple(sign for sign in case.signs if sign != WIDE)
    words, plain = len(case.line.words), reading.plain
    others, among = _others(reading, behaviour)
    believed = belief(reading, gain, explained, others if words >= LEAST_CUT else others // FEWER, among, words)
    if plain is not None and plain.gain >= least and believed.cut < APPLIED:
        others = behaviour.plain - _surely_displaced(reading)
        displaced = belief_in_plain(plain.gain, gain, case.signs, others, behaviour.lines)
        if gain >= least and believed.cut >= PREFERRED and displaced.cut >= APPLIED:
            believed = replace(believed, cut=displaced.cut)
        else:
            reading, gain, believed = plain, plain.gain, displaced
    if gain >= least and believed.cut >= SHOWN:
        why = f"{len(reading.segments)} segments, reads {gain:.1f} nats better; " + (
            "; ".join(case.signs) or "no outward sign"
        )
        likely = SURE if _left_over(case.line.text, reading) else LIKELY
        status: Status = "applied" if believed.cut >= APPLIED and believed.confidence >= likely else "suggested"
        plan = _plan(case.line.text, reading, apart=case.apart)
        alone = gain >= ALONE and believed.confidence >= ALONE_LIKELY
        yield Edit(CODE, case.line.number, case.line.text, plan, why, believed.confidence, status, alone=alone)


def _left_over(line: str, reading: Reading) -> bool:
    """Whether punctuation still stands in front of a word inside a segment, where two must have met."""
    return any(BEFORE_WORD.search(line, start + 1, stop) for start, stop in reading.segments)


def _plan(line: str, reading: Reading, *, apart: bool) -> Plan:
    joints = []
    for index, (start, stop) in enumerate(reading.segments[1:]):
        closer = line[start] in alphabet.CLOSERS and not line[start + 1 : start + 2].isdigit()
        dated = not apart and stop == reading.segments[index][0] and _dates(line[start:stop], line[stop])
        joints.append("" if reading.glued[index] or closer or dated else " ")
    return permutation(line, reading.segments, joints)


def _dates(segment: str, behind: str) -> bool:
    """Whether the segment is the letter of a calendar that touches the number it belongs to (`هـ1445`)."""
    return segment.rstrip(alphabet.TATWEEL) in alphabet.CALENDAR_LETTERS and behind in alphabet.DIGITS
