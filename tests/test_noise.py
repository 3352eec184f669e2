import numpy as np

from limner import noise


def test_numbers_do_not_depend_on_neighbours():
    alone = noise.normal(3, 2, 1, (4, 4))
    for index in range(8):
        noise.normal(3, index, 1, (4, 4))
    assert np.array_equal(alone, noise.normal(3, 2, 1, (4, 4)))


def test_every_part_of_the_counter_counts():
    drawn = [noise.normal(*key, (8,)).tobytes() for key in [(1, 0, 0), (2, 0, 0), (1, 1, 0), (1, 0, 1)]]
    assert len(set(drawn)) == 4


def test_first_picture_keeps_the_seed():
    assert noise.subseed(123, 0) == 123
    assert len({noise.subseed(123, i) for i in range(64)}) == 64
