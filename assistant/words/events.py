"""Events in words: who changed what, when, by which act, and how it takes effect.

Owns: names of what was done and of rules of entry into force in three languages. Must not know: which events to
show. What an event leaves open is said, never filled in.
"""

from __future__ import annotations

from datetime import date

from corpus.cite import citation
from corpus.ids import ACT
from corpus.kazakh import ablative
from corpus.kinds import UNKNOWN, capitalised, kind_of
from corpus.model import Act, Effective, EffectiveRule, Event, EventKind

# kind: (kk of a unit, ru neuter short form by what was done, en)
_DONE = {
    EventKind.ADOPTED: ("қабылданды", "принят", "adopted"),
    EventKind.RESTATED: ("жаңа редакцияда жазылды", "изложен в новой редакции", "restated in a new wording"),
    EventKind.AMENDED: ("өзгеріс енгізілді", "внесены изменения", "amended"),
    EventKind.INSERTED: ("толықтырылды", "дополнен", "inserted"),
    EventKind.REMOVED: ("алып тасталды", "исключён", "removed"),
    EventKind.REPEALED: ("күші жойылды", "утратил силу", "repealed"),
    EventKind.PARTLY_REPEALED: ("ішінара күші жойылды", "частично утратил силу", "partly repealed"),
    EventKind.EXPIRED: ("қолданылу мерзімі бітті", "срок действия истёк", "expired"),
    EventKind.WITHDRAWN: ("жоба кері қайтарып алынды", "проект отозван", "draft withdrawn"),
    EventKind.SUSPENDED: ("қолданысы тоқтатылды", "действие приостановлено", "suspended"),
    EventKind.PLANNED: ("өзгеріс көзделген", "предусмотрено изменение", "change planned"),
    EventKind.REPLACED: ("сөздер ауыстырылды", "слова заменены", "words replaced"),
    EventKind.EFFECTIVE: (
        "қолданысқа енгізілу күні белгіленді",
        "определён день введения в действие",
        "entry into force fixed",
    ),
}
_NEUTER = {
    "принят": "принято",
    "изложен в новой редакции": "изложено в новой редакции",
    "дополнен": "дополнено",
    "исключён": "исключено",
    "утратил силу": "утратило силу",
    "частично утратил силу": "частично утратило силу",
}
_REMARKS = {  # what an event leaves open, or limits, by field
    "either": (
        "ескертуде «немесе» делінген: қайсысы екені айтылмаған",
        "в примечании сказано «или»: что именно, не указано",
        'the note says "or": it leaves open which',
    ),
    "partial": (
        "өз номері жоқ бөлігі ғана (тақырып, кіріспе, абзац)",
        "только часть без своего номера (заголовок, преамбула, абзац)",
        "only a piece without a number of its own (title, preamble, paragraph)",
    ),
    "kk": ("тек қазақ тіліндегі мәтін", "только текст на казахском языке", "the Kazakh wording only"),
    "ru": ("тек орыс тіліндегі мәтін", "только текст на русском языке", "the Russian wording only"),
    "mistyped": (
        "мәтінде күні «{day}» деп қате терілген",
        "день в тексте напечатан с ошибкой: «{day}»",
        'the day is mistyped in the text: "{day}"',
    ),
}
_COLUMN = {"kk": 0, "ru": 1, "en": 2}
_RULES = {
    EffectiveRule.FIRST_PUBLICATION: (
        "алғашқы ресми жарияланған күнінен бастап қолданысқа енгізілген (жарияланған күні мәтінде көрсетілмеген)",
        "введено в действие со дня первого официального опубликования (сам день в тексте не указан)",
        "in force from the day of first official publication (the text does not give that day)",
    ),
    EffectiveRule.DAYS_AFTER_PUBLICATION: (
        "алғашқы ресми жарияланғаннан кейін {days} күн өткен соң қолданысқа енгізілген",
        "введено в действие по истечении {days} дней после первого официального опубликования",
        "in force {days} days after first official publication",
    ),
    EffectiveRule.MONTHS_AFTER_PUBLICATION: (
        "алғашқы ресми жарияланғаннан кейін {days} ай өткен соң қолданысқа енгізілген",
        "введено в действие по истечении {days} месяцев после первого официального опубликования",
        "in force {days} months after first official publication",
    ),
    EffectiveRule.SIGNING: (
        "қол қойылған күнінен бастап қолданысқа енгізілген",
        "введено в действие со дня подписания",
        "in force from the day of signing",
    ),
    EffectiveRule.REGISTRATION: (
        "мемлекеттік тіркелген күнінен бастап қолданысқа енгізілген",
        "введено в действие со дня государственной регистрации",
        "in force from the day of state registration",
    ),
    EffectiveRule.SEE_PROVISION: (
        "қолданысқа енгізілу тәртібі өзгерту енгізген актінің өзінде айтылған",
        "порядок введения в действие указан в самом изменяющем акте",
        "the amending act itself tells how it enters into force",
    ),
    EffectiveRule.UNSPECIFIED: (
        "қолданысқа енгізілген күні мәтінде көрсетілмеген",
        "день введения в действие в тексте не указан",
        "the text does not say when it took effect",
    ),
}


def day(value: date) -> str:
    """A date as the notes of Kazakhstan's acts write it: 05.04.2019."""
    return f"{value:%d.%m.}{value.year:04}"


def by_instrument(event: Event, language: str) -> str:
    """The instrumental phrase: "05.04.2019 № 16 Жарлығымен", "Указом от 05.04.2019 № 16", "by Decree No 16 of …"."""
    kind = kind_of(event.instrument or "")
    when = day(event.date) if event.date else ""
    number = f"{'No' if language == 'en' else '№'} {event.number}" if event.number else ""
    if language == "kk":
        noun = kind.noun.kazakh("ins", owned=True)
        return _words(when, number, capitalised(noun) if kind.capital else noun)
    if language == "ru":
        noun = kind.noun.russian("ins")
        return _words(capitalised(noun) if kind.capital else noun, f"от {when}" if when else "", number)
    noun = kind.noun.en if kind is UNKNOWN else kind.title("en")
    return _words("by", noun, number, f"of {when}" if when else "")


def _words(*bits: str) -> str:
    return " ".join(bit for bit in bits if bit)


def effect_text(effective: Effective, language: str) -> str:
    """How the change takes effect, in words."""
    if effective.date is not None and effective.rule is EffectiveRule.DATE:
        when = day(effective.date)
        return {
            "kk": f"{when} бастап қолданысқа енгізілген",
            "ru": f"введено в действие с {when}",
            "en": f"in force from {when}",
        }[language]
    return _RULES.get(effective.rule, _RULES[EffectiveRule.UNSPECIFIED])[_COLUMN[language]].format(days=effective.days)


def _is_neuter(target: str) -> bool:
    """Whether a Russian citation is one neuter noun: "Положение", "Решение"."""
    return "," not in target and target.endswith("ние")


def event_text(event: Event, language: str, act: Act | None = None) -> str:
    """One line on an event: target, what was done, by which act, with what effect.

    Args:
        event: what happened.
        language: of the line.
        act: whose event it is: it knows what its parts and units are called.
    """
    by, target, done, effect = event_cells(event, language, act)
    if event.target == ACT and event.kind is EventKind.ADOPTED:
        return f"{by}: {done}; {effect}" if language == "kk" else f"{done} {by}; {effect}"
    if language == "kk":
        return f"{by}: {target} — {done}; {effect}"
    return f"{target} — {done} {by}; {effect}"


def event_cells(event: Event, language: str, act: Act | None = None) -> tuple[str, str, str, str]:
    """An event in four pieces: by which act, where, what was done, with what effect; see ``event_text``."""
    target = citation(event.target, language, act)
    done = _DONE[event.kind][_COLUMN[language]]
    if language == "ru":
        done = _NEUTER.get(done, done) if _is_neuter(target) else done
    effect = "; ".join((effect_text(event.effective, language), *_remarks(event, language)))
    return by_instrument(event, language), target, done, effect


def _remarks(event: Event, language: str) -> list[str]:
    day_printed = event.mistyped or event.effective.mistyped
    names = [
        "partial" if event.partial else "",
        "either" if event.either else "",
        event.only,
        "mistyped" if day_printed else "",
    ]
    return [_REMARKS[name][_COLUMN[language]].format(day=day_printed) for name in names if name]


def wording_text(since: date, language: str) -> str:
    """ "The wording stands since …", with the right ending in Kazakh."""
    if language == "kk":
        return f"{day(since)} күн{ablative('күн')} бері"
    return f"с {day(since)}" if language == "ru" else f"since {day(since)}"
