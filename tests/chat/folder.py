"""A folder of twenty files as a clerk has one: acts in five forms, a picture, an empty file. Made, not kept."""

from __future__ import annotations

from html import escape

from tests.corpus.readers.paper import pdf, sheet
from tests.corpus.readers.word import p, word

_ISSUERS = ("юстиции", "финансов", "культуры", "энергетики", "транспорта", "обороны")
REFUSED = {"scan.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "empty.docx": b""}


def order(number: int, second: str = "") -> list[str]:
    """The lines of a Russian order."""
    name = _ISSUERS[number % len(_ISSUERS)]
    return [
        f"Об утверждении Правил учёта дел номер {number}",
        f"Приказ Министра {name} Республики Казахстан от {number} марта 2021 года № {100 + number}.",
        "ПРИКАЗЫВАЮ:",
        f"1. Утвердить прилагаемые Правила учёта дел номер {number}.",
        second or f"2. Срок хранения дела составляет {number} лет.",
        "3. Настоящий приказ вводится в действие со дня его первого официального опубликования.",
    ]


def text(number: int, second: str = "") -> bytes:
    """An order as plain text."""
    return "\n".join(order(number, second)).encode()


def _markdown(number: int) -> bytes:
    title, *rest = order(number)
    return "\n\n".join([f"# {title}", *rest]).encode()


def _page(number: int) -> bytes:
    inside = "".join(f"<p>{escape(line)}</p>" for line in order(number))
    return f"<!doctype html><html><head><title>Правила учёта дел</title></head><body><article>{inside}</article></body></html>".encode()


def _word(number: int) -> bytes:
    return word("".join(p(line) for line in order(number)))


def _pdf(number: int) -> bytes:
    return pdf(sheet([f" {line}" for line in order(number)]))


_FORMS = (("txt", text), ("md", _markdown), ("html", _page), ("docx", _word), ("pdf", _pdf))


def twenty() -> dict[str, bytes]:
    """Twenty files by name: eighteen acts, and two that nobody can read."""
    acts = {}
    for number in range(1, 19):
        ending, made = _FORMS[number % len(_FORMS)]
        acts[f"приказ {number}.{ending}"] = made(number)
    return acts | REFUSED
