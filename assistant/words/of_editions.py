"""What is said of an act's several texts, as data: one row a sentence, one column a language."""

from __future__ import annotations

EDITIONS: dict[str, tuple[str, str, str]] = {
    "edition": ("{when} күнгі редакция", "редакция на {when}", "wording of {when}"),
    "present_text": ("актінің қазіргі мәтіні", "нынешний текст акта", "the act's present text"),
    "held_between": ("{start} – {end}", "{start} – {end}", "{start} – {end}"),
    "held_since": ("{start} бастап", "с {start}", "since {start}"),
    "held_nowhere": (
        "{start} – {end}: бұл уақыттың редакциясын бірде-бір мәтін көрсетпейді",
        "{start} – {end}: редакции за это время ни один текст не показывает",
        "{start} – {end}: no text held shows the wording of that time",
    ),
    "no_editions": (
        "Бұл актінің басқа редакциялары кітапханада жоқ.",
        "Других редакций этого акта в библиотеке нет.",
        "The library holds no other edition of this act.",
    ),
    "first_lacking": (
        "мәтін білмейтін алғашқы өзгеріс: {by}",
        "первое изменение, которого текст не знает: {by}",
        "the first change that it does not know: {by}",
    ),
    "texts_unnoted": (
        "{where}: екі мәтін ({places}) әртүрлі, ал олардың арасындағы өзгеріс ешбір ескертуде айтылмаған.",
        "{where}: два текста ({places}) расходятся, а об изменении между ними не говорит ни одно примечание.",
        "{where}: two texts ({places}) differ, and no note tells of a change between them.",
    ),
    "texts_lacking": (
        "{where}: мәтіндердің бірі ({places}) өз күнінен бұрынғы өзгерісті білмейді: {by}.",
        "{where}: один из текстов ({places}) не знает изменения, внесённого до его дня: {by}.",
        "{where}: one of the texts ({places}) lacks a change made before its day: {by}.",
    ),
    "texts_ahead": (
        "{places}: мәтіннің ескертулері аталған күннен кейінгі өзгерісті біледі: {by}.",
        "{places}: примечания текста знают изменение после названного дня: {by}.",
        "{places}: the notes of the text know a change after the day told: {by}.",
    ),
}
