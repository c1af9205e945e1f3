"""What a question wants: the text of a clause, its history, the act's status, or nothing that a law can tell.

Owns: the cue words of the three languages and the rules over them. Must not know: acts, clauses, dates. Cues for
Kazakh and Russian are written as skeletons (``skeleton.py``), so that one spelling serves every keyboard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.understand.skeleton import skeleton


class Intent(StrEnum):
    """What is wanted."""

    CONTENT = "content"
    HISTORY = "history"
    STATUS = "status"
    ADOPTION = "adoption"
    THANKS = "thanks"


class Aspect(StrEnum):
    """What of a history is wanted."""

    ALL = "all"
    LAST = "last"
    FIRST = "first"
    EFFECT = "effect"
    REMOVED = "removed"
    INSERTED = "inserted"
    RESTATED = "restated"
    WORDING = "wording"  # what it said at another time
    SINCE = "since"  # since when the wording stands


@dataclass(frozen=True, slots=True)
class Wanted:
    """The intent, its aspect, and the question without the words that told it."""

    intent: Intent
    aspect: Aspect = Aspect.ALL
    rest: str = ""


_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def _cue(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")")


# -- cues of change -----------------------------------------------------------------------------------------------
_CHANGE = _cue(
    r"озгер\w*", r"тузету\w*", r"толиктири\w*", r"редакци\w*",
    r"измен(?:ен|ил|ял|я[лт]|и[лт])\w*", r"измен[ия]\w*", r"поменя\w*", r"меня(?:л|ю|ет)\w*", r"поправ(?:к|ок)\w*", r"правк\w*",
    r"дополн(?:ен|ил|ял)\w*", r"переписа\w*", r"правил(?:и|ся|ось)\b",
    r"обновл\w*", r"жанар(?:т|ди|ган)\w*", r"истори(?:я|ю|и) (?:\w+ )?(?:пункт|подпункт|акт|указ|положени|документ|норм|измен)\w*",
    r"истори(?:я|ю|и)$", r"тарих(?:и|ин|ина)\w*$", r"тарихин? (?:корсет|аит|бер)\w*", r"енгизилген озгерис\w*",
)  # fmt: skip
_CHANGE_EN = _cue(
    r"amend\w*", r"chang(?:e|ed|es|ing)\b", r"histor(?:y|ies)\b", r"revis\w*", r"reword\w*", r"restat\w*", r"wordings?\b",
    r"edition", r"modif\w*", r"rewrit\w*", r"rewrote", r"updated?\b", r"edit(?:ed|s)?\b",
)  # fmt: skip
_REMOVED = _cue(r"ал(?:ин)?ип таста\w*", r"шигарил(?:ип|ган|ди)\w*", r"исключ(?:ен|ил|ал)\w*", r"убра(?:л|н)\w*", r"удал(?:ен|ил)\w*")
_REMOVED_EN = _cue(r"removed?\b", r"deleted?\b", r"struck out", r"taken out", r"dropped")
_INSERTED = _cue(r"косил(?:ди|ган)\w*", r"толиктир\w*", r"дополн(?:ен|ил|ял)\w*", r"добав(?:ил|лен|лял)\w*", r"введен\w* нов\w*")
# What can be removed or inserted in an act; people and things are removed too.
_PROVISION = _cue(r"тармак\w*", r"бап\w*", r"баб\w*", r"тизбе\w*", r"ереже\w*", r"акт\w*", r"жарли\w*", r"подпункт\w*", r"пункт\w*", r"стат(?:ь|и)\w*", r"переч\w*", r"положени\w*", r"указ\w*", r"документ\w*", r"норм\w*", r"текст\w*", r"мати\w*", r"спис\w*")
_PROVISION_EN = _cue(r"clauses?", r"subclauses?", r"items?", r"paragraphs?", r"points?", r"articles?", r"lists?", r"regulation", r"act\b", r"decree", r"provisions?", r"text", r"document", r"entr(?:y|ies)", r"functions?")
_INSERTED_EN = _cue(r"inserted", r"added\b", r"new(?:ly)? (?:clauses?|subclauses?)")
_RESTATED = _cue(r"жана редакци\w*", r"нов(?:ои|ая|ую) редакци\w*", r"изложен\w*")
_RESTATED_EN = _cue(r"restated", r"new (?:wording|edition|version)", r"reworded", r"rewritten", r"replaced")
_LAST = _cue(r"сонги\w*", r"ен сонги\w*", r"акирги\w*", r"кешеги", r"последн\w*", r"недавн\w*", r"краин\w* раз")
_LAST_EN = _cue(r"last\b", r"latest", r"most recent\w*", r"newest")
_FIRST = _cue(r"ен алгаш\w*", r"алгаш(?:ки озгерис|ки рет|рет| рет)?\b", r"биринши рет", r"впервие", r"перв(?:ое|ои|ие) (?:измен|поправ)\w*", r"перви\w* раз")
_FIRST_EN = _cue(r"first (?:amend|chang|time)\w*", r"(?:amended|changed) first", r"earliest")
_EFFECT = _cue(
    r"колданиска (?:каи|кашан|енги|ен)\w*", r"кушине (?:ен|каш)\w*", r"(?:каи|кашан)\w* (?:\w+ ){0,4}(?:колданиска|кушине)", r"колданиска ен\w*",
    r"вступ\w* в (?:силу|деиств\w*)", r"вве?(?:ден|л|од)\w* в деиств\w*", r"введени\w* в деиств\w*", r"начал\w* деиств\w*", r"вош[её]?л\w* в силу",
)  # fmt: skip
_EFFECT_EN = _cue(r"t(?:ake|ook|akes) effect", r"(?:come|came|enter(?:ed)?|entry|go|went) into (?:force|effect)", r"effective", r"in force from")
_SINCE = _cue(
    r"каша?ннан бер\w*", r"каи (?:кун|жил|уакит)\w*н бер\w*", r"с како(?:го|и) (?:\w+ )?(?:времени|дат\w*|год\w*|числ\w*|дня|момент\w*)", r"с каких пор",
    r"скаких пор", r"каи (?:кун|жил)\w*нан бастап",
)  # fmt: skip
_SINCE_EN = _cue(r"since when", r"how long has", r"from what date", r"since what")
_WORDING = _cue(
    r"(?:буринги|ески|алдинги) (?:редакци|мати|мазмун)\w*", r"бурин (?:каланда|калаи|не)\w*", r"озгер\w* дейинги\w*", r"озгер\w* деиин\w*",
    r"как(?:ои|ая|ую|ов|ово) бил[аио]? (?:\w+ ){0,3}редакци\w*", r"(?:стар|прежн|предидуш|прошл|первоначальн|бивш)\w* (?:редакци|текст|формулировк|верси|вариант|содержани)\w*",
    r"редакци\w* (?:на|до|от|за|в) \d", r"звучал\w*", r"бил\w* написан\w*", r"раньше (?:бил|гласил|звучал|говорил)\w*", r"гласил\w*", r"до измен\w*", r"до поправ\w*",
    r"кандаи редакцияда\w*", r"редакцияси (?:кандаи|калаи)\w*", r"о чем (?:бил|говорил|шла)\w*", r"пока (?:его|ее|их) не\b", r"ал(?:ин)?ип тасталганга деин\w*", r"озгерме\w* турганда",
)  # fmt: skip
_WORDING_EN = _cue(
    r"(?:old|previous|prior|former|earlier|original) (?:wording|text|version|edition|content)", r"used to (?:say|read|state)", r"(?:did|does) (?:\w+ ){1,6}(?:say|read|state)\b (?:before|in \d|prior|until)",
    r"read before", r"worded (?:in|before|on)", r"before (?:it was |the )?(?:amend|chang|restat)\w*", r"wording (?:of .{1,40} )?(?:in|on|as of|before) ", r"(?:wording|text|version) (?:was )?in force",
    r"before it (?:was|got|had been) (?:removed|deleted|amended|changed)", r"as it (?:stood|was|read) (?:before|in|on|until)",
)  # fmt: skip
# A content word near a cue of change that makes it a matter of the clause itself, not of its history.
_NOT_CHANGE = _cue(r"озгерт(?:е ала|уге|е алади)\w*", r"(?:может|вправе|имеет право|должен) \w*измен\w*", r"кто (?:имеет право|вправе|может)\b")
_NOT_CHANGE_EN = _cue(r"(?:can|may|must|shall|should|who) (?:\w+ ){0,3}(?:change|amend|edit|update|delete|modify)\b")

# -- cues of status -------------------------------------------------------------------------------------------------
_STATUS = _cue(
    r"кушинде\w*", r"куши(?:н)? (?:\w+ )?жо(?:и|г)\w*", r"кушин жои\w*", r"кушсиз\w*", r"колданиста\w* (?:ма|бо|па|тур|емес)\w*", r"колданиста(?:ги)? ма\b", r"колданиста\b$", r"колданилади ма", r"колданила ма",
    r"жарамди (?:ма|емес)\w*", r"жарамсиз\w*", r"али де колдани\w*", r"али кушинде", r"колданистан шик\w*",
    r"утра[чт]\w* силу", r"утрат\w* сил\w*", r"деиству(?:ет|ют|еш|юш\w+) (?:ли|еше|сеичас|на сегодня|он|оно|этот|это|на данн|се[ич]|в \d|документ|акт|указ|положени)\w*", r"(?:еше|все еше|сеичас|сегодня|указ|положение|акт|документ|1093|он|оно|это) деиству(?:ет|ют)\b", r"деиствовал[аои]? ли", r"деиствовал[аои]?\b",
    r"в силе\b", r"отмен(?:ен|ил|ил[аи]|яли|или|ить|а)\w*", r"недеиств\w*", r"актуал\w*", r"потерял\w* силу", r"статус\w*", r"прекрат\w* деиств\w*", r"куш(?:и|ин)и? бар ма",
)  # fmt: skip
_STATUS_EN = _cue(
    r"in force", r"repeal\w*", r"still (?:valid|apply|applies|applicable|good law|binding|current|active)", r"(?:is|was) (?:it|this|the (?:act|decree|regulation|document)) (?:still )?(?:valid|current|active|binding|effective|applicable)",
    r"abolish\w* (?:the )?(?:act|decree|regulation|it)", r"no longer (?:valid|in force|applies)", r"status\b", r"invalid\w*", r"revoked?", r"cancel+ed",
)  # fmt: skip
_ACT = r"(?:ереже\w*|жарлик\w*|жарлиг\w*|акт(?:и\w*|иси|ини\w*)?|кужат\w*|указ\w*|положени\w*|документ\w*|ол|он|оно|его)"
_ADOPTION = (
    re.compile(r"\b(?:кашан|каи (?:жил|кун)\w*|ким|кандаи орган)\b.*\b(?:кабилда|шигар|бекит|кол кои)\w*(?:ган|ген|кан|кен|илди|алди|нди|ти)\b"),
    re.compile(rf"\b(?:когда|в каком году|кто|кем|какого числа)\b.*\b(?:приня[лтв]\w*|приняли|издал\w*|издан\w*|утвердил\w*|утвержден\w*|подписал\w*|подписан\w*)\b.*\b{_ACT}"),
    re.compile(rf"\b(?:когда|в каком году|кто|кем|какого числа)\b.*\b{_ACT}\b.*\b(?:приня[лтв]\w*|приняли|издал\w*|издан\w*|утвердил\w*|утвержден\w*|подписал\w*|подписан\w*)\b"),
)  # fmt: skip
_ADOPTION_KK_ACT = re.compile(rf"\b(?:{_ACT})")
_ADOPTION_EN = re.compile(
    r"\b(?:when|who|what year|which year|what date)\b.*\b(?:adopted|issued|approved|signed|enacted)\b.*\b(?:decree|regulation|act|document)\b"
    r"|\b(?:when|who|what year|which year|what date)\b.*\b(?:decree|regulation|act|document|it)\b.*\b(?:adopted|issued|approved|signed|enacted)\b"
)

_THANKS = _cue(
    r"рахмет\w*", r"ракмет\w*", r"саг бол\w*", r"сау бол\w*$", r"спасибо\w*", r"благодар\w*", r"жаксир?к?$", r"тусиникти$", r"понятно$", r"понял[аи]?$", r"ок$", r"хорошо$",
)  # fmt: skip
_THANKS_EN = _cue(r"thanks?\b", r"thank you", r"cheers$", r"ok(?:ay)?$", r"great$", r"got it$", r"bye$")


def skeletons(text: str) -> str:
    """The words of a text as skeletons, one blank between."""
    return " ".join(skeleton(word) for word in _WORD.findall(text))


def plain(text: str) -> str:
    """The words of a text in small letters, one blank between."""
    return " ".join(word.lower() for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class _Text:
    """One question in both readings."""

    bones: str
    raw: str

    def has(self, cue: re.Pattern[str], english: re.Pattern[str]) -> bool:
        return bool(cue.search(self.bones) or english.search(self.raw))


def want(text: str) -> Wanted:
    """Tell what a question wants, by its words alone."""
    seen = _Text(skeletons(text), plain(text))
    rest = strip_cues(text)
    if len(seen.raw.split()) <= 4 and seen.has(_THANKS, _THANKS_EN) and not _names_something(rest):
        return Wanted(Intent.THANKS)
    changed = seen.has(_CHANGE, _CHANGE_EN) or _moves_provision(seen)
    if seen.has(_WORDING, _WORDING_EN):
        return Wanted(Intent.HISTORY, Aspect.WORDING, rest)
    if seen.has(_STATUS, _STATUS_EN) and not changed:
        return Wanted(Intent.STATUS, rest=rest)
    if changed and not seen.has(_NOT_CHANGE, _NOT_CHANGE_EN):
        return Wanted(Intent.HISTORY, _aspect(seen), rest)
    if _adopts(seen):
        return Wanted(Intent.ADOPTION, rest=rest)
    if seen.has(_EFFECT, _EFFECT_EN):
        return Wanted(Intent.HISTORY, Aspect.EFFECT, rest)
    if seen.has(_SINCE, _SINCE_EN):
        return Wanted(Intent.HISTORY, Aspect.SINCE, rest)
    return Wanted(Intent.CONTENT, rest=rest)


def _moves_provision(seen: _Text) -> bool:
    moved = seen.has(_REMOVED, _REMOVED_EN) or seen.has(_INSERTED, _INSERTED_EN)
    return moved and seen.has(_PROVISION, _PROVISION_EN)


def _adopts(seen: _Text) -> bool:
    kazakh = bool(_ADOPTION[0].search(seen.bones)) and bool(_ADOPTION_KK_ACT.search(seen.bones))
    return kazakh or any(cue.search(seen.bones) for cue in _ADOPTION[1:]) or bool(_ADOPTION_EN.search(seen.raw))


def aspect_of(text: str) -> Aspect:
    """The aspect that a text's words tell, whatever its intent ("and the last time?")."""
    return _aspect(_Text(skeletons(text), plain(text)))


def _aspect(seen: _Text) -> Aspect:
    order = (
        (Aspect.SINCE, _SINCE, _SINCE_EN),
        (Aspect.LAST, _LAST, _LAST_EN),
        (Aspect.FIRST, _FIRST, _FIRST_EN),
        (Aspect.EFFECT, _EFFECT, _EFFECT_EN),
        (Aspect.REMOVED, _REMOVED, _REMOVED_EN),
        (Aspect.INSERTED, _INSERTED, _INSERTED_EN),
        (Aspect.RESTATED, _RESTATED, _RESTATED_EN),
    )
    return next((aspect for aspect, cue, english in order if seen.has(cue, english)), Aspect.ALL)


_ALL_CUES = (_CHANGE, _REMOVED, _INSERTED, _RESTATED, _LAST, _FIRST, _EFFECT, _SINCE, _WORDING, _STATUS, _THANKS)
_ALL_CUES_EN = (
    _CHANGE_EN, _REMOVED_EN, _INSERTED_EN, _RESTATED_EN, _LAST_EN, _FIRST_EN, _EFFECT_EN, _SINCE_EN, _WORDING_EN, _STATUS_EN, _THANKS_EN,
)  # fmt: skip
# Words that ask or link and name nothing; skeletons for Kazakh and Russian, plain for English.
_EMPTY = frozenset(
    """кашан ким кимнин кимди калаи каидан каи каиси каисиси канша кандаи не неше нени неге рет болди болган бола ме ма ба бе па пе ше ал мен мени
    бул осу оси сол ол они онин сонда туралi туралы турали бар жок еди екен гана тек барлик барли барлигин толик аит аитинизши аитип корсет корсетинизши
    корсетип бер бериниз беринизши жаз керек каз казир бугин бурин саи бойинша боиинша бастап бери деиин кеиин соң сон арасинда арали жил жилги жили жилдан жилдин кун куни кунги куннен
    енгизилди енгизилген енгизил енгизген енгизди тармак тармакка тармакти тармактин тармаги тармагин тармагина тармагинин тармакша тармакшаси тармакшасина тармакшаси тармакшага тармакшанин тизбе
    акт акти актиге актинин актини актиси ереже ережеге ережени еренин ереженин ережен жарлик жарликтин жарликка жарликти жарликпен жарлигимен кужат кужатка кужатти
    когда кто кем кому что чего какои какая какие каких каким какими как где откуда куда сколько раз ли же би в во на по к с со и а но о об от до из у за для это этот эта эти этого этои том тот та то те
    его ее их он она оно они бил била било били есть ешe еше все вся весь всю всеи всего пункт пункта пункте пункту пунктом подпункт подпункта статия статья статьи указ указа указе указом положение положения положении положению акт акта акте документ документа
    документе документу кем-то вообше покажи покажите скажи скажите расскажи назови пожалуиста году года год день дня сам само самои именно нужно можно вообще где-то хоть ни разу
    санина саны канша-рет неше-рет аты номер номери номирли нөмир""".split()
)
_EMPTY_EN = frozenset(
    """when who whom whose what which how why where was were is are be been has have had do does did the a an of in on at to by for from and or it its this that these those ever many much times time
    there any all me us you show tell give list please clause clauses subclause subclauses article paragraph point item decree regulation act document date day year with about into since made make full whole complete""".split()
)


def strip_cues(text: str) -> str:
    """The question without cue words and words that name nothing: what is left names the matter, if anything does."""
    kept = []
    for word in _WORD.findall(text):
        bone, raw = skeleton(word), word.lower()
        if bone in _EMPTY or raw in _EMPTY_EN or word.isdigit():
            continue
        if any(cue.fullmatch(bone) for cue in _ALL_CUES) or any(cue.fullmatch(raw) for cue in _ALL_CUES_EN):
            continue
        kept.append(word)
    return " ".join(kept)


def _names_something(rest: str) -> bool:
    return bool(rest.strip())
