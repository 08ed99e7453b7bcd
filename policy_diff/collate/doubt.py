"""Which policies reached us damaged, and which of their differences the damage explains.

Repairs and reading order leave some damage behind: a word out of its place, a line behind another, a clause in
two halves. Such a policy's clauses differ from the others', lack what stands elsewhere in the text, or
stand elsewhere; nothing of that is a divergence. A policy is *damaged* when repairs that could be wrong touched
more than a few of its lines, or little of it could be trusted; only then is anything put down to damage.
A difference is explained when both whole texts balance in the words concerned (`ledger`); and for a
clause that the policy lacks, or that it alone has, when most runs of its letters stand in the other text too.
Of a text of which little can be trusted the balance is not asked: no words of it need be whole.
What is explained is *unclear*: it may be what the others have, and may not.

An *unreadable* policy could hardly be read at all. That it lacks a clause says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from normalizers import language_model
from policy_diff.collate import claims
from policy_diff.collate.align import Clause
from policy_diff.collate.ledger import MIXED, Ledger, Words, common_letters, words_of
from policy_diff.collate.line_turns import Line
from policy_diff.collate.markers import signature
from policy_diff.collate.row import TableRow
from policy_diff.collate.similarity import is_counter, key_of, uncounted
from policy_diff.collate.witness import OwnNames
from policy_diff.model import Policy

#: lines with an edit that is not certain, and their share: healthy text has at most one, damaged text five in a hundred
TOUCHED, SHARE = 2, 0.02
#: confidence below which a text counts as damaged without repairs, and as unreadable
UNSURE, UNREADABLE = 0.9, 0.6
#: the code of the repair of a lam-alef, and how many of them show that a text has it turned round
LAM_ALEF, TURNED = "lam-alef", 5
#: letters of a run, and the share of a clause's runs that must stand in the other text
RUN, RUNS = 5, 0.5
#: runs with fewer of which a clause has no order to speak of: its words must balance, that is all
FEW = 16
#: share of its runs from which a clause stands in a text that shows no damage to words
WHOLE = 0.9
#: share of a clause's words that are no words, from which it is what damage has left
NO_WORDS = 0.25
#: share of letters in common from which what is no word is another word misspelt by damage, and from which words of
#: which one is none are
MISSPELT, PARTLY = 0.6, 0.8
#: letters with fewer of which a clause is what damage has left
LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Whole:
    """A policy's whole text: how often it has each word, its letters without blanks, and the runs of them."""

    words: Words
    letters: str
    runs: frozenset[str]

    def has(self, run: str) -> bool:
        """Whether a run of letters, RUN of them at most, stands in the text."""
        return run in (self.runs if len(run) == RUN else self.letters)


@dataclass(slots=True)
class Doubts:
    """What is doubtful of N policies. Ledgers are made when they are asked for, each once.

    `disordered` are those with many clauses elsewhere, which the alignment shows (`shuffled`); `rows` are those of the
    table, which show whole clauses that a text lacks (`claims`). Both are set before a difference is judged.
    """

    witnesses: Sequence[Policy]
    names: Sequence[OwnNames]
    damaged: frozenset[int] = field(init=False)
    unreadable: frozenset[int] = field(init=False)
    unsure: frozenset[int] = field(init=False)
    turned: frozenset[int] = field(init=False)
    disordered: frozenset[int] = frozenset()
    rows: Sequence[TableRow] = ()
    _wholes: dict[tuple[int, bool], _Whole] = field(init=False, default_factory=dict)
    _ledgers: dict[tuple[int, int, bool], Ledger] = field(init=False, default_factory=dict)
    _settled: dict[tuple[int, int, bool], tuple[Ledger, frozenset[Clause]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.damaged = frozenset(at for at, policy in enumerate(self.witnesses) if is_damaged(policy))
        trust = {at: self.witnesses[at].traced.confidence for at in self.damaged}
        self.unreadable = frozenset(at for at, sure in trust.items() if sure < UNREADABLE)
        self.unsure = frozenset(at for at, sure in trust.items() if sure < UNSURE)
        self.turned = frozenset(at for at in self.damaged if _turns_lam_alef(self.witnesses[at]))

    def explains(self, one: Clause, other: Clause) -> bool:
        """Whether damage explains that one witness reads its clause where the other reads another.

        What counts the clause may have come among its words in one of them, so it is a word of both, or of neither.
        """
        ways = [(masked, marked) for masked in (True, False) for marked in (False, True)]
        return any(self._explains(one, other, masked, marked) for masked, marked in ways)

    def _explains(self, one: Clause, other: Clause, masked: bool, marked: bool) -> bool:
        ledger, _ = self._rest(one.witness, other.witness, masked=masked)
        left, more = ledger.unbalanced(*(_words(clause, masked, marked) for clause in (one, other)))
        alike = common_letters(left, more)
        if not (left or more) or alike >= MIXED:
            return True
        words = [_is_word(word) for word in more]
        if self.unsure & {one.witness, other.witness} and not all(words):
            return True
        misspelt = (alike >= MISSPELT and not any(words)) or (alike >= PARTLY and not all(words))
        return misspelt and not signature(" ".join(left)).counts

    def holds(self, witness: int, clause: Clause) -> bool:
        """Whether the words of another policy's clause stand somewhere in the text of `witness`.

        That is asked where one of the two is damaged, or has many clauses in other places.
        """
        asked = {witness, clause.witness} & (self.damaged | self.disordered)
        return bool(asked) and any(self._holds(witness, clause, masked) for masked in (True, False))

    def _holds(self, witness: int, clause: Clause, masked: bool) -> bool:
        words = _words(clause, masked)
        if not words:
            return False
        runs, there = _runs(words), self._whole(witness, masked=masked)
        share = sum(map(there.has, runs)) / len(runs)
        if not {witness, clause.witness} & self.damaged:
            return len(runs) >= FEW and share >= WHOLE and self._balances(witness, clause, words, masked)
        # all that is cheap comes first: the ledger of two whole texts takes a thousand times longer
        if share < RUNS and len(runs) >= FEW:
            return False
        unsure = bool({witness, clause.witness} & self.unsure)
        return (unsure and share >= RUNS) or self._balances(witness, clause, words, masked)

    def _balances(self, witness: int, clause: Clause, words: Sequence[str], masked: bool) -> bool:
        """Whether the words of another policy's clause are among what both whole texts have."""
        ledger, gone = self._rest(clause.witness, witness, masked=masked)
        return clause not in gone and ledger.explains(words, ())

    def is_debris(self, clause: Clause) -> bool:
        """Whether a clause is a mere counter or, in a damaged text, hardly made of words, or of hardly any letters."""
        if is_counter(clause.key):
            return True
        if clause.witness not in self.damaged:
            return False
        words = words_of(clause.key)
        strange = sum(not _is_word(word) for word in words)
        return sum(map(len, words)) < LETTERS or strange >= max(1, NO_WORDS * len(words))

    def lines(self, clause: Clause) -> list[Line]:
        """The lines of a clause, each as its words and whether it ends inside a sentence."""
        key = self.names[clause.witness].key
        texts = self.witnesses[clause.witness].traced.text.split("\n")[clause.lines.first - 1 : clause.lines.last]
        return [(words, text.rstrip()[-1].isalnum()) for text in texts if (words := words_of(key(uncounted(text))))]

    def states(self, one: int, mine: str, other: int, theirs: str) -> bool:
        """Whether the words in which only one of two policies states a fact stand somewhere in the other, too."""
        words = words_of(key_of(mine)), words_of(key_of(theirs))
        enough = max(len("".join(run)) for run in words) >= LETTERS  # a digit or two stand in any text
        return enough and self._ledger(one, other, masked=False).explains(*words)

    def _ledger(self, one: int, other: int, *, masked: bool) -> Ledger:
        """The ledger of two whole texts, with each policy's own names masked, or as they are written."""
        if (one, other, masked) not in self._ledgers:
            bags = (self._whole(witness, masked=masked).words for witness in (one, other))
            self._ledgers[one, other, masked] = Ledger.of(*bags)
        return self._ledgers[one, other, masked]

    def _rest(self, one: int, other: int, *, masked: bool) -> tuple[Ledger, frozenset[Clause]]:
        """The ledger without what whole clauses account for that only one of the two has, and those of the first."""
        if (one, other, masked) not in self._settled:
            lacked, extra = (self._only(*pair) for pair in ((one, other), (other, one)))
            words = ([_words(clause, masked) for clause in clauses] for clauses in (lacked, extra))
            ledger, gone = claims.settled(self._ledger(one, other, masked=masked), *words)
            self._settled[one, other, masked] = ledger, frozenset(lacked[at] for at in gone)
        return self._settled[one, other, masked]

    def _only(self, one: int, other: int) -> list[Clause]:
        """The clauses of `one` on rows that `other` is not on."""
        return [row.cells[one] for row in self.rows if one in row.cells and other not in row.cells and not row.heading]

    def _whole(self, witness: int, *, masked: bool) -> _Whole:
        if (witness, masked) not in self._wholes:
            key = self.names[witness].key if masked else key_of
            lines = [words_of(key(line)) for line in _lines(self.witnesses[witness])]
            words = [word for line in lines for word in line]
            self._wholes[witness, masked] = _Whole(Counter(words), "".join(words), frozenset(_runs(words)))
        return self._wholes[witness, masked]


def same_letters(one: str, other: str) -> bool:
    """Whether two texts differ by damage to their words alone: a number backwards, a word cut in two."""
    ledger = Ledger.of(*(Counter(words_of(key_of(text))) for text in (one, other)))
    return not (ledger.lost or ledger.gained)


def _is_word(word: str) -> bool:
    return word.isdigit() or language_model.load().known(word)


def _runs(words: Sequence[str]) -> list[str]:
    """The runs of letters of a text, across its words; of a short text, the whole."""
    letters = "".join(words)
    return [letters[at : at + RUN] for at in range(max(1, len(letters) - RUN + 1))]


def _words(clause: Clause, masked: bool, marked: bool = False) -> list[str]:
    words = words_of(clause.key if masked else key_of(clause.text))
    return [*words, *words_of(key_of(clause.marker))] if marked else words


def is_damaged(policy: Policy) -> bool:
    """Whether a policy's text shows damage that repairs may have mended wrongly, or left."""
    traced = policy.traced
    touched = {edit.line for edit in traced.repairs if edit.confidence < 1}
    lines = sum(map(bool, map(str.strip, traced.text.split("\n"))))
    return (len(touched) >= TOUCHED and len(touched) > SHARE * lines) or traced.confidence < UNSURE


def _turns_lam_alef(policy: Policy) -> bool:
    """Whether words of a policy's text had their lam-alef the wrong way round, so that others may still have it so."""
    return sum(edit.code == LAM_ALEF for edit in policy.traced.repairs) >= TURNED


def _lines(policy: Policy) -> list[str]:
    """The lines of the whole text; those of headings and clauses where a policy comes without its text."""
    if policy.traced.text.strip():
        return policy.traced.text.split("\n")
    return [
        text
        for section in policy.sections
        for text in (section.heading, *(f"{item.marker} {item.text}" for item in section.walk()))
    ]
