"""What is said of several acts at once, as data: one row a sentence, one column a language."""

from __future__ import annotations

SCOPE: dict[str, tuple[str, str, str]] = {
    "from_act": ("{act} бойынша. {told}", "{act}. {told}", "From {act}. {told}"),
    "same_text": (
        "Дәл осы мәтін {count} актіде бар: {acts}.",
        "Этот же текст, слово в слово, – в {count} актах: {acts}.",
        "The same text, word for word, stands in {count} acts: {acts}.",
    ),
    "nearly_same": (
        "Осыған дерлік бірдей мәтін {count} актіде бар, сұрақтан қайсысы екені белгісіз. Жерін, органын немесе жылын атаңыз: "
        "{acts}.",
        "Почти одинаковый текст – в {count} актах, и из вопроса не видно, о каком речь. Назовите место, орган или год: {acts}.",
        "Nearly the same text stands in {count} acts, and the question does not tell which is meant. Name the place, the body or "
        "the year: {acts}.",
    ),
    "more_acts": ("тағы {count}", "и ещё {count}", "and {count} more"),
    "not_held": (
        "Сұралған акт ({what}) кітапханада жоқ.",
        "Акта, о котором спрашивают ({what}), в библиотеке нет.",
        "The act asked about ({what}) is not in the library.",
    ),
    "nearest_held": ("Ең жақындары: {acts}.", "Ближайшие: {acts}.", "The nearest held: {acts}."),
    "no_act_admitted": (
        "Таңдалған шарттарға сай акт кітапханада жоқ.",
        "В библиотеке нет акта, отвечающего выбранным условиям.",
        "No act of the library meets the conditions chosen.",
    ),
    "nowhere_in_library": (
        "Кітапхана актілерінің мәтінінде бұл сұраққа жауап табылмады.",
        "В текстах актов библиотеки ответа на этот вопрос нет.",
        "The texts of the library's acts do not answer this question.",
    ),
    "unsearched": (
        "{count} акт әлі іздеуге дайын емес, олардан жауап ізделген жоқ. Дайын болғанда қайта сұраңыз.",
        "Ещё не подготовлены к поиску и не просмотрены актов: {count}. Спросите снова, когда они будут готовы.",
        "{count} acts are not ready to be searched yet, and the answer was not sought in them: “ereje index” prepares them.",
    ),
    "changed_in": (
        "{what} кітапхананың {count} актісін өзгерткен: {acts}.",
        "{what}: изменено актов библиотеки – {count}: {acts}.",
        "{what} changed {count} acts of the library: {acts}.",
    ),
}
