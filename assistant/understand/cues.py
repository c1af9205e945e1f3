"""The cue words by which a question tells what it wants, as data.

Owns: the words of change, removal, time, status and thanks in the three languages, and the words that name nothing.
Must not know: the rules over them (``intent.py``). Kazakh and Russian patterns are skeletons (``skeleton.py``: no
ь, ъ; ы, і, й are и; қ, ғ, ң, ө, ұ are к, г, н, о, у), one a line; English ones plain. Each starts at a word.
"""

from __future__ import annotations

import re

from assistant.understand.skeleton import skeleton


def cue(patterns: str) -> re.Pattern[str]:
    """One pattern out of many, one a line; matching starts at the beginning of a word."""
    return re.compile(r"\b(?:" + "|".join(line.strip() for line in patterns.strip().splitlines()) + ")")


def words(text: str) -> frozenset[str]:
    """The words of a text as a set, each as written and as its skeleton."""
    written = text.split()
    return frozenset(written) | frozenset(map(skeleton, written))


CHANGE = cue(
    r"""
    озгер\w*
    тузету\w*
    толиктири\w*
    редакци\w*
    измен(?:ен|ил|ял|я[лт]|и[лт])\w*
    измен[ия]\w*
    поменя\w*
    меня(?:л|ю|ет)\w*
    поправ(?:к|ок)\w*
    правк\w*
    дополн(?:ен|ил|ял)\w*
    (?:от)?редактир\w*
    (?:с|от)?корректир\w*
    трогал\w*
    переписа\w*
    правил(?:и|ся|ось)\b
    обновл\w*
    жанар(?:т|ди|ган)\w*
    (?:каита|жаниша|баскаша) жаз(?:илди|илган|ди|ган)\w*
    истори(?:я|ю|и) (?:\w+ )?(?:пункт|подпункт|акт|указ|положени|документ|норм|измен)\w*
    истори(?:я|ю|и)$
    тарих(?:и|ин|ина)\w*$
    тарихин? (?:корсет|аит|бер)\w*
    енгизилген озгерис\w*
    """
)

CHANGE_EN = cue(
    r"""
    amend\w*
    chang(?:e|ed|es|ing)\b
    hist(?:ory|ories)?\b
    revis\w*
    reword\w*
    restat\w*
    wordings?\b
    edition
    modif\w*
    rewrit\w*
    rewrote
    alter(?:ed|ations?)?\b
    touched\b
    unchanged\b
    updated?\b
    edit(?:ed|s)?\b
    """
)

REMOVED = cue(
    r"""
    ал(?:ин)?ип таста\w*
    шигарил(?:ип|ган|ди)\w*
    шигарип таста\w*
    исключ(?:ен|ил|ал|а[ею]т)\w*
    убра(?:л|н)\w*
    удал(?:ен|ил)\w*
    вичеркну\w*
    ви(?:кину|броси)\w*
    изъя(?:л|т)\w*
    изя(?:л|т)\w*
    """
)

REMOVED_EN = cue(
    r"""
    remov(?:ed?|al)\b
    delet(?:ed?|ion)\b
    omitted
    eliminated
    excluded
    struck out
    taken out
    dropped
    """
)

INSERTED = cue(
    r"""
    косил(?:ди|ган|ип)\w*
    кос(?:ти|кан)\b
    толиктир\w*
    дополн(?:ен|ил|ял)\w*
    добав(?:ил|лен|лял)\w*
    встав(?:ил|лен|лял)\w*
    введен\w* нов\w*
    """
)

# Words that also say other things ("ұсыныс енгізді", "включён в состав"): an insertion only beside a word that asks
# when or by which act, and without the nouns of ``OTHERWISE_BROUGHT``.
BROUGHT_IN = cue(
    r"""
    енгиз(?:ди|ген|илди|илген|илип)\w*
    киргиз(?:ди|ген|илди|илген)\w*
    паида бол(?:ди|ган)\w*
    включ(?:ил|ен|ал)\w*
    вв[ео]л[аио]?\b
    введен\w*
    внес(?:ен\w*|л[аио])?\b
    появи(?:л|в)\w*
    """
)

BROUGHT_IN_EN = cue(
    r"""
    introduc(?:ed?|tion)
    includ(?:ed?)\b
    incorporated
    (?:put|brought) in(?:to)?\b
    appear(?:ed)?\b
    """
)

OTHERWISE_BROUGHT = cue(
    r"""
    озгер\w*
    тузету\w*
    толиктиру\w*
    усинис\w*
    колданис\w*
    куш(?:и|ин)\w*
    редакци\w*
    деиств\w*
    сил[уе]\b
    измен\w*
    поправ\w*
    правк\w*
    предлож\w*
    представл\w*
    """
)

OTHERWISE_BROUGHT_EN = cue(
    r"""
    amend\w*
    chang\w*
    proposals?
    force
    effect
    """
)

# Changing words proper: beside them an addition is one change among others ("изменения и дополнения").
ALTERED = cue(
    r"""
    озгер\w*
    тузету\w*
    измен\w*
    поправ\w*
    """
)

ALTERED_EN = cue(
    r"""
    amend\w*
    chang\w*
    """
)

ASKS_WHEN = cue(
    r"""
    кашан\w*
    каша?ннан
    каи (?:жил|кун|уакит)\w*
    (?:каи|кандаи|кайси|каиси) (?:\w+ ){0,2}(?:жарли|акт|кужат)\w*
    когда
    (?:в )?как(?:ом|ого|им|ои|ая|ими|ие) (?:\w+ ){0,2}(?:год|числ|дня|указ|акт|документ|поправк)\w*
    давно
    с каких пор
    """
)

ASKS_WHEN_EN = cue(
    r"""
    when\b
    (?:which|what) (?:\w+ ){0,2}(?:decrees?|acts?|years?|dates?|instruments?|amendments?)\b
    since when
    how long ago
    """
)

ASKS_WHO = cue(
    r"""
    ким\b
    кто\b
    кем\b
    """
)

ASKS_WHO_EN = cue(
    r"""
    who\b
    by whom
    """
)

# Nouns for a place within an act.
PLACE = cue(
    r"""
    тармак\w*
    тармаг\w*
    подпункт\w*
    пункт\w*
    абзац\w*
    """
)

PLACE_EN = cue(
    r"""
    (?:sub)?clauses?\b
    (?:sub)?paragraphs?\b
    items?\b
    points?\b
    """
)

# The act as a whole, as what is done away with.
WHOLE_ACT = cue(
    r"""
    ереже(?:ни|нин|си|)\b
    акт(?:ини|инин|и|)\b
    кужат(?:ти|тин|)\b
    жарли(?:кти|ктин|гин|гинин)\b
    указа?\b
    положени[ея]\b
    акта?\b
    документа?\b
    """
)

WHOLE_ACT_EN = cue(
    r"""
    (?:the|this|whole|entire) (?:regulation|decree|act|document)\b
    """
)

CANCELLED = cue(
    r"""
    отмен(?:ен|ил|яли|или)\w*
    упразднен\w*
    жо(?:иди|иган|ииди|ииган|иилди|иилган)\w*
    """
)

CANCELLED_EN = cue(
    r"""
    repealed?
    abolished
    revoked
    cancel+ed
    """
)

PROVISION = cue(
    r"""
    тармак\w*
    бап\w*
    баб\w*
    тизбе\w*
    ереже\w*
    акт\w*
    жарли\w*
    подпункт\w*
    пункт\w*
    стат(?:ь|и)\w*
    переч\w*
    положени\w*
    указ\w*
    документ\w*
    норм\w*
    текст\w*
    мати\w*
    спис\w*
    """
)

PROVISION_EN = cue(
    r"""
    clauses?
    subclauses?
    items?
    paragraphs?
    points?
    articles?
    lists?
    regulation
    act\b
    decree
    provisions?
    text
    document
    entr(?:y|ies)
    functions?
    """
)

INSERTED_EN = cue(
    r"""
    insert(?:ed|ion|s)?\b
    add(?:ed|ition)\b
    new(?:ly)? (?:clauses?|subclauses?)
    """
)

RESTATED = cue(
    r"""
    жана редакци\w*
    нов(?:ои|ая|ую) редакци\w*
    изложен\w*
    """
)

RESTATED_EN = cue(
    r"""
    restate[ds]?\b
    new (?:wording|edition|version)
    reworded
    rewritten
    replaced
    """
)

LAST = cue(
    r"""
    сонги\w*
    ен сонги\w*
    акирги\w*
    кешеги
    последн\w*
    недавн\w*
    краин\w* раз
    """
)

LAST_EN = cue(
    r"""
    last\b
    latest
    most recent\w*
    newest
    """
)

FIRST = cue(
    r"""
    ен алгаш\w*
    алгаш(?:ки озгерис|ки рет|рет| рет)?\b
    биринши рет
    впервие
    перв(?:ое|ои|ие|ая|ую) (?:измен|поправ|правк|редакци)\w*
    перви\w* раз
    """
)

FIRST_EN = cue(
    r"""
    first (?:amend|chang|time)\w*
    (?:amended|changed) first
    earliest
    """
)

EFFECT = cue(
    r"""
    колданиска (?:каи|кашан|енги|ен)\w*
    кушине (?:ен|каш)\w*
    (?:каи|кашан)\w* (?:\w+ ){0,4}(?:колданиска|кушине)
    колданиска ен\w*
    вступ\w* в (?:силу|деиств\w*)
    в (?:силу|деиствие) (?:\w+ ){0,2}вступ\w*
    вве?(?:ден|л|од)\w* в деиств\w*
    введени\w* в деиств\w*
    начал\w* деиств\w*
    вош[её]?л\w* в силу
    """
)

EFFECT_EN = cue(
    r"""
    t(?:ake|ook|akes) effect
    (?:come|came|enter(?:ed)?|entry|go|went) into (?:force|effect)
    effective
    in force from
    """
)

SINCE = cue(
    r"""
    каша?ннан бер\w*
    каи (?:кун|жил|уакит)\w*н бер\w*
    с како(?:го|и) (?:\w+ )?(?:времени|дат\w*|год\w*|числ\w*|дня|момент\w*)
    с каких пор
    скаких пор
    каи (?:кун|жил)\w*нан бастап
    """
)

SINCE_EN = cue(
    r"""
    since when
    how long has
    from what date
    since what
    """
)

WORDING = cue(
    r"""
    (?:буринги|ески|алдинги) (?:редакци|мати|мазмун)\w*
    бурин (?:каланда|калаи|кандаи|не)\w*
    озгер\w* дейинги\w*
    озгер\w* деиин\w*
    как(?:ои|ая|ую|ов|ово) бил[аио]? (?:\w+ ){0,3}редакци\w*
    (?:стар|прежн|предидуш|прошл|первоначальн|бивш)\w* (?:редакци|текст|формулировк|верси|вариант|содержани)\w*
    редакци\w* (?:на|до|от|за|в) \d
    звучал\w*
    бил\w* написан\w*
    раньше (?:бил|гласил|звучал|говорил)\w*
    гласил\w*
    до измен\w*
    до поправ\w*
    кандаи редакцияда\w*
    редакцияси (?:кандаи|калаи)\w*
    о чем (?:бил|говорил|шла)\w*
    пока (?:его|ее|их) не\b
    ал(?:ин)?(?:ип)? тастал\w* деи?ин\w*
    тасталган (?:\S+ ){0,4}(?:не|кандаи) (?:\w+ )?(?:тур|жазил|бол)\w*
    исключенн\w+ (?:\S+ ){0,4}(?:что|какая|какои) (?:\w+ )?(?:бил|говорил|стоял|значил)\w*
    ал(?:ин)?ип тасталма\w* турганда
    озгерме\w* турганда
    """
)

WORDING_EN = cue(
    r"""
    (?:old|previous|prior|former|earlier|original) (?:wording|text|version|edition|content)
    used to (?:say|read|state)
    (?:did|does) (?:\w+ ){1,6}(?:say|read|state)\b (?:before|in \d|prior|until)
    read before
    (?:removed|deleted) (?:\S+ ){1,5}(?:say|contain|state|cover)\b
    worded (?:in|before|on)
    before (?:it was |the )?(?:amend|chang|restat)\w*
    wording (?:of .{1,40} )?(?:in|on|as of|before)\b
    (?:wording|text|version) (?:was )?in force
    before it (?:was|got|had been) (?:removed|deleted|amended|changed)
    as it (?:stood|was|read) (?:before|in|on|until)
    """
)

# What a clause said on a day that the question names ("7-тармақтың 2018 жылғы мәтіні").
TEXT_THEN = cue(
    r"""
    редакци\w*
    мати\w*
    мазмун\w*
    нуска\w*
    текст\w*
    формулировк\w*
    верси\w*
    содержани\w*
    гласил\w*
    (?:калаи|не деп|кандаи) (?:\w+ )?(?:жазил|еди|болди|болган|естил)\w*
    не деген\w*
    как виглядел\w*
    что (?:било )?(?:написано|говорил\w*|сказано|стояло) (?:\w+ )?в
    """
)

TEXT_THEN_EN = cue(
    r"""
    wordings?\b
    versions?\b
    edition\b
    text\b
    contents?\b
    did (?:\w+ ){1,6}(?:say|read|state|provide|look)\b
    """
)

NOT_CHANGE = cue(
    r"""
    озгерт(?:е ала|уге|е алади)\w*
    (?:может|вправе|имеет право|должен) \w*измен\w*
    кто (?:имеет право|вправе|может)\b
    """
)

NOT_CHANGE_EN = cue(
    r"""
    (?:can|may|must|shall|should|who) (?:\w+ ){0,3}(?:change|amend|edit|update|delete|modify)\b
    """
)

STATUS = cue(
    r"""
    кушинде\w*
    куши(?:н)? (?:\w+ )?жо(?:и|г)\w*
    кушин жои\w*
    куш\w* (?:\w+ ){1,4}жо(?:ии|и)?(?:ди|ган|илди|илган)\w*
    (?:ережени|актини|кужатти|жарликти)\b (?:\w+ ){0,4}жо(?:и|ии)(?:ди|ган|илди|илган)\w*
    куш\w* (?:\w+ ){0,3}(?:жогал|аирил)\w*
    кушсиз\w*
    колданиста\w* (?:ма|бо|па|тур|емес)\w*
    колданиста(?:ги)? ма\b
    колданиста\b$
    колданилади ма
    колданила ма
    жарамди (?:ма|емес)\w*
    жарамсиз\w*
    али де колдани\w*
    али кушинде
    колданистан шик\w*
    утра[чт]\w* силу
    утрат\w* сил\w*
    деиству(?:ет|ют|еш|юш\w+) (?:ли|еше|сеичас|на сегодня|он|оно|этот|это|на данн|се[ич]|в \d|документ|акт|указ|положени)\w*
    (?:еше|все еше|сеичас|сегодня|указ|положение|акт|документ|1093|он|оно|это) деиству(?:ет|ют)\b
    (?:указ|положение|акт|документ|регламент) (?:(?:вообше|сам|само|этот|это|все|еше|по|прежнему|на|данни[ий]|момент|сегодня|сеичас|тогда|же|ли|в|целом|уже|не|реально|деиствительно) ){1,5}деиству(?:ет|ют)\b
    деиству(?:ет|ют) (?:(?:вообше|сам|само|этот|это|все|еше|по|прежнему) ){0,4}(?:указ|положение|акт|документ|регламент)\b
    упразд(?:ни|не)\w*
    аннулир\w*
    деиствовал[аои]? ли
    деиствовал[аои]?\b
    в силе\b
    отмен(?:ен|ил|ил[аи]|яли|или|ить|а)\w*
    недеиств\w*
    (?:не|больше не|уже не) деиству(?:ет|ют)\b
    актуал\w*
    потерял\w* силу
    статус\w*
    прекрат\w* деиств\w*
    куш(?:и|ин)и? бар ма
    (?:али|али де|ереже|жарлик|акт|кужат) (?:\w+ )?арекет (?:ет|кил)\w*
    (?:еше|все еше|уже|тогда|оно|он|акт|указ|положение|документ) (?:\w+ )?работа(?:ет|л[аои]?)\b
    ким (?:\w+ )?жоиган\w*
    ким (?:\w+ )?жоиди\w*
    """
)

STATUS_EN = cue(
    r"""
    in force
    (?:is|was|be|been|still|remain\w*) (?:\w+ ){0,3}in (?:effect|operation)\b
    (?:is|was) (?:the|this|that) (?:\w+ )?(?:act|decree|regulation|document) (?:still )?(?:valid|current|active|binding|effective|operative|applicable|alive)
    d(?:oes|id) (?:it|(?:the|this|that) (?:\w+ )?(?:act|decree|regulation|document)) (?:still )?(?:apply|have (?:legal )?force)\b(?! to)
    repeal\w*
    still (?:valid|apply|applies|applicable|good law|binding|current|active)
    (?:is|was) (?:it|this|the (?:act|decree|regulation|document)) (?:still )?(?:valid|current|active|binding|effective|applicable)
    abolish\w* (?:the )?(?:act|decree|regulation|it)
    no longer (?:valid|in force|applies)
    status\b
    invalid\w*
    revoked?
    cancel+ed
    """
)

THANKS = cue(
    r"""
    рахмет\w*
    ракмет\w*
    саг бол\w*
    сау бол\w*$
    спасибо\w*
    благодар\w*
    жаксир?к?$
    жараиди$
    тусин(?:дим|ип калдим)$
    керемет$
    ладно$
    ясно$
    спс\b
    отлично$
    тусиникти$
    понятно$
    понял[аи]?$
    ок$
    хорошо$
    """
)

THANKS_EN = cue(
    r"""
    thanks?\b
    thank you
    cheers$
    ok(?:ay)?$
    great$
    got it$
    perfect$
    i see$
    bye$
    """
)

EMPTY = words(
    """
    енгізді енгізген қосты қосқан қосқаны енгізгені пайда болды болған екеуі екеуін екеуінің үшеуі оба обе обоих обеих
    включили включил включен включён включена ввели ввел ввела ввело внёс внесён появился появилась появилось появились
    числа число какого мұны мұнда муның осыны соны бұны бұларды бұлар оларды олар хоть когда-либо целиком целом полностью весь тексте
    жарлықтар қандайда указы указами указов указам жарлықпен
    жазылды жазылған жазылып после перед ранее
    күйінде тұтас первое первый первая первые вносились вносили вносилось внесены внесено алғашқы
    бүкіл букил тутас барлығы барлыгы барлыгын аралыгында арасында мен пен бен между годами годах годов перечислите перечисли изложено изложен изложены пункты пунктов
    подпункты подпунктов нормы менялось менялся менялась что-нибудь что-либо нибудь либо бірдеңе бирдене сонғы
    отмены отмена утверждения утверждение принятия внесло внес внесла внесли сделал сделано самое самым каким было
    кушине енди енген енеди енетин колданиска енгизиледи алип алинип тасталди тасталган тастаган тасталип жана
    вступил вступила вступило вступили вступает силу сила деиствие введен введена введено введени нова новои новую новая новое
    почему зачем отчего нелер неси кандаилар берилген берилгендери нормалар норма норми кайсысы кайсилари болганин
    кашан ким кимнин кимди калаи каидан каи каиси каисиси канша кандаи не неше нени неге рет болди болган бола
    ме ма ба бе па пе ше ал мен мени бул осу оси сол ол они онин сонда туралi туралы турали бар жок еди екен
    гана тек барлик барли барлигин толик аит аитинизши аитип корсет корсетинизши корсетип бер бериниз беринизши
    жаз керек каз казир бугин бурин саи бойинша боиинша бастап бери деиин кеиин соң сон арасинда арали жил жилги
    жили жилдан жилдин кун куни кунги куннен енгизилди енгизилген енгизил енгизген енгизди тармак тармакка
    тармакти тармактин тармаги тармагин тармагина тармагинин тармакша тармакшаси тармакшасина тармакшага
    тармакшанин тизбе акт акти актиге актинин актини актиси ереже ережеге ережени еренин ереженин ережен жарлик
    жарликтин жарликка жарликти жарликпен жарлигимен кужат кужатка кужатти когда кто кем кому что чего какои
    какая какие каких каким какими как где откуда куда сколько раз ли же би в во на по к с со и а но о об от до
    из у за для это этот эта эти этого этои том тот та то те его ее их он она оно бил била било били есть ешe
    еше все вся весь всю всеи всего пункт пункта пункте пункту пунктом подпункт подпункта статия статья статьи
    указ указа указе указом положение положения положении положению акта акте документ документа документе
    документу кем-то вообше покажи покажите скажи скажите расскажи назови пожалуиста году года год день дня сам
    само самои именно нужно можно вообще где-то хоть ни разу когда-нить когда-то когда-либо когда-нибудь нить саныды самый самая самую өзі изложили изложил оформили оформлено санина саны канша-рет неше-рет аты номер номери
    номирли нөмир
    """
)

EMPTY_EN = words(
    """
    introduced included incorporated put brought into appear appeared both either neither whole decrees clauses items
    first before after until still far so already yet then now anyone somebody
    anything something between entire complete full made over time subclauses
    list them altogether provision approval repeal
    force effect enter entered enters come came comes take took takes new
    why provision provisions given norm norms altogether any did get got
    when who whom whose what which how why where was were is are be been has have had do does did the a an of in
    on at to by for from and or it its this that these those ever many much times time there any all me us you
    show tell give list please clause clauses subclause subclauses article paragraph point item decree
    regulation act document date day year with about into since made make full whole complete
    """
)

# Words of change that are typed in haste, skeletons for Kazakh and Russian; see `intent.mend_cues`.
OFTEN_MISSPELT = (
    *("озгертти", "озгерди", "озгерген", "озгертилди", "тасталган", "тасталди", "енгизилген", "косилган"),
    *("менял", "меняли", "меняла", "менялся", "изменил", "изменили", "изменен", "изменения", "поправки", "исключили"),
    *("changed", "amended", "history", "removed", "deleted", "inserted", "restated", "amendments", "changes"),
)

# The edition as the time of another question ("who appointed the head in the 2012 edition?").
IN_EDITION = cue(
    r"""
    редакцияси?(?:н)?да\w*
    во? (?:\w+ ){0,2}редакци(?:и|ях)
    по (?:\w+ ){0,2}редакции
    """
)

IN_EDITION_EN = cue(
    r"""
    (?:in|under|by) (?:the |its |that )?(?:\w+ ){0,2}(?:edition|version)
    """
)

# Told to make something up, to forget the rules or to show its instructions.
INVENT = cue(
    r"""
    ои(?:лап|дан|инан|иннан) (?:\w+ ){0,3}(?:тап|тауип|курап|курастир\w*|шигар|жаз)\b
    деп (?:жаз|аит|жауап бер)\b
    (?:нускау|ереже)\w* (?:\w+ ){0,2}(?:умит|елеме)\w*
    жуиелик (?:\w+ ){0,2}(?:промпт|нускау)\w*
    придума(?:и|ите)\b
    сочини\w*
    притвори\w*
    (?:игнорируи|забуд)\w* (?:\w+ ){0,3}(?:правил|инструкци|указани|цитат)\w*
    (?:напиши|скажи|подтверди) что
    системн\w+ (?:промпт|инструкци)\w*
    """
)

INVENT_EN = cue(
    r"""
    (?:ignore|forget|disregard) (?:\w+ ){0,3}(?:rules?|instructions?|regulation|guidelines)
    (?:pretend|make up|invent|fabricate)\b
    (?:system|hidden) (?:prompt|instructions?|rules)
    write a fake
    """
)
