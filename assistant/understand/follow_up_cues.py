"""The words by which a follow-up shows itself, as data: next, before that, in that list, in another language.

Owns: the patterns of the three languages. Must not know: turns, rules (``follow_ups/``). Kazakh and Russian patterns
are skeletons (``skeleton.py``), English ones plain.
"""

from __future__ import annotations

import re

PLEASE = r"(?: (?:аит\w*|жаз\w*|корсет\w*|бер\w*|аудар\w*|please|ше|пожалуиста|можно|даи|даите|болама|бола|ма|now))*$"
# What may come before the name of a language: "give it in Kazakh", "переведи это на русский".
AGAIN = (
    r"(?:(?:ал|енди|оси\w*|сони|муни|буни|оны|они|жауап\w*|маган|а|и|ну|теперь|теперъ|тепер|то|же|самое|ето|его|ответ|мне"
    r"|даи(?:те)?|покажи(?:те)?|напиши(?:те)?|скажи(?:те)?|переведи(?:те)?|повтори(?:те)?|можно"
    r"|and|now|then|the|same|it|that|this|me|give|show|say|tell|repeat|translate|put|answer|please|can|you) )*(?:\w+ )?"
)
LANGUAGES = tuple(
    (language, re.compile(rf"^{AGAIN}(?:{names}){PLEASE}"))
    for language, names in (
        (
            "kk",
            r"казакша\w*|казак тилине?д?е?|(?:на|по) казахск(?:ом|ии?)(?: язике?)?|(?:(?:in|into|to) )?kazakh",
        ),
        (
            "ru",
            r"орисша\w*|орис тилине?д?е?|(?:на|по) русск(?:ом|ии?)(?: язике?)?|(?:(?:in|into|to) )?russian",
        ),
        (
            "en",
            r"агилшинша\w*|агилшин тилине?д?е?|(?:на|по) англи+ск(?:ом|ии?)(?: язике?)?|(?:(?:in|into|to) )?english",
        ),
    )
)
FULL_TEXT = re.compile(
    r"толик мати|мати\w* (?:толик|корсет|оки|бер)|толигимен|озин корсет|созбе соз"
    r"|полн\w+ (?:текст|верси)|текст полност|полностью|весь текст|сам текст|дословно|цитат"
    r"|\b(?:оси|сол|бул|ол|сол жердеги)\w* (?:тармак|норма|тармакша)\w* (?:корсет|оки|бер|шигар)"
    r"|(?:они|муни|сони|осини|екеуин|оларди|бариңиз)\w* (?:толик )?(?:корсет|окип бер|шигар)"
    r"|(?:покажи|приведи|процитируй|открой|виведи|даи)(?:те)?(?: мне)? "
    r"(?:(?:сам|саму|его|ее|их|этот|эту|эти|тот|ту|те|оба|обе|данни\w*) ?)?"
    r"(?:текст|пункт|подпункт|норм|их|его|ее|оба|обе)"
    r"|full text|whole (?:text|clause)|entire|verbatim|in full|exact (?:text|words|wording)"
    r"|(?:текст|wording|text) (?:мне )?(?:бер|даи|нуж[ен]н?|пожалуиста|please)\w*"
    r"|(?:даи|нуж[ен]н?)(?:те)? (?:мне )?текст"
    r"|(?:show|give|quote|display|read)(?: me)? (?:(?:the|its|their|this|that|these|those) )?"
    r"(?:text|words?|wording|(?:sub)?clauses?|provisions?|it|them|both|that|this)\b"
)
# The bare word for the text: "мәтіні ше?", "а текст?", "and the wording?".
BARE_TEXT = re.compile(
    r"^(?:(?:ал|енди|жане|онин|мунин|осинин|а|и|ну|сам|сама|мне|тепер|and|now|then|what|about|the|its|just) )*"
    r"(?:мати\w*|текст\w*|формулировк\w*|text|wording|words)"
    r"(?: (?:ше|кани|керек|нужен|пожалуиста|please|itself|of|it))*$"
)
# What may stand beside a call for the text and names no matter of its own.
OF_TEXT = re.compile(
    r"(?:корсет|бер|покаж|толи[кг]|мати|казирги|казир|дословн|цитат|полн|полностью|полност|весь|вес|текст|нинешн|деиствуюш|имеюш|саму?"
    r"|норм|ози|созбе|соз|оки|окип|шигар|приведи|процитируи|открои|виведи|даи|мне|тогда|потом|енди"
    r"|text|current|present|exact|words|wording|verbatim|quote|display|read|provisions?|again|then|now|please)\w*"
)
NEXT = re.compile(r"\b(?:келеси\w*|кеии?нги\w*|следуюш\w*|дальше|далее|next|following|after (?:it|that))\b")
STEPS = re.compile(r"(?:келеси|кеии?нги|одан|таги|следуюш|дальше|еше|алдинги|предидуш)\w*")
PREVIOUS = re.compile(
    r"^назад$|^(?:go )?back$|^артка$"
    r"|\b(?:алдинги\w*|алдиндаги\w*|предидуш\w*|предшеств\w*|previous|preceding|before (?:it|that))\b"
)
MARKER = re.compile(r"^(?:ал|а|и|ну а|сонда|онда|жане|and|but|what about|how about|then|so|also)\b|\b(?:ше|шы)$")
POINTING = re.compile(
    r"\b(?:ол|они|онин|оган|олар\w*|онда|одан|осы|оси|осини|осинин|осиган|бул|булар\w*|буни|бунин|муни|мунин|муниси"
    r"|мунда|буган|сол|сони|сонин|соган|сонда|жанаги\w*|аталган"
    r"|он|она|оно|его|ее|их|ему|еи|им|этот|эта|это|эти|этих|этого|этои|эту|етот|ета|ето|етого|етои|ету|ети|тот|там|туда"
    r"|it|its|they|them|their|this|that|these|those|there|he|him|his|she|her)\b"
)
WHY = re.compile(
    r"\b(?:неге|не ушин|неликтен|не себеп\w*|себеби (?:не|кандаи|неде)\w*|почему|зачем|отчего|из за чего"
    r"|по какои причин\w*|(?:в чем|какова|какая) причин\w*|why|what for|how come|(?:for )?what reason\w*|the reason)\b"
)
# What may be said beside "why" without naming a matter of its own.
OF_REASON = re.compile(
    r"(?:потом|так|именно|вдруг|разниц|отлич|разн|причин|себеб|себеп|аирма|олаи|булаи|солаи|себебинен|сонда|оган|таки"
    r"|difference|differ|different|reason|later|then|so|come|that|not|needed|жасаган|жасади|сделал|решил|тусиндир|обясни|поясни|explain|хм)\w*"
)
# Words for both or all of what was answered.
ALL_OF_THEM = re.compile(
    r"\b(?:екеу[иі]?\w*|ушеу\w*|бариси\w*|оба|обе|обоих|обеих|обоим|всех их|все они|они все"
    r"|both|all (?:of them|three)|neither|either of them)\b"
)
THERE = re.compile(
    r"\b(?:онда|ондаги|онин|сонин|осинин|мунин|сонда|сондаги|мунда|мундаги|осинда|осиндаги|сол жерде\w*"
    r"|там|оттуда|него|нем|неи"
    r"|(?:сол|осы|оси|бул|это\w*|то\w*|this|that|same) (?:же )?(?:тизбе|тизим|переч|спис|list)\w*|there|it)\b"
)
SHOWS = re.compile(
    r"\b(?:корсет\w*|мати\w*|покажи\w*|текст\w*|приведи\w*|что (?:сказано|написано)|show|text|quote|read)\b"
)
ASKS = re.compile(
    r"\b(?:ким\w*|не|неге|неден|немен|ненин|нени|каи\w*|кашан|калаи|канша|кто|кем|кому|что|чем|чего|какои|какая|какие|какую|каким"
    r"|где|когда|как|сколько|чеи|чья|чье\w*|откуда|who|whom|whose|what|which|when|where|how|does|do|is|are|may|can|must)\b"
)
CORRECTS = re.compile(
    r"^(?:жок|нет|ои|no|sorry|кешириниз|извините|простите)\b|\b(?:имел[аи]? в виду|meant|дегеним|аитамин|аиткам"
    r"|сура[пд]\w* (?:турмин|отирмин)|сурадим|спрашива[юл]\w*|am asking|i asked|asking about)\b"
)
SAME_NUMBER = re.compile(r"\b(?:same|сол номир\w*|т(?:ем|ои|ом|от) же|этим(?: же)? номер\w*)\b")
WITH_WHOM = re.compile(r"^(?:with|by|from|upon|с|по|от|при) (?:whose|whom?|чи\w+|чье\w*|кого|кем) ?\w*$")
LIST = re.compile(r"\b(?:тизбе\w*|тизим\w*|переч\w+|спис\w+|lists?)\b")
LEADING_MARKER = re.compile(r"^(?:ал|а|и|ну а|and|but|what about|how about)\s+", re.IGNORECASE)
TRAILING_MARKER = re.compile(r"\s+(?:ше|ша)$", re.IGNORECASE)
# The time before: "оған дейін", "ещё раньше", "before that".
EARLIER = re.compile(
    r"\b(?:алдинда\b|алдиндаги\w*|бурин\w*|бурнаг\w*|(?:оган|буган|соган|осиган) деиин\w*|ертерек\w*"
    r"|раньше|ранее|прежде|до (?:того|етого|них|него)|перед (?:тем|етим|ним|ними)"
    r"|before\b|beforehand|earlier|previously|prior to (?:that|this|it))"
)
EARLIER_CHANGE = re.compile(r"\b(?:алдинг\w*|предидуш\w*|предшеств\w*|прошл\w*|previous|preceding|prior)\b")
# What may stand beside it and names no matter.
OF_EARLIER = re.compile(
    r"деп|read|reads|алдинда\w*|алдинг\w*|бурин\w*|бурнаг\w*|деиин\w*|ертерек\w*|одан|будан|содан|мунан|оган|буган|соган|осиган|да|де|таги|тагида"
    r"|болди|болган|болип|кандаи|осилаи|еще|еше|раньше|ранее|прежде|того|тому|тем|етого|етим|ето|него|нее|них|ним|ними|неи|тогда|там|раз|рази"
    r"|предидуш\w*|предшеств\w*|прошл\w*|випадал\w*|само\w*|before|beforehand|earlier|even|previous\w*|preceding|prior|then|one|ones"
    r"|time|like|still|further|back|go|going|went|again|onwards|хм|м+|so|well|кои\w*|кол|подпис\w*|утвер\w*|бекит\w*|signed|approved"
    r"|било|бил[аи]?|бива\w*|написан\w*|вигляде\w*|звуча\w*|гласил\w*|норм\w*|правил[ао]|оси|сонда|солаи|жазил\w*|said|look\w*|rule"
)
HOW_THEN = re.compile(
    r"\b(?:калаи|кандаи|не (?:деп|деген|жазил\w*|бол\w*)|как|каким|какои|какая|какое"
    r"|что (?:там )?(?:било|стояло|написано|говори\w*)"
    r"|how|what (?:was|did|were))\b"
)
# "Since when is it so?", "from what day did it apply?".
SINCE_WHEN = re.compile(
    r"\b(?:каша?ннан (?:бер\w*|бастап)|каи (?:\w+ )?(?:кез|кун|уакит|мезгил|жил|аи|мерзим)\w*н (?:бер\w*|бастап)"
    r"|с каких(?: \w+)? (?:пор|времен)|давно(?: ли)?"
    r"|с како(?:го|и|ва) (?:\w+ )?(?:времени|дат\w*|год\w*|числа|дня|момента|пор\w*)"
    r"|(?:since|from|as of|as from) (?:when|(?:what|which) (?:\w+ )?(?:day|date|time|year|moment|point))"
    r"|how long has)\b"
)
OF_SINCE = re.compile(
    r"каша?ннан|кез\w*|уакит\w*|мезгил\w*|мерзим\w*|осилаи|солаи|булаи|осиндаи|бул|оси|ереже|норма\w*|талап\w*|тартип\w*|колданил\w*|колданиста"
    r"|времени|времен|момента|пор|дати|так|такое|такои|такая|давно|деиству\w*|деиствовал\w*|применя\w*|работа\w*|норм\w*|правил[ао]|порядок|тепер\w*"
    r"|началас?|стало|стал|существу\w*|хм|so|like|way|case|long|moment|point|apply|applie[sd]|applicable|did|been|valid|run|running|rule|norm|then"
    r"|start\w*|began|begin|already|тогда|онда|сонда|неге|деген"
)
TO_APPLY = re.compile(
    r"\b(?:колдан\w*|кушин\w*|деиству\w*|деиствова\w*|применя\w*|appl(?:y|ie[sd])|start\w*|began|begin|run|valid)\b"
)
SO = re.compile(r"\b(?:осилаи|солаи|булаи|так\w*|бери|пор|времени|времен|давно|so|like|how long)\b")
# Who made a change: "кто тогда утвердил изменение?", "who signed it?".
MADE_IT = re.compile(
    r"\b(?:кол кои\w*|бекит(?:ти|кен|илди|илген|кени)\w*|кабилда(?:ди|ган|н)\w*|шигар(?:ди|ган)\w*|жасади|жасаган"
    r"|утверд\w*|утвержд\w*|подпис\w*|принял\w*|принят\w*|издал\w*|сделал\w*|signed|approved|adopted|issued|made|enacted|behind)\b"
)
DECREE = re.compile(r"\b(?:жарли[кг]\w*|кужат\w*|указ\w*|акт\w*|документ\w*|decree|act|instrument|document)\b")
WHO = re.compile(r"\b(?:ким|кимдер|кимнин|кто|кем|чеи|чя|че|чим|каи орган|who|whom|whose)\b")
OF_MADE = re.compile(
    r"оз[иі]|озинин|самии?|самого|перв\w*|котор\w*|изначал\w*|алгашки\w*|бастапки\w*|каи\w*|original\w*|initial\w*|first|very|itself|"
    r"кол|кои\w*|бекит\w*|кабилда\w*|шигар\w*|утвер\w*|подпис\w*|принял\w*|принят\w*|издал\w*|сделал\w*|жасади|жасаган|тогда|сонда|онда|озгер\w*"
    r"|change[sd]?|amendments?|signed|approved|adopted|issued|made|enacted|behind|then|хм|сам|сол|сони|оси|осини|так|кимнин|кимдер|чя|че|чеи|чим|ето|ети|those"
)
# Only some of the changes told: "only the decrees signed in 2016".
OF_SOME = re.compile(
    r"тек|гана|тана|кана|кол|кои\w*|шик\w*|шигарил\w*|кабилдан\w*|бекит\w*|озгер\w*|только|лиш|лишь|исключительно|именно|те|тех|подпис\w*|принят\w*|издан\w*"
    r"|которие|что|били|only|just|solely|merely|ones?|those|signed|adopted|issued|made|passed|from|which|were|dated|и|ал|а"
)
TIME_AT_END = re.compile(r"\b(?:рет|раз|time|one)\w*$")
SENTENCE = re.compile(r"(?<=[?!])\s+|(?<=[^\W\d_]{3}\.)\s+")
GENITIVE_NUMBER = re.compile(
    r"(?<![\w.])(\d+(?:-\d+)?)-?\s?(?:тің|тын|тың|тин|тен|дің|дың|ның|нің|нын|нин|го|ого)(?!\w)", re.IGNORECASE
)
NUMBER = re.compile(r"(?<![\w.])(\d+(?:-\d+)?)(?:\)|-?(?:[а-яёәіңғүұқөһ]+|st|nd|rd|th))?(?![\w.]|-\d)", re.IGNORECASE)
