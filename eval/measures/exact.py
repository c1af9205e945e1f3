"""Whether an answer about history, status, dates or references says exactly what the source tells.

Owns: the comparison part by part. Must not know: how events are found. Conventions:

* The adoption, the new edition and the repeal (targets ``act`` and ``regulation``) are context wherever they are not
  what was asked: they neither count nor harm.
* ``clause`` and ``clauses`` differ only in number. A content answer has to quote what is wanted, the other kinds
  exactly that, references in the act's order.
* The notices wanted must be given. Where a text is asked for, a notice that casts doubt on the wording held is wrong if
  that wording did hold on the day asked about; others may stand beside.
"""

from __future__ import annotations

from collections.abc import Collection

from eval.questions import CONTENT_KINDS, EventKey, Expected
from eval.systems import Response

PARTS = ("kind", "clauses", "events", "in_force", "as_of", "notices")
_CONTEXT = ("act", "regulation")
_TELL_EVENTS = ("history", "status")
_DOUBT = frozenset(("earlier_wording", "perhaps_changed", "signed_not_effective", "before_adoption", "bad_date"))


def judged_parts(expected: Expected, response: Response) -> dict[str, bool]:
    """Each judged part of an answer, right or wrong; parts that the question does not ask for are absent."""
    parts = {
        "kind": _general(response.kind) == _general(expected.kind),
        "clauses": _clauses_right(expected, response.clauses),
        "notices": _notices_right(expected, response.notices),
    }
    if expected.kind in _TELL_EVENTS:
        parts["events"] = _events_right(expected.events, response.events)
    if expected.in_force is not None:
        parts["in_force"] = response.in_force is expected.in_force
    if expected.as_of is not None:
        parts["as_of"] = expected.accepts_day(response.as_of)
    return {name: parts[name] for name in PARTS if name in parts}


def _general(kind: str) -> str:
    return CONTENT_KINDS[0] if kind in CONTENT_KINDS else kind


def _clauses_right(expected: Expected, quoted: tuple[str, ...]) -> bool:
    if expected.kind in CONTENT_KINDS:
        return set(expected.clauses) <= set(quoted)
    if expected.kind == "reference":
        return quoted == expected.clauses
    return set(quoted) == set(expected.clauses)


def _events_right(wanted: Collection[EventKey], told: Collection[EventKey]) -> bool:
    asked_for_context = any(target in _CONTEXT for _, target, _ in wanted)
    kept = {event for event in told if asked_for_context or event[1] not in _CONTEXT}
    return kept == set(wanted)


def _notices_right(expected: Expected, given: Collection[str]) -> bool:
    wanted = set(expected.notices)
    of_a_text = expected.as_of is not None and expected.kind not in _TELL_EVENTS
    return wanted <= set(given) and not (of_a_text and (set(given) & _DOUBT) - wanted)
