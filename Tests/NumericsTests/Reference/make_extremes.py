"""Writes extremes.json (mpmath): random programs of the language with extreme parameters, and their values.

    python3 make_extremes.py

A row is [program, value, moved]: `moved` is what a unit in the last place of each argument can move the
value, by finite differences. For values by quadrature it is instead the tolerance that the word's
documentation states, as "tolerance" times the value. The cases depend on the seed alone.

Parameters are decimal literals; a word takes one as its double, and so does this script.
"""

import json
import math
import pathlib
import random

from mpmath import (acos, asin, atan, betainc, cos, cosh, erf, erfc, exp, expm1, fabs, gamma, inf, isnan, log,
                    log1p, loggamma, log10, mp, mpf, nstr, pi, quad, sin, sinh, sqrt, tan, tanh)

HERE = pathlib.Path(__file__).parent
RANDOM = random.Random(2008)
ROWS = []


def ulp(x):
    return mpf(math.ulp(float(x)))


def text(x):
    return repr(float(x))


def short(x):
    return nstr(x, 3)


def row(program, value, moved):
    value = mpf(value)
    if isnan(value) or fabs(value) > mpf("1e300"):
        return
    ROWS.append([program, nstr(value, 25), short(moved)])


def pick(low, high):
    """A number of random sign-free magnitude between two positive ends."""
    return float(f"{math.exp(RANDOM.uniform(math.log(low), math.log(high))):.6g}")


def place(scale):
    return float(f"{RANDOM.choice([-1, 1]) * pick(1e-3 * scale, scale):.6g}")


# Densities: a text and functions of a list of parameters.

class Normal:
    def __init__(self, mean, sd):
        self.parameters = [mean, sd]

    def program(self):
        m, s = self.parameters
        return f"normal(mean: {text(m)}, sd: {text(s)})"

    scale = property(lambda self: self.parameters[1])
    center = property(lambda self: self.parameters[0])

    @staticmethod
    def logpdf(p, x):
        return -((x - p[0]) / p[1]) ** 2 / 2 - log(p[1]) - log(2 * pi) / 2

    @staticmethod
    def score(p, x):
        return -(x - p[0]) / p[1] ** 2

    @staticmethod
    def scoreDerivative(p, x):
        return -1 / p[1] ** 2

    @staticmethod
    def cdf(p, x):
        return erfc(-(x - p[0]) / p[1] / sqrt(2)) / 2

    @staticmethod
    def ccdf(p, x):
        return erfc((x - p[0]) / p[1] / sqrt(2)) / 2


class Laplace(Normal):
    def program(self):
        m, s = self.parameters
        return f"laplace(mean: {text(m)}, scale: {text(s)})"

    @staticmethod
    def logpdf(p, x):
        return -fabs(x - p[0]) / p[1] - log(2 * p[1])

    @staticmethod
    def score(p, x):
        return (1 if x < p[0] else -1) / p[1] if x != p[0] else mpf(0)

    @staticmethod
    def scoreDerivative(p, x):
        return mpf(0)

    @staticmethod
    def cdf(p, x):
        z = (x - p[0]) / p[1]
        return exp(z) / 2 if z <= 0 else 1 - exp(-z) / 2

    @staticmethod
    def ccdf(p, x):
        return Laplace.cdf([-p[0], p[1]], -x)


class StudentT(Normal):
    def __init__(self, degrees, location, scale):
        self.parameters = [degrees, location, scale]

    def program(self):
        n, m, s = self.parameters
        return f"studentT(degrees: {text(n)}, location: {text(m)}, scale: {text(s)})"

    scale = property(lambda self: self.parameters[2])
    center = property(lambda self: self.parameters[1])

    @staticmethod
    def logpdf(p, x):
        n, m, s = p
        peak = loggamma((n + 1) / 2) - loggamma(n / 2) - log(n * pi) / 2 - log(s)
        return peak - (n + 1) / 2 * log1p(((x - m) / s) ** 2 / n)

    @staticmethod
    def score(p, x):
        n, m, s = p
        z = (x - m) / s
        return -(n + 1) * z / (n + z * z) / s

    @staticmethod
    def scoreDerivative(p, x):
        n, m, s = p
        z = (x - m) / s
        return -(n + 1) * (n - z * z) / (n + z * z) ** 2 / s ** 2

    @staticmethod
    def outside(n, z):
        return betainc(n / 2, mpf(1) / 2, 0, n / (n + z * z), regularized=True) / 2

    @staticmethod
    def ccdf(p, x):
        n, m, s = p
        z = (x - m) / s
        tail = StudentT.outside(n, z)
        return tail if z >= 0 else 1 - tail

    @staticmethod
    def cdf(p, x):
        n, m, s = p
        return StudentT.ccdf([n, -m, s], -x)


class Mixture(Normal):
    def __init__(self, weights, means, sds):
        self.count = len(weights)
        self.parameters = weights + means + sds

    def program(self):
        k = self.count
        lists = [self.parameters[i * k:(i + 1) * k] for i in range(3)]
        w, m, s = ["[" + ", ".join(text(x) for x in numbers) + "]" for numbers in lists]
        return f"mixture(weights: {w}, means: {m}, sd: {s})"

    @property
    def scale(self):
        return max(self.parameters[2 * self.count:])

    @property
    def center(self):
        return RANDOM.choice(self.parameters[self.count:2 * self.count])

    @staticmethod
    def terms(p):
        k = len(p) // 3
        total = sum(p[:k])
        return [(p[i] / total, p[k + i], p[2 * k + i]) for i in range(k)]

    @staticmethod
    def logs(p, x):
        return [log(w) - ((x - m) / s) ** 2 / 2 - log(s) - log(2 * pi) / 2 for w, m, s in Mixture.terms(p)]

    @staticmethod
    def logpdf(p, x):
        logs = Mixture.logs(p, x)
        top = max(logs)
        return top + log(sum(exp(l - top) for l in logs))

    @staticmethod
    def responsibilities(p, x):
        total = Mixture.logpdf(p, x)
        return [exp(l - total) for l in Mixture.logs(p, x)]

    @staticmethod
    def score(p, x):
        return sum(-r * (x - m) / s ** 2
                   for r, (w, m, s) in zip(Mixture.responsibilities(p, x), Mixture.terms(p)))

    @staticmethod
    def scoreDerivative(p, x):
        mean = Mixture.score(p, x)
        return sum(r * ((-(x - m) / s ** 2 - mean) ** 2 - 1 / s ** 2)
                   for r, (w, m, s) in zip(Mixture.responsibilities(p, x), Mixture.terms(p)))

    @staticmethod
    def cdf(p, x):
        return sum(w * Normal.cdf([m, s], x) for w, m, s in Mixture.terms(p))

    @staticmethod
    def ccdf(p, x):
        return sum(w * Normal.ccdf([m, s], x) for w, m, s in Mixture.terms(p))

    @staticmethod
    def mean(p):
        return sum(w * m for w, m, s in Mixture.terms(p))

    @staticmethod
    def variance(p):
        mean = Mixture.mean(p)
        return sum(w * (s * s + (m - mean) ** 2) for w, m, s in Mixture.terms(p))

    @staticmethod
    def third(p):
        mean = Mixture.mean(p)
        return sum(w * ((m - mean) ** 3 + 3 * (m - mean) * s * s) for w, m, s in Mixture.terms(p))


def random_normal():
    sd = pick(1e-6, 1e6)
    return Normal(RANDOM.choice([0.0, place(1e6)]), sd)


def random_laplace():
    return Laplace(RANDOM.choice([0.0, place(1e6)]), pick(1e-6, 1e6))


def random_student():
    return StudentT(RANDOM.choice([pick(0.1, 3), pick(0.5, 100), 1.0, 2.0, 1000.0, pick(100, 1e5)]),
                    RANDOM.choice([0.0, place(1e3)]), pick(1e-6, 1e6))


def random_mixture():
    kind = RANDOM.randrange(5)
    count = RANDOM.choice([2, 2, 2, 3, 4])
    rest = [pick(1e-15, 0.3) / count for _ in range(count - 1)]
    weights = rest + [1 - sum(rest)]
    if kind == 0:
        weights = [0.5, 0.5] if count == 2 else [0.25] * (count - 1) + [1 - 0.25 * (count - 1)]
    base = RANDOM.choice([0.0, 0.0, place(1e6)])
    sd = pick(1e-6, 1e6) if kind != 1 else 1.0
    sds = [sd] * count if RANDOM.random() < 0.5 else [sd * pick(1e-3, 1e3) for _ in range(count)]
    means = [base]
    while len(means) < count:
        means.append(means[-1] + sd * pick(0.01, 80))
    if kind == 2:
        means = [base + sd * 1e-9 * i for i in range(count)]
    order = list(range(count))
    RANDOM.shuffle(order)
    return Mixture([weights[i] for i in order], means, sds)


def numbers(parameters):
    return [mpf(float(x)) for x in parameters]


def evaluate(function, parameters, xs):
    return function(numbers(parameters), *[mpf(float(x)) for x in xs])


def moved(function, parameters, xs, value):
    p = numbers(parameters)
    x = [mpf(float(y)) for y in xs]
    total = mpf(0)
    for i in range(len(p)):
        if p[i] == 0:
            continue
        q = list(p)
        q[i] += ulp(p[i])
        total += fabs(function(q, *x) - value)
    for i in range(len(x)):
        if x[i] == 0:
            continue
        y = list(x)
        y[i] += ulp(x[i])
        total += fabs(function(p, *y) - value)
    return total


def pdf(kind):
    return lambda p, x: exp(kind.logpdf(p, x))


def pointwise(density, tries):
    kind = type(density)
    for _ in range(tries):
        z = RANDOM.choice([-1, 1]) * RANDOM.choice([pick(1e-3, 1), pick(0.3, 10), pick(5, 37), 0.0])
        x = float(f"{density.center + z * density.scale:.17g}")
        name = RANDOM.choice(["pdf", "logpdf", "score", "scoreDerivative", "cdf", "ccdf"])
        function = pdf(kind) if name == "pdf" else getattr(kind, name)
        value = evaluate(function, density.parameters, [x])
        row(f"{density.program()}.{name}({text(x)})", value,
            moved(function, density.parameters, [x], value))


def quantile(density, p):
    """The quantile by bisection on the smaller tail, at a precision beyond any cancellation."""
    kind = type(density)
    parameters = numbers(density.parameters)
    p = mpf(p)
    lower = p <= mpf(1) / 2
    tail = p if lower else 1 - p

    def beyond(x):
        return kind.cdf(parameters, x) > tail if lower else kind.ccdf(parameters, x) < tail

    a = mpf(density.center) - density.scale
    b = mpf(density.center) + density.scale
    width = mpf(density.scale)
    while beyond(a):
        a -= width
        width *= 2
    width = mpf(density.scale)
    while not beyond(b):
        b += width
        width *= 2
    for _ in range(170):
        middle = (a + b) / 2
        if beyond(middle):
            b = middle
        else:
            a = middle
    return (a + b) / 2


def quantiles(density, count):
    kind = type(density)
    for _ in range(count):
        p = RANDOM.choice([pick(1e-300, 1e-20), pick(1e-20, 0.5), 1 - pick(1e-12, 0.5), RANDOM.random()])
        if not 0 < p < 1:
            continue
        x = quantile(density, p)
        slope = exp(kind.logpdf(numbers(density.parameters), x))
        change = mpf(0)
        base = numbers(density.parameters)
        function = kind.cdf if p <= 0.5 else kind.ccdf
        here = function(base, x)
        for i in range(len(base)):
            if base[i] != 0:
                other = list(base)
                other[i] += ulp(base[i])
                change += fabs(function(other, x) - here)
        row(f"{density.program()}.quantile({text(p)})", x, (change + ulp(p)) / slope)


def moments(density):
    for name, function in [("mean", Mixture.mean), ("variance", Mixture.variance),
                           ("thirdCentralMoment", Mixture.third)]:
        value = function(numbers(density.parameters))
        row(f"{density.program()}.{name}", value, moved(function, density.parameters, [], value))


# Elementary functions.

ELEMENTARY = {
    "exp": (exp, lambda: place(700)), "expm1": (expm1, lambda: place(30)), "log": (log, lambda: pick(1e-300, 1e300)),
    "log10": (log10, lambda: pick(1e-300, 1e300)), "log1p": (log1p, lambda: pick(1e-12, 1e12)),
    "sqrt": (sqrt, lambda: pick(1e-300, 1e300)), "sin": (sin, lambda: place(1e6)), "cos": (cos, lambda: place(1e6)),
    "tan": (tan, lambda: place(1e3)), "asin": (asin, lambda: place(1)), "acos": (acos, lambda: place(1)),
    "atan": (atan, lambda: place(1e6)), "sinh": (sinh, lambda: place(700)), "cosh": (cosh, lambda: place(700)),
    "tanh": (tanh, lambda: place(40)), "erf": (erf, lambda: place(6)),
    "logistic": (lambda x: 1 / (1 + exp(-x)), lambda: place(700)),
}


def elementary(count):
    for _ in range(count):
        name = RANDOM.choice(sorted(ELEMENTARY))
        function, draw = ELEMENTARY[name]
        x = draw()
        if RANDOM.random() < 0.5:
            value = function(mpf(x))
            row(f"{name}({text(x)})", value, fabs(function(mpf(x) + ulp(x)) - value))
        else:
            # An argument with an error: x times e^y e^-y for a y that leaves some units.
            y = RANDOM.choice([1, 3, 10])
            value = function(mpf(x))
            width = fabs(mpf(x)) * (4 + 4 * y) * mpf(2) ** -52
            try:
                change = fabs(function(mpf(x) + width) - value) + fabs(function(mpf(x) - width) - value)
            except (ValueError, ZeroDivisionError):
                continue
            if isinstance(change, complex) or getattr(change, "imag", 0) != 0 or getattr(value, "imag", 0) != 0:
                continue
            if name in ("asin", "acos") and fabs(mpf(x)) > 0.999:
                continue
            row(f"{name}({text(x)} * exp({y}) / exp({y}))", value, change)
    for _ in range(count // 4):
        x = pick(1e-90, 1e90)
        n = RANDOM.choice([-7, -3, -2, -1, 2, 3, 5, 0.5, -1.5])
        value = mpf(x) ** mpf(n)
        if not mpf("1e-307") < value < mpf("1e300"):
            continue
        row(f"pow({text(x)} * exp(3) / exp(3), {n})", value, fabs(value) * abs(n) * 16 * mpf(2) ** -52)


# Comparisons of two densities at a point, and kernels.

def pairs(count):
    for _ in range(count):
        q = random_mixture()
        p = random_mixture()
        p.parameters = list(q.parameters)
        p.count = q.count
        rest = [pick(1e-12, 0.9) / p.count for _ in range(p.count - 1)]
        p.parameters[:p.count] = rest + [1 - sum(rest)]
        x = float(f"{q.center + place(10) * q.scale:.17g}")

        def difference(parameters, x):
            k = 3 * q.count
            return Mixture.score(parameters[:k], x) - Mixture.score(parameters[k:], x)

        def ratio(parameters, x):
            k = 3 * q.count
            return Mixture.logpdf(parameters[:k], x) - Mixture.logpdf(parameters[k:], x)

        both = q.parameters + p.parameters
        name, function = RANDOM.choice([("scoreDifference", difference), ("logRatio", ratio)])
        value = evaluate(function, both, [x])
        # Components that both share move together: the means and widths are one and the same number.
        k = 3 * q.count
        base = numbers(both)
        change = mpf(0)
        for i in range(k):
            if base[i] == 0:
                continue
            shared = i >= q.count
            for j in ([i, k + i] if not shared else [None]):
                other = list(base)
                if shared:
                    other[i] += ulp(base[i])
                    other[k + i] += ulp(base[i])
                else:
                    other[j] += ulp(base[j])
                change += fabs(function(other, mpf(x)) - value)
        change += fabs(function(base, mpf(x) + ulp(x)) - value)
        # The weights are divided by their sum, which rounds each of them: so the documentation says.
        for weights in (q.parameters[:q.count], p.parameters[:p.count]):
            if sum(numbers(weights)) != 1:
                change += mpf(2) ** -52
        row(f"{name}({q.program()}, {p.program()})({text(x)})", value, change)
    for _ in range(count):
        h = pick(1e-6, 1e6)
        x, y = place(1), place(1)
        x, y = [float(f"{h * t * RANDOM.choice([1, 10, 30]):.10g}") for t in (x, y)]
        if RANDOM.random() < 0.5:
            def kernel(p):
                return exp(-((p[1] - p[2]) / p[0]) ** 2 / 2)
            program, parameters = f"gaussian(bandwidth: {text(h)})", [h, x, y]
        else:
            b = -float(f"{RANDOM.uniform(0.05, 0.95):.6g}")

            def kernel(p):
                return (p[0] ** 2 + (p[1] - p[2]) ** 2) ** p[3]
            program, parameters = f"inverseMultiquadric(scale: {text(h)}, power: {text(b)})", [h, x, y, b]
        value = kernel(numbers(parameters))
        row(f"{program}.value({text(x)}, {text(y)})", value, moved(kernel, parameters, [], value))


# Quadratures.

def cuts(densities):
    places = set()
    for density in densities:
        if isinstance(density, Mixture):
            k = density.count
            triples = list(zip(*[density.parameters[i * k:(i + 1) * k] for i in range(3)]))
            parts = [(m, s) for w, m, s in triples]
            for w, m, s in triples:
                for v, n, t in triples:
                    # Where two components are equally large.
                    a = 1 / mpf(t) ** 2 - 1 / mpf(s) ** 2
                    b = -2 * (mpf(n) / mpf(t) ** 2 - mpf(m) / mpf(s) ** 2)
                    c = mpf(n) ** 2 / mpf(t) ** 2 - mpf(m) ** 2 / mpf(s) ** 2 \
                        + 2 * (log(mpf(w) / s) - log(mpf(v) / t))
                    if m >= n:
                        continue
                    roots = [] if a == 0 and b == 0 else [-c / b] if a == 0 else \
                        [] if b * b < 4 * a * c else [(-b + e * sqrt(b * b - 4 * a * c)) / (2 * a) for e in (-1, 1)]
                    for root in roots:
                        width = 1 / fabs((root - m) / mpf(s) ** 2 - (root - n) / mpf(t) ** 2)
                        for step in (0, 1, 3, 8, 20, 50):
                            places |= {root - step * width, root + step * width}
        else:
            parts = [(density.center, density.scale)]
        for m, s in parts:
            for step in (0, 1, 2, 4, 7, 11, 16, 25, 40):
                places |= {mpf(m) - step * mpf(s), mpf(m) + step * mpf(s)}
    return sorted(places)


def integral(f, breaks):
    """The integral by Gauss-Legendre of two degrees on the pieces; None where they disagree."""
    breaks = list(breaks)
    halves = sorted(breaks + [(a + b) / 2 for a, b in zip(breaks, breaks[1:])])
    coarse = quad(f, breaks, method="gauss-legendre", maxdegree=4)
    fine = quad(f, halves, method="gauss-legendre", maxdegree=4)
    return fine if fabs(fine - coarse) <= mpf(10) ** -16 * fabs(fine) else None


def divergences(count):
    for _ in range(count):
        sd = pick(1e-3, 1e3)
        gap = sd * pick(0.05, 14)
        base = RANDOM.choice([0.0, place(100)])
        w, v = [RANDOM.choice([0.5, pick(1e-6, 0.5)]) for _ in range(2)]
        t = sd if RANDOM.random() < 0.6 else sd * RANDOM.choice([0.7, 1.5])
        q = Mixture([w, 1 - w], [base, base + gap], [sd, t])
        p = Mixture([v, 1 - v], [base, base + gap * RANDOM.choice([1, 1, 1.25])], [sd, t])
        if RANDOM.random() < 0.3:
            q = Normal(base, sd)
        a, b = numbers(q.parameters), numbers(p.parameters)
        breaks = cuts([q, p])
        name = RANDOM.choice(["fisher", "kl", "hyvarinen", "l2q", "l2"])
        kq, kp = type(q), type(p)

        def square(x):
            return (kq.score(a, x) - kp.score(b, x)) ** 2

        if name == "fisher":
            value = integral(lambda x: exp(kq.logpdf(a, x)) * square(x), breaks)
        elif name == "kl":
            value = integral(lambda x: exp(kq.logpdf(a, x)) * (kq.logpdf(a, x) - kp.logpdf(b, x)), breaks)
        elif name == "hyvarinen":
            value = integral(
                lambda x: exp(kq.logpdf(a, x)) * (kp.score(b, x) ** 2 + 2 * kp.scoreDerivative(b, x)), breaks)
        elif name == "l2q":
            value = integral(lambda x: exp(kq.logpdf(a, x)) * square(x), breaks)
        else:
            value = integral(lambda x: exp(2 * kq.logpdf(a, x)) * square(x), breaks)
        if value is None:
            continue
        call = f"{name}({q.program()}, {p.program()})"
        size = fabs(value)
        if name in ("l2q", "l2"):
            value = sqrt(value)
            call = f"steinDiscrepancy({q.program()}, {p.program()}, ball: .{name})"
            size = value
        if name == "hyvarinen":
            size = max(size, 1 / mpf(min(sd, t)) ** 2)
        row(call, value, size * mpf(10) ** -12)


def tempered(count):
    for _ in range(count):
        sd = pick(1e-2, 1e2)
        w = RANDOM.choice([0.5, pick(1e-6, 0.5)])
        base = Mixture([w, 1 - w], [0.0, sd * pick(0.1, 15)], [sd, sd * RANDOM.choice([1, 1, 0.3])])
        beta = pick(0.05, 20)
        p = numbers(base.parameters)
        breaks = cuts([base])
        far = 10 / math.sqrt(min(beta, 1))
        breaks = sorted(set(breaks) | {breaks[0] - 40 * far * sd, breaks[-1] + 40 * far * sd,
                                       breaks[0] - 5 * far * sd, breaks[-1] + 5 * far * sd})
        f = lambda x: exp(mpf(beta) * Mixture.logpdf(p, x))
        z = integral(f, breaks)
        if z is None:
            continue
        program = f"{base.program()}.tempered(beta: {text(beta)})"
        row(f"{program}.normalizer", z, z * mpf(10) ** -12)
        mean = integral(lambda x: x * f(x), breaks)
        if mean is not None:
            row(f"{program}.mean", mean / z, mpf(sd) * mpf(10) ** -11 + fabs(mean / z) * mpf(10) ** -12)
        x = float(f"{float(breaks[0] + (breaks[-1] - breaks[0]) * RANDOM.random()):.10g}")
        left = integral(f, [y for y in breaks if y < x] + [mpf(x)])
        if left is not None and left / z > mpf("1e-280"):
            row(f"{program}.cdf({text(x)})", left / z, left / z * mpf(10) ** -11)
    for _ in range(count):
        m, s, beta = place(100), pick(1e-3, 1e3), pick(1e-2, 1e2)
        value = (2 * pi) ** ((1 - mpf(beta)) / 2) * mpf(s) ** (1 - mpf(beta)) / sqrt(mpf(beta))
        row(f"normal(mean: {text(m)}, sd: {text(s)}).tempered(beta: {text(beta)}).normalizer", value,
            fabs(value) * (1 + fabs(1 - mpf(beta)) * (1 + fabs(log(mpf(s))))) * mpf(2) ** -50)


FORMULAS = [
    ("-pow(x, 2) / 2", lambda x: -x * x / 2, [0, 1]), ("-pow(x, 4) / 4", lambda x: -x ** 4 / 4, [0, 1]),
    ("-8 * pow(x * x - 1, 2) + x / 2", lambda x: -8 * (x * x - 1) ** 2 + x / 2, [-1, 0, 1]),
    ("300 - x * x", lambda x: 300 - x * x, [0, 1]), ("-log(cosh(x))", lambda x: -log(cosh(x)), [0, 1]),
    ("-4 * log(1 + x * x / 3)", lambda x: -4 * log(1 + x * x / 3), [0, 1]),
]


def unnormalized():
    for program, f, _ in FORMULAS:
        grid = [mpf(x) for x in (-60, -40, -25, -16, -11, -8, -6, -4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4,
                                 6, 8, 11, 16, 25, 40, 60)]
        heavy = "log(1" in program
        ends = [-inf] + grid + [inf] if heavy else grid
        method = "tanh-sinh" if heavy else "gauss-legendre"

        def total(g, places):
            a = quad(g, places, method=method, maxdegree=8 if heavy else 6)
            return a
        z = total(lambda x: exp(f(x)), ends)
        name = f"unnormalized {{ x in {program} }}"
        tolerance = mpf(10) ** -12
        row(f"{name}.normalizer", z, z * tolerance)
        mean = total(lambda x: x * exp(f(x)), ends) / z
        variance = total(lambda x: (x - mean) ** 2 * exp(f(x)), ends) / z
        row(f"{name}.mean", mean if fabs(mean) > mpf(10) ** -20 else mpf(0), sqrt(variance) * mpf(10) ** -11)
        row(f"{name}.variance", variance, variance * mpf(10) ** -11)
        for x in (-20, -7.5, -3, -1, 0.25, 2):
            near = [mpf(x) - mpf(2) ** -k for k in range(-3, 9)]
            places = sorted([y for y in ends if y < x] + near + [mpf(x)])
            # The quadrature's tolerance is absolute: the integrand is scaled to 1 at x.
            mass = total(lambda y: exp(f(y) - f(mpf(x))), places) / z * exp(f(mpf(x)))
            if mass > mpf("1e-290"):
                row(f"{name}.cdf({x})", mass, mass * mpf(10) ** -11)
                row(f"{name}.logpdf({x})", f(mpf(x)) - log(z), (1 + fabs(f(mpf(x)))) * mpf(10) ** -12)


def integrals(count):
    for _ in range(count):
        kind = RANDOM.randrange(6)
        c = float(f"{RANDOM.random():.6g}")
        if kind == 0:
            value = quad(lambda x: exp(fabs(x - mpf(c))), [0, c, 1])
            row(f"integral({{ x in exp(abs(x - {text(c)})) }}, over: 0...1)", value, value * mpf(10) ** -9)
        elif kind == 1:
            value = quad(lambda x: fabs(x * x - mpf(c)), [0, sqrt(mpf(c)), 1])
            row(f"integral({{ x in abs(x * x - {text(c)}) }}, over: 0...1)", value, mpf(10) ** -9)
        elif kind == 2:
            s = pick(1e-7, 1e-2)
            m = float(f"{RANDOM.uniform(-0.9, 0.9):.6g}")
            value = Normal.cdf([mpf(m), mpf(s)], mpf(1)) - Normal.cdf([mpf(m), mpf(s)], mpf(-1))
            row(f"integral(normal(mean: {text(m)}, sd: {text(s)}).pdf, over: -1...1)", value, mpf(10) ** -9)
        elif kind == 3:
            s = pick(1e-5, 1e-2)
            m = float(f"{RANDOM.uniform(-0.9, 0.9):.6g}")
            value = sqrt(2 * pi) * mpf(s) * (Normal.cdf([mpf(m), mpf(s)], mpf(1)) - Normal.cdf([mpf(m), mpf(s)], mpf(-1)))
            row(f"integral({{ x in exp(-pow((x - {text(m)}) / {text(s)}, 2) / 2) }}, over: -1...1)", value,
                value * mpf(10) ** -8)
        elif kind == 4:
            d = RANDOM.choice([c, 1 - pick(1e-6, 1e-2), pick(1e-6, 1e-2)])
            row(f"integral({{ x in x < {text(d)} ? 1 : 3 }}, over: 0...1)", 3 - 2 * mpf(d), mpf(10) ** -8)
        else:
            a, b = pick(0.5, 20), pick(0.1, 3)
            value = quad(lambda x: sin(mpf(a) * x) * exp(-mpf(b) * x), [mpf(k) / 16 for k in range(17)])
            row(f"integral({{ x in sin({text(a)} * x) * exp(-{text(b)} * x) }}, over: 0...1)", value, mpf(10) ** -9)


def main():
    mp.dps = 60
    for make, count, tries in [(random_normal, 100, 5), (random_laplace, 60, 5), (random_mixture, 330, 5)]:
        for _ in range(count):
            pointwise(make(), tries)
    for _ in range(60):
        mp.dps = 40
        pointwise(random_student(), 4)
    mp.dps = 100
    for make, count in [(random_normal, 60), (random_laplace, 40), (random_mixture, 120)]:
        for _ in range(count):
            quantiles(make(), 1)
    mp.dps = 100
    for _ in range(60):
        moments(random_mixture())
    elementary(600)
    mp.dps = 400
    pairs(150)
    mp.dps = 40
    for _ in range(25):
        quantiles(random_student(), 1)
    mp.dps = 30
    divergences(160)
    tempered(25)
    unnormalized()
    integrals(120)
    lines = ",\n".join(json.dumps(entry) for entry in ROWS)
    (HERE / "extremes.json").write_text("[\n" + lines + "\n]\n")
    print(len(ROWS), "rows")


main()
