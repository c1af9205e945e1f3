"""The words that stand beside a cue: who and when, the nouns for a place or the act, words that name nothing.

Owns: what tells whether a cue counts, and what is left out of a question's matter. Must not know: the cues, the rules
over them (``intent.py``).
"""

from __future__ import annotations

from assistant.understand.cues import cue, words

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

EMPTY = words(
    """
    енгізді енгізген қосты қосқан қосқаны енгізгені пайда болды болған екеуі екеуін екеуінің үшеуі оба обе обоих обеих
    включили включил включен включён включена ввели ввел ввела ввело внёс внесён появился появилась появилось появились
    числа число какого мұны мұнда муның осыны соны бұны бұларды бұлар оларды олар хоть когда-либо целиком целом полностью весь тексте
    жарлықтар қандайда указы указами указов указам жарлықпен
    жазылды жазылған жазылып после перед ранее
    күйінде тұтас кезде первое первый первая первые вносились вносили вносилось внесены внесено алғашқы
    бүкіл букил тутас барлығы барлыгы барлыгын аралыгында арасында мен пен бен между годами годах годов перечислите перечисли изложено изложен изложены пункты пунктов
    подпункты подпунктов нормы менялось менялся менялась что-нибудь что-либо нибудь либо бірдеңе бирдене сонғы
    отмены отмена утверждения утверждение принятия внесло внес внесла внесли сделал сделано самое самым каким было
    кушине енди енген енеди енетин колданиска енгизиледи алип алинип тасталди тасталган тастаган тасталип жана
    вступил вступила вступило вступили вступает силу сила деиствие введен введена введено введени нова новои новую новая новое
    почему зачем отчего нелер неси кандаилар берилген берилгендери нормалар норма норми кайсысы кайсилари болганин
    атап шык шик шигиниз шигынизши тизип перечисли назовите которими котории которая которое которие которих тармактар
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
    номирли нөмир тогда потом затем жаңағы жанағы бәрін айтыңыз
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
    not never enumerate
    when who whom whose what which how why where was were is are be been has have had do does did the a an of in
    on at to by for from and or it its this that these those ever many much times time there any all me us you
    show tell give list please clause clauses subclause subclauses article paragraph point item decree
    regulation act document date day year with about into since made make full whole complete
    """
)
