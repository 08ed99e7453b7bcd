"""Text to structure: title, association, sections and items of one policy.

    order      in which order the lines are read           reading_order.py and its parts
    lines      physical lines with their markers           lines.py, markers.py, furniture.py
    edges      which lines ended for want of room          edges.py, line_starts.py
    passages   lines that belong together                  wraps.py, sentences.py, rows.py
    type       which policy type it is                     deciding.py, several.py
    headings   which passages head which section           headings.py, listed.py, outlined.py, heading_forms.py,
                                                           likeness.py
    habits     what dress the other headings wear          series.py, spacing.py, habits.py
    displaced  headings torn from their content, put back  displaced.py, displaced_cuts.py
    content    sections under headings of the drafter's    content.py, evidence.py, approvals.py
    items      clauses and the clauses below them          items.py
    names      title and association                       naming.py

Every line with words in it is in a section, on the cover, the page's, or in a finding (`text_unplaced`).
The whole public API is `segment` and `Segmented`. Start reading from `segmenting.py`.
"""

from policy_diff.segment.segmenting import Reason, Segmented, segment

__all__ = ["Reason", "Segmented", "segment"]
