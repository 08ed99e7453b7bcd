"""Text to structure: title, association, sections and items of one policy.

    lines      physical lines with their markers           lines.py, markers.py, furniture.py
    passages   lines that belong together                  wraps.py, rows.py
    type       which policy type it is                     deciding.py, several.py
    headings   which passages head which section           headings.py, heading_forms.py, likeness.py
    habits     what dress the other headings wear          series.py, habits.py
    displaced  headings torn from their content, put back  displaced.py
    content    sections under headings of the drafter's    content.py
    items      clauses and the clauses below them          items.py
    names      title and association                       naming.py

The whole public API is `segment` and `Segmented`. Start reading from `segmenting.py`.
"""

from policy_diff.segment.segmenting import Reason, Segmented, segment

__all__ = ["Reason", "Segmented", "segment"]
