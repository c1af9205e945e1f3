"""Which acts a question was asked of, where its reader chose them: in words, and as the page sends it again.

Owns: how a choice of acts is told. Must not know: how acts are chosen or searched.
"""

from __future__ import annotations

import json
from contextlib import suppress

from assistant.chat.strings import NAMES, say
from assistant.words import day
from corpus.cite import title_of
from corpus.errors import CorpusError
from corpus.kinds import KINDS
from corpus.library import Library
from corpus.selection import Selection

_DAYS = ("in_force_on", "adopted_from", "adopted_to")


def scope_text(chosen: Selection, language: str) -> str:
    """The acts that were asked: one by its title, several by their number, others by the conditions."""
    told = []
    if len(chosen.acts) == 1:
        told.append(_title(chosen.acts[0], language))
    elif chosen.acts:
        told.append(say("scope_acts", language, count=len(chosen.acts)))
    told += [KINDS[kind].title(language) for kind in chosen.kinds]
    told += [say(f"held_{chosen.status}", language)] if chosen.status else []
    told += [NAMES[chosen.language]] if chosen.language else []
    told += [chosen.issuer] if chosen.issuer else []
    days = ((name, getattr(chosen, name)) for name in _DAYS)
    told += [f"{say(f'filter_{name}', language)} {day(when)}" for name, when in days if when]
    return f"{say('asked_in', language)}: {', '.join(told)}"


def _title(act_id: str, language: str) -> str:
    with suppress(CorpusError):
        return title_of(Library().record(act_id).card, language)
    return act_id


def scope_json(chosen: Selection) -> str:
    """The choice as the page's script sends it."""
    told = {
        "acts": list(chosen.acts),
        "kinds": list(chosen.kinds),
        "issuer": chosen.issuer,
        "language": chosen.language or None,
        "status": chosen.status,
        **{name: getattr(chosen, name).isoformat() for name in _DAYS if getattr(chosen, name)},
    }
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
