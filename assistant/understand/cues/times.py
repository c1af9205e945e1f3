"""The cue words for which change or which wording is meant: the last, the first, its effect, the text of a day.

Owns: the words of order, effect and edition. Must not know: the rules over them (``intent.py``).
"""

from __future__ import annotations

from assistant.understand.cues import cue

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
