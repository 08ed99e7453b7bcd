"""The words of durations: units, bounds, what leads in to them and what only looks like them.

Folded. A word's list says what it does; how they work together is said in `duration_amounts.py`,
`duration_bounds.py` and `duration_loose.py`.
"""

from __future__ import annotations

from typing import Literal

from normalizers import fold

Bound = Literal["min", "max", "exact", "range", "unspecified"]
Unit = Literal["minute", "hour", "day", "week", "month", "year"]
DAYS: dict[str, float] = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}
#: the smallest and largest number of days a unit may mean
LEAST_DAYS: dict[str, float] = {**DAYS, "month": 28, "year": 365}
MOST_DAYS: dict[str, float] = {**DAYS, "month": 31, "year": 366}


def words_of(*words: str) -> frozenset[str]:
    """Folded words; a text of several is taken apart."""
    return frozenset(fold(word) for text in words for word in text.split())


def phrases_of(*phrases: str) -> tuple[tuple[str, ...], ...]:
    """Phrases as folded words, longest first."""
    return tuple(sorted((tuple(fold(p).split()) for p in phrases), key=lambda words: (-len(words), words)))


def joined(words: frozenset[str]) -> frozenset[str]:
    """Words as they are and with «و» or «ف» glued before them: how a clause goes on."""
    return words | frozenset(fold(and_) + word for and_ in ("و", "ف") for word in words)


def joined_phrases(phrases: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The same for phrases, whose first word takes it; longest first."""
    every = {(fold(and_) + phrase[0], *phrase[1:]) for and_ in ("", "و", "ف") for phrase in phrases}
    return tuple(sorted(every, key=lambda words: (-len(words), words)))


def _units(**words: str) -> dict[str, Unit]:
    return {word: unit for unit, text in words.items() for word in words_of(text)}  # type: ignore[misc]


ONE: dict[str, Unit] = _units(
    minute="دقيقة", hour="ساعة", day="يوم يوماً", week="أسبوع أسبوعاً", month="شهر شهراً", year="سنة عام عاماً"
)
TWO: dict[str, Unit] = _units(
    minute="دقيقتان دقيقتين",
    hour="ساعتان ساعتين",
    day="يومان يومين",
    week="أسبوعان أسبوعين",
    month="شهران شهرين",
    year="سنتان سنتين عامان عامين",
)
#: a dual before another noun («يومي عمل»); alone «يومي» is daily, «شهري» monthly
TWO_ANNEXED: dict[str, Unit] = _units(hour="ساعتي", day="يومي", week="أسبوعي", year="سنتي")
MANY: dict[str, Unit] = _units(
    minute="دقائق",
    hour="ساعات",
    day="أيام أياماً",
    week="أسابيع",
    month="أشهر شهور أشهراً شهوراً",
    year="سنوات سنين أعوام أعواماً",
)
DAY = fold("يوم")
ARTICLE, AND, TO_, BY, FOR_THE = fold("ال"), fold("و"), fold("ل"), fold("ب"), fold("لل")
#: prepositions and the article glued to a unit; after a number none of them may stand
GLUED = tuple(fold(p) for p in ("بال", "وال", "ال", "لل", "ب", "ل", "ك", "و"))

# --- amounts

HALF, QUARTER = words_of("نصف ونصف نصفاً ونصفاً بنصف لنصف"), words_of("ربع وربع بربع لربع")
#: an adjective of the unit, part of the amount
AFTER_UNIT = words_of(
    "عمل دوام تقويمية تقويمي عملية كاملة كامل كاملين كاملتين متصلة متتالية متتابعة متوالية هجرية هجري هجريين هجريتين",
    "ميلادية ميلادي ميلاديين رسمية رسمي مالية مالي دراسية دراسي تجريبي تجريبية شمسية فعلية متواصلة متواصل",
    "كاملان كاملتان متتاليان متتاليتان متتاليين متتاليتين متصلان متصلتان متصلين",
    "متصلتين كاملاً تقويمياً دراسياً هجرياً ميلادياً مالياً متصلاً متواصلاً",
)
#: an accusative that is an amount by itself; «يوماً ما», «عاماً» (general) are not
ACCUSATIVE = words_of("شهراً أسبوعاً")
#: these only with an adjective («عاماً كاملاً»): alone «عاماً» is «general», «يوماً» «one day»
ACCUSATIVE_WITH = words_of("عاماً يوماً")
ONE_WORDS = words_of("واحد واحدة واحداً")
#: they make an amount of a unit without any lead («لم يراجع سنة كاملة»)
WHOLE = words_of("كاملة كامل كاملاً متصلة متصل متصلاً متواصلة متواصل واحدة واحد")
WORK = words_of("عمل دوام العمل الدوام")
OF_WORKING_DAYS = phrases_of("من أيام عمل", "من أيام العمل", "من أيام الدوام")
#: as written: «يوما عمل» are two; folded it is «يوماً»
TWO_OF_WORK: dict[str, Unit] = {"يوما": "day", "ساعتا": "hour"}
ANNEXED_TO = words_of("عمل دوام خبرة تدريب تطوع")
#: a number after one of these counts something else, or is a name («المادة 5», «رقم 30»)
NUMBERED = words_of(
    "رقم برقم الرقم المادة مادة البند بند الفقرة فقرة صفحة الصفحة النموذج نموذج القرار قرار لعام عام عدد"
)
#: a unit alone counts one only after one of these (and whatever bound)
LEADS = joined(
    words_of(
        "خلال مدة لمدة بمدة مهلة بعد قبل كل لفترة فترة مضي مرور انقضاء من عن على إلى ولمدة المدة وبعد غضون ظرف",
        "تمام إتمام بمضي بمرور بانقضاء",
        "أقصاها أدناها أقصى أدنى مدته مدتها تتجاوز يتجاوز تجاوز يجاوز تتعدى يتعدى قدرها قدره أقصاه أعلى أثناء حتى",
        "طوال طيلة دون فوق يستغرق تستغرق أمضى أمضت مضت مضى انتظار إمهال يبلغ تبلغ عقد ومدته ومدتها بميعاد ميعاده",
        "طولها ولو بحر لأجل بأجل أجله أجلها استحقاقها استحقاقه إجازة راحة استراحة غياب إيقاف تمديد تدريب تجربة",
        "ضمان خدمة خبرة عضوية اشتراك إشعار إنذار لك له لها أمامه أمامك أمامها تأجيل إقامة انقطاع إعارة",
    )
)
WEAK_LEADS = joined(
    words_of(
        "من على إلى عن و كل قبل بعد حتى دون فوق ولو",
        "لأجل بأجل إجازة راحة استراحة غياب إيقاف تمديد تدريب تجربة ضمان خدمة",
        "خبرة عضوية اشتراك إشعار إنذار لك له لها أمامه أمامك أمامها تأجيل إقامة انقطاع إعارة",
    )
)
#: «خلال أول أسبوع»: an ordinal before the unit leaves it a length after these alone
FIRST = words_of("أول")
FIRST_LEADS = words_of("خلال غضون في")
#: after «لسنة»: what keeps it an amount («لسنة أخرى»)
ANOTHER = words_of("أخرى آخر إضافية إضافي")
PLAIN_AFTER = words_of(
    "لدى عند بأجر براتب منذ وفق بموجب ضمن",
    "بمن بحضور بلا بدون دون بعد قبل مع عن ثم فإن من على أو إلى حسب في ثم و لا قابلة تبدأ يبدأ تالية تالي سابقة قادمة",
)
COMPARED = words_of("أقل أكثر")
#: «قبل الموعد بشهر»: a unit with a glued «ب» counts one after these
BEFORE_AFTER = joined(words_of("قبل بعد عقب إثر قبيل بعيد قبلها قبله بعدها بعده يسبق تسبق يسبقه يسبقها"))
BEFORE_AFTER_REACH = 5
BETWEEN, FROM, TO = words_of("بين وبين"), words_of("من"), words_of("إلى حتى")
OR = words_of("أو")
DECIMALS, THOUSANDS = frozenset(".,٫"), frozenset(",٬،")
DASHES = frozenset({"-", "–", "—"})
CALENDAR = words_of(
    "الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت أحد اثنين خميس جمعة سبت ثلاثاء أربعاء رمضان شعبان رجب",
    "شوال محرم صفر ذي ذو ربيع جمادى يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
)
YEAR_ALONE = fold("عام")
BEFORE_YEAR = words_of("بشكل بوجه الهدف هدف لهدف وهدف إطار")
#: a length of pay, not of time: «أجر شهرين»
PAY = words_of("خصم حسم يخصم يحسم اقتطاع أجر راتب رواتب أجور بأجر براتب قسط أقساط إيجار أجرة مرتب مكافأة لأجر")
#: «إجازة بلا راتب تسعة أشهر» is a time
WITHOUT = words_of("بلا بدون دون بغير")
#: «عدد الساعات 400 ساعة»
NUMBER_OF, TALLY_REACH = words_of("عدد"), 3
AGES = words_of(
    "عمره عمرها العمر عمر أعمارهم أعمار وعمره وعمرها سن السن سنها بسن لسن عمرك أعمارهن عمري العمرية عمرية البالغ",
    "لعمر بعمر وعمر لأعمار بأعمار والعمر لعمره بعمره",
)
#: as written: folded, «سنه» would be a year («من بلغت سنه عشرين سنة»)
AGE_OF = ("سنه", "سنها", "سنهم")
REACHED = words_of("بلغ يبلغ تبلغ بلغت بلوغ بلوغه يكمل أكمل أتم يتم بلغوا بلغن أتموا أكملوا")
#: «من تجاوز ستين عاماً» is an age, «لا يتجاوز سنة» a time
PASSED, PASSED_AGE = words_of("تجاوز يتجاوز جاوز تجاوزوا تجاوزن جاوزوا يتجاوزون"), 12
#: «إذا بلغت ألف ريال»
COMES_TO = words_of("بلغ بلغت يبلغ تبلغ")
#: «الفتيات بين 12 و18 سنة»: right before a range of years
PERSONS = words_of(
    "الفتيات الأطفال الشباب الأيتام الطلاب الطالبات الفتيان الأولاد البنات الفئة اليتيم الأبناء الشابات المستهدفة",
    "أطفال أيتام طلاب شباب فتيات أبناء المسنون المسنين المسنات كبار الناشئة اليافعين",
)
AGED_AFTER = phrases_of("من العمر", "من عمره", "من عمرها", "من أعمارهم")
AGE_REACH = 6
#: «لمن هم فوق 18 عاماً»
OVER_OR_UNDER, THEY = words_of("فوق دون تحت"), words_of("هم هن هو هي")
#: «أتم خمس سنوات في الخدمة» is no age
SERVICE_REACH = 3
#: with one of these the years are no age, though an age stands before
SERVICE = words_of("خبرة خبرته خبرتها الخبرة خبراتهم خدمته خدمتها الخدمة خدمة عضويته عضويتها إقامته إقامتها")
#: «خطة السنوات الخمس»: the name of a plan
PLANS = words_of("خطة الخطة برنامج موازنة ميزانية رؤية استراتيجية لجنة")
BLANKS = frozenset({"…", "_", "-"})

# --- bounds

NOT = words_of("لا ألا وألا ولا لن لم ولم فلم ولن فلن عدم بألا فلا وعدم بعدم لئلا كيلا لكيلا")
PLAIN_NOT = fold("لا")
#: two words that deny together: «دون أن», «على أن لا»
NOT_THAT = words_of("دون بدون غير بغير ودون وبدون وبغير")
JUST_NOT = words_of("ليس لا وليس ليست وليست")
#: verbs of a bound: denied they say the floor or the ceiling, not denied the contrary
FLOOR_VERBS = words_of(
    "تقل يقل تقلّ نقل تنقص ينقص ينزل تنزل ينخفض تنخفض يقصر تقصر يقلّ قلت قل نقصت تقلان يقلان تنقصان ينقصان",
    "يهبط تهبط يدنو تدنو يتدنى تتدنى قصرت",
)
CEILING_VERBS = words_of(
    "تعبر يعبر تزيد يزيد تزد يزد يعدو تعدو تتعد يتعد تتجاوز يتجاوز تجاوز",
    "يجاوز تجاوزت تتعدى يتعدى تعدى زيادة تتخطى يتخطى يتأخر تتأخر التأخر تأخر تأخير يتراخى تتراخى يتخط تتخط يؤخر تؤخر",
    "تخطى تخطت تعدت فاق فاقت طالت التأخير يفوق تفوق تطول يطول زادت",
    "زاد جاوز جاوزت يربو تربو تجاوزها تجاوزه يتجاوزان تتجاوزان تزيدان يزيدان ينيف",
)
#: they open a case, in which nothing is denied: «إذا تجاوز غيابه خمسة أيام»
CASES = joined(words_of("إذا متى كلما لو")) | words_of("فإن حال حالة")
#: a case only behind «في»
IN_CASE_OF = words_of("حالة")
#: after these a negation may be missing all the same: «إذا كانت لا تزيد على»
WAS = words_of("كان كانت يكون تكون")
HAS, WAS_REACH = fold("قد"), 6
#: «لا يجوز أن تتجاوز»: the negation stands before the modal
MODALS = words_of("يجوز يمكن يصح ينبغي يحق يحل يسوغ")
#: «لا يتم التجديد لمدة تزيد على سنتين»
IS_DONE = words_of("يتم تتم")
#: nobody denies what has come about; a «لا» may be missing before any other form («ما لا يقل»)
COME_ABOUT = words_of(
    "زاد زادت جاوز جاوزت تجاوز تجاوزت تعدى تعدت تخطى تخطت فاق فاقت طالت",
    "قصرت قل قلت نقص نقصت مضى مضت انقضى انقضت مر مرت تأخر تأخرت",
)
#: of these the forms that are verbs and nothing else
PASSED_OVER = words_of("جاوز جاوزت تجاوزت تعدت تخطت زادت نقصت")
CASE_REACH = 6
#: «بأي حال من الأحوال» is no case
ANY = words_of("بأي أي لأي بأية أية وبأي")
#: as written: folded, «إن» is «أن» too
IF = ("إن", "وإن")
WHAT_OR_WHO = words_of("ما من لمن ومن ممن مما فيما لما وما فما فمن بمن عما")
#: take the amount without a preposition: «لا تتجاوز مدة الدراسة شهراً»
TRANSITIVE = words_of(
    "يعدو تعدو تتجاوز يتجاوز تجاوز يجاوز تتعدى يتعدى تعدى تتخطى يتخطى تفوق يفوق جاوز جاوزت تجاوزت",
    "تستغرق يستغرق يبلغ تبلغ يتأخر تتأخر تخطى تخطت تعدت يتعد تتعد يتخط تتخط فاق فاقت",
)
TRANSITIVE_REACH = 7
NOT_BETWEEN = words_of("خلال بعد قبل كل في لمدة غضون أثناء حتى إلى وإذا فإن ثم أو و")
LASTS = words_of(
    "تبقى يبقى تظل يظل يسري تسري تحفظ يحفظ يعين ينتخب تمدد",
    "يمدد يوقف تستغرق يستغرق وتستغرق ويستغرق تمتد يمتد تستمر يستمر تدوم يدوم",
)
#: a time that has run out: «مضى على تعيينه سنتان»
LAPSED = words_of("مضى انقضى مضت انقضت مرت مر ومر يمض تمض يمضي تمضي ينقضي تنقضي تنقض ينقض يمر تمر يكتمل تكتمل")
#: of these the forms that may have lost a «لا»: «(لا) يمر على وروده يومان»
LAPSES = words_of("يمضي تمضي ينقضي تنقضي يمر تمر")
#: as written: «مضي» is how it is called, «مضى» that it has
LAPSING = "مضي"
#: how an adjective of hours, days or years ends («ساعة تدريبية»)
ADJECTIVE = fold("ية")
OVER = words_of("عن على")
ON, ABOUT = fold("على"), fold("عن")
UNLESS = phrases_of("ما لم")[0]
LAPSED_REACH = 5
#: «لمن خدم ثلاث سنوات»: at least so long
SERVED = words_of("خدم أمضى عمل قضى مكث خدمت أمضت عملت أكملت أكمل")
#: «ليس من حق اللجنة»: no one who
RIGHT = fold("حق")
WHO = joined(words_of("من لمن ممن"))
#: may stand between the verb and the amount
VERB_TAIL = words_of("عن على من مدته مدتها ذلك المدة الفترة الرد أكثر البت في مجموعها إلى فيها به بها كل أي")
#: right before the amount, the verb some words before it: «لا تزيد نوبته على ست ساعات»
PREPOSITIONS = words_of("عن على إلى من تحت")
#: «لا تقل المدة التي تستغرقها الجمعية للرد على طالب الخدمة عن عشرة أيام»
VERB_REACH, NEAR_VERB_REACH = 12, 6
BEFORE_BARE = words_of("في خلال بعد قبل منذ غضون مضى مضت كان كانت بلغت بلغ")
#: the end of an amount, before which something is due, or forbidden
LAPSE = words_of(
    "مضي انقضاء مرور انتهاء فوات تمضي يمضي تنقضي ينقضي تمر يمر تنتهي ينتهي اكتمال نهاية مضت انقضت مرت مضى تمام",
    "انصرام تنصرم ينصرم تكتمل يكتمل تفوت يفوت تمامها إتمام إكمال",
)
#: «يسقط حقه بمضي شهر»: until then, and no longer
BY_LAPSE = joined(words_of("بمضي بانقضاء بمرور بفوات"))
FORFEITS = joined(words_of("تتقادم يتقادم يسقط تسقط سقط سقطت يبطل تبطل سقوط"))
BEFORE = joined(words_of("قبل"))
JUST_AFTER = joined(words_of("بعد عقب إثر"))
IN = joined(words_of("في"))
#: what the time runs from may stand between it and its bound: «بعد 5 أيام على الأقل», «5 أيام من تسلمها على الأقل»
EVENT = words_of("من بعد قبل عن على خبرة تحسب تبدأ يبدأ محسوبة اعتباراً ابتداء بدءاً تالية لاحقة منذ تلي يلي")
DUALS = (fold("ين"), fold("ان"))
#: «لا يجوز … قبل مضي سنة»: a ban until then
BAN = words_of(
    "لا ولا فلا لن ولن فلن ليس ليست وليس وليست فليس فليست عدم وعدم بعدم بألا لئلا",
    "يحظر ويحظر فيحظر يمنع ويمنع فيمنع يمتنع ويمتنع فيمتنع ممنوع ممنوعة محظور محظورة تحظر وتحظر تمنع وتمنع",
)
DENIED = words_of("لا ولا فلا لن")
BAN_REACH = 14
#: what is done with a claim that comes in time («لا يقبل … إذا مضى على القرار أكثر من شهر»)
TAKEN_UP = words_of(
    "يقبل تقبل ينظر تنظر يلتفت تلتفت يعتد تعتد تسمع يسمع يجوز يحق يصح يؤخذ يبحث تبحث يسجل تسجل يستقبل تستقبل"
)
AND_WHAT = words_of("وما فما")
EITHER_EXCEPT = words_of("إلا سوى")
EXCEPT, UNTIL = words_of("إلا"), joined(words_of("حتى لحين ريثما"))
#: «إلى أن تمضي», «إلى حين مضي»
UNTIL_THAT = joined_phrases(phrases_of("إلى أن", "إلى حين", "لحين أن"))
#: «يحظر أن تبقى … أكثر من شهر»: with a verb they deny the comparison that follows
FORBIDS = words_of("يحظر ويحظر يمتنع ويمتنع يمنع ويمنع")
#: what is forbidden by them is the length itself («يحظر إبقاء النقد أكثر من يومين»)
LASTING = words_of("إبقاء بقاء الإبقاء البقاء الاحتفاظ احتفاظ تأخير التأخير تمديد التمديد تأجيل حجز حبس إطالة استمرار")
OF_PRESENT = tuple(fold(letter) for letter in "يتن")
#: a new verb ends what a negation before it denies: «لا يتجاوز … ويسدد بعد شهر»
JOINED_VERB = tuple(fold(p) for p in ("وي", "وت", "في", "فت"))
#: they follow what they bound, and may stand before an amount all the same («على الأقل سنة»)
ON_OR_IN = words_of("على في وعلى")
TRAILING = phrases_of("على الأقل", "في الأقل", "على الأكثر", "في الأكثر", "وعلى الأقل", "وعلى الأكثر")
WHAT_AFTER = phrases_of("ما بعد")
#: may stand between a bound and its amount
FILLERS = words_of(
    "مدة المدة لمدة بمدة فترة الفترة لفترة مهلة المهلة قدرها قدره مدتها مدته هو هي وهي وهو أجل موعد وقت زمن : ( ) كل",
    "مقدارها مقداره يعادل ما",
)
FILLERS_FAR = 5
FILLERS_NEAR = 2
#: right before a bound or an amount these belong to its wording («خلال مدة لا تقل عن …»)
WORDING = words_of(
    "خلال مدة المدة فترة لمدة بمدة لفترة بعد كل غضون ظرف أجل في ما وبعد مهلة ولمدة موعد وقت بما وبما طوال مدته",
    "مدتها قبل",
)
THAT = words_of("أن بما على بأن ما وبما")
#: of the verbs of a bound those that are nouns where nothing denies them
NOUN_TOO = words_of("نقل")
#: what is compared in a bound that is not understood
DOUBTFUL = words_of("أقل أكثر أدنى أقصى أعلى الأدنى الأقصى الأعلى") | FLOOR_VERBS | CEILING_VERBS
#: between a time left open and the amount that tells it
NAMELY = words_of("وهي هي وهو هو ( وقدرها قدرها : مدتها والبالغة البالغة والبالغ البالغ ومقدارها") | {
    "",
    "،",
    ",",
    "، " + fold("وهي"),
    "، " + fold("لا"),
}
#: «لا مانع من حذفها متى …», «ولا بأس بما فوقها»
HINDRANCE, ABOVE_IT = words_of("مانع بأس حرج ضير"), words_of("فوقها فوقه فوقهما زاد جاوزها تجاوزها عليها")
THEY_ARE = words_of("هما هي هو وهي وهو وهما تلك")
NAMED_BY = words_of("هي هو وهي وهو")
#: «المدة المشار إليها أعلاه», between the time and the amount that tells it
POINTING = words_of("إليها إليه عليها عليه أعلاه سابقاً فيها")
#: «المدة اللازمة لذلك على ألا تزيد على أسبوعين»: the amount bounds the time left open
PROVIDED = words_of("على بحيث شريطة بشرط")
PROVIDED_REACH, SET_AT_REACH = 3, 3
WITHIN_OPEN = tuple(fold(and_ + lead) for and_ in ("", "و", "ف") for lead in ("خلال", "في غضون", "غضون", "ضمن"))
#: so many words of a cell may stand before its comparison; a noun begins with the article or ends so
CELL_REACH, OF_A_NOUN = 4, "ة"
CELL, CELL_ENDS = frozenset("/|:"), frozenset("؛;.،,")
#: a time that somebody is given, and the verb that gives it, with its forms; «بمهلة أسبوع» is a notice
RESPITE = joined(words_of("مهلة لمهلة كمهلة مهلته مهلتها"))
#: what heads a cell: «المهلة: يومان»
RESPITE_HEAD = words_of("المهلة")
RESPITE_TAIL = words_of("لمدة مدتها قدرها مقدارها أخرى إضافية زمنية ( : بمدة مدة")
RESPITE_VERBS = frozenset(
    fold(joined + person + "مهل" + object_)
    for joined in ("", "و", "ف")
    for person in ("ي", "ت", "ن", "أ")
    for object_ in ("", "ه", "ها", "هم", "ت", "ته", "تها", "ك", "كم")
)
RESPITE_REACH = 4
#: «خلال ثلاثة أيام، ويبت فيها خلال سبعة»: with the unit of the amount before
WITHIN_FEW = joined(words_of("خلال غضون"))
LENGTHS = words_of("مدة فترة المدة الفترة لفترة أجل")
QUALIFIERS = words_of("حسب بحسب وفق وفقاً تبعاً طبقاً وبحسب وحسب")
STOPS = frozenset(".،,;؛:!؟?»)|/")
#: what stands for a number that was never filled in («خلال XX يوماً», «[عدد] أيام»)
PLACEHOLDER = frozenset({"x", "xx", "xxx", "#"})
#: «[عدد]», «{{المدة}}», «<عدد>»
OPENS_FIELD, CLOSES_FIELD, FIELD_TOKENS = frozenset("[{<"), frozenset("]}>"), 8

# --- how often

EVERY = words_of("كل لكل وكل")
#: «عن كل أسبوع تأخير» is a rate
PRICED = words_of("عن مقابل")
TIMES = {**dict.fromkeys(words_of("مرة"), 1), **dict.fromkeys(words_of("مرتين مرتان"), 2)}
TIMES_MANY = words_of("مرات")
#: what is done twice, without «مرتين»
TWO_EVENTS = words_of("اجتماعان اجتماعين تقريران تقريرين جلستان جلستين زيارتان زيارتين لقاءان لقاءين")
PER = words_of("في كل خلال")
THE_UNIT: dict[str, Unit] = _units(
    day="اليوم باليوم", week="الأسبوع بالأسبوع", month="الشهر بالشهر", year="السنة العام بالسنة بالعام"
)
REGULARLY: dict[str, Unit] = _units(day="يومياً", week="أسبوعياً", month="شهرياً", year="سنوياً")
REGULAR: dict[str, Unit] = {
    **REGULARLY,
    **_units(
        day="يومي يومية", week="أسبوعي أسبوعية", month="شهري شهرية", year="سنوي سنوية السنوي السنوية سنوياً السنويه"
    ),
}
EACH_TERM = words_of("فصلياً ربعياً")
RATES = words_of("ريال ريالاً ريالات ريالاًَ % بالمئة بالمائة المائة المئة")
MANNER = words_of("بشكل بصفة بصورة دورية دوري نحو")
#: names a time without an amount
NOUN = words_of(
    "وقتاً زمناً مدة المدة فترة الفترة وقت الوقت مهلة المهلة زمن",
    "الزمن أجل موعد الموعد لمدة لفترة للمدة بوقت بمدة بمهلة بفترة",
    "للفترة للمهلة لمهلة",
)
#: without a unit and without one of these a text states no duration
MENTIONS = (
    NOUN
    | frozenset(REGULAR)
    | frozenset(TWO_ANNEXED)
    | EACH_TERM
    | words_of(
        "دائم دائمة دائماً الدائم الدوام الحياة الأبد مستمرة محددة الأسبوع الشهر",
        "السنة يومه أقرب أسرع بأسرع أقصر اليوم الدوام ربع بيومي ليومي وسنوي مستديماً مستديم مستديمة مؤبداً مؤبد أبدي",
        "مؤبدة أبدياً أبدية موسم موسمين فصل فصلين لموسم موسماً",
    )
)
