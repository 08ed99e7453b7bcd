"""The words by which a sentence says that a case is unclear, or that no rule is there for it. Folded.

What of them counts where is said in `doubt.py`; what stems say, in `verbs.toml`.
"""

from __future__ import annotations

from normalizers import fold
from policy_diff.facts.duration_words import phrases_of, words_of

#: how plainly the case is unclear
UNCLEAR, SILENT, DISPUTED, HARD = 3, 2, 2, 1

NOT = words_of(
    "لم لا عدم غير ليس ليست لن وعدم لعدم ولم ولا بعدم دون غياب خلا خلت بلا يخل خلو خلوه خلوها خلوهما وغير الغير",
    "انعدام نقص قلة فلم فلا فليس فليست",
)
#: how something is done, not that it is not there («دون ذكر الأسماء»)
WITHOUT = words_of("دون بدون بلا")
CASE = words_of("متى إذا عند حال حالة الحالات الأحوال كلما حيث حيثما وقت فيما وإذا فإذا ومتى وعند حين حينما لو متي")
#: «إن» is «أن» once folded, so it opens a case only near the beginning
IF = words_of("إن وإن فإن")
#: what a topic is said to be: «ما لم يرد», «من كان», «كل حالة لا …»
WHAT = words_of("ما وما من ومن كل وكل أي وأي التي الذي ممن مما فما فمن الذين")
WHO = words_of("الذي التي الذين")
NEVER, ENTERS = words_of("لم لا"), words_of("يدخل تدخل")
#: «واقعة تأديبية لم …»
NISBA = (fold("ي"), fold("ية"))
EVERY, NOT_HAVE = words_of("ما وما كل وكل أي وأي فما مما"), words_of("لم لا ليس ليست غير")
OF_WHAT = words_of("ما كل أي مما عما بما")
DISPUTE = words_of(
    "أعياه أعياها أعيا أعيت أعيته أعياهم",
    "خلاف الخلاف اختلف اختلفوا اختلفت اختلفا تنازع تنازعت نزاع النزاع اختلاف الاختلاف تختلف يختلف اختلافهم اختلافهما",
    "خلافهم تنازعه تنازعها تنازعته تنازعتها تنازعا تنازعوا تتنازعه تتنازعها يتنازعه يتنازعها يتنازع تتنازع تنازعهما",
)
#: «يشكل على الموظف حكمها»; without it «يشكل» is to form
PUZZLES, HIM = words_of("يشكل تشكل فيشكل أشكل"), words_of("على عليه عليها عليهم أمره أمرها")
#: what is out of the ordinary gives cause for suspicion, if it is one of these
USUAL = words_of("معتاد معتادة المعتاد المعتادة مألوف مألوفة المألوف المألوفة اعتيادي اعتيادية")
DEALINGS = words_of("عملية العملية عمليات العمليات نشاط النشاط سلوك السلوك نمط حركة حركات تعامل تعاملات معاملات أنماط")
#: those who quarrel with each other, which is no doubt about a case
PARTIES = words_of("الطرفان الطرفين الطرفاه طرفاه الزوجان الزوجين الشركاء الورثة")
#: «هل هو تعارض أم معرفة», «أهي هبة أم قرض»: the question itself is put
WHETHER, OR_ELSE = (
    words_of(
        "هل أهو أهي أهم أهما أكان أكانت أهذه أهذا أيعد",
        "أتعد أيدخل أتدخل أيكون أتكون أيستحق أتستحق أيقبل أتقبل أيصرف أتصرف",
    ),
    words_of("أم"),
)
TO_BE = words_of("يكن تكن يكون تكون يعد تعد كان له لها لديه يزل يوجد توجد")
CAN = words_of("يستطيع تستطيع يستطع تستطع يمكن يمكنه يمكنها يقدر تقدر يملك تملك يتمكن تتمكن")
#: one text says this, another that; of interests it is what the policy is about
AGAINST, TEXTS = (
    words_of("تعارض التعارض تعارضت يتعارض تتعارض تناقض تناقضت تضارب التضارب تضاربا"),
    words_of(
        "رأي رأيان رأيين الآراء آراء الرأيان الرأيين تقدير تقديران بين نص نصان نصين النصوص نصوص الأحكام أحكام",
        "البنود بندان بندين حكمان حكمين المعلومات جدولان السياسات المواد الأقوال أقوال أقواله أقوالهم الإفادات إفادات",
        "الروايات الأدلة القرائن الدلائل التقارير التقييمات التقديرات الترجيحات فيه فيها",
    ),
)
#: «اشتبه عليه الأمر» is a doubt, «اشتبه في عملية» a suspicion
RESEMBLES, TO_HIM = (
    words_of("اشتبه اشتبهت يشتبه تشتبه اشتباه اشتباهه اشتباهها"),
    words_of("الأمر على عليه عليها عليك حكم حكمه حكمها الحكم أمره أمرها"),
)
BETWEEN, IN = fold("بين"), words_of("في بين فيه فيها بشأنه بشأنها حول")
PHRASES = phrases_of(
    *("المختلف في", "المختلف فيه", "المختلف فيها", "المختلف عليه", "المختلف عليها", "مختلف فيه", "مختلف عليه"),
    *("مختلف فيها", "مختلف عليها", "مختلف فيهما", "متنازع عليه", "متنازع عليها", "متنازع فيه", "متنازع فيها"),
    *("موضع نظر", "موضع شك", "موضع خلاف", "موضع تردد", "موضع لبس", "مثار خلاف", "مثار شك", "مثار جدل", "محل اجتهاد"),
    *("محل نظر", "محل شك", "محل خلاف", "محل تردد", "محل تساؤل", "طبيعة خاصة", "الطبيعة الخاصة", "أكثر من تفسير"),
    *(
        "أكثر من تكييف",
        "أكثر من وجه",
        "أكثر من معنى",
        "أكثر من تأويل",
        "أكثر من قراءة",
        "أكثر من احتمال",
        "أم لا",
        "نص صريح",
        "ليس من اختصاصه",
    ),
)
OUTSIDE = phrases_of(
    "الخارجة عن",
    "خارجة عن",
    "الخارج عن",
    "خارج عن",
    "يخرج عن",
    "تخرج عن",
    "خرج عن",
    "خرجت عن",
    "خارج النطاق",
    "خارج نطاق",
    "خارج الاختصاص",
    "خارج اختصاص",
    "في غير الحالات",
    "في غير الأحوال",
)
ABOUT = fold("عن")
#: «خرج البلاغ عن اختصاص الوحدة», «خلا الجدول من حكم المسألة»: the verb, what leads on, what is not there
LEAVES, LACKS = words_of("خرج خرجت يخرج تخرج خارج خارجة"), words_of("خلا خلت يخلو تخلو يخل تخل خلو")
#: «ما يحتاج إلى رأي», «يستدعي النظر»: somebody else is needed, for what
NEEDS = words_of("دعت دعا يدعو تدعو يحتاج تحتاج احتاج احتاجت يستدعي تستدعي استدعى يستوجب تستوجب يتطلب تتطلب")
OPINION = words_of(
    "التوقف التريث التأمل رأي رأيا النظر نظر تفسير تفسيرا إيضاح إيضاحا خبرة اجتهاد اجتهادا استشارة مشورة حسم"
)
FROM = words_of("عن من")
RULE = words_of("حكم نص بيان قاعدة بند نظير سابقة اختصاص اختصاصه اختصاصها نطاق صلاحية صلاحيات ذكر")
THESE = words_of("هذه هذا")
RULES = words_of(
    "البند الجدول النص المادة السياسة اللائحة الدليل المصفوفة النظام الملحق الأحكام القواعد الضوابط النصوص الميثاق",
    "الإجراءات",
)
#: of two that weigh the same none can be chosen; of votes there is a rule
EQUAL, VOTES = (
    words_of(
        "تتساوى يتساوى تستوي استوى استوت تعادل تعادلت تساوى تساوت تساوي تكافؤ تكافأ تكافأت تقاربت تقارب",
        "انقسم انقسمت انقسموا",
    ),
    words_of("الأصوات أصوات الصوتان عدد الجانبان"),
)
#: «يحتمل أكثر من معنى»; alone it is to bear
BEARS = words_of("يحتمل تحتمل احتمل احتملت محتمل محتملة محتملا يحتملان")
READINGS = words_of(
    "أكثر وجهين معنيين تأويل تأويلا التأويل أوجها وجوها الوجهين معاني تفسيرين تفسير اللبس الأمرين قراءتين"
)
#: «إذا كان انطباقه محتملاً»: whether a rule bears on it; «التعارض المحتمل», «خسارة محتملة» are only of what kind
LIKELY, WAS = words_of("محتملا محتملة"), words_of("كان كانت يكون تكون بدا بدت")
BEARING = words_of(
    "انطباق انطباقه انطباقها الانطباق التعارض تعارض التضارب تضارب استحقاق استحقاقه استحقاقها الاستحقاق",
    "شمول شموله شمولها دخوله دخولها خضوعه خضوعها المخالفة مخالفته مخالفتها",
)
#: «الحالات المشكلة»; «اللجنة المشكلة» was formed
PROBLEM = words_of("المشكلة المشكل")
#: what is not done in time is late, and not unclear
LATE = words_of("خلال غضون")
#: «لم يرد عليه» was not answered, «لم يرد فيه» is not provided for
COMES, ON_HIM = words_of("يرد ترد"), words_of("على عليه عليها عليهم عليك")
#: «ويستبعد ما خرج عن نطاقها», «تقاربت تواريخها»
EXCLUDES, CLOSE = words_of("يستبعد ويستبعد تستبعد وتستبعد استبعاد واستبعاد استبعد"), words_of("تقاربت تقارب تقاربا")
RANKED = words_of("العروض الدرجات النقاط الآراء التقييمات النتائج الأسعار المؤهلات الحجج الفرص الترجيحات")
#: what does away with a doubt; what is suspected rather than doubted
REMOVES = words_of(
    "إزالة وإزالة لإزالة منع ومنع لمنع منعا تجنب وتجنب تجنبا تفادي لتفادي تفاديا درء درءا تلافي تلافيا دفعا تبديد"
)
SUSPICION, DOUBTS, CRIMES = (
    words_of("شبهة الشبهة شبهات الشبهات الريبة"),
    words_of("شكوك شك ريبة"),
    words_of("غسل غسيل تمويل فساد احتيال تزوير جريمة جنائية جنائي اختلاس رشوة إرهاب تلاعب مالية سرقة إجرامية"),
)
#: «المرجع عند الاشتباه»: of the post it is said that one turns to it
SUSPECTED = words_of("الاشتباه اشتباه الاستفسار")
TURN = words_of("المرجع مرجع والمرجع الفيصل")
EACH = words_of("كل وكل أي وأي فكل فأي")
#: «ومن لم يقفل عهدته» is somebody who failed
OF_THINGS = WHAT - words_of("من ومن فمن ممن الذين")
#: «ما لم يرد فيه نص»
TEXT = words_of("نص حكم نصوص سند قاعدة نظير سابقة مثيل")
AGREES = words_of("توافق يوافق")
CHANGED = words_of("غير")
#: «الطلبات غير المكتملة» go back, and are not doubtful
BUT = words_of("إلا سوى")
NO_LACK = words_of(
    "حاجة ضرورة قيمة",
    # «لا يزيد أجلها», «فيما لا يتعارض مع»: a bound and a proviso are rules themselves
    "يزيد تزيد يقل تقل يتجاوز تتجاوز يجاوز تجاوز يتعدى تتعدى يجوز تجوز يتعارض تتعارض يخالف تخالف يخل تخل يتنافى تتنافى",
    "المكتملة مكتملة المكتمل مكتمل المستوفية مستوفية المستوفي مستوف المستكملة مستكملة المؤهلة المستحقة",
)
#: who is not content appeals
CONTENT = words_of(
    "ترفق يرفق يرفقها تقدم يقدم توافق يوافق يعد تعد يعترض تعترض",
    "يوقع توقع يلتزم تلتزم يسدد تسدد يجتز تجتز يحضر تحضر يعتمد تعتمد",
    "يقتنع تقتنع يرض ترض يرضى يقبل تقبل يرتض",
)
QUARREL = (fold("خلاف"), fold("نزاع"))
EVENTS = ("arrival", "informs", "receive", "pay", "tell", "complete", "meeting")
#: «أثار المستند شكاً»; without it «شكا» is to complain
DOUBT, RAISES = words_of("شكا"), words_of("أثار أثارت يثير تثير أورث أورثت بعث حمل يحمل تحمل أبدى أبدت")
#: what opens a condition wherever it stands: «… أحاله إلى المدير إذا لم يجد له حكماً»
WHENEVER = words_of("إذا متى كلما فإن وإن فإذا وإذا ومتى لو")
AND = (fold("و"), fold("ف"))
JOINED = DISPUTE.union(
    *(PUZZLES, CAN, AGAINST, RESEMBLES, EQUAL, LEAVES, LACKS, NEEDS),
    (phrase[0] for phrase in (*PHRASES, *OUTSIDE)),
)
#: every word that may be part of saying that something is unclear, besides phrases and stems
SPEAKING = NOT.union(
    *(
        CAN,
        AGAINST,
        RESEMBLES,
        SUSPECTED,
        BEARS,
        DOUBT,
        SUSPICION,
        EQUAL,
        LEAVES,
        LACKS,
        NEEDS,
        WHETHER,
        PUZZLES,
        PROBLEM,
    )
)
GROUPS = ("unclear", "question", "denied", "silent", "hard", "special", "quiet")
