"""Folding and the readings of a query: tables of what people really type."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.folding import fold, latin_to_cyrillic, looks_like_latin_kazakh, looks_like_wrong_layout, variants
from embeddings.keyboard import TO_CYRILLIC, TO_ENGLISH, repair_layout
from embeddings.plausible import strangeness

SAME = [
    ("қызметі", "кызмети"),  # typed with Russian letters
    ("Қызметі", "қызметі"),
    ("өкілеттігі", "окилеттиги"),
    ("үй", "уи"),
    ("ұйым", "уйым"),
    ("ұйымы", "уиими"),
    ("жаһандық", "жахандык"),
    ("іс жүргізу", "ис жургизу"),
    ("әділет", "адилет"),
    ("әдiлет", "әділет"),  # Latin i
    ("әділет", "əділет"),  # Latin schwa
    ("өкім", "ɵкім"),  # Latin barred o
    ("Cот", "сот"),  # Latin C
    ("TAРАУ", "тарау"),  # Latin T and A
    ("кoдeкc", "кодекс"),  # Latin o, e, c
    ("һәм", "hәм"),
    ("ёлка", "елка"),
    ("объект", "обьект"),
    ("подъезд", "подезд"),
    ("№ 660", "N 660"),
    ("№660", "n660"),
    ("за́мок", "замок"),  # a stress mark
    ("й", "й"),  # composed and decomposed
    ("ﬁle", "file"),
    ("ＡＢＣ", "abc"),
    ("résumé", "resume"),
    ("12‑1", "12-1"),  # non-breaking hyphen
    ("12–1", "12-1"),
    ("İstanbul", "istanbul"),
    ("kілт", "кілт"),
    ("д'Артаньян", "дартаньян"),
]
DIFFERENT = [("сот", "сат"), ("15", "51"), ("court", "сourt1"), ("тіл", "тал"), ("бап", "бақ"), ("head", "heads")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_words_of_one_script_keep_it() -> None:
    assert fold("Head of the court") == "head of the court"
    assert fold("Coкpaт XIV") == "сократ xiv"  # the numeral is a word of its own
    assert fold("sоurcе") == "source"  # Cyrillic о and е in an English word
    assert fold("Wордпресс") == "wордпресс"  # neither script has all of its letters


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="қғңөүұәһіёйыиъьАЕОрСтaeopcxyiıİəɵ№'’-– \u0301\u0306\u0308"))
def test_folding_twice_is_folding_once_on_the_letters_it_changes(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюяәіңғүұқөһё -"))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text)


LATIN = [  # Latin, the Cyrillic it is read as
    ("Departament basshysyn kim tagaiyndaidy?", "Департамент басшысын кім тағайындайды?"),
    ("kim tagayyndaydy", "кім тағайындайды"),
    ("Qazaqstan Respublikasynyń Joǵarǵy Soty", "Қазақстан Республикасының Жоғарғы Соты"),  # 2018
    ("Qazaqstan Respublikasynyñ Joğarğy Soty", "Қазақстан Республикасының Жоғарғы Соты"),  # 2021
    ("boıynsha", "бойынша"),
    ("uıym", "ұйым"),
    ("zańdy túlǵa", "заңды түлға"),
    ("tártip", "тәртіп"),
    ("ózgeris", "өзгеріс"),
    ("sheshim", "шешім"),
    ("múlik", "мүлік"),
    ("ońtústik", "оңтүстік"),
    ("Ereje turaly", "Ереже туралы"),
    ("sottardyn qyzmeti", "соттардың қызметы"),
    ("departamenttin mindetteri", "департаменттің міндеттері"),
    ("aumaqtyq organdar", "аумақтық органдар"),
    ("mekenzhaiy", "мекенжайы"),
    ("mekenjaiy", "мекенжайы"),
    ("kazakstan", "қазакстан"),
    ("tarmaqsha", "тармақша"),
    ("zhumys", "жұмыс"),
    ("jarlyq", "жарлық"),
    ("kúshin joıdy", "күшін жойды"),
    ("ма'селе", "ма'селе"),  # Cyrillic already
    ("ma'sele", "мәселе"),  # 2017, with apostrophes
    ("mangyzdy", "маңызды"),
    ("baqylau", "бақылау"),
    ("qayda", "қайда"),
    ("SOT", "СОТ"),
    ("15-tarmaq 3) tarmaqsha", "15-тармақ 3) тармақша"),
    ("xalyq", "халық"),
    ("aqsha qarajaty", "ақша қаражаты"),
    ("plashch", "плащ"),
    ("yuridik", "юрідік"),
    ("bo'g'da", "бөғда"),
    ("k'", "к"),
]


@pytest.mark.parametrize(("latin", "cyrillic"), LATIN)
def test_latin_is_written_in_cyrillic(latin: str, cyrillic: str) -> None:
    assert latin_to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("tagayyndaydy", "тағайындайды"), ("tağaiyndaidy", "тағайындайды"), ("taǵaıyndaıdy", "тағайындайды"),
        ("kyzmet", "қызмет"), ("kizmet", "қызмет"), ("qyzmet", "қызмет"), ("qızmet", "қызмет"),
        ("okilettik", "өкілеттік"), ("ókilettik", "өкілеттік"), ("ökılettık", "өкілеттік"),
        ("tarmagy", "тармағы"), ("ulgi", "үлгі"), ("bolim", "бөлім"), ("kujat", "құжат"), ("qujat", "құжат"),
        ("basshi", "басшы"), ("basshy", "басшы"), ("uyim", "ұйым"), ("adilet", "әділет"), ("ädilet", "әділет"),
        ("memlekettik", "мемлекеттік"), ("turali", "туралы"), ("haqqynda", "хаққында"), ("jane", "және"),
        ("zhane", "және"), ("jäne", "және"), ("tortinshi", "төртінші"), ("ozgertuler", "өзгертулер"),
    ],
)  # fmt: skip
def test_latin_meets_the_real_spelling_once_folded(latin: str, cyrillic: str) -> None:
    assert fold(latin_to_cyrillic(latin)) == fold(cyrillic)


def test_what_is_not_latin_stays() -> None:
    text = "Департамент 15-тармақ № 660 — «сот»"
    assert latin_to_cyrillic(text) == text
    assert latin_to_cyrillic("ß 中文") == "ß 中文"


KAZAKH = [latin for latin, _ in LATIN if len(latin) > 12] + [
    "kim?", "ereje qashan kushin joidy", "sot degen ne", "qandai mindetteri bar", "kansha tarmak bar",
    "bul ereje kushinde me", "basshynyn orynbasary kim", "aumaqtyq organdardyn tizimi",
]  # fmt: skip
ENGLISH = [
    "Who appoints the head of the Department?", "What does clause 15 say?", "list the duties", "Is it in force?",
    "salary of judges", "How many territorial bodies are there?", "president decree 660", "address", "SQL",
    "which decree repealed this regulation and when", "rights of the department", "deputy head", "hello",
    "legal entity state institution", "seal stamps bank accounts", "mission", "structure approval", "head office",
    "SELECT * FROM acts; DROP TABLE acts", "<script>alert(1)</script>", "https://example.org/index.html", "a", "",
    "12345", "?!", "Republic of Kazakhstan Supreme Court", "budget financing source", "state body",
]  # fmt: skip


@pytest.mark.parametrize("text", KAZAKH)
def test_latin_kazakh_is_noticed(text: str) -> None:
    assert looks_like_latin_kazakh(text)
    assert not looks_like_wrong_layout(text)
    assert variants(text) == (text, latin_to_cyrillic(text))


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_left_alone(text: str) -> None:
    assert not looks_like_latin_kazakh(text)
    assert variants(text) == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "Департамент басшысын кім тағайындайды?", "Кто назначает руководителя?", "15-тармақ", "сот", "ИИН", "БИН",
        "жалақысы қанша", "пп. 8-1 п. 20", "Жоғарғы Сот", "ҚР ЖС", "что это", "№ 660", "мекенжайы", "щ", "кызмети",
    ],
)  # fmt: skip
def test_cyrillic_is_left_alone(text: str) -> None:
    assert variants(text) == (text,)


LAYOUT = [  # typed, meant
    ("rfr gjkexbnm gfcgjhn", "как получить паспорт"),
    ("rnj yfpyfxftn herjdjlbntkz", "кто назначает руководителя"),
    ("Ghbdtn", "Привет"),
    ("gjkj;tybt j ltgfhnfvtynt", "положение о департаменте"),
    ("ltgfhnfvtyn ,fciscsy r3v nf5fqsylfqls", "департамент басшысын кім тағайындайды"),
    ("0spvtn3", "қызметі"),
    ("[fksr cjns", "халык соты"),
    ("црщ фззщштеы еру руфв", "who appoints the head"),
    ("ЦРЩ", "WHO"),
    ("ершы купгдфешщт", "this regulation"),
    ("црфе ащксу", "what force"),
]


@pytest.mark.parametrize(("typed", "meant"), LAYOUT)
def test_the_wrong_layout_is_noticed_and_repaired(typed: str, meant: str) -> None:
    assert looks_like_wrong_layout(typed)
    assert meant in repair_layout(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ltgfhnfvtyn ,fciscsy r3v nf5fqsylfqls", "департамент басшысын кім тағайындайды"),
        ("15-nfhvf0 nehfks", "15-тармақ туралы"),  # the number of a clause is no letter
        ("15-nfhvf0nsy 3-1) nfhvf0ifcs", "15-тармақтын 3-1) тармақшасы"),
        ("gj geyrne 15 xnj yfgbcfyj", "по пункту 15 что написано"),
    ],
)
def test_the_likeliest_layout_comes_first(typed: str, meant: str) -> None:
    assert repair_layout(typed)[0] == meant
    assert variants(typed)[0] == typed
    assert meant in variants(typed)


def test_numbers_standing_alone_stay_numbers() -> None:
    assert "департамент 15" in repair_layout("ltgfhnfvtyn 15")


def test_two_scripts_are_never_a_wrong_layout() -> None:
    assert not looks_like_wrong_layout("ghbdtn департамент")
    assert not looks_like_wrong_layout("12 34")


@given(st.text(alphabet="йцукенгшщзхъфывапролджэячсмитьбюё "))
def test_a_layout_there_and_back_is_the_text(text: str) -> None:
    assert text.translate(TO_ENGLISH).translate(TO_CYRILLIC) == text


@given(st.text())
def test_any_text_has_itself_as_first_reading(text: str) -> None:
    readings = variants(text)
    assert readings[0] == text
    assert len(set(readings)) == len(readings) <= 3


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzáǵńóúýäöüğñşūı' "))
def test_transliteration_leaves_no_unmarked_latin_letter(text: str) -> None:
    assert not re.search(r"[a-z]", latin_to_cyrillic(text))


def test_each_language_is_least_strange_to_itself() -> None:
    samples = {
        "kk": "Департамент басшысы Департаментке жалпы басшылықты жүзеге асырады",
        "ru": "Руководитель осуществляет общее руководство деятельностью органа",
        "en": "The head exercises general management of the department",
    }
    for language, text in samples.items():
        found = {other: strangeness(text, other) for other in samples}
        assert min(found, key=found.__getitem__) == language
    assert strangeness("12 ?", "kk") == 10.0
