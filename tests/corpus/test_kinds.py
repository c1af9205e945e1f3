"""The table of kinds: every form that the law is cited by, and every form read back as what it is."""

from __future__ import annotations

import pytest

from corpus.kinds import ACTS, ISSUERS, KINDS, UNITS, kazakh_kind, kind_of, russian_kind

# slug, genitive, instrumental owned, genitive owned; Russian genitive, instrumental, gender
FORMS = [
    ("decree", "жарлықтың", "жарлығымен", "жарлығының", "указа", "указом", "m"),
    ("law", "заңның", "заңымен", "заңының", "закона", "законом", "m"),
    ("constitutional-law", "конституциялық заңның", "конституциялық заңымен", "конституциялық заңының",
     "конституционного закона", "конституционным законом", "m"),
    ("code", "кодекстің", "кодексімен", "кодексінің", "кодекса", "кодексом", "m"),
    ("constitution", "конституцияның", "конституциясымен", "конституциясының", "конституции", "конституцией", "f"),
    ("resolution", "қаулының", "қаулысымен", "қаулысының", "постановления", "постановлением", "n"),
    ("order", "бұйрықтың", "бұйрығымен", "бұйрығының", "приказа", "приказом", "m"),
    ("decision", "шешімнің", "шешімімен", "шешімінің", "решения", "решением", "n"),
    ("directive", "өкімнің", "өкімімен", "өкімінің", "распоряжения", "распоряжением", "n"),
    ("letter", "хаттың", "хатымен", "хатының", "письма", "письмом", "n"),
    ("treaty", "шарттың", "шартымен", "шартының", "договора", "договором", "m"),
    ("agreement", "келісімнің", "келісімімен", "келісімінің", "соглашения", "соглашением", "n"),
    ("regulation", "ереженің", "ережесімен", "ережесінің", "положения", "положением", "n"),
    ("rules", "қағидалардың", "қағидаларымен", "қағидаларының", "правил", "правилами", "pl"),
    ("requirements", "талаптардың", "талаптарымен", "талаптарының", "требований", "требованиями", "pl"),
    ("list", "тізбенің", "тізбесімен", "тізбесінің", "перечня", "перечнем", "m"),
    ("instruction", "нұсқаулықтың", "нұсқаулығымен", "нұсқаулығының", "инструкции", "инструкцией", "f"),
    ("body", "актінің", "актісімен", "актісінің", "акта", "актом", "m"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "gen", "ins", "own", "ru_gen", "ru_ins", "gender"), FORMS)
def test_a_kind_has_its_cases(slug: str, gen: str, ins: str, own: str, ru_gen: str, ru_ins: str, gender: str) -> None:
    noun = KINDS[slug].noun
    assert (noun.kazakh("gen"), noun.kazakh("ins", owned=True), noun.kazakh("gen", owned=True)) == (gen, ins, own)
    assert (noun.russian("gen"), noun.russian("ins"), noun.gender) == (ru_gen, ru_ins, gender)


@pytest.mark.parametrize("slug", KINDS)
def test_every_form_is_read_back_as_its_kind(slug: str) -> None:
    kind = KINDS[slug]
    for case in ("nom", "gen", "ins", "acc", "loc", "abl"):
        for owned in (False, True):
            word = kind.noun.kazakh(case, owned=owned).split()[-1]
            read = kazakh_kind(word.upper())
            assert read is not None
            assert read[0].slug == ("law" if slug == "constitutional-law" else slug)
            assert (read[2], read[3]) == (kind.noun.many, owned) or case in ("nom", "gen", "acc")
    for case in ("nom", "gen", "ins"):
        assert russian_kind(kind.noun.russian(case).split()[-1])[0].slug in (slug, "law")  # type: ignore[index]


@pytest.mark.parametrize(
    ("word", "slug"),
    [("Жарлығымен", "decree"), ("қаулыcымен", "resolution"), ("ережелері", "regulation"), ("тәртібі", "procedure"),
     ("тізімінің", "list"), ("бұйрығы", "order"), ("хаттамасының", "protocol"), ("хатының", "letter")],
)  # fmt: skip
def test_kazakh_words_of_published_acts(word: str, slug: str) -> None:
    assert kazakh_kind(word)[0].slug == slug  # type: ignore[index]


@pytest.mark.parametrize("word", ["қала", "министрінің", "заңнама", "2019", "", "туралы"])
def test_other_words_name_no_document(word: str) -> None:
    assert kazakh_kind(word) is None
    assert russian_kind(word) is None


def test_an_unknown_kind_is_called_an_act_and_nothing_else() -> None:
    assert kind_of("annex-7").title("kk") == "Акт"
    assert kind_of("").title("ru") == "Акт"


@pytest.mark.parametrize(
    ("slug", "kk", "ru"),
    [("article", "бабының", "статьи"), ("clause", "тармағының", "пункта"), ("subclause", "тармақшасының", "подпункта"),
     ("row", "жолының", "строки"), ("part-of-article", "бөлігінің", "части"), ("chapter", "тарауының", "главы")],
)  # fmt: skip
def test_units_have_their_cases(slug: str, kk: str, ru: str) -> None:
    noun = UNITS[slug].noun
    assert (noun.kazakh("gen", owned=True), noun.russian("gen")) == (kk, ru)


@pytest.mark.parametrize(
    ("slug", "genitive"),
    [("government", "Правительства"), ("cabinet", "Кабинета Министров"), ("supreme-court", "Верховного Суда"),
     ("state-secretary", "Государственного секретаря"), ("bank-board", "Правления Национального Банка")],
)  # fmt: skip
def test_issuers_have_their_genitives(slug: str, genitive: str) -> None:
    assert next(issuer for issuer in ISSUERS if issuer.slug == slug).noun.russian("gen") == genitive


def test_no_slug_is_used_twice() -> None:
    assert len(KINDS) == len({kind.slug for kind in KINDS.values()})
    assert not {kind.slug for kind in ACTS} & {slug for slug, kind in KINDS.items() if not kind.act}
    assert len({issuer.slug for issuer in ISSUERS}) == len(ISSUERS)
