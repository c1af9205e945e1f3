"""How much a run of letters looks like a language: by its pairs of letters, its script and its signs.

Must not know what is done with that.

The tables list the pairs that start, fill and end words ("_" is the edge), the commonest first, counted on Kazakh and
Russian acts and encyclopedia passages and on English technical and legal prose. A pair's weight falls with its rank.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

FLOOR = 10.0  # for a pair that is not in the table, about that of rank 1000
WORDS = re.compile(r"[^\W\d_]+")

# In folded spelling (see `folding.py`): transliteration cannot tell the letters that folding merges.
MERGED = str.maketrans("қғңөүұәһёіый", "кгноууахеиии")
KAZAKH = """
ин и_ н_ _к ти ан ар ли та ал ди ик _б _ж да а_ ни ка си _а ри ил ен ер _т е_ ги _о ла к_ нд ас га де ке ме _с
ет ис ир ат жа ст не ко _м ак ки аи у_ р_ ле ол ма ес на ра ба те им са кт ау ор аг тт ши ту рд из ге ек лг ми
ку ел ур ре он лд _е ии би уи _д _у ам бе за иг ия п_ се аз рг ем с_ бо _р зи ад _ш ша ул ру ит рт нг _н то ип
рл ос же ид ег ск кс т_ _и жи уш па ед ун рм мд л_ ап бл аб от еи ше со уд жу ци _п об сп ял м_ тк ом су оз еу
нт _з з_ жо пт ус уг уб ез иш ои нш ок зд лу ум пу рс му _г зе зм уа бу ог ха еп ук тр аш _х рк пе ро нн но рн
ие уз мл лм ну лт _э зг оп мо кц пи иб шк я_ ло еш од кр кш гд ш_ нс _л ио кк уж вт зу мш яс яд _ф зб по ац нб
кп ов нк ве лк ив см лш ая мт пк иа рж ян пр иц в_ сс дж б_ шт аж юд еб бю ех рш уе ва ав еж лс хн мп фе фи ль
ут гр рб их мк др эк мб г_ ду гу о_ ъе ош пп сш нв бъ це _в рп рз ж_ мн иж тш фр ев кл хи _я ах лп мм эн эл шо
д_ нц сф го
"""
RUSSIAN = """
ст и_ ен ни _п но ан _в _о я_ _с _и а_ о_ е_ ре по ов тв во го ра ны та ес од х_ ли ос де _д в_ те ия й_ _р ко
пр ва на за ка ор ль нн _к ел ог ол ле м_ от сп ти ве да бл ие ци ер ми ых ис ит ро ет че _н т_ ат ик ии ом об
аз ки ар ск _у до он пу то ед не тр ме ин со ьн уб _з ас ал ри дн ы_ ви ей ах ой ся _г тс ав ем н_ ла оп вл _м
иц ть их хс вн ак ам из пе су _б ру ди рс ля ек им _т же ац нт ич сл ще кт ло йс га к_ ым нс зо ь_ мо с_ ий ут
ые уд рг ег ю_ ят сн жд ое _а па се _л бо ус ил щи еч бе тн оо гр ма л_ фи ив иа вы уж рн еж нд ше ну ае уч _е
у_ ьз ок аг си ту лу ох аб лн ию хо ьс ид уп оз вв ио ги ук ез ир ющ ча _ф рт ня нк дл оч ъе бъ ты ба чи рк мы
ущ пл хр оф еп дс рв рм чн _э ря це ун фо му зи ев уг ям ду _ш зн са ый ую ож лю ач д_ зм ур жи ая др яе ья рж
ку ад ры _ч св аю зв кл пи зд сс ср оя _ц ют бы яз нц яд бр ай зр жн еб ца ои ап ке ды юч кс шт жа аж гл кр ех
яю ыв ащ уш
"""
ENGLISH = """
e_ s_ _t th he _a t_ _o n_ an in d_ on re _s _i _c ti es of or f_ er at st en is _d rt r_ nt me it de _w nd co
te ar io y_ _r al ep ur ou _f l_ ng o_ ta pa _p ns se ed to ic li _e ha _b g_ ts _l wh le pr ri ra ct _h as la
ve _m tm ac a_ ne ad _n ea ni em su tr ho ro si fo di ce h_ un ca ch ma ec ge hi ci pe bl rs ut mi nc us na eg
ie pu _k ot m_ fi ak ub ss ll ga om do ee et up id wi iv po no _j ai ex sh ty be ka vi _u od ow ul el az sa gi
kh za so lo c_ bo ia pl ju ap k_ i_ ff mp dm il hs tu cl ry am ke rm ag wo ov we ru ud ir da rg fu pp ab ig ds
au qu os _g by ev rd dg op ue rk ip w_ p_ _q ay gu rr sl rn fr ol oc im oe tt rc ld mo xt ls sp ly wa af ef um
ba ye bu ob va av cr wn _v gh sc ks ck aw if py gn ei lt gr oo ey du fa pt uc go ht nu sk nf my ua ui sw cu ft
ib mb ys br ok dy ps fe pi ki rv lu bm dr xe gs cc nn dd ew bi uo oy xp xa oi nl eq b_ ny je ze tl rp nm lf wr
mm ws mu og
"""


def _weights(table: str) -> dict[str, float]:
    return {pair: math.log2(rank + 2) for rank, pair in enumerate(table.split())}


_TABLES = {"kk": _weights(KAZAKH), "ru": _weights(RUSSIAN), "en": _weights(ENGLISH)}


def strangeness(text: str, language: str) -> float:
    """How unlike the language the text is: the mean weight of its letter pairs, about 5 for running text.

    Args:
        text: Any text; only its letters count, in lower case.
        language: "kk", "ru" or "en".
    """
    lower = text.lower().translate(MERGED) if language == "kk" else text.lower()
    words = WORDS.findall(lower)
    pairs = sum(map(len, words)) + len(words)
    return sum(_weight_of(word, language) for word in words) / pairs if pairs else FLOOR


@lru_cache(maxsize=32_768)  # words come again and again, in questions as in those that they are compared with
def _weight_of(word: str, language: str) -> float:
    """The weight of all of a word's letter pairs."""
    table = _TABLES[language]
    return sum(table.get(pair, FLOOR) for pair in _pairs(word))


def least_strange(readings: Iterable[str]) -> float:
    """How unlike Kazakh, Russian and English the most likely reading of a text is; `FLOOR` where there is none."""
    return min((strangeness(text, language) for text in readings for language in _TABLES), default=FLOOR)


def foreign_share(text: str) -> float:
    """The share of a text's letters that are neither Cyrillic nor Latin; 1 where it has none at all."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum(not _is_ours(sign) for sign in letters) / len(letters) if letters else 1.0


def sign_share(text: str) -> float:
    """The share of what is no letter, digit or ordinary sign of writing: much of it is code, or nothing at all."""
    seen = [sign for sign in text if not sign.isspace()]
    return sum(not sign.isalnum() and sign not in _WRITING for sign in seen) / len(seen) if seen else 1.0


def longest_word(text: str) -> int:
    """The letters of its longest word."""
    return max(map(len, WORDS.findall(text)), default=0)


_WRITING = frozenset(".,?!:;-–—…()«»\"'’“”„№%/")


@lru_cache(maxsize=4096)
def _is_ours(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN ", "CYRILLIC "))


def _pairs(word: str) -> list[str]:
    marked = f"_{word}_"
    return [marked[at : at + 2] for at in range(len(marked) - 1)]
