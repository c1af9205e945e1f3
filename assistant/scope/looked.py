"""Which acts of the library a question asks for: by status, by day, by words, by what changed them; one table each.

Owns: the slots of such a look-up, the acts that meet it, and what it cannot tell. Must not know: the words in which it
is told, how a single act answers. Everything comes from the cards and changes that the index of all acts keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from assistant.mentions import holds_words, quoted_in
from assistant.scope.another import is_name
from assistant.scope.named import Naming
from assistant.understand.act_nouns import noun_forms, nouns_of
from assistant.understand.looks import Look, load_looks
from assistant.understand.question import Understood
from assistant.understand.skeleton import skeleton
from corpus.kinds import KINDS, UNKNOWN
from corpus.model import ActCard, EventKind, Status
from corpus.selection import ENDED, Selection, in_force
from embeddings.shared import SharedStore
from embeddings.shared_rows import Told, proper, terms_of
from embeddings.sounds import names_in, sound
from embeddings.views import is_authentic

_NO_CHANGE = (EventKind.ADOPTED, EventKind.REPEALED, EventKind.EXPIRED, EventKind.WITHDRAWN)
_DAY = timedelta(days=1)
_SHORT = 2  # letters of a word that no place is called by


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look-up found.

    Attributes:
        cards: the acts, the latest first; those that most of their texts speak of what is sought, where words are.
        changes: what was changed in them, or takes effect.
        words: what was sought in their texts.
        names: words that their names had to hold.
        unused: words of the question that no act's name holds, by which nothing was narrowed.
        by: the amending act that the question names, in its own words.
        untold: how many acts or changes lack what they were asked by.
        days: the first and the last day asked about; ``None`` where any.
    """

    cards: tuple[ActCard, ...]
    changes: tuple[Told, ...] = ()
    words: str = ""
    names: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    by: str = ""
    untold: int = 0
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class _Slots:
    """What narrows a look-up."""

    selection: Selection
    days: tuple[date, date] | None
    names: tuple[str, ...]
    unused: tuple[str, ...]


def looked_up(
    store: SharedStore, look: Look, understood: Understood, named: Naming, selection: Selection, today: date
) -> Looked:
    """The acts that a question asks for.

    Args:
        store: of all acts.
        look: by what they are asked for.
        understood: the question.
        named: the acts that it names by number.
        selection: which acts may be told of.
        today: the present day.
    """
    words = _matter(understood, look)
    said = look is Look.SAID
    held, unused = ((), ()) if said else _in_names(store, words, understood)
    named = named if named.mentioned or said else _by_mention(store, understood, named)
    slots = _Slots(_of_kinds(selection, understood), days_of(understood), held, unused)
    cards = _admitted(store, slots)
    if said:
        return _saying(store, cards, words)
    found = _OF[look](store, cards, slots, named, today)
    by = named.mentioned if look is Look.CHANGED else ""
    days = None if by else found.days or slots.days
    return replace(found, names=slots.names, unused=slots.unused, by=by, days=days)


def _by_mention(store: SharedStore, understood: Understood, named: Naming) -> Naming:
    """What acts did that the question names by a number without a sign, or by their day."""
    made = [m for m in understood.instruments if m.number is not None or m.date is not None]
    if not made:
        return named
    days = (m.date.isoformat() if m.date else str(m.year or "") for m in made)
    told = [event for m, day in zip(made, days, strict=True) for event in store.events(m.number, day)]
    return replace(named, told=tuple(told), mentioned=", ".join(m.span.of(understood.text) for m in made))


def days_of(understood: Understood) -> tuple[date, date] | None:
    """The first and the last day that a question speaks of."""
    if understood.periods:
        return min(p.start for p in understood.periods), max(p.end for p in understood.periods)
    years = [m.year for m in understood.instruments if m.year and m.number is None]  # "постановления 2015 года"
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else None


def _matter(understood: Understood, look: Look) -> tuple[str, ...]:
    """The words that narrow a look-up: quoted ones alone, else all but the kind of act and what tells the look-up."""
    quoted = quoted_in(understood.text)
    if quoted:
        return tuple(quoted.split())
    words = understood.matter.split()
    head = next((at for at, word in enumerate(words) if _bones(word) in _kinds()), None)
    return load_looks().untold([word for at, word in enumerate(words) if at != head], look)


def _in_names(
    store: SharedStore, words: Sequence[str], understood: Understood
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that acts' names have to hold, and those of the matter by which nothing is narrowed.

    Proper names narrow always, other words where names hold all of them: "the budget", but not "the district" of a
    place that no name holds.
    """
    text = _unnumbered(understood)
    typed = dict.fromkeys("".join(sign if sign.isalnum() else " " for sign in text).split())
    names = {word for word in typed if len(word) > _SHORT and word.isalpha() and _bones(word) not in _kinds()}
    written = set(names_in(text.strip()[1:]))  # as a name is; any question begins so
    proper_names = {word for word in names if _is_proper(store, word, typed=word in written)}
    others = {word for word in words if word not in proper_names}
    held = proper_names | (others if all(_term(store, word) for word in others) else set())
    return tuple(word for word in typed if word in held), tuple(word for word in words if word not in held)


def _is_proper(store: SharedStore, word: str, *, typed: bool) -> bool:
    """Whether acts' names hold a word as a proper name: in its letters, or in its sound where it is typed as one."""
    marked = store.weights(map(proper, terms_of(word)))
    if any(marked[proper(term)][1] and is_name(store, term) for term in terms_of(word)):
        return True
    return typed and bool(_term(store, word)) and all(is_name(store, term) for term in terms_of(word))


def _term(store: SharedStore, word: str) -> list[str]:
    """The terms by which names are sought for a word: its own, or that of its sound; none where no name holds it."""
    for terms in (terms_of(word), [sound(word)]):
        counts = store.weights(terms)
        if terms and all(counts.get(term, (0, 0))[1] for term in terms):
            return terms
    return []


def _of_kinds(selection: Selection, understood: Understood) -> Selection:
    """The selection, narrowed to the kind of act that the question names first; acts named by a number are none."""
    text = _unnumbered(understood)
    kinds = next((_kinds()[bones] for word in text.split() if (bones := _bones(word)) in _kinds()), ())
    return replace(selection, kinds=kinds) if kinds and not selection.kinds else selection


def _unnumbered(understood: Understood) -> str:
    """The question without the days and the numbered acts in it."""
    text = understood.text
    numbered = [mention.span for mention in understood.instruments if mention.number is not None]
    for span in (*numbered, *(mention.span for mention in understood.dates)):
        text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return text


def _bones(word: str) -> str:
    plain = "".join(sign for sign in word if sign.isalpha()).lower()
    return plain if plain.isascii() else skeleton(plain)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, tuple[str, ...]]:
    """Kinds of acts by every form of their nouns; the nouns for any act stand for no kind of its own."""
    found: dict[str, tuple[str, ...]] = {}
    for noun in nouns_of(UNKNOWN.slug):
        found |= {_bones(form): () for form in noun_forms(noun)}
    single = [kind for kind in KINDS.values() if kind.act and " " not in kind.noun.en]
    for kind in single:
        more = tuple(other for other in KINDS if other.endswith(f"-{kind.slug}"))
        found |= {_bones(form): (kind.slug, *more) for form in noun_forms(kind.noun)}
    return found


def _admitted(store: SharedStore, slots: _Slots) -> dict[int, ActCard]:
    """The acts of a selection whose names hold every word that they have to."""
    cards = store.selected(slots.selection)
    terms = [term for word in slots.names for term in _term(store, word)]
    if not terms:
        return cards
    named = set(store.holding("names", terms))
    return {place: card for place, card in cards.items() if place in named}


def _latest(cards: Iterable[ActCard]) -> tuple[ActCard, ...]:
    return tuple(sorted(cards, key=lambda card: (card.date or date.min, card.id), reverse=True))


# -- by what ----------------------------------------------------------------------------------------------------------


def _ended(store: SharedStore, cards: dict[int, ActCard], slots: _Slots, named: Naming, today: date) -> Looked:
    ended = [card for card in cards.values() if card.status in ENDED]
    if slots.days is None:
        return Looked(_latest(ended), untold=_unknown(cards))
    first, last = slots.days
    held = [card for card in ended if card.status_since and first <= card.status_since <= last]
    return Looked(_latest(held), untold=_unknown(cards) + sum(card.status_since is None for card in ended))


def _in_force(store: SharedStore, cards: dict[int, ActCard], slots: _Slots, named: Naming, today: date) -> Looked:
    day = min(slots.days[1], today) if slots.days else today
    known = [card for card in cards.values() if card.status is not Status.UNKNOWN]
    return Looked(_latest(c for c in known if in_force(c, day)), untold=_unknown(cards), days=(day, day))


def _unknown(cards: dict[int, ActCard]) -> int:
    return sum(card.status is Status.UNKNOWN for card in cards.values())


def _adopted(store: SharedStore, cards: dict[int, ActCard], slots: _Slots, named: Naming, today: date) -> Looked:
    first, last = slots.days or (date.min, date.max)
    held = [card for card in cards.values() if card.date and first <= card.date <= last]
    return Looked(_latest(held), untold=sum(card.date is None for card in cards.values()))


def _changed(store: SharedStore, cards: dict[int, ActCard], slots: _Slots, named: Naming, today: date) -> Looked:
    if named.mentioned:  # by an act that is named, and by no other
        return _of_events(named.told, cards)
    events = store.events(signed=slots.days or (date.min, today))
    return _of_events([event for event in events if event.kind not in _NO_CHANGE], cards)


def _effective(store: SharedStore, cards: dict[int, ActCard], slots: _Slots, named: Naming, today: date) -> Looked:
    first, last = slots.days or (today + _DAY, date.max)
    found = _of_events(store.events(effective=(first, last)), cards)
    ids = {card.id for card in cards.values()}
    since = first - timedelta(days=366) if first > date(2, 1, 1) else first
    signed = store.events(signed=(since, last))
    untold = sum(e.effective is None and e.act in ids and e.kind != EventKind.ADOPTED for e in signed)
    return replace(found, untold=untold, days=(first, last))


def _of_events(events: Iterable[Told], cards: dict[int, ActCard]) -> Looked:
    """The acts that the events are of; of each one its events together."""
    by_id = {card.id: card for card in cards.values()}
    held = [event for event in events if event.act in by_id]
    acts = {event.act: by_id[event.act] for event in sorted(held, key=lambda e: e.effective or e.date or "")}
    return Looked(tuple(acts.values()), tuple(held))


def _saying(store: SharedStore, cards: dict[int, ActCard], words: Sequence[str]) -> Looked:
    """The acts in a text of which all the words stand together, those with most such texts first."""
    near = store.texts(store.holding("words", terms_of(" ".join(words))))
    counts: dict[int, set[str]] = {}
    for owner in store.owners(place for place, text in near.items() if holds_words(text, words)):
        if owner.act in cards and is_authentic(owner.view):
            counts.setdefault(owner.act, set()).add(owner.clause)
    ranked = sorted(counts, key=lambda place: (-len(counts[place]), cards[place].id))
    return Looked(tuple(cards[place] for place in ranked), words=" ".join(words))


_OF = {
    Look.ENDED: _ended,
    Look.IN_FORCE: _in_force,
    Look.ADOPTED: _adopted,
    Look.CHANGED: _changed,
    Look.EFFECTIVE: _effective,
}
