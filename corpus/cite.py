"""How a place in an act is cited, as legal writing in Kazakhstan cites it; short beside a quote, long for papers.

Owns: the name of a part, the place inside it by the kinds of its units, the act by its card. Must not know: what
stands at the place, its edition (``corpus/cited_whole.py``). An article is one because its unit is; the act's own body
is cited as the act, an annexed document as approved by, or annexed to, it. What the card does not tell is left out,
never filled in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import russian
from corpus.editions.names import marked
from corpus.ids import ACT, TEXT, ClauseId
from corpus.issuers import genitive, in_language
from corpus.kinds import KINDS, UNITS, DocumentKind, Noun, capitalised, kind_of
from corpus.model import Act, ActCard, Part, Unit, UnitKind
from corpus.months import spelled
from corpus.steps import Step, is_counted, paragraph_steps
from corpus.text import fold

_REPEATED = re.compile(r"(?P<base>[a-z-]+?)-(?P<number>\d+(?:-\d+)?)")
_AGAIN = re.compile(r"\.[a-z]$|\.\d+$")  # a number used again: "1.b" is printed "1"
_NAMED = re.compile(r"(?P<kind>row|table|list|section|chapter|para)-(?P<number>.+)")
_GROUPS = {"para": "subdivision"}
_APPROVED = re.compile(r"бекітілген|бекітілді|утвержд", re.IGNORECASE)
_APPROVES = re.compile(r"бекітілсін|утвердить|бекітемін", re.IGNORECASE)
PREAMBLE = "preamble"
# Paragraphs are counted in words; beyond the tenth, which hardly any unit has, in figures.
KK_ORDINALS = ("", "бірінші", "екінші", "үшінші", "төртінші", "бесінші", "алтыншы", "жетінші", "сегізінші", "тоғызыншы",
               "оныншы")  # fmt: skip
RU_ORDINALS = ("", "первый", "второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый",
               "десятый")  # fmt: skip
EN_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_BELOW = {UnitKind.ARTICLE: UnitKind.CLAUSE, UnitKind.CLAUSE: UnitKind.SUBCLAUSE, UnitKind.ITEM: UnitKind.SUBCLAUSE}


# -- parts -----------------------------------------------------------------------------------------------------------


def part_name(slug: str, language: str, case: str = "nom", card: ActCard | None = None) -> str:
    """The name of a part or of the act (``act``): as its act's data call it, else by its kind.

    Args:
        slug: of the part.
        language: of the name.
        case: ``nom`` or ``gen``; English has none.
        card: of the act, which may name its parts.
    """
    label = card.label(slug) if card else None
    if label is not None:
        return label.name(language, genitive=case == "gen")
    kind, number = _kind_and_number(slug)
    if kind.act and card is not None and card.kind and slug != card.kind:
        kind, number = KINDS["annex"], ""  # a document that only speaks of acts in its title
    if kind.slug == "annex" and number:
        return _numbered_annex(number, language, case)
    if language == "kk" and number and case != "nom":
        return f"{number}-{kind.noun.kazakh(case)}"
    return f"{kind.title(language, case)} {number}".strip()


def _kind_and_number(slug: str) -> tuple[DocumentKind, str]:
    """A part's kind, and its number where it is one of several or a numbered annex."""
    if slug in KINDS:
        return KINDS[slug], ""
    found = _REPEATED.fullmatch(slug)
    if found and found["base"] in KINDS:
        return KINDS[found["base"]], found["number"]
    return kind_of("" if slug == ACT else "annex"), ""


def _numbered_annex(number: str, language: str, case: str) -> str:
    noun = KINDS["annex"].noun
    return f"{number}-{noun.kazakh(case)}" if language == "kk" else f"{noun_title(noun, language, case)} {number}"


def noun_title(noun: Noun, language: str, case: str) -> str:
    """A noun as the name of something, with a capital letter."""
    return capitalised(noun.named(language, case))


# -- places ----------------------------------------------------------------------------------------------------------


def citation(clause: str, language: str, act: Act | None = None, paragraph: int = 0) -> str:
    """The short citation: "Ереже, 15-тармақтың 3-1) тармақшасы"; a whole part gives its name.

    Args:
        clause: a clause id, a part, or ``act``.
        language: of the citation.
        act: the act, whose units tell what a number numbers; without it the usual order of ranks is taken.
        paragraph: the one cited of several in the unit, counted from 1; 0 for the unit.
    """
    if clause == ACT:
        return part_name(ACT, language)
    place = ClauseId.parse(clause)
    name = part_name(place.part, language, card=act.card if act else None)
    within = placed(steps_of(place, act, paragraph), language)
    return marked(f"{name}, {within}" if within else name, act.id if act else "", language)


def cited_within(act: Act, clause: str, language: str) -> str:
    """A clause as a sentence names it: "Ереженің 18-тармағы", "пункт 18 Положения", "clause 18 of the Regulation"."""
    place = ClauseId.parse(clause)
    steps = steps_of(place, act)
    part = part_name(place.part, language, "gen" if steps else "nom", act.card)
    if language == "kk":
        return joined(part, placed(steps, "kk", possessed=True))
    if language == "ru":
        return joined(placed(steps, "ru"), part)
    return f"{placed(steps, 'en')} of the {part}" if steps else part


def steps_of(place: ClauseId, act: Act | None, paragraph: int = 0) -> tuple[Step, ...]:
    """The ranks of a place from the outermost inwards, by the kinds of the units there; ``decree/preamble`` is one."""
    steps: list[Step] = []
    above: UnitKind | None = None
    for depth, number in enumerate(place.numbers, 1):
        if number == TEXT:
            continue
        if is_counted(here := ClauseId(place.part, place.numbers[:depth])):
            steps.extend(paragraph_steps(here, act))
            continue
        if number == PREAMBLE:
            steps.append(Step("", UNITS[PREAMBLE]))
            continue
        named = _NAMED.fullmatch(number)
        kind = _kind_at(here, above, act) if named is None or named["kind"] == "row" else above
        slug = _GROUPS.get(named["kind"], named["kind"]) if named else str(kind)
        steps.append(Step(_AGAIN.sub("", named["number"] if named else number), UNITS[slug]))
        above = kind
    return (*steps, Step("", UNITS["paragraph"], paragraph)) if paragraph else tuple(steps)


def _kind_at(place: ClauseId, above: UnitKind | None, act: Act | None) -> UnitKind:
    """The kind of a unit; of one that the act does not hold, that of its would-be siblings."""
    if act is not None and act.has(place):
        return act.unit(place).kind
    if act is not None:
        beside = act.unit(place.parent).children if place.parent and act.has(place.parent) else _units(act, place)
        if beside and beside[0].kind not in (UnitKind.TEXT, UnitKind.PARAGRAPH):
            return beside[0].kind
    if above is not None:
        return _BELOW.get(above, UnitKind.SUBCLAUSE)
    return UnitKind.ARTICLE if place.part in ("law", "code", "constitution") and act is None else UnitKind.CLAUSE


def _units(act: Act, place: ClauseId) -> Sequence[Unit]:
    return next((part.units for part in act.parts if part.slug == place.part and len(place.numbers) == 1), ())


def placed(steps: Sequence[Step], language: str, *, possessed: bool = False) -> str:
    """The place inside its part: "15-тармақтың 3-1) тармақшасы", "подпункт 3-1) пункта 15".

    Args:
        steps: from the outermost rank inwards.
        language: of the citation.
        possessed: whether a Kazakh genitive stands before it ("Ереженің 15-тармағы").
    """
    if language == "kk":
        return " ".join(_kazakh_steps(steps, possessed=possessed))
    if language == "en":
        return ", ".join(_listed(step, "en", "nom") for step in steps)
    inner = [_listed(step, "ru", "nom") for step in steps[-1:]]
    return " ".join([*inner, *(_listed(step, "ru", "gen") for step in reversed(steps[:-1]))])


def listed(steps: Sequence[Step], language: str) -> str:
    """The place as a list from the outermost rank inwards: "статья 18, пункт 2, подпункт 3)"."""
    if language == "kk":
        return placed(steps, "kk")
    return ", ".join(_listed(step, language, "nom") for step in steps)


def _listed(step: Step, language: str, case: str) -> str:
    if step.ordinal:
        return _counted(step, language, case)
    return f"{step.form.noun.named(language, case)} {step.number}{')' if step.form.bracket else ''}".strip()


def _counted(step: Step, language: str, case: str) -> str:
    """What is counted by an ordinal: "абзац второй", "second paragraph"."""
    noun = step.form.noun.named(language, case)
    if language == "en":
        return f"{EN_ORDINALS[step.ordinal]} {noun}" if step.ordinal < len(EN_ORDINALS) else f"{noun} {step.ordinal}"
    if step.ordinal >= len(RU_ORDINALS):
        return f"{noun} {step.ordinal}"
    ordinal = RU_ORDINALS[step.ordinal]
    return f"{noun} {ordinal if case == 'nom' else _genitive(ordinal)}"


def _genitive(ordinal: str) -> str:
    """ "первый" is "первого", "третий" is "третьего"."""
    return f"{ordinal[:-2]}ьего" if ordinal.endswith("тий") else f"{ordinal[:-2]}ого"


def _kazakh_steps(steps: Sequence[Step], *, possessed: bool) -> list[str]:
    """The outermost rank in the genitive, the ones below possessed: 15-тармақтың 3-1) тармақшасы."""
    words = []
    for depth, step in enumerate(steps):
        owned, last = depth > 0 or possessed, depth == len(steps) - 1
        words.append(_kazakh_number(step) + step.form.noun.kazakh("nom" if last else "gen", owned=owned))
    return words


def _kazakh_number(step: Step) -> str:
    """The number with what joins it to its noun: "3-1) ", "15-", "екінші "."""
    if step.ordinal:
        return f"{KK_ORDINALS[step.ordinal]} " if step.ordinal < len(KK_ORDINALS) else f"{step.ordinal}-"
    return f"{step.number}) " if step.form.bracket else f"{step.number}-" if step.number else ""


# -- acts ------------------------------------------------------------------------------------------------------------


def act_name(card: ActCard, language: str, case: str = "nom") -> str:
    """The act by kind, issuer, day and number: "Қазақстан Республикасы Президентінің … № 106 Жарлығы".

    Args:
        card: of the act.
        language: of the name.
        case: of the kind's noun: nom, gen, dat or ins.

    Returns:
        The name; empty if the card tells no kind.
    """
    if card.kind not in KINDS:
        return ""
    own = _own_name(card, language, case) if card.kind in ("code", "constitution") else ""
    return own or _NAMES[language](card, KINDS[card.kind], case)


def _own_name(card: ActCard, language: str, case: str) -> str:
    """A code by its own name, as everybody cites it: "Водного кодекса Республики Казахстан", "Су кодексінің"."""
    title = dict(card.titles).get(language, "")
    noun = KINDS[card.kind].noun
    if language == "kk" and title.lower().endswith(noun.kazakh(owned=True)):
        return title[: -len(noun.kazakh(owned=True))] + noun.kazakh(case, owned=True)
    found = re.match(rf"(?P<adjective>\w+)[ыи]й {noun.russian()}(?P<rest>\s.*)?$", title) if language == "ru" else None
    if found is None:
        return ""
    adjective = (
        title[: found.end("adjective") + 2] if case == "nom" else russian.adjective(found["adjective"], "m", case)
    )
    return f"{adjective} {noun.russian(case)}{found['rest'] or ''}"


def _name_kk(card: ActCard, kind: DocumentKind, case: str) -> str:
    issuers = " және ".join(_issuer(name, card, "kk") for name in card.issuers)
    day = spelled(card.date, "kk") if card.date else ""
    noun = kind.noun.kazakh(case, owned=bool(issuers) and not issuers.endswith(")"))
    return joined(issuers, day, _number(card, "№"), capitalised(noun) if kind.capital else noun)


def _name_ru(card: ActCard, kind: DocumentKind, case: str) -> str:
    issuers = " и ".join(_issuer(name, card, "ru") for name in card.issuers)
    day = f"от {spelled(card.date, 'ru')}" if card.date else ""
    return joined(_cased(kind, case), issuers, day, _number(card, "№"))


def _cased(kind: DocumentKind, case: str) -> str:
    """The kind in the middle of a sentence: "Указа", but "приказа"; as the act's own name it begins with a capital."""
    noun = kind.noun.russian(case)
    return capitalised(noun) if kind.capital or case == "nom" else noun


def _name_en(card: ActCard, kind: DocumentKind, case: str) -> str:
    issuers = " and ".join(_issuer(name, card, "en") for name in card.issuers)
    day = f"of {spelled(card.date, 'en')}" if card.date else ""
    noun = kind.title("en")
    by = issuers if issuers.startswith("(") else f"of the {issuers}" if issuers else ""
    return joined(noun, by, _number(card, "No"), day)


_NAMES = {"kk": _name_kk, "ru": _name_ru, "en": _name_en}


def _issuer(name: str, card: ActCard, language: str) -> str:
    """The issuer for a citation; a name that is known in its own language only stays in it, in brackets."""
    if language == card.language:
        return genitive(name, language)
    known = in_language(name, language)
    if known is None:
        return f"({name})"
    return known if language == "en" else genitive(known, language)


def _number(card: ActCard, sign: str) -> str:
    return f"{sign} {card.number}" if card.number else ""


def joined(*bits: str) -> str:
    """The bits that are not empty, with a space between them."""
    return " ".join(bit for bit in bits if bit)


# -- long citations --------------------------------------------------------------------------------------------------


def long_citation(act: Act, clause: str, language: str, paragraph: int = 0) -> str:
    """The citation for papers: act, part and place, as legal writing in Kazakhstan gives it.

    "… бұйрығымен бекітілген Қағидалардың 12-тармағының 3) тармақшасы", "подпункт 3) пункта 12 Правил, утвержденных
    приказом …", "clause 12, subclause 3) of the Rules approved by Order …".
    """
    name = act_name(act.card, language)
    if not name:
        return f"{title_of(act.card, language)}, {citation(clause, language, act, paragraph)}"
    if clause == ACT:
        return marked(name, act.id, language)
    place = ClauseId.parse(clause)
    steps = steps_of(place, act, paragraph)
    body = not act.parts or place.part == act.parts[0].slug
    cited = _LONG[language](act, place.part, steps) if not body else _OF_THE_ACT[language](act.card, steps)
    return marked(cited, act.id, language)


_SUBJECT = 110  # characters of it, where it stands for a title


def told_apart(card: ActCard, language: str) -> str:
    """An act by what tells it from others in a list: its name, and its subject where the source lacks its title."""
    name = act_name(card, language) or title_of(card, language)
    if card.titles or not card.subject:
        return name
    short = card.subject if len(card.subject) <= _SUBJECT else f"{card.subject[:_SUBJECT].rsplit(' ', 1)[0]}…"
    return f"{name}: «{short}»" if name != card.id else f"«{short}»"


def title_of(card: ActCard, language: str) -> str:
    """The title in a language, else in the act's own, else what stands for one."""
    titles = dict(card.titles)
    return titles.get(language) or titles.get(card.language) or card.short_name or card.id


_OF_THE_ACT = {
    "kk": lambda card, steps: joined(
        act_name(card, "kk", "gen" if steps else "nom"), placed(steps, "kk", possessed=True)
    ),
    "ru": lambda card, steps: joined(placed(steps, "ru"), act_name(card, "ru", "gen" if steps else "nom")),
    "en": lambda card, steps: f"{placed(steps, 'en')} of the {act_name(card, 'en')}" if steps else act_name(card, "en"),
}


def _long_kk(act: Act, slug: str, steps: Sequence[Step]) -> str:
    name = part_name(slug, "kk", "gen" if steps else "nom", act.card)
    place = placed(steps, "kk", possessed=True)
    if _is_approved(act, slug):
        return joined(act_name(act.card, "kk", "ins"), "бекітілген", name, place)
    if _is_plain_annex(slug, act.card):
        return joined(act_name(act.card, "kk", "dat"), name[:1].lower() + name[1:], place)
    annex = f"({act_name(act.card, 'kk', 'dat')} қосымша)"
    return joined(name, place, annex)


def _long_ru(act: Act, slug: str, steps: Sequence[Step]) -> str:
    name = part_name(slug, "ru", "gen" if steps else "nom", act.card)
    place = placed(steps, "ru")
    if _is_approved(act, slug):
        participle = russian.adjective("утвержденн", _kind_in(slug, act.card).noun.gender, "gen" if steps else "nom")
        return f"{joined(place, name)}, {participle} {act_name(act.card, 'ru', 'ins')}"
    if _is_plain_annex(slug, act.card):
        name = name[:1].lower() + name[1:] if steps else name
        return joined(place, name, "к", act_name(act.card, "ru", "dat"))
    return f"{joined(place, name)} (приложение к {act_name(act.card, 'ru', 'dat')})"


def _long_en(act: Act, slug: str, steps: Sequence[Step]) -> str:
    name = part_name(slug, "en", card=act.card)
    if _is_plain_annex(slug, act.card):
        return f"{joined(placed(steps, 'en'), 'of' if steps else '', name)} to {act_name(act.card, 'en')}"
    where = f"{placed(steps, 'en')} of the {name}" if steps else name
    return f"{where} {'approved by' if _is_approved(act, slug) else 'annexed to'} {act_name(act.card, 'en')}"


_LONG = {"kk": _long_kk, "ru": _long_ru, "en": _long_en}


def _kind_in(slug: str, card: ActCard) -> DocumentKind:
    """The kind of a part, whatever the act's data call it."""
    label = card.label(slug)
    return _kind_and_number(label.plain if label else slug)[0]


def _is_plain_annex(slug: str, card: ActCard) -> bool:
    kind = _kind_in(slug, card)
    return kind.slug == "annex" or kind.act


def _is_approved(act: Act, slug: str) -> bool:
    """Whether the act approves the document: its corner says so, or the corner says nothing and a clause does."""
    if _is_plain_annex(slug, act.card):
        return False
    part = next((part for part in act.parts if part.slug == slug), Part(slug))
    corner = fold(" ".join(span.of(act.source) for span in part.approval))
    if _APPROVED.search(corner):
        return True
    clauses = (span.of(act.source) for unit in act.parts[0].walk() for span in unit.own_spans) if act.parts else ()
    return any(_APPROVES.search(fold(text)) for text in clauses)
