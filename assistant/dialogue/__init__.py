"""A dialogue as state: what a turn takes over from the turns before it, slot by slot.

Owns: the names that ``conversation.py`` needs. Must not know: how an answer is made. ``state.py`` has the slots,
``commands.py`` the few turns that are told by rule, ``gate.py`` the learned reading of all others; ``complete.py`` and
``told.py`` have what each reading takes over, ``places.py``, ``pointer.py`` and ``steps.py`` the place that it means,
``nearness.py`` what going on from a clause adds to a search. A completed question always tells what it was read as.
"""

from assistant.dialogue.commands import command_of
from assistant.dialogue.complete import complete
from assistant.dialogue.gate import Gate, clues_of, load_gate
from assistant.dialogue.state import Completed, Move, State, emptied

__all__ = ["Completed", "Gate", "Move", "State", "clues_of", "command_of", "complete", "emptied", "load_gate"]
