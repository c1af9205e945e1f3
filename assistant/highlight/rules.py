"""Which rule answers which role, and what to fall back on.

Owns: the order of rules. Must not know: endings, glossaries, spans.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from assistant.highlight import actors, circumstances, parts, things
from assistant.highlight.asked import Asked
from assistant.highlight.clause import Clause
from assistant.highlight.cues import Role
from assistant.highlight.marks import Range

Rule: TypeAlias = Callable[[Clause, Asked], tuple[Range, ...]]


def _may(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The predicate that allows or forbids; who acts, where the question supposes someone else."""
    return things.predicate(clause, asked) or things.existence(clause, asked) or actors.another_agent(clause, asked)


_RULES: dict[Role, Rule] = {
    Role.NAME: things.named,
    Role.CONSENT: actors.consent,
    Role.BEHALF: actors.behalf,
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
    Role.WHY: _may,
    Role.WHAT: things.thing,
    Role.LIST: things.list_head,
    Role.MODAL: _may,
}
_CONSENTING = (Role.WHOSE, Role.WITH_WHOM)  # ways to ask for consent: no other owner or partner will do
_TOGETHER = (
    {Role.AGENT, Role.CONSENT, Role.WITH_WHOM},
    {Role.AGENT, Role.CONSENT, Role.WHOSE},
    {Role.AGENT, Role.PURPOSE},
    {Role.RECIPIENT, Role.CONSENT},
)


def answer_in(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    """The words that answer: by the roles asked for, else the part or the predicate meant, else the whole text."""
    return things.removal(clause) or _by_roles(clause, asked) or _without_roles(clause, asked)


def _by_roles(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    together = next((roles for roles in _TOGETHER if roles <= set(asked.roles)), None)
    if together:
        found = [
            _RULES[role](clause, asked)
            for role in (Role.AGENT, Role.CONSENT, Role.RECIPIENT, Role.PURPOSE)
            if role in together
        ]
        return tuple(mark for marks in found for mark in marks)
    for rule in _rules_for(asked):
        marks = rule(clause, asked)
        if marks:
            return marks
    return ()


def _rules_for(asked: Asked) -> list[Rule]:
    vaguer = _CONSENTING if Role.CONSENT in asked.roles else ()
    roles = [role for role in asked.roles if role in _RULES and role not in vaguer]
    rules = [_RULES[role] for role in roles]
    if asked.which:
        place = next((at for at, role in enumerate(roles) if role in (Role.WHAT, Role.MODAL)), len(rules))
        rules.insert(place, things.which)
    return rules


def _without_roles(clause: Clause, asked: Asked) -> tuple[Range, ...]:
    found = things.told_apart(clause, asked) or parts.paragraph_asked(clause, asked) or parts.part_asked(clause, asked)
    if found:
        return found
    stated = () if asked.roles else things.list_head(clause, asked) or things.predicate(clause, asked)
    return stated or things.whole(clause)
