"""The form of a Kazakh word as its ending tells it: case, participle, verb, postposition.

Owns: ``Form`` and ``form_of``. Must not know: phrases, questions, spans. Legal Kazakh is regular enough for endings
plus short lists of exceptions; a wrong guess costs a wider mark, never a false quotation.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Form(StrEnum):
    """What an ending makes of a word."""

    NOUN = "noun"  # nominative: a subject, or the unmarked first part of a compound
    ADJECTIVE = "adjective"
    GENITIVE = "genitive"
    ACCUSATIVE = "accusative"
    DATIVE = "dative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"
    INSTRUMENTAL = "instrumental"
    VERBAL_NOUN = "verbal_noun"  # "қарау": heads the items of a list
    PARTICIPLE = "participle"
    CONDITIONAL = "conditional"
    VERB = "verb"
    POSTPOSITION = "postposition"
    CONJUNCTION = "conjunction"
    NUMBER = "number"


OBLIQUE = frozenset({Form.ACCUSATIVE, Form.DATIVE, Form.LOCATIVE, Form.ABLATIVE, Form.INSTRUMENTAL})

_LISTED = {
    Form.CONJUNCTION: "және мен бен пен не немесе сондай-ақ яғни әрі",
    Form.POSTPOSITION: """бойынша сәйкес туралы үшін бастап есебінен шегінде арқылы ретінде жөнінде дейін кейін қарсы
        байланысты мақсатында қатысты кезеңде негізінде түрінде барысында сайын""",
    Form.ADJECTIVE: """жалпы толық өз өзге басқа барлық жеке заңды осы жергілікті тиісті ресми белгілі жедел дербес
        жаңа оның уәкілетті маңызды жауапты лауазымды білікті қажетті үлгілік сот қазақстан де да нормативтік әкімшілік
        әрбір аталған штат соттар""",
    Form.DATIVE: "оған бұған соған",
    Form.VERB: "емес бар жоқ тиіс міндетті құқылы қажет болып отыр",
    Form.NOUN: """адам заң тұлға төраға баға ел шара мүлік мүлкі жауапкершілік серіктестік халық соты саны орны
        құқық бірлік білік жарлық""",
    Form.ACCUSATIVE: "оны қызметін міндетін мақсатын құжатын қаражатын сипатын",
    Form.VERBAL_NOUN: "алу беру болу ету жасау",
}
_KNOWN = {word: form for form, words in _LISTED.items() for word in words.split()}

# The order matters: a finite verb before the cases, the ablative before the accusative.
_ENDINGS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (Form.VERB, re.compile(r"(?:ады|еді|йды|йді|(?:ыл|іл|ын|ін|л)с[ыі]н|мын|мін)$")),
    (Form.PARTICIPLE, re.compile(r".(?:атын|етін|йтын|йтін|ған|ген|қан|кен)$")),
    (Form.CONDITIONAL, re.compile(r".(?:[лнр]|б[ае]|т)с[ае]$")),
    (Form.GENITIVE, re.compile(r".(?:[ндт][ыі]ң)$")),
    (Form.ABLATIVE, re.compile(r".(?:[дтн][ае]н)$")),
    (Form.INSTRUMENTAL, re.compile(r"..(?:[мбп]ен)$")),
    (Form.ADJECTIVE, re.compile(r".(?:(?:[дт][ае]|[^аеыіәоөұү\W])[гғ][ыі]|[лдт][ыі][қк])$")),
    (Form.LOCATIVE, re.compile(r".(?:[дт][ае])$")),
    (Form.DATIVE, re.compile(r".(?:[ғгқк][ае]|[сл]?[ыі]на|[сл]?[ыі]не|на|не)$")),
    (Form.ACCUSATIVE, re.compile(r".(?:[аәеоөыі]н[ыі]|[^аәеоөыі\W]д[ыі]|[пткқсшчхфц]т[ыі]|[ыі]н)$")),
    (Form.VERBAL_NOUN, re.compile(r"..(?:у|ю)$")),
)
_POSSESSED = re.compile(r"[ыі](?:н(?:[ыі]ң|д[ае]|[ае]н?)?|мен)?$")


@lru_cache(maxsize=8192)
def form_of(word: str) -> Form:
    """The form of one lower-case word in Kazakh spelling.

    >>> [str(form_of(word)) for word in ("төрағасына", "бекітеді", "басшысымен", "бюджеттен", "қарау")]
    ['dative', 'verb', 'instrumental', 'ablative', 'verbal_noun']
    """
    if word[:1].isdigit():
        return Form.NUMBER
    known = _KNOWN.get(word)
    if known is not None:
        return known
    return next((form for form, ending in _ENDINGS if ending.search(word)), Form.NOUN)


@lru_cache(maxsize=8192)
def possessed(word: str) -> bool:
    """Whether a lower-case word bears a third-person possessive, before its case: the head of "X Y-сы"."""
    return bool(_POSSESSED.search(word))
