from tests.soak import soak


def test_a_minute_of_random_keys_sizes_and_writes_harms_nothing():
    assert soak(60, seed=20261123) > 60
