"""The words around a quote: every sentence used and fillable, Kazakh endings and citations right."""

from __future__ import annotations

import re
import string
from datetime import date
from typing import Any

import pytest

from assistant.words import (
    by_instrument,
    citation,
    day,
    effect_text,
    event_text,
    long_citation,
    part_name,
    say,
    wording_text,
)
from assistant.words.messages import keys
from corpus.kazakh import ablative, accusative, genitive, is_front, locative, ordinal, spoken
from corpus.model import Act, Effective, EffectiveRule, EventKind
from tests.factories import ROOT, event

LANGUAGES = ("kk", "ru", "en")


FIELDS = ("where", "what", "by", "acts", "since", "as_of", "effect", "when", "count", "period", "adopted", "items",
          "changes", "places", "start", "end", "days", "n", "note", "act", "told", "command", "words", "day", "head", "all")  # fmt: skip
FILLED = {name: f"<{name}>" for name in FIELDS}  # something for every place of a sentence


def places(key: str, language: str) -> set[str]:
    text = say(key, language, **FILLED)
    return set(re.findall(r"<(\w+)>", text))


@pytest.mark.parametrize("key", keys())
def test_every_sentence_can_be_filled_in_three_languages(key: str) -> None:
    for language in LANGUAGES:
        text = say(key, language, **FILLED)
        assert text.strip() == text != ""
        assert "{" not in text


@pytest.mark.parametrize("key", [key for key in keys() if key not in ("not_adopted",)])
def test_no_language_tells_less_than_another(key: str) -> None:
    assert places(key, "kk") == places(key, "ru") == places(key, "en")


def _patterns(text: str) -> list[str]:
    """The keys that a text puts together, as patterns: ``f"look_{kind}"`` says any that begins so."""
    made = (re.sub(r"\{([^{}]+)\}", _of_place, each) for each in re.findall(r'f"((?:\w|\{[^{}]+\})+)"', text))
    return [pattern for pattern in made if re.search(r"[a-z]{3}", pattern)]


def _of_place(place: re.Match[str]) -> str:
    """What a place of such a key can be: the words that its expression names, else any."""
    named = re.findall(r"'(\w+)'", place[1])
    return f"(?:{'|'.join(named)})" if named else r"\w+"


@pytest.mark.parametrize("key", keys())
def test_every_sentence_is_said_somewhere(key: str) -> None:
    codes = {"clause", "clauses", "missing", "fragment", "removed"}  # said by kind and state
    standings = {"earlier_wording", "perhaps_changed", "signed_not_effective", "before_adoption", "after_repeal"}
    opens = {"subclauses_not_named", "publication_day_unknown", "effect_not_told", "earlier_wording_not_held"}
    words = ROOT / "assistant" / "words"
    texts = [p.read_text(encoding="utf-8") for p in (ROOT / "assistant").rglob("*.py") if p.parent != words]
    texts.append(
        (words / "__init__.py").read_text(encoding="utf-8") + (words / "events.py").read_text(encoding="utf-8")
    )
    literal = any(f'"{key}"' in text for text in texts)
    made = any(re.fullmatch(pattern, key) for text in texts for pattern in _patterns(text))
    said = literal or made
    assert said or key in codes | standings | opens


@pytest.mark.parametrize("key", keys())
def test_each_language_is_written_in_its_own_letters(key: str) -> None:
    kazakh, russian, english = (re.sub(r"<\w+>", "", say(key, language, **FILLED)) for language in LANGUAGES)
    assert not set(english.lower()) & set("абвгдежзийклмнопрстуфхцчшщыэюяәғқңөұүһі")
    assert not set(russian.lower()) & set(string.ascii_lowercase + "әғқңөұүһі")
    assert not set(kazakh.lower()) & set(string.ascii_lowercase)


def test_an_unknown_sentence_or_an_unfilled_place_is_a_defect() -> None:
    with pytest.raises(KeyError):
        say("no such sentence", "kk")
    with pytest.raises(KeyError):
        say("reference", "kk")


# -- Kazakh ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "word"),
    [("1", "бір"), ("6", "алты"), ("9", "тоғыз"), ("10", "он"), ("20", "жиырма"), ("40", "қырық"), ("50", "елу"),
     ("90", "тоқсан"), ("100", "жүз"), ("165", "бес"), ("660", "алпыс"), ("1000", "мың"), ("1093", "үш"),
     ("2000", "мың"), ("2010", "он"), ("2013", "үш"), ("2016", "алты"), ("2019", "тоғыз"), ("2020", "жиырма"),
     ("106", "алты"), ("1100", "жүз"), ("1000000", "миллион"), ("0", "нөл")],
)  # fmt: skip
def test_how_a_number_ends_when_read_aloud(number: str, word: str) -> None:
    assert spoken(number) == word


@pytest.mark.parametrize(
    ("number", "ending"),
    [("1", "ші"), ("2", "ші"), ("3", "ші"), ("4", "ші"), ("5", "ші"), ("6", "шы"), ("7", "ші"), ("8", "ші"),
     ("9", "шы"), ("10", "шы"), ("15", "ші"), ("16", "шы"), ("19", "шы"), ("20", "шы"), ("21", "ші"), ("30", "шы"),
     ("40", "шы"), ("50", "ші"), ("60", "шы"), ("70", "ші"), ("80", "ші"), ("90", "шы"), ("100", "ші"), ("1000", "шы")],
)  # fmt: skip
def test_ordinals(number: str, ending: str) -> None:
    assert ordinal(number) == ending


WORDS = [
    # word, front, genitive, ablative, locative, accusative
    ("Жарлық", False, "тың", "тан", "та", "ты"),
    ("тармақ", False, "тың", "тан", "та", "ты"),
    ("Ереже", True, "нің", "ден", "де", "ні"),
    ("тізбе", True, "нің", "ден", "де", "ні"),
    ("бап", False, "тың", "тан", "та", "ты"),
    ("Заң", False, "ның", "нан", "да", "ды"),
    ("күн", True, "нің", "нен", "де", "ді"),
    ("жыл", False, "дың", "дан", "да", "ды"),
    ("бұйрық", False, "тың", "тан", "та", "ты"),
    ("шешім", True, "нің", "нен", "де", "ді"),
    ("кодекс", True, "тің", "тен", "те", "ті"),
    ("акт", False, "тың", "тан", "та", "ты"),
    ("қаулы", False, "ның", "дан", "да", "ны"),
    ("қазан", False, "ның", "нан", "да", "ды"),
    ("сәуір", True, "дің", "ден", "де", "ді"),
    ("мамыр", False, "дың", "дан", "да", "ды"),
    ("үш", True, "тің", "тен", "те", "ті"),
    ("алты", False, "ның", "дан", "да", "ны"),
    ("тоғыз", False, "дың", "дан", "да", "ды"),
    ("елу", True, "дің", "ден", "де", "ді"),
    ("жеті", True, "нің", "ден", "де", "ні"),
    ("жиырма", False, "ның", "дан", "да", "ны"),
    ("ай", False, "дың", "дан", "да", "ды"),
]


@pytest.mark.parametrize(("word", "front", "gen", "abl", "loc", "acc"), WORDS)
def test_kazakh_endings(word: str, front: bool, gen: str, abl: str, loc: str, acc: str) -> None:
    assert is_front(word) is front
    assert (genitive(word), ablative(word), locative(word), accusative(word)) == (gen, abl, loc, acc)


# -- citations -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clause", "kk", "ru", "en"),
    [
        ("regulation/18", "Ереже, 18-тармақ", "Положение, пункт 18", "Regulation, clause 18"),
        ("regulation/15/3-1", "Ереже, 15-тармақтың 3-1) тармақшасы", "Положение, подпункт 3-1) пункта 15",
         "Regulation, clause 15, subclause 3-1)"),
        ("decree/2", "Жарлық, 2-тармақ", "Указ, пункт 2", "Decree, clause 2"),
        ("territorial-bodies/9", "Аумақтық органдардың тізбесі, 9-тармақ", "Перечень территориальных органов, пункт 9",
         "List of territorial bodies, clause 9"),
        ("organisations", "Ұйымдардың тізбесі", "Перечень организаций", "List of organisations"),
        ("law/5", "Заң, 5-бап", "Закон, статья 5", "Law, article 5"),
        ("act", "Акт", "Акт", "Act"),
        ("list-2/4", "Тізбе 2, 4-тармақ", "Перечень 2, пункт 4", "List 2, clause 4"),
    ],
)  # fmt: skip
def test_short_citations(act: Act, clause: str, kk: str, ru: str, en: str) -> None:
    assert tuple(
        citation(clause, language, act if act.has(clause) or clause == "organisations" else None)
        for language in LANGUAGES
    ) == (kk, ru, en)


@pytest.mark.parametrize(
    ("clause", "kk", "ru", "en"),
    [
        ("law/5/2/3", "Заң, 5-баптың 2-тармағының 3) тармақшасы", "Закон, подпункт 3) пункта 2 статьи 5",
         "Law, article 5, clause 2, subclause 3)"),
    ],
)  # fmt: skip
def test_citations_inside_an_article_name_every_rank(clause: str, kk: str, ru: str, en: str) -> None:
    assert tuple(citation(clause, language) for language in LANGUAGES) == (kk, ru, en)


@pytest.mark.parametrize(
    ("clause", "language", "expected"),
    [
        ("regulation/18", "kk", "Қазақстан Республикасы Президентінің 2010 жылғы 3 қарашадағы № 1093 Жарлығымен"
         " бекітілген Ереженің 18-тармағы"),
        ("regulation/15/3-1", "kk", "Қазақстан Республикасы Президентінің 2010 жылғы 3 қарашадағы № 1093 Жарлығымен"
         " бекітілген Ереженің 15-тармағының 3-1) тармақшасы"),
        ("decree/2", "kk", "Қазақстан Республикасы Президентінің 2010 жылғы 3 қарашадағы № 1093 Жарлығының 2-тармағы"),
        ("regulation/18", "ru", "пункт 18 Положения, утвержденного Указом Президента Республики Казахстан от 3 ноября"
         " 2010 года № 1093"),
        ("decree/2", "ru", "пункт 2 Указа Президента Республики Казахстан от 3 ноября 2010 года № 1093"),
        ("regulation/18", "en", "clause 18 of the Regulation approved by Decree of the President of the Republic of"
         " Kazakhstan No 1093 of 3 November 2010"),
    ],
)  # fmt: skip
def test_long_citations(act: Act, clause: str, language: str, expected: str) -> None:
    assert long_citation(act, clause, language) == expected


@pytest.mark.parametrize(
    "slug", ["decree", "regulation", "organisations", "territorial-bodies", "composition", "form", "method"]
)
def test_every_part_of_an_act_has_a_name_of_its_own(act: Act, slug: str) -> None:
    for language in LANGUAGES:
        assert part_name(slug, language, card=act.card) != part_name("annex", language)


# -- events ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "05.04.2019 № 16 Жарлығымен"),
        ("ru", "Указом от 05.04.2019 № 16"),
        ("en", "by Decree No 16 of 05.04.2019"),
    ],
)
def test_by_an_instrument(language: str, expected: str) -> None:
    assert by_instrument(event(), language) == expected


@pytest.mark.parametrize(
    ("given", "kk", "ru", "en"),
    [
        ({"date": None}, "№ 16 Жарлығымен", "Указом № 16", "by Decree No 16"),
        ({"number": None}, "05.04.2019 Жарлығымен", "Указом от 05.04.2019", "by Decree of 05.04.2019"),
        ({"instrument": None}, "05.04.2019 № 16 актісімен", "актом от 05.04.2019 № 16", "by act No 16 of 05.04.2019"),
        ({"date": None, "number": None, "instrument": None}, "актісімен", "актом", "by act"),
    ],
)
def test_what_is_not_told_is_left_out(given: dict[str, Any], kk: str, ru: str, en: str) -> None:
    assert tuple(by_instrument(event(**given), language) for language in LANGUAGES) == (kk, ru, en)


def test_a_date_is_written_as_notes_write_it() -> None:
    assert day(date(2019, 4, 5)) == "05.04.2019"
    assert day(date(13, 1, 2)) == "02.01.0013"


def test_since_when_in_three_languages() -> None:
    since = date(2013, 10, 3)
    assert wording_text(since, "kk") == "03.10.2013 күннен бері"
    assert wording_text(since, "ru") == "с 03.10.2013"
    assert wording_text(since, "en") == "since 03.10.2013"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", list(EffectiveRule))
def test_every_rule_of_effect_has_words(rule: EffectiveRule, language: str) -> None:
    text = effect_text(Effective(rule, date=date(2016, 1, 1), days=10), language)
    assert text
    assert "{" not in text
    assert ("01.01.2016" in text) == (rule is EffectiveRule.DATE)
    assert ("10" in text) == (rule in (EffectiveRule.DAYS_AFTER_PUBLICATION, EffectiveRule.MONTHS_AFTER_PUBLICATION))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(EventKind))
def test_every_kind_of_event_has_words_with_day_and_number(kind: EventKind, language: str) -> None:
    text = event_text(event(kind), language)
    assert "05.04.2019" in text
    assert "16" in text


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("amended", "в Положение, пункт 15 внесены изменения"), ("restated", "Положение, пункт 15 изложен")],
)
def test_russian_events_name_their_target(kind: str, expected: str) -> None:
    assert "Положение, пункт 15" in event_text(event(kind), "ru")


def test_the_day_asked_about_is_not_told_as_the_day_of_signing() -> None:
    assert "<as_of> күні қол қойылған" not in say("signed_not_effective", "kk", **FILLED)


def test_in_english_too_an_act_not_yet_adopted_is_told_when_it_was() -> None:
    told = say("not_adopted", "en", **{**FILLED, "adopted": "by Decree No 1093 of 03.11.2010"})
    assert "adopted by Decree No 1093 of 03.11.2010" in told
