"""The cue words for what is wanted besides the text and its changes: whether the act is in force, thanks, inventions.

Owns: the words of status (and of what else has one), of thanks, of orders to make something up. Must not know: the rules
over them (``intent.py``).
"""

from __future__ import annotations

from assistant.understand.cues import cue

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
    (?:еше|все еше|сеичас|сегодня|указ|положение|акт|документ|\d{4}|он|оно|это) деиству(?:ет|ют)\b
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
    актуал(?:ен|н)\w*
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

# What else may be valid or done away with: of these the act's own status tells nothing.
OF_OTHERS = cue(
    r"""
    (?:келисим)?шарт\w*
    мамиле\w*
    сенимхат\w*
    договор\w*
    контракт\w*
    сделк\w*
    доверенност\w*
    (?:упраздн|отмен|ликвидир)\w* (?:\w+ ){0,2}(?:суд(?:а|ов|и)?|администратор(?:а|ов)?|решени[ея]|постановлени[ея])\b
    (?:суд(?:а|ов|и)?|администратор(?:а|ов)?|решени[ея]|постановлени[ея]) (?:\w+ ){0,1}(?:упраздн|отмен|ликвидир)\w*
    (?:предлож|ходатаиств)\w* (?:\w+ ){0,3}(?:упраздн|отмен)\w*
    """
)

OF_OTHERS_EN = cue(
    r"""
    contracts?
    agreements?
    deals?
    transactions?
    (?:power|letter)s? of attorney
    (?:abolish|cancel|revoke|overturn)\w* (?:\w+ ){0,2}(?:courts?|administrators?|judgments?|decisions?|rulings?)\b
    (?:courts?|administrators?|judgments?|decisions?|rulings?) (?:\w+ ){0,2}(?:abolish|cancel|revoke|overturn)\w*
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
