"""What a question asks for: the roles of the words that would answer it, and what it already says.

Owns: the question words of three languages, ``Role``, ``Asked``. Must not know: clauses, spans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.highlight.gloss import kazakh_for
from assistant.understand.language import detect
from embeddings.folding import fold, variants

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
STEM = 5


class Role(StrEnum):
    """The part that the answering words play in the clause."""

    NAME = "name"
    LIST = "list"
    CONSENT = "consent"
    PROPOSER = "proposer"
    RECIPIENT = "recipient"
    FROM_WHOM = "from_whom"
    WITH_WHOM = "with_whom"
    WHOSE = "whose"
    AGENT = "agent"
    SOURCE = "source"
    WHEN = "when"
    ADDRESS = "address"
    WHERE = "where"
    CONDITION = "condition"
    MANNER = "manner"
    ABOUT = "about"
    PURPOSE = "purpose"
    WHICH = "which"
    WHAT = "what"
    MODAL = "modal"


# In folded spelling: и stands for і, ы and й, к for қ, г for ғ, у for ұ and ү.
_CUES: tuple[tuple[Role, str], ...] = (
    (Role.NAME, r"(?:толик|ресми|атауи?|кала[ий]) ата\w*|ата(?:уи\w*|лади)|аталади|как пише\w*|как (?:правильно )?назива\w*"
     r"|(?:полно|официально)\w* (?:наименован|назван)\w*|(?:full|official|exact) (?:name|title)|what is \w+ called|кала[ий] жаз\w*|дурис жаз\w*"),
    (Role.LIST, r"тизим(?:и|ин)?|переч\w+|списк?\w*|list"),
    (Role.CONSENT, r"кели[сш]и\w*|келиси\w*|акилдас\w*|согласо?[вг]\w*|согласи\w*|одобрен\w*|consent|agreement|agreed|nod|consult\w*|permission"),
    (Role.PROPOSER, r"кимнин усин\w*|по че(?:му|еи) (?:представлен|предложен)\w*|whose (?:recommendation|proposal|submission|suggestion)"),
    (Role.RECIPIENT, r"кимге|кимдерге|кимнин (?:ати|алди)на|кому|куда|кого информ\w*|to whom|whom does|куда обраща\w*|кимдерди хабар\w*|кого \w+ информир\w*"),
    (Role.FROM_WHOM, r"кимнен|кимдерден|у кого|от кого|from whom|from who"),
    (Role.WITH_WHOM, r"киммен|кимдермен|с кем|with whom|with who"),
    (Role.WHOSE, r"кимнин|кимдики|кимдердин|че[ий]|чья|чьи[мх]?|чье|whose"),
    (Role.AGENT, r"ким|кимдер|ким екен\w*|кто|кем|who"),
    (Role.SOURCE, r"каидан|кандаи коз\w*|откуда|из как\w+ (?:источник|бюджет|средств)\w*|за че[ий] счет|за счет чего|sources?|where .*\b(?:from|come)|неден кур\w*"),
    (Role.WHEN, r"кашан|качан|ка[ий] (?:кун|кез|уаки|мерзи)\w*|кандаи мерзи\w*|когда|с какого|с какои дати|when|(?:from|since) what (?:date|day)"),
    (Role.ADDRESS, r"мекен-?жаи\w*|адрес\w*|address|каи (?:кала|коше)\w*|орналас\w*"),
    (Role.WHERE, r"каида|каи жер\w*|где|where"),
    (Role.CONDITION, r"кандаи (?:жагда|шарт)\w*|при как\w+ услов\w*|в как\w+ случа\w*|(?:under|on) what condition\w*|in (?:what|which) case\w*"),
    (Role.MANNER, r"кала[ий]|кандаи (?:тарти|негиз|жол)\w*|как|каким образом|в каком порядке|на каком основании|how|on what (?:basis|grounds)"),
    (Role.ABOUT, r"не туралы|не жонинде|не жаи\w*|кандаи масел\w*|о чем|по каким вопросам|about what|on what (?:matters|issues)"),
    (Role.PURPOSE, r"не ушин|за что|для чего|what for|for what"),
    (Role.WHAT, r"не|нени|неге|неден|неде|кандаи|каи|каиси|что|чего|чем|как(?:ои|ая|ое|ие|ую|им|ими|их|ова|ов|ого|ом)|what|which"),
    (Role.MODAL, r"(?:ма|ме|ба|бе|па|пе)|ли|можно|может|могут|мог|вправе|обязан\w*|рас|is|are|does|do|can|could|may|must|will|has|have|should"),
)  # fmt: skip
_PATTERNS = tuple((role, re.compile(rf"(?<!\w)(?:{cue})(?!\w)")) for role, cue in _CUES)
_KAZAKH_ONLY = re.compile(r"(?<!\w)(?:не|ба|да)(?!\w)")  # a Russian negation or particle otherwise
_EXCEPT = re.compile(r"(?<!\w)(?:баска|кроме|помимо|besides|except|apart from)(?!\w)")
_TASKED = re.compile(
    r"кимнин (?:кузир|минде|жумис|функци)\w*|кимге (?:жуктел|тапсир|бери)\w*|чья (?:задач|обязан)\w*|whose (?:task|job|duty|respons)\w*"
)
_STOP = frozenset(
    """ким кимдер кимге кимнин киммен кимдермен кандаи калаи каида каидан каи каиси кашан не нени неге неден ушин
    болади табилади ете етеди жузеге асира бар жок ма ме ба бе па пе осы оси баска озинин оз ол они онин екен
    и в на с по о у к из за что кто как какои какие каким для это или ли его их от
    the a an of to is are in on by for does do who what which whom whose when where how can may must its it
    туралы туралі бойынша боиинша сол деп дегени мен бен пен жане""".split()
)
_WHICH_STOP = frozenset("ози сол оси деген екен енди даи".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the rules need it.

    Attributes:
        roles: what would answer, most specific first; empty for keywords.
        stems: how the Kazakh words begin that the question already mentions.
        which: how the noun begins that a "which …" asks about: "қандай меншікке" gives "менши".
        apart: whether it sets something aside ("besides …").
        text: the folded question.
    """

    roles: tuple[Role, ...]
    stems: frozenset[str]
    which: frozenset[str]
    apart: bool
    text: str

    def mentions(self, folded: str) -> bool:
        """Whether the question already says this folded word of the clause."""
        return any(folded.startswith(stem) for stem in self._candidates(folded))

    def _candidates(self, folded: str) -> list[str]:
        return [folded[:length] for length in range(3, STEM + 1) if folded[:length] in self.stems]


@lru_cache(maxsize=256)
def read(question: str) -> Asked:
    """Read a question; the same for the same text."""
    text = _plain(question)
    language = detect(question).language
    words = _WORD.findall(text)
    roles = _roles(text, language)
    stems = frozenset(stem for word in words if word not in _STOP for stem in stems_of(word, language))
    return Asked(roles, stems, _which(text, language), bool(_EXCEPT.search(text)), text)


def _plain(question: str) -> str:
    """The folded question in the last of its plausible readings: Cyrillic where it was typed in Latin script."""
    reading = variants(question)[-1]
    return " ".join(_WORD.findall(fold(reading)))


def _roles(text: str, language: str) -> tuple[Role, ...]:
    tasked = bool(_TASKED.search(text))
    cleared = _TASKED.sub(" ", text) if tasked else text
    if language != "kk":
        cleared = _KAZAKH_ONLY.sub(" ", cleared)
    found = [role for role, pattern in _PATTERNS if pattern.search(cleared)]
    return (Role.AGENT, *found) if tasked and Role.AGENT not in found else tuple(found)


def stems_of(word: str, language: str) -> tuple[str, ...]:
    """How the Kazakh words begin that a word of a question stands for."""
    glossed = kazakh_for(word, language if language != "kk" else "kk")
    if language == "kk" and not glossed:
        glossed = kazakh_for(word, "ru")
    own = (word[:STEM],) if len(word) >= 3 and not word.isascii() or word.isdigit() else ()
    return (*(stem[:STEM] for stem in glossed), *own)


_ASKED_NOUN = re.compile(
    r"(?<!\w)(?:кандаи|каи|каиси|как(?:ои|ая|ое|ие|ую|им|ими|их|ова|ов|ого|ом)|what|which)((?: [\w-]+){1,4})"
)


def _which(text: str, language: str) -> frozenset[str]:
    """The nouns that "which" stands before, or that "қандай?" closes."""
    found: list[str] = []
    for match in _ASKED_NOUN.finditer(text):
        near = [word for word in match[1].split() if word not in _STOP | _WHICH_STOP][: 2 if language != "kk" else 1]
        found += [stem for word in near for stem in stems_of(word, language)]
    closing = re.search(r"([\w-]+) (?:кандаи|какои|какая|какое|какие|калаи)$", text)
    if closing:
        found += stems_of(closing[1], language)
    return frozenset(found)
