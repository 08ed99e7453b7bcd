"""The order of the stages: read, repair, segment, facts; then collate. Nothing else is decided here.

All files of a run are read first, then each is repaired with the others beside it as evidence for
the order of words (never for words). A file that cannot be read is a failure in the result; the
rest goes on.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import normalizers
from policy_diff import collate, facts, segment
from policy_diff.doubting import doubted
from policy_diff.errors import PolicyDiffError, UnreadableError, UsageError, one_line
from policy_diff.model import Comparison, Finding, Policy
from policy_diff.paging import paged
from policy_diff.parting import BEGINS
from policy_diff.profiles import GENERIC
from policy_diff.readers import STDIN, SUFFIXES, Document, Note, Terms, Watch, read_each, silent
from policy_diff.readers.folder import Found, distinct, find, identity, is_folder, sigla
from policy_diff.reports import wording

CONSENSUS = "consensus"
#: more siblings than this add time, not evidence
MOST_SIBLINGS = 24


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run could read, what it could not, and what the user should know about the rest."""

    policies: tuple[Policy, ...]
    failures: tuple[PolicyDiffError, ...] = ()
    warnings: tuple[str, ...] = ()


def repair(
    path: str | Path, *, terms: Terms | None = None, watch: Watch = silent
) -> tuple[Document, normalizers.TracedText]:
    """The document at `path` and its repaired text. Raises UnreadableError."""
    document = _document(path, terms, watch)
    return document, normalizers.repair(document.text)


def read(path: str | Path, *, terms: Terms | None = None, profile: str | None = None, watch: Watch = silent) -> Policy:
    """The policy in the file at `path` (`-` is standard input). Raises UnreadableError."""
    file = Found(str(path)) if is_folder(path) else find(path, SUFFIXES)[0]
    return understand(_document(file.path, terms, watch), sigla([file])[0], profile=profile)


def _document(path: str | Path, terms: Terms | None, watch: Watch) -> Document:
    """One file as read. Raises UnreadableError."""
    outcome = read_each([path], terms or Terms(), watch)[0]
    if isinstance(outcome, UnreadableError):
        raise outcome
    return outcome


def gather(paths: Iterable[str | Path]) -> tuple[tuple[Found, ...], tuple[PolicyDiffError, ...]]:
    """The files that `paths` (files, folders, `-`) stand for, each once, and the folders that stand for none."""
    files: list[Found] = []
    failures: list[PolicyDiffError] = []
    for path in paths:
        try:
            files += find(path, SUFFIXES)
        except PolicyDiffError as failure:
            failures.append(failure)
    return distinct(files), tuple(failures)


def with_baseline(files: Sequence[Found], baseline: str) -> tuple[Found, ...]:
    """`files`, and the baseline too when it is the path of another file (a template, say)."""
    if baseline in (CONSENSUS, *sigla(files)) or not os.path.isfile(baseline):  # noqa: PTH113 (a name that is too long)
        return tuple(files)
    return distinct([*files, *find(baseline, SUFFIXES)])


def read_many(paths: Iterable[str | Path], *, terms: Terms | None = None) -> Batch:
    """All policies that `paths` stand for, and what could not be read."""
    files, missing = gather(paths)
    batch = read_files(files, terms=terms)
    return replace(batch, failures=(*missing, *batch.failures))


def read_files(
    files: Sequence[Found], *, terms: Terms | None = None, profile: str | None = None, watch: Watch = silent
) -> Batch:
    """The policies in `files`, each repaired with the others as siblings. `profile` names the type of all."""
    documents: list[tuple[str, Document]] = []
    failures: list[PolicyDiffError] = []
    warnings: list[str] = []
    outcomes = read_each([file.path for file in files], terms or Terms(), watch)
    for file, siglum, document in zip(files, sigla(files), outcomes, strict=True):
        if isinstance(document, UnreadableError):
            failures.append(document)
            continue
        documents.append((siglum, document))
        if file.sha256 and file.sha256 != document.source.sha256:
            named = one_line(document.source.path)
            warnings.append(f"{named}: not the file that its manifest describes (its checksum differs)")
        warnings += warnings_of(document)
    texts = [document.text for _, document in documents]
    policies: list[Policy] = []
    for index, (siglum, document) in enumerate(documents):
        siblings = (texts[:index] + texts[index + 1 :])[:MOST_SIBLINGS]
        try:
            policies.append(understand(document, siglum, siblings=siblings, profile=profile))
        except PolicyDiffError:
            raise
        except Exception as error:
            if len(documents) == 1:
                raise
            failures.append(_fault(document, error))  # of one file; the run goes on
    warnings += (warning for policy in policies for warning in _of_manual(policy))
    return Batch(tuple(policies), tuple(failures), tuple(warnings))


def _of_manual(policy: Policy) -> Iterator[str]:
    """A warning for a file that holds several policies: its rows stand for no single one of them."""
    further = sum(found.code == BEGINS for found in policy.findings)
    if further:
        path = one_line(policy.source.path)
        yield f"{path}: holds {further + 1} policies and is read as one; `policy-diff split` makes a file of each"


def _fault(document: Document, error: Exception) -> UnreadableError:
    """A fault of the program at one of many files."""
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return UnreadableError(
        f"internal error while it was understood: {reason}",
        where=document.source.path,
        to_do="`policy-diff --debug parse` with this file alone shows where; please report it with the file",
    )


def understand(document: Document, siglum: str, *, siblings: Sequence[str] = (), profile: str | None = None) -> Policy:
    """A document as a policy: repaired, segmented, with its facts and with what was noticed."""
    traced = normalizers.repair(document.text, siblings=siblings)
    segmented = segment.segment(traced, profile=profile, page=document.layout)
    policy = Policy(
        source=document.source,
        siglum=siglum,
        policy_type=segmented.policy_type,
        traced=traced,
        title=segmented.title,
        association=segmented.association,
        sections=segmented.sections,
        facts=facts.extract(segmented, traced),
        layout=document.layout,
    )
    policy, keys = doubted(policy)
    notes = (*document.notes, *((Note("facts_doubtful", ", ".join(keys), "medium"),) if keys else ()))
    return paged(replace(policy, findings=(*_noticed(notes), *segmented.findings)))


def warnings_of(document: Document) -> tuple[str, ...]:
    """What a user must know who sees the text only: that something of the file is missing from it."""
    grave = [note for note in document.notes if note.severity == "high"]
    return tuple(f"{one_line(document.source.path)}: {finding.message.en}" for finding in _noticed(grave))


def _noticed(notes: Iterable[Note]) -> tuple[Finding, ...]:
    """What the reader noticed, as findings."""
    return tuple(
        Finding(code=note.key, severity=note.severity, message=wording.both(f"reading.{note.key}", value=note.value))
        for note in notes
    )


def compare(
    paths_or_policies: Iterable[str | Path | Policy], baseline: str = CONSENSUS, *, terms: Terms | None = None
) -> Comparison:
    """N policies side by side; `baseline` is `consensus`, a siglum or a path, also of a file not among `paths`.

    Raises the first failure when a file cannot be read, and UsageError for fewer than two policies
    or an unknown baseline.
    """
    given = list(paths_or_policies)
    policies = [item for item in given if isinstance(item, Policy)]
    files, failures = gather(item for item in given if not isinstance(item, Policy))
    if not any(baseline == policy.siglum or _is_at(policy, baseline) for policy in policies):
        files = with_baseline(files, baseline)
    batch = read_files(files, terms=terms)
    if failures := (*failures, *batch.failures):
        raise failures[0]
    return collated([*policies, *batch.policies], baseline)


def collated(policies: Sequence[Policy], baseline: str = CONSENSUS) -> Comparison:
    """Policies already read, side by side."""
    if len(policies) < 2:
        raise UsageError(
            f"a comparison needs at least two policies, found {len(policies)}",
            where=policies[0].source.path if policies else "",
            to_do="name more files, or a folder that holds them",
        )
    known = {policy.siglum for policy in policies}
    if len(known) < len(policies):
        raise UsageError("two policies have the same siglum", to_do="each needs its own")
    return collate.compare(policies, _baseline(policies, baseline, known))


def of_several_types(policies: Iterable[Policy]) -> tuple[str, ...]:
    """A warning where policies of different types are held against each other, which is seldom meant."""
    counts = Counter(policy.policy_type for policy in policies if policy.policy_type != GENERIC)
    if len(counts) < 2:
        return ()
    named = ", ".join(f"{kind} {number}" for kind, number in sorted(counts.items()))
    return (
        f"policies of different types are compared ({named}): most of what differs comes from that\n"
        "compare those of one type; where a type was taken for another, name it with --profile",
    )


def difference(a: Policy, b: Policy) -> Comparison:
    """How `b` differs from `a`: a comparison with `a` as baseline, in this order."""
    return replace(collated((a, b), a.siglum), policies=(a, b))


def _baseline(policies: Sequence[Policy], baseline: str, known: set[str]) -> str:
    """`baseline` as collate knows it: `consensus` or a siglum."""
    if baseline == CONSENSUS or baseline in known:
        return baseline
    for policy in policies:
        if _is_at(policy, baseline):
            return policy.siglum
    raise UsageError(
        "no such policy in this comparison",
        where=f"baseline {baseline}",
        to_do=f"give {CONSENSUS}, the path of one of the files, or a siglum: {', '.join(sorted(known))}",
    )


def _is_at(policy: Policy, path: str) -> bool:
    """Whether the policy was read from the file at `path`."""
    return policy.source.path != STDIN and identity(policy.source.path) == identity(path)
