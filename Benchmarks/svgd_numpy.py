"""Stein variational gradient descent in plain numpy: the processor seconds of one step.

    python3 svgd_numpy.py PARTICLES

All pairs at once, as such programs are usually written: the N x N matrix of the kernel in one array.
The particles and the target are those of svgd.sh. Needs numpy (Debian: python3-numpy).
"""

import statistics
import sys
import time

import numpy as np


def score(x, left=0.5):
    gap = np.log((1 - left) / left) + 10 * x
    share = 1 / (1 + np.exp(-np.clip(gap, -700, 700)))
    return -(x + 5) + 10 * share


def step(x):
    gaps = x[:, None] - x[None, :]
    kernel = np.exp(-0.5 * gaps**2)
    return x + (kernel @ score(x) + np.sum(kernel * gaps, axis=1)) / len(x)


def run(count):
    x = 3 + 10 * np.array([statistics.NormalDist().inv_cdf((i + 0.5) / count) for i in range(count)])
    steps = max(1, min(500, 40_000_000 // count**2))
    for _ in range(2):
        x = step(x)
    start = time.process_time()
    for _ in range(steps):
        x = step(x)
    return (time.process_time() - start) / steps


print(run(int(sys.argv[1])))
