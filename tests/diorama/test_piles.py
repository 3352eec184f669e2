"""What stands upon, within or before one another, from words, without rendering."""

from __future__ import annotations

import itertools

import numpy as np
from tests.diorama.test_director import boxes, staged


def test_a_tower_of_cubes_stands_one_on_the_other() -> None:
    found = sorted(boxes(staged("a tower of three cubes")), key=lambda box: float(box[0][2]))
    assert len(found) == 3
    for (_, top), (bottom, _) in itertools.pairwise(found):
        assert abs(float(top[2] - bottom[2])) < 0.02


def test_books_of_a_stack_lie_flat() -> None:
    for low, high in boxes(staged("a stack of three books")):
        assert high[2] - low[2] < 0.5 * min(high[0] - low[0], high[1] - low[1])


def test_who_sits_on_a_stack_sits_on_its_top() -> None:
    stage = staged("an owl perched on a stack of three books")
    top = max(high[2] for _, high in boxes(stage, "book"))
    assert abs(boxes(stage, "owl")[0][0][2] - top) < 0.02


def test_a_board_lies_under_what_is_cut() -> None:
    stage = staged("two tomatoes on a cutting board")
    (low, high) = boxes(stage, "cutting_board")[0]
    assert high[2] - low[2] < 0.2 * (high[0] - low[0])
    for tomato_low, tomato_high in boxes(stage, "tomato"):
        assert abs(tomato_low[2] - high[2]) < 0.02 and low[0] < (tomato_low[0] + tomato_high[0]) / 2 < high[0]
    (low, high) = boxes(staged("a cutting board"))[0]
    assert high[2] - low[2] > high[0] - low[0], "by itself it stands"


def test_concentric_circles_share_their_middle() -> None:
    found = boxes(staged("concentric circles"))
    middles = np.array([(low + high) / 2 for low, high in found])
    assert len(found) > 2 and np.ptp(middles[:, [0, 2]]) > 0
    assert np.ptp(middles[:, 0]) < 0.05 and np.ptp(middles[:, 2]) < 0.05


def test_who_climbs_is_neither_on_the_ground_nor_on_the_top() -> None:
    stage = staged("a man climbing a ladder")
    (man_low, _), (ladder_low, ladder_high) = boxes(stage, "man")[0], boxes(stage, "ladder")[0]
    assert ladder_low[2] + 0.1 < man_low[2] < ladder_high[2] - 0.1


def test_a_picture_is_seen_on_the_screen() -> None:
    stage = staged("a television showing a cat")
    (low, high), (s_low, s_high) = boxes(stage, "cat")[0], boxes(stage, "television")[0]
    assert (s_low[[0, 2]] < low[[0, 2]]).all() and (high[[0, 2]] < s_high[[0, 2]]).all()


def test_the_cart_comes_after_the_horse_that_pulls_it() -> None:
    stage = staged("a horse pulling a cart")
    assert boxes(stage, "wagon")[0][1][0] < boxes(stage, "horse")[0][1][0]


def test_juggled_things_are_in_the_air() -> None:
    stage = staged("a man juggling three balls")
    (low, high) = boxes(stage, "man")[0]
    assert len(boxes(stage, "ball")) == 3
    assert all(box[0][2] > (low[2] + high[2]) / 2 for box in boxes(stage, "ball"))


def test_a_house_on_a_hill_stands_higher_than_the_land_about_it() -> None:
    backdrop = staged("a house on a hill").backdrop
    top, foot = backdrop.height(np.array([[0.0, 0.0], [0.0, -4.5]]))
    assert top - foot > 0.7


def test_books_told_one_by_one_lie_on_each_other_and_on_the_desk() -> None:
    stage = staged(
        "A stack of 3 books on a desk. A green book is on the top, sitting on a red book. The red book is in the middle, "
        "sitting on a blue book. The blue book is on the bottom."
    )
    books = sorted(boxes(stage, "book"), key=lambda box: float(box[0][2]))
    assert len(books) == 3
    below = float(boxes(stage, "desk")[0][1][2])
    for low, high in books:
        assert high[2] - low[2] < 0.5 * min(high[0] - low[0], high[1] - low[1])
        assert abs(float(low[2]) - below) < 0.03
        below = float(high[2])


def test_a_book_that_bears_something_lies() -> None:
    (low, high) = boxes(staged("a laptop on a book"), "book")[0]
    assert high[2] - low[2] < 0.5 * (high[0] - low[0])
    (low, high) = boxes(staged("a book"), "book")[0]
    assert high[2] - low[2] > high[0] - low[0], "by itself it stands"


def test_what_is_on_a_shirt_or_flag_is_a_picture_on_its_cloth() -> None:
    for cloth, thing in (("t_shirt", "dog"), ("flag", "dinosaur")):
        stage = staged(f"a {cloth.replace('_', '-')} with a {thing} on it")
        (low, high), (c_low, c_high) = boxes(stage, thing)[0], boxes(stage, cloth)[0]
        assert (c_low[[0, 2]] - 0.02 < low[[0, 2]]).all() and (high[[0, 2]] < c_high[[0, 2]] + 0.02).all()
        assert high[1] - low[1] < 0.6 * (high[2] - low[2])


def test_who_pushes_is_behind_what_is_pushed_and_touches_it() -> None:
    stage = staged("a woman pushing a stroller")
    (w_low, w_high), (s_low, s_high) = boxes(stage, "woman")[0], boxes(stage, "stroller")[0]
    assert max(w_low[0], s_low[0]) < min(w_high[0], s_high[0]), "hands reach the handle"
    assert abs((w_low[0] + w_high[0]) - (s_low[0] + s_high[0])) > 0.5 * (s_high[0] - s_low[0])


def test_headphones_reach_from_ear_to_ear() -> None:
    stage = staged("a man wearing headphones")
    (low, high), (m_low, m_high) = boxes(stage, "headphones")[0], boxes(stage, "man")[0]
    assert low[0] < (m_low[0] + m_high[0]) / 2 < high[0] and low[2] > m_low[2] + 0.5 * (m_high[2] - m_low[2])


def test_a_heap_shows_each_of_its_things_none_in_the_air() -> None:
    found = sorted(boxes(staged("a pile of pumpkins")), key=lambda box: float(box[0][2]))
    assert len(found) == 6
    floor = float(found[0][0][2])
    for low, high in found:
        below = [top for foot, top in found if foot[2] < low[2] - 0.01 and foot[0] < high[0] and low[0] < top[0]]
        assert low[2] < floor + 0.02 or any(low[2] < top[2] for top in below), "each rests on the floor or on another"


def test_a_figure_inside_a_figure_lies_on_its_face() -> None:
    stage = staged("a triangle inside a circle inside a square")
    square, circle, triangle = (boxes(stage, name)[0] for name in ("square", "circle", "triangle"))
    for (low, high), (o_low, o_high) in ((circle, square), (triangle, circle)):
        assert all(o_low[k] < low[k] and high[k] < o_high[k] for k in (0, 2))
        assert low[1] < o_low[1], "before it"


def test_who_is_under_a_table_fits_there_whatever_stands_on_it() -> None:
    stage = staged("a dog under a table and a cat on it")
    (_, dog_high), (_, table_high) = boxes(stage, "dog")[0], boxes(stage, "dining_table")[0]
    assert dog_high[2] < table_high[2] and boxes(stage, "cat")[0][0][2] > table_high[2] - 0.05
