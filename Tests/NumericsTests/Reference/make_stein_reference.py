"""Writes stein.json: Stein discrepancies and their statistics with 25 digits (mpmath).

    python3 make_stein_reference.py

Populations: with g = q (s_p - s_q) by subtraction in 60 digits or more, on a grid of equal steps.
The trapezoidal rule converges geometrically for analytic g and k, and the double sum over the grid is
a sum over lags of k times the autocorrelation of g, which one long multiplication of whole numbers
gives exactly. `check` is the relative gap to a grid with steps 0.73 times as long. Samples: the sums
over pairs from their definition. All inputs are binary64 numbers, taken exactly.
"""

import decimal
import json
import pathlib
import random

from mpmath import exp, fabs, log, mp, mpf, nstr, pi, sqrt

from make_reference import Mixture, one, two

mp.dps = 60
HERE = pathlib.Path(__file__).parent
DIGITS = 70


class Power:
    """The density proportional to a power of a mixture."""

    def __init__(self, base, beta):
        self.base, self.beta = base, mpf(beta)
        self.given = dict(base.given, beta=repr(beta))
        self.terms = [(w, m, s / sqrt(self.beta)) for w, m, s in base.terms]
        self.normalizer = mpf(0)

    def normalize(self):
        lower, upper = span(self)
        step = pitch(self) * min(1, sqrt(self.beta)) / max(1, self.beta) ** mpf("0.5")
        count = int((upper - lower) / step) + 1
        self.normalizer = log(step * sum(exp(self.evaluate(lower + i * step)[0])
                                         for i in range(count)))

    def evaluate(self, x):
        value, score, _ = self.base.evaluate(x)
        return self.beta * value - self.normalizer, self.beta * score, None


class Logistic:
    """exp(-z)/(s (1 + exp(-z))²) with z = (x - mean)/s."""

    def __init__(self, mean, scale):
        self.mean, self.scale = mpf(mean), mpf(scale)
        self.given = dict(mean=repr(mean), scale=repr(scale))
        self.terms = [(mpf(1), self.mean, 4 * self.scale)]

    def evaluate(self, x):
        z = (x - self.mean) / self.scale
        small = exp(-fabs(z))
        value = -fabs(z) - 2 * log(1 + small) - log(self.scale)
        return value, -(1 if z > 0 else -1) * (1 - small) / (1 + small) / self.scale, None


def span(density):
    return (min(m - 17 * s for _, m, s in density.terms), max(m + 17 * s for _, m, s in density.terms))


def pitch(density):
    """A step that resolves a density and the poles of its score."""
    if isinstance(density, Logistic):
        return density.scale * pi / 14
    terms = density.base.terms if isinstance(density, Power) else density.terms
    result = min(s for _, _, s in density.terms) / mpf("4.5")
    for i, (_, m, s) in enumerate(terms):
        for _, other, t in terms[:i]:
            if m != other:
                result = min(result, pi * min(s, t) ** 2 / fabs(m - other) / 14)
    return result


class Signal:
    """g and the densities on the part of a grid that can matter."""

    def __init__(self, q, p, step):
        self.q, self.p, self.step = q, p, step
        bounds = [span(q), span(p)]
        self.lower = min(b[0] for b in bounds)
        upper = max(b[1] for b in bounds)
        count = int((upper - self.lower) / step) + 1
        coarse = max(count // 400, 1)
        largest = [mpf(0)] * 3
        seen = []
        for i in range(0, count, coarse):
            values = self.sizes(i)
            seen.append((i, values))
            largest = [max(a, b) for a, b in zip(largest, values)]
        kept = [i for i, values in seen
                if any(v > mpf(10) ** -40 * m for v, m in zip(values, largest))]
        self.first = max(kept[0] - coarse, 0)
        self.points = [self.point(i) for i in range(self.first, min(kept[-1] + coarse, count))]

    def place(self, i):
        return self.lower + i * self.step

    def point(self, i):
        x = self.place(i)
        lq, sq, _ = self.q.evaluate(x)
        lp, sp, _ = self.p.evaluate(x)
        return lq, lp, sp - sq

    def sizes(self, i):
        lq, lp, d = self.point(i)
        return fabs(exp(lq) * d), exp(lq) * d * d, exp(2 * lq - lp) * d * d

    def balls(self):
        h = self.step
        return [sqrt(h * sum(exp(a) * d * d for a, _, d in self.points)),
                sqrt(h * sum(exp(2 * a) * d * d for a, _, d in self.points)),
                sqrt(h * sum(exp(2 * a - b) * d * d for a, b, d in self.points))]

    def values(self):
        return [exp(a) * d for a, _, d in self.points]

    def autocorrelation(self):
        """The sums of g_i g_(i + m) for every lag m >= 0, over the largest |g| squared."""
        g = self.values()
        top = max(fabs(v) for v in g)
        whole = [int(v / top * mpf(10) ** DIGITS) for v in g]
        n = len(whole)
        slot = 2 * DIGITS + 10
        context = decimal.Context(prec=decimal.MAX_PREC, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN)

        def packed(numbers):
            return decimal.Decimal("".join(str(v).zfill(slot) for v in numbers))

        def lags(a, b):
            product = format(context.multiply(packed(a), packed(b[::-1])), "f").zfill(2 * n * slot)
            parts = [int(product[k * slot:(k + 1) * slot]) for k in range(1, 2 * n)]
            return parts

        plus = [max(v, 0) for v in whole]
        minus = [max(-v, 0) for v in whole]
        same = lags(plus, plus)
        if any(minus):
            other, cross = lags(minus, minus), lags(plus, minus)
            total = [same[k] + other[k] - cross[k] - cross[2 * n - 2 - k] for k in range(2 * n - 1)]
        else:
            total = same
        unit = top / mpf(10) ** DIGITS
        return [mpf(v) * unit * unit for v in total[n - 1:]]


def kernel_value(kernel, d):
    if kernel[0] == "gaussian":
        return exp(-(d / mpf(kernel[1])) ** 2 / 2)
    return (mpf(kernel[1]) ** 2 + d * d) ** mpf(kernel[2])


def kernel_jet(kernel, d):
    k = kernel_value(kernel, d)
    if kernel[0] == "gaussian":
        h = mpf(kernel[1])
        return k, -d / h ** 2 * k, (1 / h ** 2 - d * d / h ** 4) * k
    c, b = mpf(kernel[1]), mpf(kernel[2])
    u = c * c + d * d
    return k, 2 * b * d * k / u, -2 * b * k / u - 4 * b * (b - 1) * d * d * k / u ** 2


def given(kernel):
    if kernel[0] == "gaussian":
        return dict(bandwidth=repr(kernel[1]))
    return dict(scale=repr(kernel[1]), power=repr(kernel[2]))


def population(name, q, p, kernel, digits=0, balls=True):
    """One case; `digits` more than 60 where the scores of q and p share that many."""
    with mp.workdps(60 + digits):
        for density in (q, p):
            if isinstance(density, Power):
                density.normalize()
        step = min(pitch(q), pitch(p))
        step = min(step, mpf(kernel[1]) / (mpf("4.5") if kernel[0] == "gaussian" else 14))
        results = []
        for factor in (1, mpf("0.73")):
            signal = Signal(q, p, step * factor)
            h = signal.step
            lags = signal.autocorrelation()
            ksd = h * h * (kernel_value(kernel, mpf(0)) * lags[0]
                           + 2 * sum(kernel_value(kernel, m * h) * lags[m]
                                     for m in range(1, len(lags))))
            g = signal.values()
            places = [mpf(float(signal.place(signal.first + len(g) * k // 4))) for k in (1, 2, 3)]
            witness = [h * sum(v * kernel_value(kernel, x - signal.place(signal.first + i))
                               for i, v in enumerate(g)) for x in places]
            results.append((ksd, signal.balls() if balls else [], places, witness))
            if factor == 1:
                kept = places
        coarse, fine = results
        signal = Signal(q, p, step * mpf("0.73"))
        witness = [signal.step * sum(
            v * kernel_value(kernel, x - signal.place(signal.first + i))
            for i, v in enumerate(signal.values())) for x in kept]
        check = max(fabs(a - b) / fabs(b) for a, b in zip(
            [coarse[0]] + coarse[1] + coarse[3], [fine[0]] + fine[1] + witness))
    print(name, kernel, nstr(fine[0], 17), nstr(check, 3), len(signal.points), flush=True)
    assert check < mpf(10) ** -25, name
    row = dict(name=name, q=q.given, p=p.given, kernel=given(kernel), ksd=nstr(fine[0], 25),
               x=[repr(float(x)) for x in kept], witness=[nstr(v, 25) for v in coarse[3]],
               check=nstr(check, 3))
    if balls:
        row.update({k: nstr(v, 25) for k, v in zip(("l2q", "l2", "l2p"), fine[1])})
    return row


def populations():
    rows = []
    gauss, imq = ("gaussian", 1.0), ("inverse multiquadric", 1.0, -0.5)

    def add(*arguments, **options):
        rows.append(population(*arguments, **options))

    for gap, digits in ((1.0, 0), (4.0, 0), (12.0, 20), (30.0, 80), (60.0, 300)):
        for kernel in (gauss, imq):
            add(f"component against mixture, gap {gap}", one(-gap / 2, 1.0), two(gap / 2, 1.0, 0.5),
                kernel, digits=digits, balls=kernel == gauss)
            add(f"0.5 against 0.1, gap {gap}", two(gap / 2, 1.0, 0.5), two(gap / 2, 1.0, 0.1),
                kernel, digits=digits, balls=kernel == gauss)
    for weight in (1e-3, 1e-12, 1e-20):
        rare = Mixture([weight, 1.0 - weight], [-6.0, 6.0], [1.0, 1.0])
        add(f"component of weight {weight} against mixture", one(-6.0, 1.0), rare, imq, digits=40)
        add(f"weight {weight} against 0.5", rare, two(6.0, 1.0, 0.5), imq, digits=40)
    for sd in (1e-9, 1e-3, 1e6):
        for kernel in (("gaussian", sd), ("inverse multiquadric", sd, -0.5)):
            add(f"sd {sd}", one(-2 * sd, sd), two(2 * sd, sd, 0.5), kernel, balls=len(kernel) == 2)
    for h in (1e-3, 1e-2, 0.1, 10.0, 1e3):
        add("bandwidths", one(-2.0, 1.0), two(2.0, 1.0, 0.3), ("gaussian", h), balls=False)
        add("bandwidths, same mean", one(0.5, 1.0), one(0.5, 1.5), ("gaussian", h), balls=False)
        if h >= 1e-2:
            add("scales", one(-2.0, 1.0), two(2.0, 1.0, 0.3),
                ("inverse multiquadric", h, -0.5), balls=False)
    for power in (-0.9, -0.25, -0.01):
        add("powers", one(-2.0, 1.0), two(2.0, 1.0, 0.3), ("inverse multiquadric", 0.7, power),
            balls=False)
    add("two normals", one(0.3, 1.2), one(-0.4, 0.9), gauss, balls=False)
    add("two normals, wide model", one(0.3, 1.2), one(-0.4, 3.0), imq)
    three = Mixture([0.2, 0.3, 0.5], [-4.0, 0.0, 6.0], [0.5, 2.0, 1.0])
    add("three components, separate sds", three,
        Mixture([0.6, 0.3, 0.1], [-4.0, 0.0, 6.0], [0.5, 2.0, 1.0]), imq)
    pair = two(3.0, 1.0, 0.3)
    add("tempered model", pair, Power(pair, 0.5), gauss)
    add("tempered data", Power(pair, 0.25), pair, imq, balls=False)
    add("sharpened model", one(-3.0, 0.5), Power(pair, 2.0), imq)
    add("logistic data", Logistic(0.25, 0.5), two(2.0, 1.0, 0.3), gauss, balls=False)
    add("logistic model", two(2.0, 1.0, 0.3), Logistic(-1.0, 0.75), imq)
    add("two logistics", Logistic(0.0, 1.0), Logistic(0.5, 1.25), imq)
    return rows


def sample_case(name, points, p, kernel):
    scores = [p.evaluate(mpf(x))[1] for x in points]
    n = len(points)
    total, diagonal = mpf(0), mpf(0)
    for i in range(n):
        for j in range(i + 1):
            k, slope, mixed = kernel_jet(kernel, mpf(points[i]) - mpf(points[j]))
            h = scores[i] * scores[j] * k - scores[i] * slope + scores[j] * slope + mixed
            if i == j:
                diagonal += h
            else:
                total += 2 * h
    u = total / (n * (n - 1))
    v = (total + diagonal) / n ** 2
    print(name, kernel, nstr(u, 17), nstr(v, 17), flush=True)
    return dict(name=name, x=[repr(x) for x in points], p=p.given, kernel=given(kernel),
                u=nstr(u, 25), v=nstr(v, 25))


def samples():
    rows = []
    source = random.Random(20)
    kernels = [("gaussian", 1.0), ("gaussian", 0.05), ("gaussian", 200.0),
               ("inverse multiquadric", 1.0, -0.5), ("inverse multiquadric", 0.02, -0.5),
               ("inverse multiquadric", 3.0, -0.9), ("inverse multiquadric", 50.0, -0.1)]
    shapes = [("two modes", two(6.0, 1.0, 0.5), 6.0), ("one mode", one(0.0, 1.0), 1.0),
              ("separate sds", Mixture([0.2, 0.3, 0.5], [-4.0, 0.0, 6.0], [0.5, 2.0, 1.0]), 5.0),
              ("narrow far away", Mixture([0.5, 0.5], [1e6, 1e6 + 0.125], [2.0 ** -7, 2.0 ** -10]),
               None)]
    for name, p, width in shapes:
        for count in (2, 9, 41):
            for kernel in kernels:
                if width is None:
                    points = [1e6 + source.gauss(0.0625, 0.125) for _ in range(count)]
                else:
                    points = [source.gauss(0, width) for _ in range(count)]
                    points[0] = 30.0 * width
                rows.append(sample_case(name, points, p, kernel))
    return rows


if __name__ == "__main__":
    content = dict(samples=samples(), populations=populations())
    (HERE / "stein.json").write_text(json.dumps(content, indent=1) + "\n")
