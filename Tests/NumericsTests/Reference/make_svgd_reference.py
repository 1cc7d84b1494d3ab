"""Writes svgd_long.json: particles of Stein variational gradient descent after many steps.

    python3 make_svgd_reference.py

All pairs in 80-bit floating point (numpy's longdouble, 64 bits of precision), summed in sorted order.
The starts are the mid-point quantiles of a normal, from 40 digits rounded to binary64. `check` is the
largest gap to the same with the sums in reversed order.
"""

import json
import pathlib

import numpy as np
from mpmath import erfinv, mp, mpf, sqrt

mp.dps = 40
HERE = pathlib.Path(__file__).parent
REAL = np.longdouble


def quantiles(mean, sd, count):
    deviates = [sqrt(2) * erfinv(2 * (mpf(2 * i + 1) / (2 * count)) - 1) for i in range(count)]
    return np.array([float(mean + sd * z) for z in deviates], dtype=REAL)


def score(x, left):
    gap = np.log((1 - REAL(left)) / REAL(left)) + 10 * x
    return -(x + 5) + 10 / (1 + np.exp(-gap))


def run(case, backwards):
    x = quantiles(case["mean"], case["sd"], case["count"])
    left = REAL(case["left"][0]) / REAL(case["left"][1])
    running = None
    for _ in range(case["steps"]):
        gaps = x[:, None] - x[None, :]
        h = REAL(1)
        if case["kernel"] == "median":
            h = np.sqrt(np.median(gaps**2) / 2 / np.log(REAL(len(x) + 1)))
        kernel = np.exp(-(gaps**2) / (2 * h * h))
        terms = kernel * (score(x, left)[None, :] + gaps / (h * h))
        phi = np.sum(terms[:, ::-1] if backwards else terms, axis=1) / len(x)
        if case["rule"] == "adagrad":
            running = phi**2 if running is None else REAL(9) / 10 * running + phi**2 / 10
            phi = phi / (REAL(1) / 10**6 + np.sqrt(running))
        x = x + REAL(case["step"]) * phi
    return x


CASES = [
    dict(name="from N(1, 5^2)", mean=1, sd=5, count=200, left=[1, 2], steps=500),
    dict(name="from N(7, 10^2)", mean=7, sd=10, count=200, left=[1, 2], steps=500),
    dict(name="a tenth at the left", mean=3, sd=10, count=150, left=[1, 10], steps=300),
    dict(name="median rule", mean=-2, sd=4, count=61, left=[1, 2], steps=200, kernel="median"),
    dict(name="AdaGrad", mean=3, sd=5, count=60, left=[1, 2], steps=100, rule="adagrad", step=0.125),
    dict(name="AdaGrad and median rule", mean=3, sd=5, count=60, left=[1, 10], steps=60,
         rule="adagrad", kernel="median", step=0.25),
]

rows = []
for case in CASES:
    case = {"kernel": "unit", "rule": "fixed", "step": 1, **case}
    x = run(case, False)
    case["check"] = float(np.max(np.abs(x - run(case, True))))
    places = sorted({0, case["count"] // 4, case["count"] // 2, case["count"] - 1})
    case["places"] = places
    case["value"] = [np.format_float_positional(x[i], precision=17, unique=False) for i in places]
    rows.append(case)
    print(case["name"], case["check"])
(HERE / "svgd_long.json").write_text(json.dumps(rows, indent=1) + "\n")
