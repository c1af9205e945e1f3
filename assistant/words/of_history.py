"""The sentences about amendments and status, as data: one row a sentence, one column a language.

Owns: their wording. Must not know: when which is said. ``{…}`` are filled by the caller.
"""

from __future__ import annotations

HISTORY: dict[str, tuple[str, str, str]] = {
    "never_changed_itself": (
        "{where}: бұл норманың өзіне қатысты өзгеріс мәтінде белгіленбеген; оны қамтитын бүтін мәтін жаңа редакцияда жазылған: "
        "{by}. Сонда бұл норма өзгерді ме, айтылмаған.",
        "{where}: изменений самой этой нормы в тексте не отмечено; целое, в которое она входит, изложено в новой редакции "
        "{by}. Изменилась ли она тогда, не сказано.",
        "{where}: the text notes no change of this provision itself; the whole that it belongs to was restated {by}. Whether "
        "that changed it is not told.",
    ),
    "period_signed": (
        "{period}, қол қойылған күні бойынша:",
        "{period}, по дню подписания:",
        "{period}, by day of signing:",
    ),
    "period_force": (
        "{period}, қолданысқа енгізілген күні бойынша (қол қойылған күні басқа):",
        "{period}, по дню введения в действие (подписано в другое время):",
        "{period}, by day of effect (signed at another time):",
    ),
    "period_without_effect": (
        "{period}: бұл кезеңде қолданысқа енгізілген деп аталған өзгеріс жоқ.",
        "{period}: изменений, о которых сказано, что они введены в действие в это время, нет.",
        "{period}: no change is told to have taken effect in that time.",
    ),
    "counted_all": (
        "Белгіленген өзгерістер саны: {changes}; өзгерткен актілер: {acts}; аталған орындар: {places}.",
        "Отмечено изменений: {changes}; изменивших актов: {acts}; названо мест: {places}.",
        "Changes noted: {changes}; amending acts: {acts}; places named: {places}.",
    ),
    "most_changed": (
        "Ең көп өзгеріс: {where} ({count}).",
        "Больше всего изменений: {where} ({count}).",
        "Most changes: {where} ({count}).",
    ),
    "least_changed": (
        "Өзгергендерінің ішінде ең аз өзгеріс: {where} ({count}).",
        "Меньше всего изменений среди того, что менялось: {where} ({count}).",
        "Fewest changes, among what was changed at all: {where} ({count}).",
    ),
    "most_touched": (
        "Ең көп норманы өзгерткен: {where} (нормалар саны: {count}).",
        "Больше всего норм изменил: {where} (норм: {count}).",
        "Changed the most provisions: {where} ({count}).",
    ),
    "least_touched": (
        "Ең аз норманы өзгерткен: {where} (нормалар саны: {count}).",
        "Меньше всего норм изменил: {where} (норм: {count}).",
        "Changed the fewest provisions: {where} ({count}).",
    ),
    "place_stands": (
        "{where}: мәтінде тұр; алып тасталғаны туралы ескерту жоқ.",
        "{where}: в тексте есть; отметки об исключении нет.",
        "{where}: it stands in the text; no note says that it was removed.",
    ),
    "changed_once": (
        "Бір-ақ акт өзгерткен: {where}.",
        "Изменено только одним актом: {where}.",
        "Changed by one act only: {where}.",
    ),
    "changed_by_these": (
        "Дәл осы актілер ғана өзгерткен: {where}.",
        "Изменено именно этими актами и никакими другими: {where}.",
        "Changed by exactly these acts and by no others: {where}.",
    ),
    "changed_by_each": (
        "Аталғандардың әрқайсысы бойынша өзгертілген: {where}.",
        "Изменено по каждому из названного: {where}.",
        "Changed by, or in, each of those named: {where}.",
    ),
    "none_such": (
        "Ескертулер бойынша мұндай норма жоқ.",
        "По примечаниям таких норм нет.",
        "By the notes there is no such provision.",
    ),
    "all_unchanged": (
        "Өзгеріс белгіленбеген: {where}.",
        "Изменений не отмечено: {where}.",
        "No change is noted of: {where}.",
    ),
    "words_throughout": (
        "Бүкіл мәтін бойынша сөздер ауыстырылған: {by}; оның қай нормаларға тигені айтылмаған.",
        "По всему тексту заменялись слова {by}; какие нормы этим затронуты, не сказано.",
        "Words were replaced throughout the text {by}; which provisions that touched is not told.",
    ),
    "whole_restated": (
        "Бүтін мәтін жаңа редакцияда жазылған: {by}; сонда олардың қайсысы өзгергені айтылмаған.",
        "Целое изложено в новой редакции {by}; что из этого тогда изменилось, не сказано.",
        "The whole was restated {by}; which of them that changed is not told.",
    ),
    "longest_pause": (
        "Екі өзгеріс арасындағы ең ұзақ уақыт: {start} – {end} ({days} күн).",
        "Самое долгое время между двумя изменениями: {start} – {end} (дней: {days}).",
        "The longest time between two changes: {start} – {end} ({days} days).",
    ),
    "shortest_pause": (
        "Екі өзгеріс арасындағы ең қысқа уақыт: {start} – {end} ({days} күн).",
        "Самое короткое время между двумя изменениями: {start} – {end} (дней: {days}).",
        "The shortest time between two changes: {start} – {end} ({days} days).",
    ),
    "first_after": (
        "Қабылданған {since} күнінен алғашқы өзгеріске дейін одан да ұзақ уақыт өткен.",
        "От принятия {since} до первого изменения прошло ещё больше.",
        "From the adoption on {since} to the first change more time passed still.",
    ),
    "reason_not_told": (
        "Ескертулер қай акт нені және қашан өзгерткенін айтады; не себептен және кімнің бастамасымен екені мәтінде айтылмаған.",
        "Примечания говорят, какой акт, что и когда изменил; почему и по чьему почину, в тексте не сказано.",
        "The notes tell which act changed what and when; the text does not tell why, or whose idea it was.",
    ),
    "silent_since": (
        "{since} күнінен бері өзгеріс белгіленбеген, бұл одан да ұзақ.",
        "С {since} изменений не отмечено, и это ещё дольше.",
        "Since {since} no change is noted, which is longer still.",
    ),
    "before_the_only": (
        "Қабылданған күннен жалғыз өзгеріске дейін: {start} – {end} ({days} күн).",
        "От принятия до единственного изменения: {start} – {end} (дней: {days}).",
        "From the adoption to the only change: {start} – {end} ({days} days).",
    ),
    "silent_since_only": (
        "{since} күнінен бері өзгеріс белгіленбеген.",
        "С {since} изменений не отмечено.",
        "Since {since} no change is noted.",
    ),
    "no_pause": (
        "Белгіленген өзгерістер екеуден аз, сондықтан араларындағы уақыт жоқ.",
        "Отмечено меньше двух изменений, поэтому времени между ними нет.",
        "Fewer than two changes are noted, so there is no time between them.",
    ),
    "no_nth": (
        "Мұндай өзгеріс жоқ; өзгерткен актілер саны: {count}.",
        "Такого по счёту изменения нет; изменивших актов: {count}.",
        "There is no such change; the notes tell of amending acts: {count}.",
    ),
    "nth_changed": ("Ретімен {n}-өзгеріс:", "Изменение по счёту {n}:", "Change number {n} in order of time:"),
    "last_but": ("Соңынан санағанда {n}-өзгеріс:", "Изменение {n} с конца:", "Change number {n} from the last:"),
    "note_says": ("Ескертуде былай делінген: «{note}»", "Примечание говорит: «{note}»", "The note says: «{note}»"),
    "note_leaves_open": (
        "Жоқ, ескерту қай тармақшалар өзгергенін айтпайды.",
        "Нет, примечание не говорит, какие подпункты изменены.",
        "No, the note does not say which subclauses were changed.",
    ),
    "named_in_text": (
        "{what}: бұл актіні ескертулер атамайды, мәтіннің өзі атайды: {where}. Оның мәтіні мұнда жоқ.",
        "{what}: примечания этот акт не называют, его называет сам текст: {where}. Самого акта здесь нет.",
        "{what}: the notes do not name this act, the text itself does: {where}. The act is not held here.",
    ),
    "signed_by": ("Қол қойған: «{what}».", "Подпись: «{what}».", "Signed: «{what}»."),
    "in_force_until": (
        "{period}: акт {end} дейін күшінде болған; {by} күші жойылған.",
        "{period}: акт действовал до {end}; утратил силу {by}.",
        "{period}: the act was in force until {end}; it was repealed {by}.",
    ),
    "in_force_since": (
        "{period}: акт {start} бастап күшінде болған.",
        "{period}: акт действовал с {start}.",
        "{period}: the act was in force from {start}.",
    ),
}
