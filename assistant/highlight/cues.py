"""The question words of three languages and the roles that they ask for.

Owns: ``Role`` and the cues, in folded spelling (``embeddings.folding``): и stands for і, ы and й, к for қ, г for ғ,
у for ұ and ү, and the soft sign is gone. Must not know: clauses. The order is that of preference.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    """The part that the answering words play in the clause."""

    NAME = "name"
    LIST = "list"
    CONSENT = "consent"
    BEHALF = "behalf"
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
    WHY = "why"
    WHAT = "what"
    MODAL = "modal"


_CUES: dict[Role, str] = {
    Role.NAME: (
        r"(?:толик|ресми|атауи?|кала[ий]) ата\w*|ата(?:уи\w*|лади)|аталади|как пише\w*"
        r"|как (?:правильно )?назива\w*|(?:полно|официально)\w* (?:наименован|назван)\w*"
        r"|(?:full|official|exact) (?:name|title)|what is \w+ called|кала[ий] жаз\w*|дурис жаз\w*"
    ),
    Role.LIST: (r"тизим(?:и|ин)?|переч\w+|списк?\w*|list"),
    Role.CONSENT: (
        r"кели[сш]\w*|акилдас\w*|согласо?[вг]\w*|согласи\w*|одобрен\w*|consent|agreement|agreed"
        r"|nod|whose (?:ok|okay|approval|blessing)|consult\w*"
        r"|permission"
    ),
    Role.BEHALF: (
        r"кимнин ати(?:нан|мен)|от че(?:го|и) имени|от чего лица|от (?:своего имени|себя)|on whose behalf"
        r"|in whose name|on its own behalf"
    ),
    Role.PROPOSER: (
        r"кимнин усин\w*|по че(?:му|еи) (?:представлен|предложен)\w*"
        r"|whose (?:recommendation|proposal|submission|suggestion)"
    ),
    Role.RECIPIENT: (
        r"кимге|кимдерге|кимнин (?:ати|алди)н[ад]а?|кому|куда|кого информ\w*|to whom|whom does|куда обраща\w*"
        r"|кимдерди хабар\w*|кого \w+ информир\w*"
    ),
    Role.FROM_WHOM: (r"кимнен|кимдерден|у кого|от кого|from whom|from who"),
    Role.WITH_WHOM: (r"киммен|кимдермен|с кем|with whom|with who"),
    Role.WHOSE: (r"кимнин|кимдики|кимдердин|че[ий]|чя|чи[мх]?|че|whose"),
    Role.AGENT: (r"ким|кимдер|ким екен\w*|кто|кем|who"),
    Role.SOURCE: (
        r"каидан|кандаи коз\w*|откуда|из как\w+ (?:источник|бюджет|средств)\w*|за че[ий] счет|за счет чего"
        r"|sources?|where .*\b(?:from|come)|неден кур\w*"
    ),
    Role.WHEN: (
        r"кашан|качан|ка[ий] (?:кун|кез|уаки|мерзи)\w*|кандаи мерзи\w*|когда|с какого|с какои дати|when"
        r"|(?:from|since) what (?:date|day)"
    ),
    Role.ADDRESS: (
        r"мекен-?жаи\w*|адрес\w*|address|коше\w*|улиц\w*|street|индекс\w*|index|post(?:al )?code|орналас\w*"
        r"|каи кала\w*|како\w+ город\w*|(?:what|which) (?:city|town)"
    ),
    Role.WHERE: (r"каида|каи жер\w*|где|where"),
    Role.CONDITION: (
        r"кандаи (?:жагда|шарт)\w*|при как\w+ услов\w*|в как\w+ случа\w*|(?:under|on) what condition\w*"
        r"|in (?:what|which) case\w*"
    ),
    Role.MANNER: (
        r"кала[ий]|кандаи (?:тарти|негиз|жол)\w*|как|каким образом|в каком порядке|на каком основании|how"
        r"|on what (?:basis|grounds)"
    ),
    Role.ABOUT: (
        r"не туралы|не жонинде|не жаи\w*|кандаи масел\w*|о чем|по каким вопросам|about what"
        r"|on what (?:matters|issues)"
    ),
    Role.PURPOSE: (r"не ушин|за что|для чего|what for|for what"),
    Role.WHY: r"неге|неликтен|не себепти|почему|отчего|по какои причине|why",
    Role.WHAT: (
        r"не|нени|неден|неде|к(?:ан?|н)даи|каи|каиси|что|чего|чем"
        r"|как(?:ои|ая|ое|ие|ую|им|ими|их|ова|ов|ого|ом)|what|which"
    ),
    Role.MODAL: (
        r"(?:ма|ме|ба|бе|па|пе)|ли|можно|может|могут|мог|вправе|обязан\w*|рас|верно|солаи|doesnt|isnt|arent|dont"
        r"|cant|right|correct|is|are|does|do|can|could|may|must|will|has|have|should"
    ),
}
PATTERNS = tuple((role, re.compile(rf"(?<!\w)(?:{cue})(?!\w)")) for role, cue in _CUES.items())
KAZAKH_ONLY = re.compile(r"(?<!\w)(?:не|ба|да)(?!\w)")  # a Russian negation or particle otherwise
EXCEPT = re.compile(r"(?<!\w)(?:баска|кроме|помимо|besides|except|apart from)(?!\w)")
# "Who does it?", not "who gets it?", "who falls under it?"; of several persons ("кімдер") mostly the latter is asked.
_GETS = (
    r"ал(?:ады|ади)|жат(?:ады|ади)|тиис\w*|получ\w*|попад\w*|подпада\w*|подлеж\w*|относ\w*|рассчитыва\w*|считаетс\w*"
    r"|явля\w*|имеет|имеют|вход\w*|gets?|receives?|benefits?|belongs?|counts|is|are|was"
    r"|can (?:get|receive|apply|ask|count)"
)
DOER = re.compile(
    rf"(?<!\w)(?:ким(?! ал\w*| жат\w*| тиис\w*)|кто(?! (?:\w+ )?(?:{_GETS})\b)|кем (?:\w+ )?\w+(?:тся|тса|ен[аои]?)"
    rf"|who(?! (?:{_GETS})\b)|by whom)(?!\w)"
)
TASKED = re.compile(
    r"кимнин (?:кузир|минде|жумис|функци)\w*|кимге (?:жуктел|тапсир|бери)\w*"
    r"|чя (?:задач|обязан)\w*|whose (?:task|job|duty|respons)\w*"
)
_IDLE = """
ким кимдер кимге кимнин киммен кимдермен кандаи калаи каида каидан каи каиси кашан не нени неге неден ушин
болади табилади ете етеди жузеге асира бар жок ма ме ба бе па пе оси баска озинин оз ол они онин екен
и в на с по о у к из за что кто как какои какие каким для это или ли его их от
the a an of to is are in on by for does do who what which whom whose when where how can may must its it
турали боиинша сол деп дегени мен бен пен жане
ози деген енди даи
"""
IDLE = frozenset(_IDLE.split())  # words that tell nothing of what the question is about
_WHICH = r"к(?:ан?|н)даи|каи|каиси|как(?:ои|ая|ое|ие|ую|им|ими|их|ова|ов|ого|ом)|what|which"
_NO_NOUN = r"do|does|did|is|are|must|can|may|should|shall|will|else|the"
NOUN_ASKED = re.compile(rf"(?<!\w)(?:{_WHICH})(?! (?:{_NO_NOUN})\b)((?: [\w-]+){{1,4}})")
NOUN_CLOSED = re.compile(r"([\w-]+) (?:кандаи|какои|какая|какое|какие|калаи)$")
