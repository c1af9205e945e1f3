"""What tells Kazakh, Russian and English apart, as tables.

Owns: frame words (question words, pronouns, particles, postpositions, auxiliaries), nouns of this field that exist in
one language only, and endings; nouns of one act's own matters stand with the act. Must not know: how they are weighed.
"""

from __future__ import annotations

import re

from assistant.understand.skeleton import skeleton
from corpus import russian
from corpus.act_words import all_words
from corpus.kinds import KINDS, UNITS, Noun

KAZAKH_LETTERS = re.compile("[әғқңөұүһі]")
RUSSIAN_INFINITIVE = re.compile(r"\w{2,}(?:ть|ться|чь)")
RUSSIAN_SIGNS = re.compile("[щъёэ]|[цчш]и[йея]|ств|вш|ющ|ящ")

_ALIKE = tuple(
    noun
    for noun in (*(unit.noun for unit in UNITS.values()), *(kind.noun for kind in KINDS.values()))
    if noun.russian().startswith(noun.kk)
)


def _russian_forms(noun: Noun) -> list[str]:
    """The forms of a noun of one word."""
    bits = noun.ru.split(" ")
    return [form for form, _, _ in russian.forms(*bits)] if len(bits) == 2 else []


_KAZAKH = """
    кім кімді кімнің кімге кімнен кіммен кімдер не нені ненің неге неден немен нелер қандай қай қайсы қайсысы
    қашан қанша неше қалай қайда қайдан қалайша неліктен ненемен қайсысын қайсының ма ме ба бе па пе мы ші ше шы
    ғой ғана да де та те жоқ бар болды болады болған болса болып бола емес еді екен ол олар оны оның оған онда
    одан бұл бұны мұны бұның бұған осы осыны осында осының сол соны сонда мен сен біз сіз маған саған бізге
    оларды олардың өз өзі өзінің өзін және үшін бойынша туралы жөнінде жайлы дейін кейін бастап бері арқылы
    сияқты сәйкес тиіс керек мүмкін егер бірақ ал немесе әлде тек өте ең енді қазір бүгін ертең кеше былтыр биыл
    соң қарай жатыр тұр жүр отыр деген дейді деп айт айтшы айтыңыз көрсет көрсетші көрсетіңіз бер берші берген
    алады алған беріледі істейді етеді жасайды істей жұмыс қатысты барма жокпа бола ала жылы жылғы жылдың жылдан
    күні болар боладыма кандай калай кай кашан канша неше нег кімде бәрі барлық барлығы бір екі үш төрт бес алты
    жеті сегіз тоғыз жоғары қызмет толық мәтін мәтінін тізім тш тармақ бап орысша қазақша ағылшынша керекпе
    рахмет түсінікті жақсы иә сәлем кайда бара мынау мына эле әлі кете алма бере қоя қояды
"""
_RUSSIAN = """
    пункты подпункты указы списки статьи главы органы кто кого кому кем ком что чего чему чем чём какой какая
    какое какие какого какому каком какую каким каких когда где куда откуда как почему зачем сколько чей чья чьё
    чьи который которая которое которые ли бы же не ни нет да и или но а в во на с со к ко по о об обо от до из
    за у для без при через после перед под над про между это этот эта эти этого этой этом этому он она оно они
    его её ее их ему им ей ими него неё нее них мне меня мной я ты вы мы нам вам нас вас был была было были
    будет быть есть может могут можно нужно надо нельзя должен должна должны если то так там тут здесь уже еще
    ещё только тоже также все всё весь вся всех кроме свой свою свои своих сейчас сегодня завтра вчера теперь
    год года году лет день дня п пп подп ст гл указ закон раз редакция текст покажи покажите скажи скажите
    расскажи дай дайте пожалуйста русском казахском английском понятно спасибо спс ясно хорошо действует делает
    имеет менял меняли менялся изменил изменили изменили отменил кто-то ставит решает первый второй третий два
    три четыре пять
"""
_ENGLISH = """
    a an the of to in on at by for from with and or not is are was were be been being do does did has have had
    can could may might must shall should will would who whom whose what which when where why how this that
    these those it its they them their he she his her i you we our my your me us if then than as about into
    under after before since until between there here any all no yes only also so now today tomorrow yesterday
    please show tell give say says said many much long last first change changed changes get gets got apply
    appoint appoints appointed approve approves made make makes am been up down out over per each every other
    same both more most less but seq ff
"""
_NOUNS = {
    "kk": """тармақ тармағ тармақша бап баптың жарлық жарлығ ереже тізбе тарау басшы орынбасар қызмет
        тағайында бекіт бекітіл өзгерт өзгеріс енгіз алып таста тасталд жою жойыл күші дегеніміз деген
        мерзім қолданыс міндет құқық өкілетт төраға қаржы мүлік мүлк құрылым штат кесте облыс
        қала мекенжай мекеме жауап жауапт шешім бұйрық заңн жаңа ескерт шыға тексер бақыла өтініш
        азамат мемлекет қазақ салу қою қойыл tarmaq tarmak zharly jarly erej""",
    "ru": """пункт подпункт указ положени список перечень перечн глав стать назнач утвержд измен редакц отмен
        утрат сил действ руковод заместит начальник председател функци полномоч обязан
        прав имуществ финансир орган облас город адрес ответ решени приказ
        закон ввел введ внес исключ работник сотрудник штатн расписан реорганиз ликвид
        упразд казахст республик президент назнача снима увольн подпис заяв жалоб обращен граждан
        государств""",
    "en": """clause subclause article paragraph decree regulation list chapter head deput appoint approv amend
        repeal edition force history director function power duty duties propert fund
        body bodies address change remove insert order law act text
        staff budget legal chair structure who what when why where question answer period version
        wording valid""",
}
FRAME = {
    "kk": frozenset(skeleton(word) for word in _KAZAKH.split()),
    "ru": frozenset(skeleton(word) for word in _RUSSIAN.split()),
    "en": frozenset(_ENGLISH.split()),
}
# Words that look alike in both once spelling is folded say nothing.
_SHARED = (FRAME["kk"] & FRAME["ru"]) - {skeleton("кто")}
FRAME = {language: words - _SHARED if language != "en" else words for language, words in FRAME.items()}
NOUNS = {
    language: tuple(
        word if language == "en" else skeleton(word)
        for word in (*words.split(), *(noun for act in all_words() for noun in getattr(act.nouns, language)))
    )
    for language, words in _NOUNS.items()
}
# The Russian nouns for documents and their units in every form: none is a Kazakh word with an ending ("пункта").
RUSSIAN_OF_LAW = frozenset(
    skeleton(form)
    for noun in (*(unit.noun for unit in UNITS.values()), *(kind.noun for kind in KINDS.values()))
    for form in _russian_forms(noun)
    if not skeleton(form).startswith(tuple(skeleton(entry.kk) for entry in _ALIKE))
)
LONG_KAZAKH_NOUNS = tuple(noun for noun in NOUNS["kk"] if len(noun) > 4)  # no chance in a Latin word


def _endings(weight: float, endings: str, least: int) -> tuple[float, re.Pattern[str]]:
    """A pattern for words of at least so many letters before one of the endings."""
    folded = "|".join(sorted((skeleton(ending) for ending in endings.split()), key=len, reverse=True))
    return weight, re.compile(rf"\w{{{least},}}(?:{folded})")


ENDINGS: dict[str, tuple[tuple[float, re.Pattern[str]], ...]] = {
    "kk": (
        # finite verbs: -айды, -еді, -ды, -ған, -ады, -латын; they make the frame
        _endings(
            2.5,
            """айды ейді йды йді ады еді ылады іледі лады леді ған ген қан кен лған лген атын етін йтын йтін тын тін
            алған елген ылды ілді алды елді тады теді дырды дірді пті пты ді ды ті ты""",
            2,
        ),
        _endings(
            1.5,
            """ның нің дың дің тың тің лар лер дар дер тар тер лары лері дары дері тары тері сын сін сының сінің ларын
            лерін дарын дерін тарын терін ларының лерінің дарының дерінің тарының терінің дағы дегі тағы тегі ндағы
            ндегі ғы гі қа ке ға ге на не нда нде да де та те дан ден тан тен нан нен мен бен пен лық лік дық дік тық
            тік шы ші сы сі ым ім ңыз ңіз уы уі уге уға удың удің уді уды лайша ша ше""",
            3,
        ),
    ),
    "ru": (
        _endings(
            2.5,
            # infinitives are told by their soft sign, which a skeleton lacks; see RUSSIAN_INFINITIVE
            """ает яет ует ит ют ят ется ится ются ятся ала али ил ила или лось лся лась лись ться ено ана аны ены ован
            ованы уется""",
            3,
        ),
        _endings(
            1.5,
            """ого его ому ему ыми ими ых их ый ий ая яя ое ее ые ие ую юю ой ей ом ем ами ями ах ях ов ев ание ание
            ения ение ению ением ости ость ств ство ства ский ская ские ского ции ция цию ку ки ка лю ля ли""",
            3,
        ),
    ),
}
