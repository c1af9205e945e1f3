"""Kazakh in Latin script: telling it from English, and writing it in Cyrillic.

Knows the official drafts (2017 with apostrophes, 2018 with acutes, 2021 with umlauts) and the habits of people who
have no such keys ("sh", "gh", "zh", "j", "y", "w"). One letter often stands for several, so the result is the
likeliest spelling, good enough to search with: what it mistakes, folding mostly merges. Must not know the index.
"""

import re
import unicodedata

from corpus.act_words import all_words
from embeddings.plausible import strangeness

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]*)*")
LATIN_WORD = re.compile(r"[a-zàáäāăãçğǵģıíïîñńŋóöōõşśšúüūũýžəɵ'’ʼ]+$")
MARKED = re.compile(r"[áäğǵıńñŋóöşúüūýəɵ]")
ACUTE, UMLAUT = re.compile(r"[áǵńóúý]"), re.compile(r"[äöüğñşū]")
Q_BY_VOWEL = re.compile(r"q[aeioyıäö]|[aeiouyıäö]q(?!u)")  # not the q of English "qu", nor of abbreviations
VOWELS = "aeiouyáäóöúüūıəɵ"

ALWAYS = {
    "shch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "ғ", "a'": "ә", "g'": "ғ", "i'": "й", "n'": "ң",
    "o'": "ө", "s'": "ш", "c'": "ч", "u'": "ү", "y'": "у", "yu": "ю", "ya": "я", "yo": "ё", "iia": "ия", "iya": "ия",
    "tsi": "ци", "á": "ә", "ä": "ә", "ə": "ә", "ó": "ө", "ö": "ө", "ɵ": "ө", "ú": "ү", "ü": "ү", "ū": "ұ", "ǵ": "ғ",
    "ğ": "ғ", "ń": "ң", "ñ": "ң", "ŋ": "ң", "ş": "ш", "š": "ш", "ś": "ш", "ç": "ч", "ý": "у", "ž": "ж", "w": "у",
    "q": "қ", "j": "ж", "x": "х", "h": "х", "c": "с", "v": "в", "f": "ф", "a": "а", "b": "б", "d": "д", "e": "е",
    "l": "л", "m": "м", "n": "н", "p": "п", "r": "р", "s": "с", "t": "т", "z": "з",
}  # fmt: skip
LONGEST = max(map(len, ALWAYS))

# Words of the law whose letters the rules below would take for native ones; matched at the start of a word.
LOANS = {
    "administrat": "администрат", "akt": "акт", "apparat": "аппарат", "aktsioner": "акционер", "arxiv": "архив",
    "arhiv": "архив", "byudjet": "бюджет", "biudjet": "бюджет", "byudzhet": "бюджет",
    "direktor": "директор", "dokument": "документ", "kabinet": "кабинет", "kadr": "кадр", "kodeks": "кодекс",
    "komissi": "комисси", "komitet": "комитет", "konkurs": "конкурс", "konstituts": "конституц",
    "konsulta": "консульта", "kontrol": "контроль", "ministr": "министр", "notari": "нотари", "organ": "орган",
    "prezident": "президент", "prokuror": "прокурор", "prokuratura": "прокуратура", "reglament": "регламент",
    "respublika": "республика", "sekretar": "секретар", "statut": "статут", "statistika": "статистика",
    "turaly": "туралы", "turali": "туралы",
    **{latin: cyrillic for act in all_words() for latin, cyrillic in act.latin},
}  # fmt: skip

_KAZAKH = """
ne kim kimge kimdi qay qai kai qandai qanday kandai kanday qansha kansha qashan kashan qalai qalay kalai kalay
nege qaida qayda kaida kayda men jane zhane jäne jáne mene bul ol osy osi bar jok zhok joq zhoq ma me ba be pa
pe mi ushin uchin úshin üşin turaly turali tyraly haqqynda boiynsha boyynsha boyinsha boıynsha boiyınşa sot
sottar sotı basshy basshysy basshysyn bastyq bastygy ereje ereze erezhe tarmak
tarmaq tarmaqsha zan zang zań zañ qyzmet qyzmeti kyzmet kyzmeti kizmet memlekettik qazaqstan kazakstan qazaq
respublikasynyn respublikasy jarlyk jarlyq zharlyk zharlyq prezidentı ozgeris ozgertu qaulı buiryq qandaı qaı
kerek bola bolady boladi kiredi jatady zhatady aıtady degen degenimiz kúni kuni tagayyndaydy tagaiyndaidy
"""
_ENGLISH = """
the of and to in is are was were be been who whom whose what which when where why how many much does do did
has have had can could may might must shall should will would for from by with about under on at as an a this
that these those it its if or not no any all i you he she they we his her their my your there than then into
out court department head regulation clause decree president republic law list tell me show give please
"""
KAZAKH_WORDS = frozenset((*_KAZAKH.split(), *(latin for act in all_words() for latin, _ in act.latin)))
ENGLISH_WORDS = frozenset(_ENGLISH.split())
# Runs of letters that Kazakh suffixes make and English words hardly have.
SUFFIX = re.compile(
    r"(lar|ler|dar|der|tar|ter)(y|i|ı)?(n|ń|ñ|ng)?$|(nyn|nin|dyn|din|tyn|nyń|niń|nıñ|nyñ)$|(daidy|deidi|daydy|deydi|aidy|"
    r"eidi|aydy|eydi|adi|edi|ady|atyn|etin)$|(lyq|lyk|lik|lıq|liq|dyq|dik|tyq)(ty|ti|tar|ter|tin|tyn)?|(ymen|imen|men)$|"
    r"(synyn|sinin|syn|sinde|synda|sine|syna|ynda|inde|yna|ine)$"
)


def looks_like_latin_kazakh(text: str) -> bool:
    """Whether a text in Latin letters is rather Kazakh than English.

    Frequent words and suffixes of either language weigh most, then marked letters, then how usual the pairs of
    letters are in English, or in Kazakh once transliterated.
    """
    words = _latin_words(text)
    if not words:
        return False
    kazakh = sum(_speaks_kazakh(word) for word in words)
    english = sum(word in ENGLISH_WORDS for word in words)
    joined = " ".join(words)
    pairs = strangeness(joined, "en") - strangeness(latin_to_cyrillic(joined), "kk")
    return pairs + 3.0 * (kazakh - english) / len(words) > 0.6


def _latin_words(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text.replace("İ", "i")).lower()
    return [word for word in WORD.findall(composed) if LATIN_WORD.match(word) and len(word) > 1]


def _speaks_kazakh(word: str) -> bool:
    if word in ENGLISH_WORDS:
        return False
    return word in KAZAKH_WORDS or bool(MARKED.search(word) or Q_BY_VOWEL.search(word) or SUFFIX.search(word))


def latin_to_cyrillic(text: str) -> str:
    """The text with its Latin words written in Cyrillic; other words, numbers and signs stay."""
    composed = unicodedata.normalize("NFC", text.replace("İ", "I").replace("’", "'").replace("ʼ", "'"))
    habits = _Habits.of(composed.lower())
    return WORD.sub(lambda match: _convert(match.group(), habits), composed)


class _Habits:
    """What the whole text tells of how its writer spells."""

    def __init__(self, acute: bool, umlaut: bool, q: bool, marked_g: bool, marked_n: bool) -> None:
        self.acute, self.umlaut = acute, umlaut
        self.q, self.marked_g, self.marked_n = q, marked_g, marked_n

    @classmethod
    def of(cls, text: str) -> "_Habits":
        acute = bool(ACUTE.search(text))
        umlaut = not acute and bool(UMLAUT.search(text))
        marked_n = bool(re.search(r"[ńñŋ]|n'|ng", text))
        return cls(acute, umlaut, "q" in text, bool(re.search(r"gh|[ğǵ]|g'", text)), marked_n)


def _convert(word: str, habits: _Habits) -> str:
    lower = word.lower()
    if not LATIN_WORD.match(lower):
        return word
    loan = max((start for start in LOANS if lower.startswith(start)), key=len, default="")
    cyrillic = LOANS.get(loan, "") + _letters(lower, len(loan), habits)
    if word.isupper() and len(word) > 1:
        return cyrillic.upper()
    return cyrillic[:1].upper() + cyrillic[1:] if word[0].isupper() else cyrillic


def _letters(word: str, at: int, habits: _Habits) -> str:
    front = bool(re.search(r"[eiäöüáóú]", word)) and not re.search(r"[ayq]", word)
    out = []
    while at < len(word):
        size, letter = _step(word, at, habits, front)
        out.append(letter)
        at += size
    return "".join(out).replace("'", "")


def _step(word: str, at: int, habits: _Habits, front: bool) -> tuple[int, str]:
    """How many letters to read at this place, and what they are in Cyrillic."""
    if word.startswith("ng", at) and not habits.umlaut and not habits.acute and word[at + 2 : at + 3] not in ("r", "l"):
        return 2, "ң"
    if word[at] in "iıyuogkn":
        decided = _doubtful(word, at, habits, front)
        if decided:
            return 1, decided
    for size in range(min(LONGEST, len(word) - at), 0, -1):
        if (letter := ALWAYS.get(word[at : at + size])) is not None:
            return size, letter
    return 1, {"i": "і", "y": "ы", "u": "у", "o": "о", "g": "г", "k": "к"}.get(word[at], word[at])


def _doubtful(word: str, at: int, habits: _Habits, front: bool) -> str:
    """A letter that stands for several, by its neighbours; empty when the table should decide."""
    letter, before, after = word[at], word[at - 1 : at], word[at + 1 : at + 2]
    if after == "'":
        return ""
    if letter in "iıy":
        return _i_letters(word, at, habits)
    if letter == "u":
        return _u_letter(before, after, habits, front)
    if letter == "o":
        return "ө" if front and not (habits.acute or habits.umlaut) else "о"
    back = not front
    if letter == "k":
        return "қ" if back and not habits.q and after and after in "ayu" else ("" if after == "h" else "к")
    if letter == "g":
        return "ғ" if back and not habits.marked_g and after and after in "ay" else ("" if after == "h" else "г")
    return "ң" if _is_genitive(word, at) and not habits.marked_n else ""


def _i_letters(word: str, at: int, habits: _Habits) -> str:
    """i, ı and y: й beside a vowel, else і, и or ы."""
    letter, before, after = word[at], word[at - 1 : at], word[at + 1 : at + 2]
    if word.startswith(("iia", "iya", "yu", "ya", "yo"), at) and not (before and before in VOWELS and letter == "y"):
        return ""
    after_vowel = bool(before) and before in VOWELS and word[at - 2 : at] not in _EXHAUSTED
    if after_vowel and not (letter == "i" and habits.acute):
        return "й"
    if letter == "y":
        return "ы"
    if letter == "i" and "q" in word and not (habits.acute or habits.umlaut):
        return "ы"
    loan_like = (letter == "ı" and habits.acute) or (letter == "i" and habits.umlaut)
    return "и" if loan_like or (not after and before == "i") else "і"


# After these pairs the second letter was read as й already, so what follows is a vowel of its own.
_EXHAUSTED = frozenset(a + b for a in VOWELS for b in "iıy")


def _u_letter(before: str, after: str, habits: _Habits, front: bool) -> str:
    if habits.umlaut:
        return "у"
    if not after or (before and before in VOWELS) or after in "aeouáäóöúüū":
        return "ұ" if habits.acute else "у"
    return "ұ" if habits.acute or not front else "ү"


def _is_genitive(word: str, at: int) -> bool:
    """Whether the n ends the word in -ның, -нің, -дың, -дің, -тың or -тің."""
    if at != len(word) - 1 or len(word) < 5:
        return False
    return bool(re.search(r"(n|[^aeiouyı][dt])[yiı]n$", word))
