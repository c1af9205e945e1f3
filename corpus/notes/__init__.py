"""The grammar of amendment notes, in Kazakh and Russian.

Owns: what a note, a removal in place and the sentences under a title say. Must not know: acts, clause ids, events.
"""

from corpus.notes.finder import completes_note, find_notes
from corpus.notes.reader import parse_effective, parse_note, parse_requisites
from corpus.notes.removals import parse_removal, removal_end
from corpus.notes.tree import Change, Citation, NoteTree, Target

__all__ = [
    "Change",
    "Citation",
    "NoteTree",
    "Target",
    "completes_note",
    "find_notes",
    "parse_effective",
    "parse_note",
    "parse_removal",
    "parse_requisites",
    "removal_end",
]
