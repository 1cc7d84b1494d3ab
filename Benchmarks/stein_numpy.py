"""The Stein computations of stein.sh in plain numpy, as one would write them; prints seconds.

    python3 stein_numpy.py population|statistic|bootstrap|power
"""

import sys
import time

import numpy as np

HALVES = 0.5 + 0.125 * np.arange(48)


def mixture_score(x, half, left=0.5):
    """Score of left N(-half, 1) + (1 - left) N(half, 1)."""
    r = 1 / (1 + np.exp(-np.clip(2 * half * x + np.log((1 - left) / left), -700, 700)))
    return -(x + half) + 2 * half * r


def stein_matrix(x, y, s, t, kernel):
    d = x[:, None] - y[None, :]
    if kernel == "gaussian":
        k = np.exp(-0.5 * d * d)
        slope, mixed = -d * k, (1 - d * d) * k
    else:
        u = 1 + d * d
        k = 1 / np.sqrt(u)
        slope = -d * k / u
        mixed = k / u - 3 * d * d * k / u ** 2
    return s[:, None] * t[None, :] * k + (t[None, :] - s[:, None]) * slope + mixed


def population():
    """KSD² over 48 gaps by the two-dimensional trapezoidal rule, to about 12 digits."""
    for half in HALVES:
        step = min(0.08, 2 * np.pi ** 2 / (2 * half * 40))
        x = np.arange(-half - 9, half + 9, step)
        q = np.exp(-0.5 * (x + half) ** 2) / np.sqrt(2 * np.pi)
        g = q * (mixture_score(x, half) + (x + half))
        k = 1 / np.sqrt(1 + (x[:, None] - x[None, :]) ** 2)
        step * step * (g @ k @ g)


def statistic():
    """The V-statistic of 10,000 draws, a thousand rows at a time, with both kernels."""
    x = np.random.default_rng(1).normal(-3, 1, 10_000)
    s = mixture_score(x, 3.0)
    for kernel in ("gaussian", "inverse multiquadric"):
        total = 0.0
        for i in range(0, len(x), 1000):
            total += stein_matrix(x[i:i + 1000], x, s[i:i + 1000], s, kernel).sum()
        total / len(x) ** 2


def test(source, half, n, draws, kernel):
    x = source.normal(-half, 1, n)
    s = mixture_score(x, half)
    h = stein_matrix(x, x, s, s, kernel)
    w = source.choice([-1.0, 1.0], size=(draws, n))
    simulated = ((w @ h) * w).sum(axis=1) / n
    return (1 + (simulated >= h.sum() / n).sum()) / (1 + draws)


def bootstrap():
    """Twenty tests of 500 draws with 1,000 sign draws."""
    source = np.random.default_rng(2)
    for _ in range(20):
        test(source, 3.0, 500, 1000, "inverse multiquadric")


def power():
    """Powers over ten gaps, 40 samples of 200 draws each, 500 sign draws."""
    source = np.random.default_rng(3)
    for half in (0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6):
        sum(test(source, half, 200, 500, "inverse multiquadric") <= 0.05 for _ in range(40))


if __name__ == "__main__":
    run = dict(population=population, statistic=statistic, bootstrap=bootstrap, power=power)
    start = time.perf_counter()
    run[sys.argv[1]]()
    print(time.perf_counter() - start)
