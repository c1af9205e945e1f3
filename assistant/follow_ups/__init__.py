"""Follow-ups made whole from the turns before them, by rules that can be read and tested.

Owns: the rules in their order (the first that completes a question wins), and what ``conversation.py`` needs of them.
Must not know: how an answer is made, or who keeps the turns. ``turn.py`` has what a rule is given and gives; the rules
themselves stand in ``history.py``, ``places.py`` and ``content.py``. Nothing is rewritten behind the reader's back: a
completed question tells what it was read as.
"""

from __future__ import annotations

from assistant.follow_ups.content import (
    contrast,
    correction,
    dangling,
    detail,
    full_text,
    of_refused,
    other_language,
    repeated,
    why,
)
from assistant.follow_ups.history import (
    adopted_by,
    as_it_was,
    before_that,
    of_the_same,
    only_some,
    other_time,
    since_when,
    who_made,
)
from assistant.follow_ups.places import bare_number, in_the_list, neighbour, other_part, other_reference, own_subclause
from assistant.follow_ups.turn import Completed, FollowUp, Turn, emptied

__all__ = ["RULES", "Completed", "FollowUp", "Turn", "dangling", "emptied"]

RULES = (
    other_language,
    why,
    of_refused,
    correction,
    full_text,
    as_it_was,
    before_that,
    since_when,
    who_made,
    adopted_by,
    only_some,
    other_part,
    own_subclause,
    in_the_list,
    neighbour,
    bare_number,
    other_reference,
    other_time,
    of_the_same,
    repeated,
    detail,
    contrast,
)
