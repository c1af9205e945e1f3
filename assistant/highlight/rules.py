"""Which rule answers which role, and what to fall back on.

Owns: the order of rules. Must not know: endings, glossaries, spans.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from assistant.highlight import actors, circumstances, parts, things
from assistant.highlight.asked import Asked, Role
from assistant.highlight.clause import Clause
from assistant.highlight.marks import Range

Rule: TypeAlias = Callable[[Clause, Asked], tuple[Range, ...]]

_RULES: dict[Role, Rule] = {
    Role.NAME: things.named,
    Role.CONSENT: actors.consent,
    Role.PROPOSER: actors.proposer,
    Role.RECIPIENT: actors.recipient,
    Role.FROM_WHOM: actors.from_whom,
    Role.WITH_WHOM: actors.with_whom,
    Role.WHOSE: actors.whose,
    Role.AGENT: actors.agent,
    Role.SOURCE: circumstances.source,
    Role.WHEN: circumstances.when,
    Role.ADDRESS: circumstances.address,
    Role.WHERE: circumstances.where,
    Role.CONDITION: circumstances.condition,
    Role.MANNER: circumstances.manner,
    Role.ABOUT: circumstances.about,
    Role.PURPOSE: circumstances.purpose,
    Role.WHICH: things.which,
    Role.WHAT: things.thing,
    Role.MODAL: things.predicate,
}
_TOGETHER = ({Role.AGENT, Role.CONSENT, Role.WITH_WHOM}, {Role.AGENT, Role.CONSENT, Role.WHOSE}, {Role.AGENT, Role.PURPOSE})


def answer_in(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The words that answer: by the roles asked for, else the part or the predicate meant, else the whole text."""
    return _by_roles(clause, asked) or _without_roles(clause, asked)


def _by_roles(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    together = next((roles for roles in _TOGETHER if roles <= set(asked.roles)), None)
    if together:
        found = [_RULES[role](clause, asked) for role in (Role.AGENT, Role.CONSENT, Role.PURPOSE) if role in together]
        return tuple(mark for marks in found for mark in marks)
    for rule in _rules_for(asked):
        marks = rule(clause, asked)
        if marks:
            return marks
    return ()


def _rules_for(asked: Asked) -> list[Rule]:
    rules = [_RULES[role] for role in asked.roles if role in _RULES]
    if asked.which:
        place = next((at for at, role in enumerate(asked.roles) if role in (Role.WHAT, Role.MODAL)), len(rules))
        rules[place:place] = [things.which, things.noun_asked]
    return rules


def _without_roles(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    found = things.told_apart(clause, asked) or parts.paragraph_asked(clause, asked) or parts.part_asked(clause, asked)
    if found:
        return found
    keywords = not asked.roles
    return (things.predicate(clause, asked) if keywords else ()) or things.whole(clause)
