"""What documents, their units and their issuers are called: one table for the whole house, in three languages.

Owns: the kinds of act (decree, law, order, …) and of document inside an act (regulation, rules, list, …), the kinds of
unit (article, clause, subclause, row, …), the kinds of issuer, with their Kazakh, Russian and English nouns in every
case. Must not know: any one act, how a text is read, how a citation is put together. Kazakh endings follow from the
noun by rule (``corpus/kazakh.py``), Russian ones from stem and pattern (``corpus/russian.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus import kazakh, russian
from corpus.text import fold


@dataclass(frozen=True)
class Noun:
    """A noun in three languages.

    Attributes:
        kk: the Kazakh nominative; the last word of several is declined.
        ru: Russian stem and pattern of declension, an adjective's stem before them and " / " with what is not
            declined after them, where there is any.
        en: the English noun, in small letters.
        many: whether the document is named in the plural ("Қағидалар", "Правила", "Rules").
    """

    kk: str
    ru: str
    en: str
    many: bool = False

    @property
    def _kk_noun(self) -> tuple[str, str]:
        before, _, noun = self.kk.rpartition(" ")
        return f"{before} " if before else "", noun

    def kazakh(self, case: str = "nom", *, owned: bool = False) -> str:
        """The Kazakh form: жарлық, жарлығымен (owned, instrumental), ереженің, қағидаларының."""
        before, noun = self._kk_noun
        if self.many:
            noun = kazakh.plural(noun)
        return before + kazakh.in_case(noun, case, belongs=owned)

    @cached_property
    def _ru_bits(self) -> tuple[str, str, str, str]:
        """Adjective, stem, pattern, undeclined rest."""
        declined, _, rest = self.ru.partition(" / ")
        *adjective, stem, pattern = declined.split(" ")
        return "".join(adjective), stem, pattern, rest

    def russian(self, case: str = "nom") -> str:
        """The Russian form: указ, указом, конституционного закона, правил."""
        adjective, stem, pattern, rest = self._ru_bits
        noun = russian.in_case(stem, pattern, case, plural=self.many)
        before = russian.adjective(adjective, self.gender, case) if adjective else ""
        return " ".join(bit for bit in (before, noun, rest) if bit)

    @property
    def gender(self) -> str:
        """The Russian gender that adjectives and participles agree with: m, f, n or pl."""
        return "pl" if self.many else russian.gender(self._ru_bits[2])

    def named(self, language: str, case: str = "nom", *, owned: bool = False) -> str:
        """The form in a language; English has no cases."""
        if language == "kk":
            return self.kazakh(case, owned=owned)
        return self.russian(case) if language == "ru" else self.en


@dataclass(frozen=True)
class DocumentKind:
    """A kind of act, or of document inside one.

    Attributes:
        slug: as ``decree``, ``regulation``: a part's slug, an event's instrument, a card's kind.
        noun: what it is called.
        act: whether it is issued by itself; otherwise it is approved by, or annexed to, an act.
        capital: whether Kazakh and Russian write it with a capital letter in the middle of a sentence.
        also: other nouns for it, for reading: Kazakh nominatives and Russian "stem pattern".
    """

    slug: str
    noun: Noun
    act: bool = False
    capital: bool = False
    also: tuple[str, ...] = ()

    @property
    def kazakh_nouns(self) -> tuple[str, ...]:
        """The Kazakh nominatives, singular."""
        return (self.noun.kk, *(name for name in self.also if " " not in name))

    @property
    def russian_nouns(self) -> tuple[tuple[str, str], ...]:
        """The Russian nouns as (stem, pattern), adjectives left out."""
        own = [self.noun.ru, *(name for name in self.also if " " in name)]
        return tuple((bits[-2], bits[-1]) for bits in (name.split(" ") for name in own))

    def title(self, language: str, case: str = "nom") -> str:
        """Its name as that of a part: "Ереже", "Положения", "Constitutional Law"."""
        if language == "en":
            return " ".join(capitalised(word) for word in self.noun.en.split())
        return capitalised(self.noun.named(language, case))


def capitalised(text: str) -> str:
    """The text with its first letter capital, the others untouched."""
    return text[:1].upper() + text[1:]


def _act(slug: str, kk: str, ru: str, en: str, *also: str, capital: bool = False) -> DocumentKind:
    return DocumentKind(slug, Noun(kk, ru, en), act=True, capital=capital, also=also)


def _part(slug: str, kk: str, ru: str, en: str, *also: str, many: bool = False) -> DocumentKind:
    return DocumentKind(slug, Noun(kk, ru, en, many), also=also)


# What is issued by itself: the seven that most acts are, then the rarer ones.
ACTS = (
    _act("decree", "жарлық", "указ m", "decree", capital=True),
    _act("resolution", "қаулы", "постановлен ие", "resolution"),
    _act("order", "бұйрық", "приказ m", "order"),
    _act("decision", "шешім", "решен ие", "decision"),
    _act("directive", "өкім", "распоряжен ие", "directive"),
    _act("code", "кодекс", "кодекс m", "code", capital=True),
    _act("constitutional-law", "конституциялық заң", "конституционн закон m", "constitutional law", capital=True),
    _act("law", "заң", "закон m", "law", capital=True),
    _act("constitution", "конституция", "конституц ия", "constitution", capital=True),
    _act("letter", "хат", "письм о", "letter"),
    _act("message", "жолдау", "послан ие", "message"),
    _act("declaration", "декларация", "декларац ия", "declaration"),
    _act("appeal", "үндеу", "обращен ие", "appeal"),
    _act("statement", "мәлімдеме", "заявлен ие", "statement"),
    _act("commentary", "түсініктеме", "комментари mй", "commentary"),
    _act("conclusion", "қорытынды", "заключен ие", "conclusion"),
    _act("recommendation", "ұсыным", "рекомендац ия", "recommendation"),
    _act("protocol", "хаттама", "протокол m", "protocol"),
    _act("agreement", "келісім", "соглашен ие", "agreement"),
    _act("treaty", "шарт", "договор m", "treaty"),
    _act("convention", "конвенция", "конвенц ия", "convention"),
    _act("memorandum", "меморандум", "меморандум m", "memorandum"),
)
# What an act approves, or has annexed to it.
PARTS = (
    _part("regulation", "ереже", "положен ие", "regulation"),
    _part("rules", "қағида", "правил pl", "rules", many=True),
    _part("list", "тізбе", "переч m4", "list", "тізім", "спис m5"),
    _part("instruction", "нұсқаулық", "инструкц ия", "instruction"),
    _part("charter", "жарғы", "устав m", "charter"),
    _part("plan", "жоспар", "план m", "plan"),
    _part("programme", "бағдарлама", "программ a", "programme"),
    _part("composition", "құрам", "состав m", "composition"),
    _part("structure", "құрылым", "структур a", "structure"),
    _part("standard", "стандарт", "стандарт m", "standard"),
    _part("procedure", "регламент", "регламент m", "procedure", "тәртіп", "поряд m5"),
    _part("method", "әдістеме", "методи ка", "method"),
    _part("form", "нысан", "форм a", "form"),
    _part("requirements", "талап", "требован ие", "requirements", many=True),
    _part("strategy", "стратегия", "стратег ия", "strategy"),
    _part("concept", "тұжырымдама", "концепц ия", "concept"),
    _part("annex", "қосымша", "приложен ие", "annex"),
    _part("body", "акт", "акт m", "act"),
)
KINDS = {kind.slug: kind for kind in (*ACTS, *PARTS)}
UNKNOWN = KINDS["body"]


def kind_of(slug: str) -> DocumentKind:
    """The kind with this slug; an act of no known kind is called just that."""
    return KINDS.get(slug, UNKNOWN)


@lru_cache(maxsize=1 << 14)
def kazakh_kind(word: str) -> tuple[DocumentKind, str, bool, bool] | None:
    """Read a Kazakh noun in any case as a kind of document: (kind, case, plural, owned).

    Args:
        word: as the text has it; look-alike letters and capitals do not matter.
    """
    folded = fold(word).lower()
    for cut in range(min(len(folded), 16), 1, -1):
        kind, ending = _KAZAKH.get(folded[:cut]), kazakh.SUFFIXES.get(folded[cut:])
        if kind and ending:
            return (kind, *ending)
    return None


def russian_kind(word: str) -> tuple[DocumentKind, str, bool] | None:
    """Read a Russian noun in any case as a kind of document: (kind, case, plural)."""
    return _RUSSIAN.get(fold(word).lower())


def _kazakh_stems() -> dict[str, DocumentKind]:
    found: dict[str, DocumentKind] = {}
    for kind in KINDS.values():
        for noun in kind.kazakh_nouns:
            if " " not in noun:
                found.setdefault(noun, kind)
                found.setdefault(kazakh.owned(noun).rstrip("ыі").removesuffix("с"), kind)  # тәртіб, жарлығ
    return found


def _russian_forms() -> dict[str, tuple[DocumentKind, str, bool]]:
    found: dict[str, tuple[DocumentKind, str, bool]] = {}
    for kind in KINDS.values():
        for stem, pattern in kind.russian_nouns if kind.slug != "constitutional-law" else ():
            for form, case, many in russian.forms(stem, pattern):
                found.setdefault(form, (kind, case, many))
    return found


_KAZAKH, _RUSSIAN = _kazakh_stems(), _russian_forms()


# -- units ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class UnitForm:
    """How a unit of a kind is called and numbered.

    Attributes:
        slug: as ``article``; the values of ``UnitKind`` are among them.
        noun: what it is called.
        bracket: whether its number stands with a bracket: "3) тармақшасы", "подпункт 3)".
    """

    slug: str
    noun: Noun
    bracket: bool = False


UNITS = {
    form.slug: form
    for form in (
        UnitForm("article", Noun("бап", "стат ья", "article")),
        UnitForm("clause", Noun("тармақ", "пункт m", "clause")),
        UnitForm("subclause", Noun("тармақша", "подпункт m", "subclause"), bracket=True),
        UnitForm("item", Noun("тармақ", "пункт m", "clause")),  # an entry of a list is cited as a clause
        UnitForm("row", Noun("жол", "стро ка", "row")),
        UnitForm("paragraph", Noun("абзац", "абзац m", "paragraph")),
        UnitForm("sentence", Noun("сөйлем", "предложен ие", "sentence")),
        UnitForm("sentences", Noun("сөйлем", "предложен ие", "sentences", many=True)),
        UnitForm("part-of-article", Noun("бөлік", "част ь", "part")),
        UnitForm("preamble", Noun("кіріспе", "преамбул a", "preamble")),
        UnitForm("chapter", Noun("тарау", "глав a", "chapter")),
        UnitForm("section", Noun("бөлім", "раздел m", "section")),
        UnitForm("subdivision", Noun("параграф", "параграф m", "subdivision")),
        UnitForm("annex", Noun("қосымша", "приложен ие", "annex")),
        UnitForm("list", Noun("тізім", "спис m5", "list")),
        UnitForm("table", Noun("кесте", "таблиц a", "table")),
        UnitForm("heading", Noun("тақырып", "заголов m5", "heading")),
    )
}


# -- issuers -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class IssuerKind:
    """A kind of body or office that issues acts.

    Attributes:
        slug: as ``president``.
        kk: the Kazakh noun as it stands after the name of the state or place ("Президенті", "мәслихаты").
        noun: the Russian and the English noun.
        state: whether the state's name alone completes it ("Президент Республики Казахстан").
    """

    slug: str
    kk: str
    noun: Noun
    state: bool = False


def _issuer(slug: str, kk: str, ru: str, en: str, *, state: bool = True) -> IssuerKind:
    return IssuerKind(slug, kk, Noun(kk, ru, en), state)


def _local(slug: str, kk: str, ru: str, en: str) -> IssuerKind:
    return _issuer(slug, kk, ru, en, state=False)


ISSUERS = (
    _issuer("president", "Президенті", "Президент m", "President"),
    _issuer("government", "Үкіметі", "Правительств о", "Government"),
    _issuer("prime-minister", "Премьер-Министрі", "Премьер-Министр m", "Prime Minister"),
    _issuer("cabinet", "Министрлер Кабинеті", "Кабинет m / Министров", "Cabinet of Ministers"),
    _issuer("senate", "Парламентінің Сенаты", "Сенат m / Парламента", "Senate of the Parliament"),
    _issuer("majilis", "Парламентінің Мәжілісі", "Мажилис m / Парламента", "Majilis of the Parliament"),
    _issuer("parliament", "Парламенті", "Парламент m", "Parliament"),
    _issuer("supreme-council", "Жоғарғы Кеңесі", "Верховн Совет m", "Supreme Council"),
    _issuer("supreme-court", "Жоғарғы Соты", "Верховн Суд m", "Supreme Court"),
    _issuer("constitutional-court", "Конституциялық Соты", "Конституционн Суд m", "Constitutional Court"),
    _issuer("constitutional-council", "Конституциялық Кеңесі", "Конституционн Совет m", "Constitutional Council"),
    _issuer("prosecutor-general", "Бас Прокуроры", "Генеральн Прокурор m", "Prosecutor General"),
    _issuer("state-secretary", "Мемлекеттік хатшысы", "Государственн секретар mь", "State Secretary"),
    _issuer("bank-board", "Ұлттық Банкі Басқармасы", "Правлен ие / Национального Банка", "Board of the National Bank"),
    _issuer("bank", "Ұлттық Банкі", "Национальн Банк m", "National Bank"),
    _issuer("security-council", "Қауіпсіздік Кеңесі", "Совет m / Безопасности", "Security Council"),
    _local("minister", "министрі", "Министр m", "Minister"),
    _local("vice-minister", "вице-министрі", "вице-министр m", "Vice Minister"),
    _local("ministry", "министрлігі", "Министерств о", "Ministry"),
    _local("chairman", "төрағасы", "Председател mь", "Chairman"),
    _local("agency", "агенттігі", "Агентств о", "Agency"),
    _local("committee", "комитеті", "Комитет m", "Committee"),
    _local("board", "басқармасы", "Правлен ие", "Board"),
    _local("maslikhat", "мәслихаты", "маслихат m", "maslikhat"),
    _local("akimat", "әкімдігі", "акимат m", "akimat"),
    _local("akim", "әкімі", "аким m", "akim"),
    _local("commission", "комиссиясы", "комисс ия", "commission"),
    _local("council", "кеңесі", "Совет m", "Council"),
    _local("department", "департаменті", "департамент m", "department"),
    _local("court", "соты", "Суд m", "Court"),
    _local("chief", "басшысы", "руководител mь", "Head"),
    _local("office", "бөлімі", "отдел m", "office"),
    _local("directorate", "басқармасы", "управлен ие", "directorate"),
    _local("secretariat", "хатшылығы", "секретариат m", "secretariat"),
)
STATE_KK = "Қазақстан Республикасы"
STATE_RU = Noun("", "Республи ка / Казахстан", "Republic of Kazakhstan")
