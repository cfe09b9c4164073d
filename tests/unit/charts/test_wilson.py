"""The one implementation of Wilson's interval, against published values."""

import pytest
from nerveroot.charts.wilson import wilson_interval


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        # Newcombe 1998, table I, method 3.
        (81, 263, 25.53, 36.62),
        (15, 148, 6.24, 16.05),
        (0, 20, 0.00, 16.11),
        (1, 29, 0.61, 17.18),
        # By symmetry of the first rows.
        (20, 20, 83.89, 100.00),
        (28, 29, 82.82, 99.39),
    ],
)
def test_published_values(count, n, low, high):
    assert wilson_interval(count, n) == pytest.approx((low, high), abs=0.005)


@pytest.mark.parametrize(("count", "n"), [(3, 0), (-1, 5), (6, 5)])
def test_no_share_is_refused(count, n):
    with pytest.raises(ValueError, match=f"{count} of {n} is no share"):
        wilson_interval(count, n)
