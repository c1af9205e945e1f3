"""How a place in an act is cited, in each language; short beside a quote, long for papers.

Owns: names of parts, citation forms. Must not know: what stands at the place.
"""

from __future__ import annotations

from corpus.ids import ACT, ClauseId
from corpus.model import Act, Event, EventKind

# slug of a part: (kk nominative, kk genitive, ru nominative, ru genitive, en)
_PARTS = {
    "decree": ("Жарлық", "Жарлықтың", "Указ", "Указа", "Decree"),
    "resolution": ("Қаулы", "Қаулының", "Постановление", "Постановления", "Resolution"),
    "order": ("Бұйрық", "Бұйрықтың", "Приказ", "Приказа", "Order"),
    "decision": ("Шешім", "Шешімнің", "Решение", "Решения", "Decision"),
    "directive": ("Өкім", "Өкімнің", "Распоряжение", "Распоряжения", "Directive"),
    "law": ("Заң", "Заңның", "Закон", "Закона", "Law"),
    "code": ("Кодекс", "Кодекстің", "Кодекс", "Кодекса", "Code"),
    "regulation": ("Ереже", "Ереженің", "Положение", "Положения", "Regulation"),
    "rules": ("Қағидалар", "Қағидалардың", "Правила", "Правил", "Rules"),
    "list": ("Тізбе", "Тізбенің", "Перечень", "Перечня", "List"),
    "organisations": (
        "Ұйымдардың тізбесі",
        "Ұйымдар тізбесінің",
        "Перечень организаций",
        "Перечня организаций",
        "List of organisations",
    ),
    "territorial-bodies": (
        "Аумақтық органдардың тізбесі",
        "Аумақтық органдар тізбесінің",
        "Перечень территориальных органов",
        "Перечня территориальных органов",
        "List of territorial bodies",
    ),
    "charter": ("Жарғы", "Жарғының", "Устав", "Устава", "Charter"),
    "instruction": ("Нұсқаулық", "Нұсқаулықтың", "Инструкция", "Инструкции", "Instruction"),
    "plan": ("Жоспар", "Жоспардың", "План", "Плана", "Plan"),
    "standard": ("Стандарт", "Стандарттың", "Стандарт", "Стандарта", "Standard"),
    "composition": ("Құрам", "Құрамның", "Состав", "Состава", "Composition"),
    "form": ("Нысан", "Нысанның", "Форма", "Формы", "Form"),
    "method": ("Әдістеме", "Әдістеменің", "Методика", "Методики", "Method"),
    "programme": ("Бағдарлама", "Бағдарламаның", "Программа", "Программы", "Programme"),
    "structure": ("Құрылым", "Құрылымның", "Структура", "Структуры", "Structure"),
    "procedure": ("Регламент", "Регламенттің", "Регламент", "Регламента", "Procedure"),
    "requirements": ("Талаптар", "Талаптардың", "Требования", "Требований", "Requirements"),
    "strategy": ("Стратегия", "Стратегияның", "Стратегия", "Стратегии", "Strategy"),
    "annex": ("Қосымша", "Қосымшаның", "Приложение", "Приложения", "Annex"),
    "body": ("Акт", "Актінің", "Акт", "Акта", "Act"),
}
_COLUMN = {"kk": 0, "ru": 2, "en": 4}
_GENITIVE = {"kk": 1, "ru": 3, "en": 4}
_MONTHS_KK = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]
_MONTHS_RU = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def part_name(slug: str, language: str, *, genitive: bool = False) -> str:
    """The name of a part or of the act (``act``) in a language."""
    base, _, repeat = (
        slug.rpartition("-") if slug not in _PARTS and slug.rpartition("-")[2].isdigit() else (slug, "", "")
    )
    names = _PARTS.get(base, _PARTS["annex"] if slug != ACT else _PARTS["body"])
    name = names[(_GENITIVE if genitive else _COLUMN)[language]]
    return f"{name} {repeat}".strip()


def citation(clause: str, language: str) -> str:
    """The short citation: "Ереже, 15-тармақтың 3-1) тармақшасы"; a whole part gives its name."""
    if clause == ACT:
        return part_name(ACT, language)
    place = ClauseId.parse(clause)
    if not place.numbers:
        return part_name(place.part, language)
    return f"{part_name(place.part, language)}, {_within(place, language)}"


# The ranks from the outermost number inwards; an article puts one more rank outside.
_RANKS = {
    "kk": (("бап", "баптың"), ("тармақ", "тармақтың"), ("тармақша", "тармақшаның")),
    "ru": (("статья", "статьи"), ("пункт", "пункта"), ("подпункт", "подпункта")),
    "en": (("article", ""), ("clause", ""), ("subclause", "")),
}


def _within(place: ClauseId, language: str) -> str:
    """The place inside its part, every rank named: "5-баптың 2-тармағының 3) тармақшасы"."""
    ranks = _RANKS[language][0 if place.part in ("law", "code") else 1 :]
    steps = [(number, ranks[min(depth, len(ranks) - 1)]) for depth, number in enumerate(place.numbers)]
    if language == "kk":
        return _kazakh_steps(steps, possessed=False)
    named = [f"{noun} {number}{_bracket(noun)}" for number, (noun, _) in steps]
    if language == "en":
        return ", ".join(named)
    inner = [f"{noun} {number}{_bracket(noun)}" for number, (noun, _) in steps[-1:]]
    outer = [f"{genitive} {number}{_bracket(genitive)}" for number, (_, genitive) in reversed(steps[:-1])]
    return " ".join([*inner, *outer])


def _bracket(noun: str) -> str:
    return ")" if noun.startswith(("подпункт", "subclause", "тармақша")) else ""


def _kazakh_steps(steps: list[tuple[str, tuple[str, str]]], *, possessed: bool) -> str:
    """The outermost rank in the genitive, the ones below possessed: 15-тармақтың 3-1) тармақшасы."""
    words = []
    for depth, (number, (noun, genitive)) in enumerate(steps):
        owned, last = depth > 0 or possessed, depth == len(steps) - 1
        joint = f"{number}) " if noun == "тармақша" else f"{number}-"
        form = (_OWNED[noun] if last else _OWNED[noun] + "ның") if owned else (noun if last else genitive)
        words.append(joint + form)
    return " ".join(words)


_OWNED = {"бап": "бабы", "тармақ": "тармағы", "тармақша": "тармақшасы"}


def long_citation(act: Act, clause: str, language: str) -> str:
    """The citation for papers: instrument, date, number, part and place, as legal writing in Kazakhstan gives it."""
    adopted = next((event for event in act.events() if event.kind is EventKind.ADOPTED), None)
    if adopted is None or adopted.date is None:
        return f"{act.id}, {citation(clause, language)}"
    place = ClauseId.parse(clause)
    return _LONG[language](adopted, place)


def _long_kk(adopted: Event, place: ClauseId) -> str:
    head = f"Қазақстан Республикасы Президентінің {_kk_day(adopted)} № {adopted.number} Жарлығы"
    if place.part == "decree":
        return f"{head}ның {_possessed(place)}"
    return f"{head}мен бекітілген {part_name(place.part, 'kk', genitive=True)} {_possessed(place)}"


def _possessed(place: ClauseId) -> str:
    """The place after a genitive: 18-тармағы, 15-тармағының 3-1) тармақшасы."""
    ranks = _RANKS["kk"][0 if place.part in ("law", "code") else 1 :]
    steps = [(number, ranks[min(depth, len(ranks) - 1)]) for depth, number in enumerate(place.numbers)]
    return _kazakh_steps(steps, possessed=True)


_KK_MONTH_ENDING = ("дағы", "дағы", "дағы", "дегі", "дағы", "дағы", "дегі", "дағы", "тегі", "дағы", "дағы", "дағы")


def _kk_day(adopted: Event) -> str:
    assert adopted.date is not None
    month = adopted.date.month - 1
    return f"{adopted.date.year} жылғы {adopted.date.day} {_MONTHS_KK[month]}{_KK_MONTH_ENDING[month]}"


def _long_ru(adopted: Event, place: ClauseId) -> str:
    assert adopted.date is not None
    day = f"{adopted.date.day} {_MONTHS_RU[adopted.date.month - 1]} {adopted.date.year} года"
    where = _within(place, "ru")
    tail = f"Указа Президента Республики Казахстан от {day} № {adopted.number}"
    if place.part == "decree":
        return f"{where} {tail}"
    approved = f"утвержденн{'ого' if place.part not in ('rules',) else 'ых'} Указом Президента Республики Казахстан"
    return f"{where} {part_name(place.part, 'ru', genitive=True)}, {approved} от {day} № {adopted.number}"


def _long_en(adopted: Event, place: ClauseId) -> str:
    assert adopted.date is not None
    day = f"{adopted.date.day} {_MONTHS_EN[adopted.date.month - 1]} {adopted.date.year}"
    decree = f"Decree of the President of the Republic of Kazakhstan No {adopted.number} of {day}"
    where = _within(place, "en")
    if place.part == "decree":
        return f"{where} of the {decree}"
    return f"{where} of the {part_name(place.part, 'en')} approved by {decree}"


_LONG = {"kk": _long_kk, "ru": _long_ru, "en": _long_en}
