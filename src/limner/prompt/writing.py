"""Where lettering goes: which thing carries it, on what kind of surface, in which colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from limner.prompt import colours
from limner.prompt.draft import Draft
from limner.prompt.lettering import FRAMES, ONLY_CARRIERS, SURFACES, TEXT_WORDS
from limner.prompt.lexicon import PARTS, SCAFFOLD
from limner.prompt.parser import Token
from limner.prompt.phrases import Phrase
from limner.prompt.plurals import singular
from limner.prompt.scene import Colour, Lettering

ANNOUNCE = frozenset(
    ["say", "read", "reading", "label", "labeled", "labelled", "title", "titled", "entitle", "entitled", "display",
     "show", "announce", "spell", "bear", "state"]
)  # fmt: skip
# What a board of a material looks like where only a colour fits.
BOARDS = {
    key: Colour(key, rgb)
    for key, rgb in {
        "wood": (178, 124, 72), "gold": (240, 180, 41), "silver": (195, 199, 204), "bronze": (176, 122, 63),
        "copper": (201, 121, 78), "metal": (150, 156, 163), "rust": (163, 68, 31), "stone": (152, 148, 140),
        "marble": (236, 232, 226), "concrete": (168, 168, 164), "brick": (168, 78, 58),
        "cardboard": (193, 154, 107), "paper": (250, 246, 236), "leather": (128, 78, 46),
        "chocolate": (92, 54, 32), "ice": (205, 232, 244), "glass": (214, 232, 236),
    }.items()
}  # fmt: skip
SPEECH = frozenset(["say", "ask", "reply", "respond", "exclaim", "shout", "whisper"])


def write(
    tokens: Sequence[Token], pieces: Sequence[Phrase], quotes: Sequence[str], of_phrase: Mapping[int, Draft],
    drafts: Sequence[Draft],
) -> tuple[Lettering, ...]:  # fmt: skip
    """All lettering, in the order of the prompt."""
    written: list[Lettering] = []
    carrier: int | None = None
    frame = _frame(pieces)
    for index, piece in enumerate(pieces):
        if piece.kind != "quote":
            continue
        named = tokens[piece.start - 1].lower in ("called", "named", "titled") if piece.start else False
        here = None if named or _announced(tokens, pieces, index) else _after(tokens, pieces, index)
        found = here if here is not None else _before(tokens, pieces, index, of_phrase)
        if here is None and _of_the_picture(tokens, piece):
            found = carrier = None
        if found is not None and not _goes_on(pieces, carrier, found, index):
            carrier = found
        if frame is not None and here is None and not _of_its_own(pieces, carrier, drafts):
            carrier = frame
        surface, on, colour, board = "letters", None, _letter_colour(pieces, index), None
        if carrier is not None:
            phrase = pieces[carrier]
            surface = _surface(phrase)
            draft = of_phrase.get(carrier)
            on = draft.id if draft is not None else _bearer(tokens, pieces, carrier, of_phrase)
            if draft is not None and draft.group == "building" and surface == "letters":
                surface = "sign"  # on its board
            if draft is None and phrase.last in PARTS and phrase.last not in ONLY_CARRIERS and on is not None:
                surface = "label"
            elif draft is None and surface == "neon":
                colour = colour or next(iter(phrase.colours), None)
            elif draft is None:
                board = next(iter(phrase.colours), BOARDS.get(phrase.material or ""))
        if surface == "letters" and _spoken(tokens, piece) and _animate(drafts, on):
            surface = "bubble"
        if surface == "letters" and on is not None and _labelled(tokens, piece):
            surface = "label"
        if quotes[piece.quote].isdecimal() and surface == "letters" and on is not None:
            surface = "label"
        written.append(Lettering(quotes[piece.quote], surface, colour, on, board))  # type: ignore[arg-type]
    return tuple(written)


def _frame(pieces: Sequence[Phrase]) -> int | None:
    """The slide, poster, page or screen that the whole picture is: the first thing that the prompt names.

    What is written in such a picture is written on it, whatever is named in between.
    """
    named = [k for k, p in enumerate(pieces) if p.kind == "noun" and p.sentence == pieces[0].sentence]
    for k in named[:2]:
        if FRAMES & {singular(w) for w in _words(pieces[k])[-2:]} and not pieces[k].head.endswith("letters"):
            return k
        if pieces[k].match is not None and pieces[k].last not in SCAFFOLD:
            return None
    return None


def _of_its_own(pieces: Sequence[Phrase], carrier: int | None, drafts: Sequence[Draft]) -> bool:
    """Whether a carrier inside a slide or poster keeps its text: a bubble of somebody, a neon sign, a shirt."""
    if carrier is None:
        return False
    surface = _surface(pieces[carrier])
    return surface in ("neon", "shirt", "sign", "banner") or (surface == "bubble" and any(d.animate for d in drafts))


def _goes_on(pieces: Sequence[Phrase], carrier: int | None, found: int, index: int) -> bool:
    """Whether more is written on the sign before, though a thing was named since: "smaller text informs visitors"."""
    if carrier is None or _carries(pieces[found]) or not _carries(pieces[carrier]):
        return False
    sentence = pieces[index].sentence
    text = any(p.last in TEXT_WORDS for p in pieces[carrier + 1 : index] if p.sentence == sentence)
    return text and pieces[carrier].sentence >= sentence - 3


def _carries(phrase: Phrase) -> bool:
    """Whether the phrase names a carrier of text; letters are what is written, a letter is a page."""
    return phrase.last in SURFACES and not phrase.head.endswith("letters")


def _announced(tokens: Sequence[Token], pieces: Sequence[Phrase], index: int) -> bool:
    """Whether a carrier directly before says the words: "a sign that says 'X' on a wall"."""
    if not index or not _carries(pieces[index - 1]) or pieces[index - 1].kind != "noun":
        return False
    if pieces[index - 1].last in TEXT_WORDS:
        return False
    between = tokens[pieces[index - 1].end : pieces[index].start]
    return len(between) < 5 and any(t.lemma in ANNOUNCE or t.lower in ANNOUNCE for t in between)


def _of_the_picture(tokens: Sequence[Token], piece: Phrase) -> bool:
    """Whether the words are announced as the whole picture's: ", with the title 'X'"."""
    before = [t.lower for t in tokens[max(0, piece.start - 8) : piece.start]]
    for k in range(len(before) - 1, 0, -1):
        if before[k] in ("with", "and", "titled") and before[k - 1] in (",", "."):
            return bool(set(before[k + 1 :]) & TEXT_WORDS) or before[k] == "titled"
    return False


def _words(phrase: Phrase) -> list[str]:
    return phrase.words.lower().split()


def _surface(phrase: Phrase) -> str:
    words = _words(phrase)
    if "neon" in words or phrase.material == "neon":
        return "neon"
    for word in (phrase.last, *reversed(words)):
        if word in SURFACES:
            return SURFACES[word]
    return "letters"


def _after(tokens: Sequence[Token], pieces: Sequence[Phrase], index: int) -> int | None:
    """The carrier in "'X' written on a wall", "the word 'X' on a blue t-shirt"."""
    start = pieces[index].end
    if index + 1 >= len(pieces):
        return None
    after = pieces[index + 1]
    between = [t.lower for t in tokens[start : after.start]]
    if not between and after.kind == "noun" and _carries(after):
        return index + 1  # "an OPEN sign"
    if after.kind != "noun" or after.sentence != pieces[index].sentence or len(between) > 4 or not between:
        return None
    if between[-1] not in ("on", "across", "above", "onto", "over", "in", "upon") or "," in between:
        return None
    verb = any(
        w in ("written", "painted", "printed", "engraved", "carved", "displayed", "stamped", "embroidered")
        for w in between
    )
    if (
        after.last in TEXT_WORDS
        or (between[-1] == "in" and not verb)
        or (after.colours and not after.match and after.last not in SURFACES)
    ):
        return None
    return index + 1 if verb or between[-1] in ("on", "across", "upon", "onto") else None


def _before(
    tokens: Sequence[Token], pieces: Sequence[Phrase], index: int, of_phrase: Mapping[int, Draft]
) -> int | None:
    """The nearest thing before the lettering that can carry it, within this sentence or the one before."""
    sentence = pieces[index].sentence
    best: int | None = None
    for k in range(index - 1, -1, -1):
        piece = pieces[k]
        if piece.sentence < sentence - (0 if best is not None else 1):
            break
        if piece.kind != "noun":
            continue
        if piece.last in TEXT_WORDS and not _carries(piece):
            continue
        if _carries(piece):
            return k
        if best is None and k in of_phrase and piece.sentence == sentence:
            best = k
    return best


def _bearer(
    tokens: Sequence[Token], pieces: Sequence[Phrase], carrier: int, of_phrase: Mapping[int, Draft]
) -> str | None:
    """Who holds or wears a carrier that is no thing of its own ("a fox holding a sign")."""
    for k in range(carrier - 1, -1, -1):
        if pieces[k].sentence != pieces[carrier].sentence:
            return None
        if k in of_phrase:
            between = [t.lemma for t in tokens[pieces[k].end : pieces[carrier].start]]
            held = {"hold", "carry", "wear", "raise", "with", "wave"} & set(between)
            if held or ("on" in between and pieces[carrier].last in PARTS - {"wall"}):
                return of_phrase[k].id
            return None
    return None


def _letter_colour(pieces: Sequence[Phrase], index: int) -> Colour | None:
    """The colour of the letters: of a text word next to the quote ("in red letters", "the yellow words")."""
    sentence = pieces[index].sentence
    for k in (index + 1, index - 1, index + 2):
        if 0 <= k < len(pieces) and pieces[k].sentence == sentence:
            piece = pieces[k]
            if (
                piece.kind in ("noun", "attribute")
                and (piece.last in TEXT_WORDS or not piece.last)
                and piece.colours
            ):
                return piece.colours[0]
            if piece.last in colours.NAMES and k == index + 1:
                return Colour(piece.last, colours.NAMES[piece.last])
    return None


def _labelled(tokens: Sequence[Token], piece: Phrase) -> bool:
    return any(t.lemma in ("label", "labeled", "labelled") for t in tokens[max(0, piece.start - 7) : piece.start])


def _spoken(tokens: Sequence[Token], piece: Phrase) -> bool:
    return any(t.lemma in SPEECH for t in tokens[max(0, piece.start - 3) : piece.start])


def _animate(drafts: Sequence[Draft], id: str | None) -> bool:
    return any(draft.id == id and draft.animate for draft in drafts)
