"""The cue words for what was done to a provision: changed, removed, put in, restated.

Owns: the words of change, among them those that are often misspelt, and those that look like one and are none. Must not
know: the rules over them (``intent.py``).
"""

from __future__ import annotations

from assistant.understand.cues import cue

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

# An act that "was issued" (шығарылды), nothing being named out of which (…нан, …ден) it was taken: the word that
# otherwise takes a provision out.
ISSUED = cue(
    r"""
    (?:жарли[кг]|указ|акт|ереже|кужат)и? (?:(?!\w*(?:[нт]ан|[нт]ен|дан|ден) )\w+ ){0,5}шигарил(?:ди|ган)\w*
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

INSERTED_EN = cue(
    r"""
    insert(?:ed|ion|s)?\b
    add(?:ed|ition)\b
    new(?:ly)? (?:clauses?|subclauses?)
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

# Words of change that are typed in haste, skeletons for Kazakh and Russian; see `intent.mend_cues`.
OFTEN_MISSPELT = (
    *("озгертти", "озгерди", "озгерген", "озгертилди", "тасталган", "тасталди", "енгизилген", "косилган"),
    *("менял", "меняли", "меняла", "менялся", "изменил", "изменили", "изменен", "изменения", "поправки", "исключили"),
    *("changed", "amended", "history", "removed", "deleted", "inserted", "restated", "amendments", "changes"),
)
