"""The written corpus: policies that we wrote ourselves, with their structure and facts known.

    load(path)                     one policy: sections, items, facts, durations, intended divergences
    load_all(folder, split=…)      those of one part of the split, checked against the manifest
    load_prose(folder, split=…)    the neighbouring prose
    witness(policy)                the same as the model's `Policy`, as a perfect reader would give it
    render_text(policy)            how it is printed, with the lines of every item
    render_docx, render_pdf        the same as files

The files are data of the project (`corpus/written`), not of the package; `corpus/README.md` says what
is in them. Start reading from `policies.py` (the values), then `loading.py`.
"""

from policy_diff.written.documents import render_docx, render_pdf
from policy_diff.written.loading import WrittenError, load, load_all, load_manifest, load_prose
from policy_diff.written.policies import IntendedDivergence, Manifest, Prose, StatedDuration, WrittenPolicy
from policy_diff.written.printing import Layout, Printed, render_text
from policy_diff.written.witnesses import witness

__all__ = [
    "IntendedDivergence",
    "Layout",
    "Manifest",
    "Printed",
    "Prose",
    "StatedDuration",
    "WrittenError",
    "WrittenPolicy",
    "load",
    "load_all",
    "load_manifest",
    "load_prose",
    "render_docx",
    "render_pdf",
    "render_text",
    "witness",
]
