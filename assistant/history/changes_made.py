"""What an amending act itself changes: its instructions word for word, each with the act and the units that it changes.

Owns: when a question asks for that, and the answer. Must not know: how instructions are read and linked
(``corpus/instructions``). Who changes whom is often left open by a question's words, so the act's own history is told
as well: neither reading is told anything false.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer, AnswerKind, Instructed
from assistant.case import Case
from assistant.compose.base import Asking, answer, status_sentence
from assistant.compose.instructed import quoted
from assistant.history.ask import is_of_other_matter
from assistant.history.places import is_change
from assistant.history.query import HistoryQuery
from assistant.history.tell import tell
from assistant.understand.acts import NamedAct, named_acts, standing_of
from assistant.understand.changing import asks_what_it_changes
from assistant.understand.want import Operation, Want
from assistant.words import citation, day
from corpus.cite import act_name, told_apart
from corpus.ids import ACT
from corpus.instructions.held import changed_by
from corpus.instructions.link import Linked
from corpus.instructions.read import Instruction, orders
from corpus.library import Library
from corpus.model import Act, EventKind

_KINDS = {
    EventKind.INSERTED: "unit_inserted",
    EventKind.REMOVED: "unit_removed",
    EventKind.RESTATED: "unit_restated",
    EventKind.REPLACED: "words_replaced",
    EventKind.REPEALED: "act_repealed",
}
_OF_THE_WHOLE = (Operation.LIST, Operation.BY_ACT)
_SURELY_TEXT = 0.9  # chance from which a question asks for the text, whatever its words of changing are
_DESCRIBED = 0.35  # that something within the act is meant


def of_changes(case: Case) -> Answer | None:
    """The answer to "what does this decree change?"; ``None`` where that is not asked, or the act changes no other."""
    if case.library is None or case.named.anything or not (_asks(case) or _may_ask(case)):
        return None
    if any(_is_another(case.act, named) for named in named_acts(case.understood.text)):
        return None
    found = orders(case.act.source, case.act.card.language)
    amends = any(entry.act is not None and entry.kind is not EventKind.REPEALED for entry in found)
    meant = (amends and not _was_changed(case.act)) or (found and _asks(case))
    return changes_made(case.asking, case.library) if meant else None


def _asks(case: Case) -> bool:
    """Whether the words ask what the act does, of an act that was changed itself too."""
    wish, of_whole = case.wish, case.wish.operation in _OF_THE_WHOLE
    if wish.described >= _DESCRIBED or (wish.want is Want.TEXT and wish.chance >= _SURELY_TEXT):
        return False
    if wish.want is Want.HISTORY and not of_whole and _was_changed(case.act):
        return False
    return asks_what_it_changes(case.understood)


def _may_ask(case: Case) -> bool:
    """Whether changes are asked for, of an act that no note tells was changed: then those that it makes are meant."""
    wish = case.wish
    of_whole = wish.want is Want.HISTORY and wish.operation in _OF_THE_WHOLE
    return of_whole and not _was_changed(case.act) and not is_of_other_matter(case, wish)


def _was_changed(act: Act) -> bool:
    return any(map(is_change, act.events()))


def _is_another(act: Act, named: NamedAct) -> bool:
    """Whether an act is named by its number or title that is not the one asked about."""
    return bool(named.mention or named.title) and standing_of(act, named) != "own"


def changes_made(asking: Asking, library: Library) -> Answer:
    """The instructions of the act with what they change; not answered where none was found in its text."""
    found = changed_by(library, asking.act)
    if not found:
        notice = asking.notice("no_instructions")
        return answer(asking, AnswerKind.NOT_ANSWERED, notice.text, answered=False, notices=[notice], about=[ACT])
    held = {told.act: library.open(told.act) for _, told in found if told is not None}
    named = [(entry, told) for entry, told in found if entry.act is not None]
    unknown = dict.fromkeys(_cited(asking, entry) for entry, told in named if told is None)
    names = [told_apart(act.card, asking.language) for act in held.values()]
    made = [asking.notice("changes_made", count=len(named), acts="; ".join([*names, *unknown]))] if named else []
    notices = [asking.notice("changed_not_held", acts="; ".join(unknown))] if unknown else []
    if len(named) < len(found):
        notices.append(asking.notice("changed_not_named", count=len(found) - len(named)))
    own = _own_history(asking, "\n".join(notice.text for notice in (*made, *notices)))
    return replace(
        own,
        notices=(*notices, *own.notices),
        instructions=tuple(_told(asking, found, held)),
        same=tuple(act.card for act in held.values()),
    )


def _own_history(asking: Asking, made: str) -> Answer:
    """The changes of the act itself beside those that it makes; first, where there are any."""
    if _was_changed(asking.act):
        own = tell(asking, HistoryQuery(targets=(ACT,)))
        return replace(own, message=f"{own.message}\n{made}")
    message = "\n".join([made, asking.say("itself_unchanged"), status_sentence(asking)])
    return answer(asking, AnswerKind.HISTORY, message, about=[ACT])


def _told(
    asking: Asking, found: Sequence[tuple[Instruction, Linked | None]], held: dict[str, Act]
) -> Iterator[Instructed]:
    for entry, told in found:
        quote = quoted(asking.act, entry, asking.language)
        if quote is None:
            continue
        kind = asking.say(_KINDS[entry.kind])
        if told is None:
            yield Instructed(quote, str(entry.kind), (), where=f"{_cited(asking, entry)}: {kind}")
            continue
        act = held[told.act]
        units = "; ".join(citation(clause, asking.language, act) for clause in told.clauses)
        name = act_name(act.card, asking.language) or told_apart(act.card, asking.language)
        where = ", ".join(part for part in (name, units) if part)
        yield Instructed(quote, str(entry.kind), told.clauses, told.event, changed=told.act, where=f"{where}: {kind}")


def _cited(asking: Asking, entry: Instruction) -> str:
    """The act that an instruction names by its day and number, where that is all that is known of it."""
    if entry.act is None:
        return asking.say("act_not_named")
    return asking.say("cited_act", when=day(entry.act[0]), n=entry.act[1])
