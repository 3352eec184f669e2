"""Simple prompts of thirteen languages: subjects, counts, colours, places and relations."""

from __future__ import annotations

import pytest

from limner.prompt import Vocabulary, read

APPLES = {("apple", 2, "red"), ("dining table", 1, None)}
BEACH = {("cat", 3, None)}


@pytest.mark.parametrize(
    ("prompt", "language", "subjects", "relation", "place"),
    [
        ("zwei rote Äpfel auf einem Tisch", "de", APPLES, "on", None),
        ("deux pommes rouges sur une table", "fr", APPLES, "on", None),
        ("dos manzanas rojas sobre una mesa", "es", APPLES, "on", None),
        ("due mele rosse su un tavolo", "it", APPLES, "on", None),
        ("duas maçãs vermelhas em cima de uma mesa", "pt", APPLES, "on", None),
        ("twee rode appels op een tafel", "nl", APPLES, "on", None),
        ("två röda äpplen på ett bord", "sv", APPLES, "on", None),
        ("dwa czerwone jabłka na stole", "pl", APPLES, "on", None),
        ("два красных яблока на столе", "ru", APPLES, "on", None),
        ("テーブルの上の二つの赤いリンゴ", "ja", APPLES, "on", None),
        ("两个红苹果在桌子上", "zh", APPLES, "on", None),
        ("桌子上有两个红苹果", "zh", APPLES, "on", None),
        ("테이블 위의 빨간 사과 두 개", "ko", APPLES, "on", None),
        ("drei Katzen am Strand", "de", BEACH, None, "beach"),
        ("tres gatos en la playa", "es", BEACH, None, "beach"),
        ("三只猫在海滩上", "zh", BEACH, None, "beach"),
        ("海辺の三匹の猫", "ja", BEACH, None, "beach"),
        ("un chat noir sous une chaise", "fr", {("cat", 1, "black"), ("chair", 1, None)}, "under", None),
        ("椅子の下の黒い猫", "ja", {("cat", 1, "black"), ("chair", 1, None)}, "under", None),
        (
            "木の下で本を読む犬",
            "ja",
            {("dog", 1, None), ("book", 1, None), ("tree", 1, None)},
            "reading",
            None,
        ),
        ("戴着帽子的狗", "zh", {("dog", 1, None), ("hat", 1, None)}, "wearing", None),
        ("リンゴの左にある黄色いバナナ", "ja", {("banana", 1, "yellow"), ("apple", 1, None)}, "left_of", None),
        ("苹果左边的黄色香蕉", "zh", {("banana", 1, "yellow"), ("apple", 1, None)}, "left_of", None),
        ("赤いマフラーをしたペンギン", "ja", {("penguin", 1, None), ("scarf", 1, "red")}, "wearing", None),
        ("vier Vögel am Himmel", "de", {("bird", 4, None)}, None, "sky"),
        ("trois bougies sur une table", "fr", {("candle", 3, None), ("dining table", 1, None)}, "on", None),
        ("una pelota roja debajo de una silla", "es", {("sports ball", 1, "red"), ("chair", 1, None)}, "under", None),
        ("eine Frau mit einem Hut", "de", {("woman", 1, None), ("hat", 1, None)}, "wearing", None),
    ],
)
def test_reads(prompt, language, subjects, relation, place, vocabulary: Vocabulary) -> None:
    scene = read(prompt, vocabulary)
    got = {(s.body, s.count, s.colours[0].name if s.colours else None) for s in scene.subjects}
    assert scene.language == language
    assert got == subjects
    assert scene.setting.place == place
    assert relation is None or relation in {r.kind for r in scene.relations}


def test_materials_and_two_colours(vocabulary) -> None:
    table = read("une pomme sur une table en bois", vocabulary).subjects[1]
    assert table.material == "wood"
    dog = read("ein schwarz-weißer Hund", vocabulary).subjects[0]
    assert [c.name for c in dog.colours] == ["black", "white"]


def test_lettering_stays_as_it_is_written(vocabulary) -> None:
    (written,) = read('ein Schild mit der Aufschrift "Grüß Gott"', vocabulary).lettering
    assert (written.text, written.surface) == ("Grüß Gott", "sign")


def test_words_without_an_entry_spoil_no_others(vocabulary) -> None:
    scene = read("ein Hund mit einer Quarkspeise und eine Katze", vocabulary)
    assert [s.body for s in scene.subjects] == ["dog", "cat"]
    assert "quarkspeise" in [u.words for u in scene.unresolved]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("eine Schale mit Äpfeln", {("apple", "inside", "bowl")}),
        ("ein Mädchen mit einem Regenschirm", {("girl", "holding", "umbrella")}),
        ("una niña con un paraguas", {("girl", "holding", "umbrella")}),
    ],
)
def test_vessels_and_what_is_held(prompt, expected, vocabulary) -> None:
    assert {(r.subject, r.kind, r.objects[0]) for r in read(prompt, vocabulary).relations} == expected


@pytest.mark.parametrize("prompt", ["drei bunte Luftballons", "trois ballons multicolores"])
def test_colours_differ_in_other_languages(prompt, vocabulary) -> None:
    assert [s.colours[0].name for s in read(prompt, vocabulary).subjects] == ["red", "yellow", "blue"]


@pytest.mark.parametrize(
    ("prompt", "body", "language"),
    [
        ("kissa", "cat", "fi"), ("बिल्ली", "cat", "hi"), ("কুকুর", "dog", "bn"), ("สุนัข", "dog", "th"), ("mèo", "cat", "vi"),
        ("kass", "cat", "et"), ("kutya", "dog", "hu"), ("katė", "cat", "lt"), ("kucing", "cat", "ms"), ("кіт", "cat", "uk"),
        ("貓", "cat", "zh"),
    ],
)  # fmt: skip
def test_a_thing_named_in_any_language_whose_names_are_known(prompt, body, language, vocabulary) -> None:
    scene = read(prompt, vocabulary)
    assert [s.body for s in scene.subjects] == [body] and scene.language == language and not scene.unresolved


@pytest.mark.parametrize(
    ("prompt", "language", "subjects", "relations"),
    [
        ("मेज पर तीन सेब और एक केला", "hi", [("apple", 3), ("banana", 1), ("dining table", 1)],
         {("on", "apple", "dining_table"), ("on", "banana", "dining_table")}),
        ("लाल टोपी पहने एक भालू", "hi", [("bear", 1), ("hat", 1)], {("wearing", "bear", "hat")}),
        ("초록색 모자를 쓴 곰", "ko", [("bear", 1), ("hat", 1)], {("wearing", "bear", "hat")}),
        ("雪の中の赤い傘", "ja", [("umbrella", 1)], set()),
        ("zwei Katzen auf einem Sofa neben einer Lampe", "de", [("cat", 2), ("couch", 1), ("lamp", 1)],
         {("on", "cat", "couch"), ("next_to", "cat", "lamp")}),
        ("un leone con una corona seduto su un trono", "it", [("lion", 1), ("crown", 1), ("throne", 1)],
         {("wearing", "lion", "crown"), ("on", "lion", "throne")}),
    ],
)  # fmt: skip
def test_everyday_nouns_and_verbs_of_many_languages(prompt, language, subjects, relations) -> None:
    import limner

    scene = limner.read(prompt)
    assert scene is not None and scene.language == language
    assert [(s.body, s.count) for s in scene.subjects] == subjects
    assert {(r.kind, r.subject, *r.objects) for r in scene.relations} == relations
