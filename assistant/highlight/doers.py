"""Who does it: no other body that the clause names may be marked for the one who acts.

Owns: the check of a mark against a question that asks for the doer, and what is marked instead. Must not know: where
the mark comes from. In an entry of a list the doer stands in the head of the list ("Functions:"), while the entry
itself names those to whom, with whom or upon whose word it is done; none of these does it.
"""

from __future__ import annotations

from assistant.highlight.actors import acts, agent, is_office
from assistant.highlight.asked import Asked
from assistant.highlight.clause import Clause
from assistant.highlight.marks import Range
from assistant.highlight.morphology import OBLIQUE, Form
from assistant.highlight.things import whole
from corpus.model import Span

_DEEDS = (Form.VERB, Form.VERBAL_NOUN, Form.CONDITIONAL)
_OTHERS = OBLIQUE | {Form.GENITIVE, Form.POSTPOSITION}


def no_doer(clause: Clause, mark: Span) -> bool:
    """Whether a mark names an office or a body in a case in which nobody acts, and no deed."""
    inside = [at for at, word in enumerate(clause.words) if mark.covers(word.span)]
    if not any(is_office(clause, at) for at in inside) or any(clause.words[at].form in _DEEDS for at in inside):
        return False
    return clause.words[inside[-1]].form in _OTHERS or (clause.item and not acts(clause, inside[-1]))


def of_the_doer(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The one who acts; where the clause leaves that to the head of its list, all that is done."""
    return agent(clause, asked) or whole(clause)
