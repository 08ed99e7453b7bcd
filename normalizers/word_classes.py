"""Words that a sentence is built with: prepositions, conjunctions, particles, auxiliary verbs.

They open what follows and are followed by few kinds of words. Folded, as the language model knows them.
"""

from __future__ import annotations

#: prepositions, conjunctions, pronouns and the like, also with what is written in one with them
FUNCTION_WORDS = frozenset(
    "من في الي علي عن مع بين ان او لا ما لم لن قد كل اي هذا هذه ذلك تلك التي الذي الذين هو هي هم خلال بعد قبل عند "
    "حسب وفق كافه جميع دون غير حتي اذا كما حيث عدم بما مما يتم تم كان يكون تكون بن ابو عبد سواء بشان بناء اكثر اقل "
    "وفي ومن وعلي والي وعن ومع ولا وما وان واي وقد وهو وهي لها له لهم به بها فيه فيها عليه عليها اليه اليها منه منها "
    "رقم يوم عام سنه لدي نحو ضمن ذات ذو اثناء الا ثم بل بعض احد احدي".split()
)
