from tests.soak import soak


def test_random_keys_sizes_and_writes_harm_nothing():
    assert soak(20, seed=20261123) > 20
