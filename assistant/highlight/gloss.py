"""A small glossary: how Russian and English legal words begin, and how their Kazakh counterparts begin.

Owns: the general pairs, and Kazakh words that people use for the law's own; an act's own matters are kept with the act.
Must not know: clauses, roles. Everything is in
folded spelling (``embeddings.folding``); the longest beginning wins. It widens what a question is known to mention, it
never quotes.
"""

from __future__ import annotations

from functools import lru_cache

from corpus.act_words import all_words

_RUSSIAN = """
назнач=тагаи освобожд=босат увольн=босат утвер=бекит утвержд=бекит положени=ереже указ=жарл документ=кужат,ереже
орган=орган деятельност=кизмет руковод=басши начальник=басши заместит=оринбас
зам=оринбас должност=лауаз структур=курил штат=штат расписани=кесте лимит=лимит числен=сани адрес=меке улиц=коше
город=кала наименован=атауи названи=атауи учредит=курил устав=курил финанс=каржи бюджет=бюдже средств=каражат
деньг=акша,каражат мисси=мисси задач=минде функци=функц обязан=минде прав=куки полномоч=окилет имуществ=мулик,мулки
собствен=менши договор=шарт соглас=келис предложен=усини представлени=усини правительств=уким президент=прези
председат=торага совет=кенес расход=шигис цен=баға
товар=тауар услуг=кизмет стат=статис правов=кукик решени=шеши исполн=ориндау иностран=шетел
помощ=комек обращен=отини граждан=азамат запрос=сура документ=кужат материал=матер проверк=тексер эксперт=сарап
учен=гили законопроект=жобал законодат=занна закон=зан систематизац=жуиеле кодификац=кодиф архив=мурага
делопроизв=кағаз приказ=буири распоряж=оким персональн=жеке учет=есеп материальн=матери социальн=алеум
коррупц=сибаи,жемко ответствен=жауап дисциплин=тартип поощр=котерм наказ=жаза выгов=жаза инструкц=нуска
ликвидац=тарат реорганизац=каита печат=морле бланк=бланк язык=тил счет=шотта казнач=казин област=обли
государствен=мемле имени=атин отчужд=иелик распоряжат=иелик запре=тиии типов=улги отношен=катин
охран=корға труд=енбек работ=жимис сведени=акпар информ=акпар,хабар защит=корға секрет=купии таин=купии
компьютер=акпар ратиф=ратиф квалифик=билик банк=дерек филиал=болимше
отделен=болимше военн=аскер условии=жагда форм=нисан территори=аумак привле=тарту повыш=артти
"""
_ENGLISH = """
appoint=тагаи dismiss=босат remov=босат approv=бекит adopt=бекит,кабил regulation=ереже decree=жарл document=кужат,ереже
paper=кужат charter=курил founding=курил constituent=курил body=орган activit=кизмет head=басши
chief=басши boss=басши deput=оринбас position=лауаз structur=курил staff=штат table=кесте limit=лимит number=сани
address=меке street=коше city=кала name=атауи financ=каржи fund=каржи budget=бюдже money=каражат,акша
mission=мисси task=минде
function=функц dut=минде right=куки power=окилет propert=мулик,мулки own=менши contract=шарт agree=келис consent=келис
consult=келис proposal=усини recommend=усини submission=усини government=уким president=прези administration=акимши
chairman=торага council=кенес expens=шигис price=баға goods=тауар
servic=кизмет statist=статис legal=кукик decision=шеши resolution=шеши foreign=шетел assist=комек
help=комек appeal=отини citizen=азамат request=сура material=матер inspect=тексер expert=сарап research=зертт
law=зан legislat=занна archiv=мурага order=буири personn=жеке record=есеп social=алеум corrupt=сибаи,жемко
answer=жауап responsib=жауап liabil=жауап disciplin=тартип reward=котерм instruction=нуска description=нуска
liquidat=тарат
reorganis=каита seal=морле letterhead=бланк language=тил account=шотта treasur=казин province=обли region=обли
state=мемле behalf=атин alienat=иелик dispos=иелик sell=иелик forbid=тиии prohibit=тиии model=улги standard=улги
labour=енбек work=жимис inform=акпар,хабар secret=купии qualif=билик database=дерек
branch=болимше office=аппар militar=аскер condition=жагда form=нисан
kazakhstan=казак
"""
_KAZAKH = """
бастик=басши директор=басши зам=оринбас жетекши=басши мекенжаи=меке акша=каража комек=комек менш=менши уи=мулик
жер=жер парак=сибаи сату=иелик сата=иелик шарт=шарт тапсир=шарт фирма=касип бизнес=касип келисим=келис
жазба=жазба курал=калип устав=курил кагаз=кужат отставка=орнин лимит=лимит кирил=курил
"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (entry.split("=") for entry in text.split())
    return {_spell(word): tuple(map(_spell, kazakh.split(","))) for word, kazakh in pairs}


def _spell(word: str) -> str:
    """The table's own slips of spelling, folded."""
    return word.replace("ғ", "г").replace("й", "и").replace("ы", "и").replace("ь", "")


_GENERAL = {"ru": _RUSSIAN, "en": _ENGLISH, "kk": _KAZAKH}
_TABLES = {
    language: _table(" ".join((general, *(pair for act in all_words() for pair in getattr(act.glossary, language)))))
    for language, general in _GENERAL.items()
}
_SHORTEST, _LONGEST = 2, 14


@lru_cache(maxsize=8192)
def kazakh_for(word: str, language: str) -> tuple[str, ...]:
    """How the Kazakh counterparts of a folded word begin; empty where the glossary has none."""
    table = _TABLES[language]
    for length in range(min(len(word), _LONGEST), _SHORTEST, -1):
        found = table.get(word[:length])
        if found:
            return found
    return ()
