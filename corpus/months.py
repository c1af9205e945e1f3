"""The months, and a day written out, in three languages."""

from __future__ import annotations

from datetime import date

from corpus.kazakh import locative

KK = ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
      "желтоқсан")  # fmt: skip
RU = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
      "декабря")  # fmt: skip
EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December")  # fmt: skip


def spelled(day: date, language: str) -> str:
    """The day as a citation has it: "2010 жылғы 3 қарашадағы", "3 ноября 2010 года", "3 November 2010"."""
    if language == "kk":
        at = KK[day.month - 1] + locative(KK[day.month - 1])
        return f"{day.year} жылғы {day.day} {at}{'ғы' if at[-1] == 'а' else 'гі'}"
    if language == "ru":
        return f"{day.day} {RU[day.month - 1]} {day.year} года"
    return f"{day.day} {EN[day.month - 1]} {day.year}"
