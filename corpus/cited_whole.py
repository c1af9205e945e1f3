"""The whole citation of a place: the act with its title, the place, of what day its wording is, whether it is in force.

Owns: the words for editions and standing in three languages. Must not know: how a place is cited (``corpus/cite.py``).
"""

from __future__ import annotations

from corpus.cite import act_name, joined, listed, part_name, steps_of, title_of
from corpus.editions.names import called, read_id
from corpus.history import history
from corpus.ids import ACT, ClauseId
from corpus.model import Act, Status


def full_citation(act: Act, clause: str, language: str) -> str:
    """The whole citation as a list, with the edition: "Закон … № 410-V «…», статья 18, пункт 2 (в редакции …)"."""
    card = act.card
    title = title_of(card, language) if dict(card.titles).get(language) else ""
    name = act_name(card, language) or card.id
    quoted = f"«{title}»" if title and '"' not in title and "«" not in title else title
    named = joined(quoted, name) if language == "kk" else joined(name, quoted)
    place = ClauseId.parse(clause) if clause != ACT else ClauseId("act")
    body = clause == ACT or not act.parts or place.part == act.parts[0].slug
    part = "" if body else part_name(place.part, language, card=card)
    bits = [named, part, listed(steps_of(place, act), language) if clause != ACT else ""]
    return ", ".join(bit for bit in bits if bit) + f" ({edition(act, clause, language)})"


def edition(act: Act, clause: str, language: str) -> str:
    """Of what day the wording is, and whether the act is in force."""
    then = read_id(act.id)[1]
    if then is not None:  # whether the act is in force today an edition does not tell
        return called(then, language)
    since = history(act, clause).wording_since
    wording = {
        "kk": f"{since:%d.%m.%Y} редакциясы" if since else "",
        "ru": f"редакция от {since:%d.%m.%Y}" if since else "",
        "en": f"wording of {since:%d.%m.%Y}" if since else "",
    }[language]
    day = f"{act.card.status_since:%d.%m.%Y}" if act.card.status_since else ""
    status = _STATUS[act.card.status][language]
    standing = joined(day, status) if language == "kk" else joined(status, day)
    return "; ".join(bit for bit in (wording, standing) if bit)


_STATUS = {
    Status.IN_FORCE: {"kk": "қолданыста", "ru": "действует", "en": "in force"},
    Status.NOT_YET: {"kk": "қолданысқа енгізілмеген", "ru": "не введён в действие", "en": "not yet in force"},
    Status.REPEALED: {"kk": "күші жойылған", "ru": "утратил силу", "en": "repealed"},
    Status.EXPIRED: {"kk": "мерзімі біткен", "ru": "срок действия истёк", "en": "expired"},
    Status.SUSPENDED: {"kk": "қолданысы тоқтатылған", "ru": "действие приостановлено", "en": "suspended"},
    Status.WITHDRAWN: {"kk": "кері қайтарылған", "ru": "отозван", "en": "withdrawn"},
    Status.UNKNOWN: {"kk": "күші белгісіз", "ru": "статус не указан", "en": "status not told"},
}
