"""Who must, may or must not do what, to whom, within which time: «على الموظف أن يبلغ المدير خلال يومين».

As far as a plain pattern tells: a word of duty, permission or ban, then who, then the rest of the sentence; or what
a sentence says that somebody does («ترفع اللجنة تقريرها», see `acts.py`), with the modality `does` or `does_not`.
Where nobody is named («يجب الحفاظ على السرية») the statement is unclear. What this leaves alone: the passive
(«تحفظ السجلات»), and in a row of several cells what each one does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers import fold
from policy_diff.facts.active import is_somebody
from policy_diff.facts.acts import Act, act, bare_verb
from policy_diff.facts.body import body_at, sentences, target_after
from policy_diff.facts.body_words import is_adjective
from policy_diff.facts.clauses import APPROVAL, COVER, Clause
from policy_diff.facts.duration import Duration, durations
from policy_diff.facts.duration_words import phrases_of, words_of
from policy_diff.facts.statement import Said, Statement, state
from policy_diff.facts.words import Phrase, Token, one_of_at, tokens

KIND = "obligation"
EXAMPLES = (
    Said(
        text="يجب على الموظف أن يبلغ المدير التنفيذي خلال يومين.",
        values=({"modality": "must", "who": "الموظف", "what": "يبلغ المدير التنفيذي خلال يومين", "to": None},),
    ),
    Said(
        text="لا يجوز للمتطوع إفشاء الأسرار.",
        values=({"modality": "must_not", "who": "المتطوع", "what": "إفشاء الأسرار", "to": None},),
    ),
    Said(
        text="يحق للمستفيد أن يتظلم إلى رئيس مجلس الإدارة.",
        values=(
            {"modality": "may", "who": "المستفيد", "what": "يتظلم إلى رئيس مجلس الإدارة", "to": "رئيس مجلس الإدارة"},
        ),
    ),
    Said(
        text="يراعي المرشد ألا يقبل حالة قريبه.",
        values=({"modality": "should", "who": "المرشد", "what": "ألا يقبل حالة قريبه", "to": None},),
    ),
    Said(
        text="يجوز للجهة المنفذة أن تصرف الدفعة، على أن ترفع تقريراً خلال شهر.",
        values=({"modality": "may", "who": "الجهة المنفذة", "to": None, "within": None},),
    ),
    Said(
        text="يجب على أعضاء مجلس الإدارة والموظفين الإفصاح عن ذلك.",
        values=({"modality": "must", "who": "أعضاء مجلس الإدارة والموظفين", "what": "الإفصاح عن ذلك"},),
    ),
    Said(text="يلتزم المتطوع بما يلي:", values=({"modality": "must", "who": "المتطوع"},), unclear=(0,)),
    Said(text="يجب الحفاظ على السرية.", values=({"modality": "must", "who": None},), unclear=(0,)),
    Said(
        text="ترفع لجنة البرامج تقريرها إلى مجلس الإدارة خلال شهر.",
        values=(
            {
                "modality": "does",
                "who": "لجنة البرامج",
                "what": "ترفع تقريرها إلى مجلس الإدارة خلال شهر",
                "to": "مجلس الإدارة",
            },
        ),
    ),
    Said(text="أمين السر: حفظ السجلات.", values=({"modality": "does", "who": "أمين السر", "what": "حفظ السجلات"},)),
    Said(
        text="المدير المالي لا يصرف سلفة قبل تسوية الأولى.", values=({"modality": "does_not", "who": "المدير المالي"},)
    ),
    Said(text="يبلغ المدير التنفيذي بذلك خلال يومين.", values=()),
    Said(text="تشكل لجنة من ثلاثة، وتدرس الطلبات.", values=()),
    Said(text="لا يجوز لأي شخص أن يمارس سلطة لم تمنح له.", values=({"modality": "must_not", "who": "أي شخص"},)),
    Said(
        text="يكلف رئيس الخلية محققاً من داخل الجمعية.",
        values=({"modality": "does", "who": "رئيس الخلية", "what": "يكلف محققاً من داخل الجمعية"},),
    ),
    Said(text="المدير المالي: يمنع التعامل النقدي.", values=({"modality": "does", "who": "المدير المالي"},)),
    Said(
        text="للموظف أن يشكو إلى مدير الشؤون الإدارية خلال شهر.",
        values=({"modality": "may", "who": "الموظف", "to": "مدير الشؤون الإدارية"},),
    ),
    Said(text="ولكل أسرة أن تتظلم.", values=({"modality": "may", "who": "كل أسرة", "what": "تتظلم"},)),
    Said(text="للجمعية موقع على الشبكة.", values=()),
    Said(text="لا يلزم المتطوع بحضور اللقاء.", values=()),
)
_MODALS: tuple[tuple[str, tuple[Phrase, ...]], ...] = (
    (
        "must_not",
        phrases_of(
            *("لا يجوز", "لا يحق", "يحظر", "يمنع", "لا يسمح", "ولا يجوز", "ولا يحق", "ويحظر", "ويمنع", "فلا يجوز"),
            *("لا يصح", "لا ينبغي", "يمتنع"),
        ),
    ),
    (
        "must",
        phrases_of(
            *("يجب", "ويجب", "فيجب", "يلتزم", "ويلتزم", "تلتزم", "وتلتزم", "يتعين", "ويتعين", "يلزم", "ويلزم", "يشترط"),
            *("لا بد", "يكلف", "يتوجب", "ويتوجب"),
        ),
    ),
    ("should", phrases_of("ينبغي", "وينبغي", "يفضل", "ويفضل", "يستحسن", "ويستحسن", "يراعى", "ويراعى")),
    ("may", phrases_of("يجوز", "ويجوز", "يحق", "ويحق", "يسمح", "ويسمح", "فيجوز")),
)
_ON, _TO_THE, _TO, _THE = words_of("على وعلى فعلى"), fold("لل"), fold("ل"), fold("ال")
#: without «ألا», whose negation belongs to what is to be done
_THAT = words_of("أن بأن")
_ORDERS = _THAT | words_of("ألا بألا")
_COMMAS = frozenset("،,")
#: «لا يلزم», «لا يكلف»: no duty
_NOT, _CHARGES, _BY = words_of("لا لم لن فلا ليس"), words_of("يكلف"), fold("ب")
#: words that begin with «ب» and say nothing of a duty
_NO_BY = words_of("بعد بين بن بنت بدون بلا بناء")
_AND, _AND_THE, _OF = fold("و"), fold("وال"), fold("من")
_REST = words_of("وغيرهم غيرهم وغيرها وغيره وسائر")
_OF_HIM = words_of("منه منها منهم عنه عنها عليه عليها فيه فيها له لها لهم به بها إليه إليها معه معها")
_WHEN = words_of("عند إذا متى تجاه وفق قبل بعد خلال حسب إن وفقا بألا ألا")
_RELATIVE = words_of("الذي التي الذين اللذين اللتين")
_PREPOSITIONS = words_of("في من على عن مع ب إلى لدى")
#: «أن» stands so far off at most, behind so few words that belong to who it is
AHEAD, FEW = 12, 3
#: so few words before a colon say nothing of what is to be done («بما يلي:»)
LISTED = 4
_BREAKS = words_of("إذا متى عند وفق خلال بعد قبل إلا ما من في عن حتى لكي ثم أو إن عدم")
_TARGETS = words_of("إلى الى لدى على")
#: «ما يلزم من تعديل» orders nothing
_WHICH = words_of("ما مما فيما بما لما الذي التي أن ولا دون")
#: of the others only what is plain is told
_BINDING = ("must", "must_not")
#: what a sentence orders by its verb alone («ترفع اللجنة تقريرها»), and what it says that somebody never does
CELLS = 2
DOES, NEVER = "does", "does_not"
#: sections that tell of what was done, what words mean, or that somebody signs
_NO_ACTS = (
    COVER,
    APPROVAL,
    "preamble",
    "definitions",
    "declaration",
    "appendix",
    "form",
    "general_goal",
    "detailed_goals",
)
_TIMED = words_of("خلال وذلك غضون بحد قبل")
_THEN_TO, SHORT = fold("فل"), 2
WHO_WORDS, REACH, THAT_REACH = 4, 12, 3
#: what stands in no name, and so many words a name has before «أن» at most
_NO_NAMES, NAMED = words_of("من في على عن إلى الذي التي الذين كان كانت") | frozenset("،,:"), 4
_PRESENT = (fold("ي"),)


def find(clause: Clause) -> Iterator[Statement]:
    """One statement for each word of duty, permission or ban."""
    at = 0
    for sentence in sentences(clause.text):
        begin = clause.text.find(sentence.strip(), at)
        at = begin + len(sentence.strip())
        for first, part in _parts(sentence.strip()):
            yield from _of_part(clause, begin + first, part)


def _parts(sentence: str) -> Iterator[tuple[int, str]]:
    """The sentence cut before «، وعلى المدير أن …», which is another's duty; each part with its place.

    Not behind a ban or a permission, which may go on: «ويحظر على الموظف أن …، وعلى الرؤساء أن …».
    """
    run, start = tokens(sentence), 0
    for at in range(1, len(run)):
        if run[at - 1].key not in _COMMAS or run[at].key not in _ON or not _is_charge(run[at:]):
            continue
        before = [token for token in run[:at] if token.start >= start]
        if all(modality == "must" for modality, _, _ in _modals(before)):
            yield start, sentence[start : run[at - 1].start].rstrip()
            start = run[at].start
    yield start, sentence[start:]


def _of_part(clause: Clause, begin: int, sentence: str) -> Iterator[Statement]:
    run = tokens(sentence)
    done = act(sentence, run) if clause.section not in _NO_ACTS and not _is_row(clause.text) else None
    ordered = False
    for modality, place, after in _modals(run):
        if done and place == done.verb > done.named.start:
            continue  # «المدير المالي: يمنع التعامل النقدي» is what he does
        one = _statement(clause, begin, sentence, run, modality, place, after)
        if one.status == "stated" or modality in _BINDING:
            ordered = True
            yield one
    if done and not ordered and done.verb + 1 < len(run):
        yield from _of_act(clause, begin, sentence, run, done)


def _is_row(text: str) -> bool:
    """«الصلاحية: شراء؛ المدير العام: يوصي؛ المجلس: يعتمد»: cells, of which one alone says nothing."""
    return text.count(":") >= CELLS or text.count("|") >= CELLS


def _of_act(clause: Clause, begin: int, sentence: str, run: Sequence[Token], done: Act) -> Iterator[Statement]:
    """The statement of what somebody does, as it stands: its verb, and what follows who does it.

    A verb alone says nothing.
    """
    first = min(done.verb, done.named.start)
    stop = next((i for i in range(done.verb, len(run)) if run[i].key in ".؛"), len(run))
    rest = range(max(done.verb + 1, done.named.stop if done.verb < done.named.start else 0), stop)
    if not rest:
        return
    what = " ".join((bare_verb(run[done.verb].text), sentence[run[rest.start].start : run[rest.stop - 1].stop]))
    close = _close(run, rest.start, stop)
    value = {
        "modality": NEVER if done.denied else DOES,
        "who": done.who,
        "what": what,
        **_to_and_within(sentence, run, rest.start, run[first].start, close),
    }
    why = "what is to be done stands in the list below" if what.endswith(":") else ""
    yield state(KIND, clause, begin + run[first].start, begin + run[stop - 1].stop, value, why)


def _close(run: Sequence[Token], first: int, stop: int) -> int:
    """Where the first thing that is to be done ends: at a comma, unless only the time follows it."""
    for at in range(first, stop):
        timed = at + 1 < stop and run[at + 1].key in _TIMED
        if run[at].key in _COMMAS and not timed:
            return run[at - 1].stop if at > first else run[stop - 1].stop
    return run[stop - 1].stop


def _to_and_within(sentence: str, run: Sequence[Token], rest: int, start: int, close: int) -> dict[str, object]:
    """To whom, and within which time, both before `close`."""
    within = next((d for d in durations(sentence) if start <= d.start < close and _is_time(d)), None)
    target = target_after(sentence, run, rest, REACH, _TARGETS) if rest < len(run) else None
    return {
        "to": target.text if target and target.start < close else None,
        "within": within.value() if within else None,
    }


def _is_time(one: Duration) -> bool:
    """A time within which it is to be done, and not how often («كل شهرين»)."""
    return one.clear and bool(one.amounts) and not one.frequency


def _modals(run: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """The modality, its first token and the one after it; «على» at the beginning of a sentence too."""
    place = 0
    while place < len(run):
        found = next(((m, p) for m, phrases in _MODALS if (p := one_of_at(run, place, phrases))), None)
        denied = found and found[0] == "must" and place and run[place - 1].key in _NOT
        if found and not denied and not (place and run[place - 1].key in _WHICH) and not _appoints(run, place):
            yield found[0], place, place + len(found[1])
        elif place == 0 and _is_charge(run):
            yield "must", 0, 0
        elif place == 0 and _is_right(run):
            yield "may", 0, 0
        place += len(found[1]) if found else 1


def _appoints(run: Sequence[Token], place: int) -> bool:
    """«يكلف الرئيس محققاً» is what somebody does; «يكلف الموظف بأن …» is his duty."""
    if run[place].key not in _CHARGES:
        return False
    behind = run[place + 2 : place + 2 + THAT_REACH]
    return not any(token.key in _THAT or (token.key.startswith(_BY) and token.key not in _NO_BY) for token in behind)


def _is_charge(run: Sequence[Token]) -> bool:
    """«على الموظف أن …» at the beginning of a sentence; not «على الفروع كلها», which says where it holds."""
    who, after = _who("", run, 0) if run[0].key in _ON else (None, 0)
    return who is not None and any(token.key in _ORDERS for token in run[after : after + THAT_REACH])


def _is_right(run: Sequence[Token]) -> bool:
    """«للموظف أن يشكو», «ولكل أسرة أن تتظلم» at the beginning of a sentence: «أن» right behind the name.

    Not «للتأكد أن …», which says what for, and «لكل من يرى أن …», where more than a name stands before.
    """
    key = run[0].key[1:] if run[0].key.startswith((_AND + _TO, _THEN_TO)) else run[0].key
    if not key.startswith(_TO) or len(key) <= SHORT:
        return False
    that = next((at for at, token in enumerate(run[: 1 + NAMED]) if token.key in _THAT), 0)
    if not that or any(token.key in _NO_NAMES or token.key.startswith(_PRESENT) for token in run[1:that]):
        return False
    names = {key.removeprefix(_TO), key.removeprefix(_TO_THE)}  # «للجنة» may be either
    return any(name in _EVERY or is_somebody(name) for name in names)


def _statement(
    clause: Clause, begin: int, sentence: str, run: Sequence[Token], modality: str, place: int, after: int
) -> Statement:
    who, rest = _who(sentence, run, after)
    named = rest
    rest, known = _rest_of_who(run, rest) if who else (rest, True)
    who = f"{who} {sentence[run[named].start : run[rest - 1].stop]}" if who and rest > named else who
    while rest < len(run) and run[rest].key in _THAT | {":"}:
        rest += 1
    stop = next((i for i in range(rest, len(run)) if run[i].key in ".؛"), len(run))
    what = sentence[run[rest].start : run[stop - 1].stop] if rest < stop else ""
    start, end = run[place].start, run[max(stop, after) - 1].stop
    close = _close(run, rest, stop) if rest < stop else end
    value = {
        "modality": modality,
        "who": who,
        "what": what,
        **_to_and_within(sentence, run, rest, start, close),
    }
    why = ""
    if not who or not known:
        why = "the sentence does not say who" if not who else "who it is goes on, and does not end plainly"
    elif not what or (what.endswith(":") and len(what.split()) <= LISTED):
        why = "the sentence does not say what" if not what else "what is to be done stands in the list below"
    return state(KIND, clause, begin + start, begin + end, value, why)


def _rest_of_who(run: Sequence[Token], at: int) -> tuple[int, bool]:
    """Where what still belongs to who it is ends, and whether that is plain.

    «والمسؤولين وغيرهم من الموظفين», «المشكو منه»; a few words before «أن» («الراغب في الاستقالة أن …»), unless
    they say when or towards whom («تجاه المستفيد بأن …»).
    """
    at = _others(run, at)
    if at < len(run) and run[at].key in _OF_HIM:
        return at + 1, True
    ahead = [token.key for token in run[at : at + AHEAD]]
    that = next((i for i, key in enumerate(ahead) if key in _THAT), None)
    if that in (0, None) or ahead[0] in _WHEN:
        return at, not ahead or ahead[0] not in _RELATIVE
    return (at + that, True) if that <= FEW else (at, ahead[0] in _PREPOSITIONS)


def _others(run: Sequence[Token], at: int) -> int:
    """The token after others who are named too («والمتطوعين», «وغيرهم من الموظفين», and what agrees with them)."""
    while at < len(run):
        key = run[at].key
        joined = key.startswith(_AND_THE) or (key == _AND and at + 1 < len(run) and run[at + 1].key.startswith(_THE))
        others = key in _REST and at + 2 < len(run) and run[at + 1].key == _OF and run[at + 2].key.startswith(_THE)
        if not joined and not others:
            break
        at += 3 if others else 2 if key == _AND else 1
        while at < len(run) and is_adjective(run[at].key):
            at += 1
    return at


def _who(sentence: str, run: Sequence[Token], after: int) -> tuple[str | None, int]:
    """Who it is about, and the token after: behind «على» or a glued «ل», or the subject of «يلتزم»."""
    if after >= len(run):
        return None, after
    if run[after].key.startswith((_AND + _TO, _THEN_TO)) and len(run[after].key) > SHORT:
        bare = Token(run[after].text[1:], run[after].key[1:], run[after].start + 1, run[after].stop)
        run = (*run[:after], bare, *run[after + 1 :])  # «ولكل أسرة أن …»
    if run[after].key in _ON:
        return _noun(sentence, run, after + 1, "")
    if run[after].key.startswith(_TO) and run[after].key[1:] in _EVERY:
        whom = Token(run[after].text[1:], run[after].key[1:], run[after].start + 1, run[after].stop)
        return _noun("", (*run[:after], whom, *run[after + 1 :]), after, "")  # «لأي شخص»
    if run[after].key.startswith(_TO_THE):
        return _noun(sentence, run, after, run[after].text[2:])
    if body := body_at(sentence, run, after) or (
        body_at(sentence, run, after, glued=True) if run[after].key.startswith(_TO) else None
    ):
        return body.text, _past(run, body.stop)
    return _noun(sentence, run, after, "") if after and run[after - 1].key[-3:] in _BINDS else (None, after)


_BINDS = frozenset(key[-3:] for key in words_of("يلتزم تلتزم"))


def _noun(sentence: str, run: Sequence[Token], at: int, unglued: str) -> tuple[str | None, int]:
    """A body, or a definite noun and what agrees with it, up to «أن», a stop or an indefinite word."""
    if at >= len(run):
        return None, at
    if not unglued and sentence and (body := body_at(sentence, run, at)):
        return body.text, _past(run, body.stop)
    if unglued and (body := body_at(sentence, run, at, glued=True)):
        return body.text, _past(run, body.stop)
    if not unglued and not run[at].key.startswith(_THE) and run[at].key not in _EVERY:
        return None, at
    words = [run[at].text[:0] + "ال" + unglued] if unglued else [run[at].text]
    stop = at + 1
    while stop < len(run) and len(words) < WHO_WORDS and _goes_on(run, at, stop):
        words.append(run[stop].text)
        stop += 1
    return " ".join(words), stop


_EVERY = words_of("كل جميع كافة من أي")


def _goes_on(run: Sequence[Token], first: int, at: int) -> bool:
    key = run[at].key
    if key in _ORDERS | _BREAKS or not key[0].isalpha():
        return run[first].key in _EVERY and at == first + 1 and key in words_of("من")
    return run[first].key in _EVERY or key.startswith(_AND_THE)


def _past(run: Sequence[Token], stop: int) -> int:
    return next((i for i, token in enumerate(run) if token.start >= stop), len(run))
