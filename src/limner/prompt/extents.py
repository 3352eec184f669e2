"""How far a noun phrase reaches, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from limner.prompt import colours, numbers, tables
from limner.prompt.lettering import MARKED
from limner.prompt.lexicon import MATERIALS, PARTS, PEOPLE, POSES, SIZES, stem_of
from limner.prompt.parser import Token
from limner.prompt.places import PLACES
from limner.prompt.plurals import is_plural, singular
from limner.prompt.vocabulary import Vocabulary
from limner.prompt.wordnet import nouns

DETERMINERS = tables.words("extents", "determiners")
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "FW", "XX", "ADD"})
MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "AFX"})
# Places said in one word, without a preposition: they end what comes before.
ADVERBS = tables.words("extents", "adverbs")
# Prepositions that names of places begin with ("above the clouds").
LEADING = tables.words("extents", "leading")
# Words in -ing that name things as often as what is done.
THINGS_IN_ING = frozenset(
    ["painting", "drawing", "clothing", "building", "wedding", "ceiling", "crossing", "carving", "ring", "king",
     "wing", "string", "swing", "spring", "pudding", "dumpling", "railing", "earring", "icing", "dressing", "rigging"]
)  # fmt: skip
# Words in -ing that have an object and never stand before a noun as what it is like.
_OF_AN_OBJECT = frozenset(
    ["including", "featuring", "showing", "carrying", "casting", "creating", "forming", "displaying", "making", "using",
     "giving", "adding", "wielding", "serving", "representing", "symbolizing", "illuminating", "revealing", "shaking",
     "depicting", "holding", "wearing", "containing", "having", "doing", "taking", "bringing", "throwing", "catching"]
)  # fmt: skip
DIVIDED = frozenset({"cut", "broken", "sliced", "split", "divided", "chopped", "torn", "shattered"})
# Words that the tagger calls nouns or adjectives and that join phrases instead.
BREAKS = tables.words("extents", "breaks")


def extent(tokens: Sequence[Token], i: int, taken: Sequence[str | None], vocabulary: Vocabulary) -> int:
    """The end of the phrase that starts at `i`; `i` itself if none does."""
    start, has_noun, sentence = i, False, tokens[i].sentence
    while i < len(tokens) and taken[i] is None and tokens[i].sentence == sentence:
        token = tokens[i]
        word, tag = token.lower, token.tag
        if MARKED.match(token.text):
            break
        size = _compound(tokens, i, taken, vocabulary)
        if word == "home" and i > start and tokens[start].lower in ("a", "an", "the", "this", "that"):
            has_noun = True  # "a white country home", which the tagger takes for an adverb
            i += 1
            continue
        if (
            i > start
            and (word in ADVERBS or (size and word in LEADING))
            and not _noun_ahead(tokens, i + max(0, size - 1), taken)
        ):
            break
        if size:
            i += size
            has_noun = True
            continue
        if word in ADVERBS and i == start and not _noun_ahead(tokens, i, taken):
            return i + 1
        if i == start and (_says_what_is_done(tokens, i) or _broken_off(tokens, i, taken)):
            return i
        if i == start and i and word.endswith("ing") and _who_does(tokens, i, vocabulary):
            return i
        counted = i > 0 and tokens[i - 1].lower == "of" and tag == "CD" and i + 1 < len(tokens)
        if counted and stem_of(tokens[i + 1].lower) in POSES:
            return i + 1  # "a family of four | posing"
        if i == start and _lone_member(tokens, i):
            return i + _lone_member(tokens, i)
        if word in DETERMINERS or tag in ("PDT", "PRP$"):
            opens = i == start or tokens[i - 1].tag == "PDT" or tokens[i - 1].lower in ("all", "both", "half")
            if not opens and (has_noun or word not in ("one", "other")):
                break
            i += 1
            continue
        if has_noun and word in ("'s", "’s", "'") and tag == "POS":
            has_noun = False
            i += 1
            continue
        if word in BREAKS and tag not in NOUN_TAGS and tag != "JJ":
            if not (word == "and" and not has_noun and _colour_pair(tokens, i)) or _named_before(tokens, start, i, vocabulary):
                break
            i += 1
            continue
        if word in BREAKS and word in (
            "left",
            "right",
            "front",
            "top",
            "next",
            "made",
            "past",
            "wearing",
            "holding",
            "riding",
        ):
            break
        if has_noun and word in DIVIDED and i + 1 < len(tokens) and tokens[i + 1].lower in ("in", "into"):
            break  # "a sandwich | cut in half"
        if word in PARTS and i > start and tokens[i - 1].tag == "POS":
            has_noun = True  # "an elephant's back", which the tagger takes for an adverb
            i += 1
            continue
        if has_noun and _activity(tokens, i):
            break
        if has_noun and word in _OF_AN_OBJECT and i + 1 < len(tokens) and tokens[i + 1].tag != "IN":
            break  # "a clock showing midnight", whatever the tagger takes it for
        if i > start and not has_noun and word.endswith("ing") and _who_does(tokens, i, vocabulary):
            has_noun = True
            break
        if has_noun and word.endswith("ing") and _does(tokens, i, vocabulary):
            break
        if has_noun and _verb_in_s(tokens, start, i, vocabulary) and not _noun_ahead(tokens, i, taken):
            break
        if not has_noun and word in colours.METALS and i + 2 < len(tokens) and _colour_pair(tokens, i + 1):
            i += 1  # "a gold | and blue vase"
            continue
        if tag in NOUN_TAGS:
            has_noun = True
            i += 1
            continue
        if has_noun and word in ("coloured", "colored") and _noun_ahead(tokens, i, taken):
            i += 1
            continue
        if word in numbers.VAGUE and not has_noun and _noun_ahead(tokens, i, taken):
            i += 1
            continue
        modifies = tag in MODIFIER_TAGS or word in colours.NAMES or word in SIZES or word in MATERIALS
        if modifies and tag == "CD" and has_noun:
            break
        if modifies and (
            not has_noun or (_noun_ahead(tokens, i, taken) and tag in ("JJ", "NN") and i > start)
        ):
            if tag in ("VBG", "VBN") and not _noun_ahead(tokens, i, taken):
                if i == start or vocabulary.exact(word) is None or tokens[i - 1].lower not in DETERMINERS:
                    break
                has_noun = True
            i += 1
            continue
        if (
            word == ","
            and not has_noun
            and i > start
            and i + 1 < len(tokens)
            and tokens[i + 1].tag in MODIFIER_TAGS
        ):
            if tokens[i - 1].tag not in NOUN_TAGS and _noun_ahead(tokens, i + 1, taken, 6):
                i += 1
                continue
            break
        if tag == "RB" and not has_noun and i + 1 < len(tokens) and tokens[i + 1].tag in ("JJ", "VBN", "VBG"):
            i += 1
            continue
        if (
            tag.startswith("VB")
            and i > start
            and (not has_noun or tokens[i - 1].lower in colours.NAMES)
            and _is_name(word, vocabulary)
            and not _noun_ahead(tokens, i, taken)
        ):
            # A noun that the tagger took for a verb ("two sinks", "three stops").
            has_noun = True
            i += 1
        break
    while i > start + 1 and tokens[i - 1].lower in (",", "and"):
        i -= 1
    if not has_noun:
        return _without_noun(tokens, start, i, vocabulary)
    return i


def _compound(tokens: Sequence[Token], i: int, taken: Sequence[str | None], vocabulary: Vocabulary) -> int:
    """How many tokens from `i` make a name of two or more words; 0 if none."""
    for size in range(min(vocabulary.longest + 1, len(tokens) - i), 1, -1):
        span = tokens[i : i + size]
        if span[0].tag == "VBG" and i and tokens[i - 1].tag in NOUN_TAGS:
            continue  # "a toaster shaking hands"
        if any(taken[t.i] is not None or t.lower in (",", ".") for t in span):
            continue
        if span[0].sentence != span[-1].sentence or span[0].lower in DETERMINERS:
            continue
        words = [t.lower for t in span]
        phrase = " ".join(words)
        if vocabulary.exact(phrase) is None and phrase not in PLACES:
            continue
        rest = " ".join(words[1:])
        if (words[0] in colours.NAMES or words[0] in SIZES) and (vocabulary.find(rest) or rest in PLACES):
            continue
        # "A spinning top", "a tank top"; but "on the table | top of ...".
        named = span[-1].lower == "top" and (i + size == len(tokens) or tokens[i + size].lower != "of")
        if (span[-1].lower in BREAKS and not named) or span[0].lower in ("in", "on", "at", "under"):
            continue
        return size
    return 0


def _does(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> bool:
    """Whether an -ing word after a noun says what it does ("a dragon breathing fire"), whatever its tag."""
    before, word = vocabulary.find(tokens[i - 1].lower), tokens[i].lower
    for size in (3, 2):
        name = " ".join(t.lower for t in tokens[max(0, i - size) : i])
        before = vocabulary.exact(name) or before  # a hot air balloon is more than a balloon
    if tokens[i - 1].lower in PEOPLE:
        before = vocabulary.find("person")
    if before is None or vocabulary.exact(word) or vocabulary.exact(f"{tokens[i - 1].lower} {word}"):
        return False
    after = tokens[i + 1].tag if i + 1 < len(tokens) and tokens[i + 1].sentence == tokens[i].sentence else "."
    goes_on = after in ("IN", "RB", "RP") and tokens[i + 1].lower != "of" and word not in THINGS_IN_ING
    if goes_on and before.group in ("animal", "person", "vehicle"):
        return True
    if tokens[i - 1].lower in PEOPLE and after not in NOUN_TAGS:
        return True
    follows = after in NOUN_TAGS or after == "DT"
    if follows:
        return before.group in ("animal", "person")
    # What is done has a name too ("driving"), but no body; a wedding or a painting is a thing.
    return tokens[i].tag == "VBG" or nouns().is_abstract(word) or word not in nouns().lemmas


def _who_does(tokens: Sequence[Token], i: int, vocabulary: Vocabulary) -> bool:
    """Whether the word before an -ing word is who does it, taken for an adjective: "a kitten | playing with"."""
    before, after = tokens[i - 1], tokens[i + 1] if i + 1 < len(tokens) else None
    if before.tag not in ("JJ", "JJR") or tokens[i].lower in THINGS_IN_ING:
        return False
    if tokens[i].tag != "VBG" and stem_of(tokens[i].lower) not in POSES:
        return False  # "rustic lettering"
    if after is not None and (after.tag in NOUN_TAGS or after.lower == "of"):
        return False
    match = vocabulary.find(before.lower)
    return match is not None and match.group in ("animal", "person") and before.lower not in colours.NAMES


def _activity(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun and an -ing word after a plural or a modified noun are what is done: "penguins | ice skating"."""
    if i + 1 >= len(tokens) or tokens[i - 1].tag not in NOUN_TAGS or tokens[i].tag not in NOUN_TAGS:
        return False
    doing = tokens[i + 1].lower
    if not doing.endswith("ing") or tokens[i + 1].sentence != tokens[i].sentence:
        return False
    after = tokens[i + 2].tag if i + 2 < len(tokens) else "."
    return nouns().is_abstract(f"{tokens[i].lower} {doing}") and after not in NOUN_TAGS


def _says_what_is_done(tokens: Sequence[Token], i: int) -> bool:
    """Whether an -ing word that could open a phrase says what the thing before it does ("eating bamboo")."""
    word, before = tokens[i], tokens[i - 1] if i else None
    if before is None or before.sentence != word.sentence or not word.lower.endswith("ing"):
        return False
    if word.tag != "VBG" and not (word.tag == "NN" and nouns().is_abstract(word.lower)):
        return False
    if i + 1 < len(tokens) and tokens[i + 1].lower in ("machine", "board"):
        return False
    if word.tag == "VBG" and word.lower in _OF_AN_OBJECT:
        return True
    doing = i > 1 and before.lower in ("and", ",") and tokens[i - 2].tag == "VBG"
    return doing or before.tag in (*NOUN_TAGS, "CD") or before.lemma in ("be", "while", "they", "it", "who", "them")


def _broken_off(tokens: Sequence[Token], i: int, taken: Sequence[str | None]) -> bool:
    """Whether a noun directly after a noun is what `extent` took for a verb there ("an octopus | floats")."""
    if not i or taken[i - 1] is not None or tokens[i - 1].sentence != tokens[i].sentence:
        return False
    if MARKED.match(tokens[i - 1].text):
        return False  # "an OPEN sign"
    return tokens[i - 1].tag in NOUN_TAGS and tokens[i].tag in ("NN", "NNS", "NNPS")


def _lone_member(tokens: Sequence[Token], i: int) -> int:
    """How many tokens "one" or "the other" takes where it speaks of a member of a group; 0 if it does not."""
    words = [t.lower for t in tokens[i : i + 3]]
    size = 1 if words[0] == "one" else 2 if words[0] == "the" and words[1:2] else 0
    if not size or (size == 2 and words[1] not in ("other", "others", "rest")) or i + size >= len(tokens):
        return 0
    after = tokens[i + size]
    return size if after.lower == "of" or after.tag in ("VBZ", "VBP", "VBD") else 0


def _verb_in_s(tokens: Sequence[Token], start: int, i: int, vocabulary: Vocabulary) -> bool:
    """Whether a word tagged as a plural is a verb: after "a" there is one of a thing ("an octopus floats")."""
    if tokens[i].tag not in ("NNS", "NNPS"):
        return False
    word, before = tokens[i].lower, tokens[i - 1].lower
    if tokens[start].lower not in ("a", "an"):
        # "the brain pulses with", "her fire dances around": no thing in the plural, and a preposition after it.
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        led = after is not None and after.tag in ("IN", "RB", "RP") and after.lower != "of"
        one = singular(word)
        known = vocabulary.find(word) is not None or f"{before} {one}" in nouns().lemmas
        return led and not known and nouns().is_abstract(one) and tokens[i - 1].tag in ("NN", "NNP")
    if before in numbers.VAGUE or before in numbers.GROUPS:
        return False  # "a dozen eggs"
    return is_plural(word) and vocabulary.exact(f"{before} {word}") is None


def _without_noun(tokens: Sequence[Token], start: int, end: int, vocabulary: Vocabulary) -> int:
    """The end of a phrase of modifiers only: kept where they name a thing ("an orange") or follow "is"."""
    if end == start:
        return start
    last = tokens[end - 1]
    if end - start > 1 and last.lower in ("one", "ones") and tokens[end - 2].lower not in DETERMINERS:
        return end
    if last.lower in DETERMINERS:
        return start
    follows_be = start > 0 and tokens[start - 1].lemma in ("be", "look", "seem", "'s", "appear")
    follows_be |= start > 1 and [t.lower for t in tokens[start - 2 : start]] == ["of", "them"]  # "three of them black"
    # The tagger takes a terrier for a comparative.
    match = vocabulary.find(last.lower) if last.tag in ("JJR", "JJS") else None
    noun = match is not None and match.group == "animal"
    named = (
        (_is_name(last.lower, vocabulary) or (noun and tokens[start].lower in DETERMINERS))
        and (end - start > 1 or not follows_be)
        and last.tag not in ("VBG", "VBN")
    )
    alone = all(t.tag == "CD" for t in tokens[start:end]) and not follows_be
    # "three bears, one red and two blue"
    numbered = end - start > 1 and (tokens[start].tag == "CD" or tokens[start].lower == "one")
    return end if named or follows_be or alone or numbered else start


def _is_name(word: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.exact(word) is not None


def _colour_pair(tokens: Sequence[Token], at: int) -> bool:
    if at == 0 or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1].lower, tokens[at + 1].lower
    adjectives = tokens[at - 1].tag in ("JJ", "VBN") and tokens[at + 1].tag in ("JJ", "VBN")
    return adjectives or colours.paired(before, after)


def _named_before(tokens: Sequence[Token], start: int, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the word before "and" is a thing that the tagger took for an adjective: "a green square | and"."""
    word = tokens[at - 1].lower
    return at - start > 1 and word not in colours.NAMES and word not in MATERIALS and _is_name(word, vocabulary)


def _noun_ahead(tokens: Sequence[Token], i: int, taken: Sequence[str | None], reach: int = 4) -> bool:
    """Whether a noun comes after `i` with nothing but modifiers between."""
    for token in tokens[i + 1 : i + 1 + reach]:
        if taken[token.i] is not None:
            return False
        if token.tag in NOUN_TAGS:
            return True
        if token.tag not in MODIFIER_TAGS and token.lower not in (",", "and", "-") and token.tag != "RB":
            return False
    return False
