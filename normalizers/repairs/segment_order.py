"""A line whose segments were written in the wrong order, put back in reading order.

PDF extractors cut a line into segments (words, runs of the word processor, stretches between two
tatweels) and write the last one first. One mechanism covers it all:

    extracted  "ــرعة  ــان وس ــرائح بإتق"       S_3 S_2 S_1
    read       "بإتقــان وســرعة …"               S_1 S_2 S_3

`segment_search.best` finds, for a line, the cut points whose reading the language model likes best.
This file decides whether to believe it, in three steps.

1. *The document's habit.* A document whose lines read better backwards, word by word, was written
   word by word: then every blank is a cut. Otherwise each doubtful line is searched with the plain
   costs, and the kinds of cut that sure repairs needed become cheaper for the rest.
2. *The gate.* A reading must gain THRESHOLD nats over the line as it stands. A line that shows no
   sign of damage needs SIGNLESS. What gains less than the threshold, but something, is suggested.
3. *The documents at hand.* Words that follow one another in healthy lines of this document and of
   its siblings are evidence for order; never for content.

Healthy lines stay untouched, also with words that nobody knows: the gate is worth more than the
search (without it, a prototype broke 4 of 237 healthy lines; with it, none).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers import alphabet
from normalizers.atoms import Atom, Kind, atoms, words_of
from normalizers.document import Document
from normalizers.language_model import END, LanguageModel
from normalizers.segment_parts import COSTS, Cut
from normalizers.segment_search import Reading, backwards, best
from normalizers.text import Edit, Plan, Status, permutation

CODE = "segment-order"
NAME = "Segments put in reading order"
EXAMPLES = (
    (
        "لإنجــاز  عاليــة  وجــودة  وســرعة  بإتقــان  الشــرائح  كافــة  مــن  للمســتفيدين",
        "للمستفيدين من كافة الشرائح بإتقان وسرعة وجودة عالية لإنجاز",
    ),
    ("ــوات . ــدة قن ــلال ع ــن خ ــاراتهم م ــتفيدين واستفس المس", "المستفيدين واستفساراتهم من خلال عدة قنوات ."),
    ("الخدمة المطلوبة تقديم معلومات كافية عن -", "- تقديم معلومات كافية عن الخدمة المطلوبة"),
)
CLEAN = (
    "تقديم خدمة متميزة للمستفيدين من كافة الشرائح بإتقان وسرعة وجودة عالية",
    "عبدالله بن محمد بن بصيص",
    "تم اعتمادها في اجتماع مجلس الإدارة رقم (٤) بتاريخ ١٧/١٠/٢٠٢٣م",
)

#: nats over the line as it stands, where the line shows a sign of having been cut
THRESHOLD, THRESHOLD_HABIT = 4.0, 3.5
#: where the only signs are weak ones, in a document without a habit; with one, THRESHOLD will do
WEAK = 7.0
#: where it shows none, in a document without and with a habit
SIGNLESS, SIGNLESS_HABIT = 9.0, 5.5
#: a last word that hangs: this seldom at the end of a line, this badly followed by the next line's first
HANGING, GOES_ON = -1.5, 0.5
#: a line without a sign is searched only where two of its words read so badly together, in nats
DOUBT, DOUBT_HABIT = -2.0, -0.5
#: how much more each cut inside a word must bring in a document without a habit: a word nobody knows
#: is more often a rare word than a cut one
INSIDE_ALONE = 4.0
#: signs that a healthy line cannot have
STRONG = ("a word begins with a tatweel", "it begins with a full stop or comma", "it ends in a list marker")
#: below the threshold, this much is worth showing as a suggestion
WORTH_SHOWING = 2.0
#: a document is read word by word backwards when so many of its lines (of three words and more)
#: read better so; every healthy document measured stayed below .2, every reversed one above .85
REVERSED_SHARE = 0.6
#: and when so many lines have a say: a verse or two may well read better backwards
REVERSED_LINES = 4
#: how much cheaper a kind of cut gets when sure repairs of this document needed it
HABIT = 0.5
#: how much dearer a kind of cut gets that no sure repair needed, once there are ENOUGH of them
NEVER = 1.6
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class _Behaviour:
    """What this document's extractor does: the costs that follow, whether lines were surely cut, whether
    it wrote the document word by word backwards, and whether it cuts at wide blanks."""

    costs: Mapping[Cut, float]
    sure: bool = False
    reversed: bool = False
    wide: bool = False


def mend(document: Document) -> Iterator[Edit]:
    """One edit for each line put in order, and one suggestion for each that might be."""
    lines = list(document.numbered())
    general = document.language
    turned = reversed_word_by_word([line for _, line in lines], general)
    language = general.with_documents(
        _evidence([line for _, line in lines], general, turned) + _evidence(document.siblings, general, False)
    )
    behaviour = _behaviour([line for _, line in lines], language, turned)
    for number, line in lines:
        edit = _mended(number, line, document, language, behaviour)
        if edit:
            yield edit


def reversed_word_by_word(lines: Sequence[str], language: LanguageModel) -> bool:
    """Whether most lines of three words and more read better with their words in reverse.

    Lines with wide blanks or a stretched beginning have no vote: they were cut in their own way.
    """
    votes = [direction(words_of(parts), language) for line in lines if not _cut_wide(parts := atoms(line))]
    decided = [vote for vote in votes if vote]
    return (
        len(decided) >= REVERSED_LINES
        and sum(v < 0 for v in decided) >= REVERSED_SHARE * len(decided)
        and sum(decided) < 0
    )


def _cut_wide(parts: Sequence[Atom]) -> bool:
    wide = sum(part.blanks > 1 for part in parts[1:])
    return wide > 2 or any(part.blanks and part.text[0] == alphabet.TATWEEL for part in parts)


def direction(words: Sequence[str], language: LanguageModel) -> float:
    """How many nats better the words read as they stand than in reverse; 0 below three words."""
    if len(words) < 3:
        return 0.0
    return language.sequence(words) - language.sequence(words[::-1])


def _evidence(lines: Sequence[str], language: LanguageModel, turned: bool) -> list[tuple[str, ...]]:
    """The words of the lines that need no repair, as evidence of what follows what."""
    out = []
    for line in lines:
        if not turned and signs(line, language):
            continue
        words = words_of(atoms(line))
        if turned:
            words = words[::-1]
        if len(words) > 2 and direction(words, language) > 0:
            out.append(tuple(word.replace(alphabet.TATWEEL, "") for word in words))
    return out


def signs(line: str, language: LanguageModel) -> tuple[str, ...]:
    """What about the line says that it was cut: in words, for the evidence of the edit."""
    parts = atoms(line)
    out = []
    if any(p.blanks and p.kind is Kind.WORD and p.text[0] == alphabet.TATWEEL for p in parts):
        out.append("a word begins with a tatweel")
    if any(p.blanks > 1 for p in parts[1:]):
        out.append("wide blanks")
    if parts and parts[0].text in alphabet.CLOSERS and not (len(parts) > 1 and parts[1].kind is Kind.NUMBER):
        out.append("it begins with a full stop or comma")
    ends = len(parts) > 1 and parts[-1].kind is Kind.MARKER
    if ends and (parts[0].kind is not Kind.MARKER or parts[-1].text in alphabet.BULLETS):
        out.append("it ends in a list marker")
    for before, part in pairwise(parts):
        if (
            not part.blanks
            and {before.kind, part.kind} == {Kind.WORD, Kind.NUMBER}
            and part.text not in alphabet.CALENDAR_LETTERS
        ):
            out.append("a number is glued to a word")
            break
        if not part.blanks and before.text in alphabet.CLOSERS and part.kind is Kind.WORD and before.start:
            out.append("a word is glued to a full stop")
            break
    if any(_glued(p.text, language) for p in parts if p.kind is Kind.WORD):
        out.append("two words without a blank")
    return tuple(out)


def _glued(word: str, language: LanguageModel) -> bool:
    """Whether an unknown word goes on after a letter that ends words, or is two known words in one."""
    plain = word.replace(alphabet.TATWEEL, "")
    if len(plain) < 5 or language.known(plain):
        return False
    if any(letter in alphabet.WORD_ENDERS for letter in plain[:-2]):
        return True
    return any(language.known(plain[:i]) and language.known(plain[i:]) for i in range(3, len(plain) - 2))


def _behaviour(lines: Sequence[str], language: LanguageModel, turned: bool) -> _Behaviour:
    """The habit of the extractor, learnt from the lines whose repair is sure."""
    if turned:
        return _Behaviour(COSTS, reversed=True)
    kinds: Counter[Cut] = Counter()
    for line in lines:
        if signs(line, language):
            reading = best(line, language)
            if reading.gain - reading.favour >= 2 * THRESHOLD:
                kinds.update(set(reading.cuts))
    sure = sum(kinds.values()) >= ENOUGH
    costs = {
        cut: cost * (HABIT if kinds[cut] > 1 else NEVER if sure and not kinds[cut] else 1.0)
        for cut, cost in COSTS.items()
    }
    return _Behaviour(costs, sure, wide=kinds[Cut.WIDE] > 1)


def _mended(number: int, line: str, document: Document, language: LanguageModel, behaviour: _Behaviour) -> Edit | None:
    found = signs(line, language)
    before, after = _beside(document, number, -1), _beside(document, number, 1)
    if _hangs(line, after, language):
        found = (*found, "it ends in a word that needs another")
    if behaviour.reversed:
        reading = backwards(line, language)
    elif not found and not _doubtful(line, language, DOUBT_HABIT if behaviour.sure else DOUBT):
        return None
    else:
        reading = best(line, language, costs=behaviour.costs, before=before, after=after)
    if len(reading.segments) < 2:
        return None
    needed = _needed(found, behaviour)
    if not behaviour.sure:
        needed += INSIDE_ALONE * reading.cuts.count(Cut.INSIDE)
    gain = reading.gain - reading.favour
    if behaviour.wide and Cut.WIDE in reading.cuts:
        gain = reading.gain
    if gain < min(needed, WORTH_SHOWING) and not behaviour.reversed:
        return None
    why = f"{len(reading.segments)} segments, reads {gain:.1f} nats better; " + (
        "; ".join(found) or ("the document is reversed word by word" if behaviour.reversed else "no outward sign")
    )
    status: Status = "applied" if gain >= needed or behaviour.reversed else "suggested"
    return Edit(CODE, number, line, _plan(line, reading), why, _confidence(gain, needed), status)


def _doubtful(line: str, language: LanguageModel, doubt: float) -> bool:
    """Whether two words of the line stand beside each other that hardly ever do."""
    words = words_of(atoms(line))
    return any(language.pair(left, right) <= doubt for left, right in pairwise(words))


def _hangs(line: str, after: str, language: LanguageModel) -> bool:
    """Whether the line's last word hardly ever ends a line, and what follows below does not go on from it."""
    parts = atoms(line)
    if len(parts) < 3 or parts[-1].kind is not Kind.WORD:
        return False
    last = parts[-1].text
    return language.pair(last, END) <= HANGING and (not after or language.pair(last, after) < GOES_ON)


def _needed(found: Sequence[str], behaviour: _Behaviour) -> float:
    """The nats a reading must gain, by the signs of the line and the habit of the document."""
    if behaviour.reversed:
        return 0.0
    if not found:
        return SIGNLESS_HABIT if behaviour.sure else SIGNLESS
    if behaviour.sure:
        return THRESHOLD_HABIT
    return THRESHOLD if any(sign in STRONG for sign in found) else WEAK


def _plan(line: str, reading: Reading) -> Plan:
    joints = []
    for index, (start, _) in enumerate(reading.segments[1:]):
        closer = line[start] in alphabet.CLOSERS and not line[start + 1 : start + 2].isdigit()
        joints.append("" if reading.glued[index] or closer else " ")
    return permutation(line, reading.segments, joints)


def _confidence(gain: float, needed: float) -> float:
    """More nats over the gate, more confidence: .9 at the gate, .99 at 15 nats over it."""
    return round(max(0.5, min(0.99, 0.9 + 0.09 * (gain - needed) / 15)), 3)


def _beside(document: Document, number: int, step: int) -> str:
    """The word that stands next to the line: the last of the line above, the first of that below."""
    lines = document.lines
    index = number - 1 + step
    while 0 <= index < len(lines):
        words = words_of(atoms(lines[index]))
        if words:
            return words[-1] if step < 0 else words[0]
        index += step
    return ""
