"""Writes nodes.json, densities.json and divergences.json with 50 digits or more (mpmath).

    python3 make_reference.py [nodes] [densities] [divergences]

Divergences: fixed Gauss-Legendre panels cut around every peak and every crossing of two components,
directly from the definitions (log densities and scores by summation, their differences by
subtraction in 50 digits or more). `check` is the relative gap between the rules of 24 and 34
points. All inputs are binary64 numbers, taken exactly; weights are divided by their exact sum.
"""

import json
import pathlib
import sys

from mpmath import (erfc, exp, fabs, findroot, log, matrix, lu_solve, mp, mpf, nstr, pi, polyroots,
                    re, sqrt)

mp.dps = 50
HERE = pathlib.Path(__file__).parent


def legendre_coefficients(n):
    p0, p1 = [mpf(1)], [mpf(0), mpf(1)]
    for m in range(1, n):
        q = [mpf(0)] + [(2 * m + 1) * c / (m + 1) for c in p1]
        for i, c in enumerate(p0):
            q[i] -= m * c / (m + 1)
        p0, p1 = p1, q
    return p1


def legendre_value(n, x):
    a, b = mpf(1), x
    for m in range(1, n):
        a, b = b, ((2 * m + 1) * x * b - m * a) / (m + 1)
    return b, n * (x * b - a) / (x * x - 1)


def gauss(n):
    """Nodes and weights of the n-point Gauss-Legendre rule, n even."""
    rule = []
    for i in range(n // 2):
        x = mp.cos(pi * (i + mpf(3) / 4) / (n + mpf(1) / 2))
        for _ in range(12):
            value, slope = legendre_value(n, x)
            x -= value / slope
        w = 2 / ((1 - x * x) * legendre_value(n, x)[1] ** 2)
        rule += [(x, w), (-x, w)]
    return rule


COARSE = gauss(24)
RULE = gauss(34)


class Mixture:
    def __init__(self, weights, means, sds):
        self.given = dict(weights=[repr(w) for w in weights], means=[repr(m) for m in means],
                          sds=[repr(s) for s in sds])
        total = sum(mpf(w) for w in weights)
        self.terms = [(mpf(w) / total, mpf(m), mpf(s))
                      for w, m, s in zip(weights, means, sds) if w > 0]

    def logs(self, x):
        return [log(w) - log(s) - log(2 * pi) / 2 - ((x - m) / s) ** 2 / 2 for w, m, s in self.terms]

    def evaluate(self, x):
        """log density, score and its derivative."""
        logs = self.logs(x)
        top = max(logs)
        parts = [exp(l - top) for l in logs]
        total = sum(parts)
        scores = [-(x - m) / s ** 2 for _, m, s in self.terms]
        score = sum(a * c for a, c in zip(parts, scores)) / total
        second = sum(a * (c * c - 1 / s ** 2)
                     for a, c, (_, _, s) in zip(parts, scores, self.terms)) / total
        return top + log(total), score, second - score ** 2

    def cdf(self, x):
        return sum(w * erfc(-(x - m) / s / sqrt(mpf(2))) / 2 for w, m, s in self.terms)

    def ccdf(self, x):
        return sum(w * erfc((x - m) / s / sqrt(mpf(2))) / 2 for w, m, s in self.terms)

    def landmarks(self):
        result = [(m, s) for _, m, s in self.terms]
        for i, (wi, mi, si) in enumerate(self.terms):
            for wj, mj, sj in self.terms[:i]:
                a = (1 / sj ** 2 - 1 / si ** 2) / 2
                b = mi / si ** 2 - mj / sj ** 2
                c = log(wi / si) - log(wj / sj) - mi ** 2 / si ** 2 / 2 + mj ** 2 / sj ** 2 / 2
                if a == 0:
                    roots = [-c / b] if b != 0 else []
                else:
                    d = b * b - 4 * a * c
                    roots = [] if d < 0 else [(-b + sqrt(d)) / 2 / a, (-b - sqrt(d)) / 2 / a]
                for x in roots:
                    rate = fabs(2 * a * x + b)
                    logs = self.logs(x)
                    # Crossings below the other components leave no trace.
                    if rate > 0 and max(logs) - logs[i] < 5:
                        result.append((x, 1 / rate))
        return result


DISTANCES = [0, 2, 4, 7, 11, 16, 23, 32, 45, 70]


def panels(marks):
    cuts = sorted({x + d * s * sign for x, s in marks for d in DISTANCES for sign in (1, -1)})
    return list(zip(cuts, cuts[1:]))


def integrate(f, marks, significant):
    """The integrals of the two values of f(x); `significant(x)` says whether x can matter."""
    results = []
    pieces = [(a, b) for a, b in panels(marks)
              if any(significant((a + b) / 2 + t * (b - a) / 2)
                     for t in (-1, mpf(-1) / 2, 0, mpf(1) / 2, 1))]
    for rule in (COARSE, RULE):
        sums = [mpf(0), mpf(0)]
        for a, b in pieces:
            c, h = (a + b) / 2, (b - a) / 2
            for t, w in rule:
                for i, value in enumerate(f(c + t * h)):
                    sums[i] += w * h * value
        results.append(sums)
    first, second = results
    return second, max(fabs(s - t) / fabs(s) for s, t in zip(second, first) if s != 0)


def divergence_case(name, q, p):
    def f(x):
        lq, sq, _ = q.evaluate(x)
        lp, sp, _ = p.evaluate(x)
        return exp(lq) * (sq - sp) ** 2, exp(lq) * (lq - lp)

    # Panels where the density q is 1e-40 of the Fisher integrand's peak cannot matter.
    marks = q.landmarks() + p.landmarks()
    with mp.workdps(500):
        peak = max(max(q.logs(x)) + 2 * log(fabs(q.evaluate(x)[1] - p.evaluate(x)[1]) + mpf(10) ** -450)
                   for m, s in marks for x in (m - s, m + s / 3, m + s))
    floor = min(peak, mpf(0)) - 140
    # Left of the crossing the difference of the scores is as small as the root of the integral.
    with mp.workdps(50 - int(min(peak, 0) / 4)):
        (j, k), check = integrate(f, marks, lambda x: max(q.logs(x)) > floor)
    print(name, nstr(j, 17), nstr(k, 17), nstr(check, 3), flush=True)
    assert check < mpf(10) ** -18, name
    return dict(name=name, q=q.given, p=p.given, fisher=nstr(j, 25), kl=nstr(k, 25),
                check=nstr(check, 3))


def two(mean, sd, left, center=0.0):
    return Mixture([left, 1 - left], [center - mean, center + mean], [sd, sd])


def one(mean, sd):
    return Mixture([1.0], [mean], [sd])


def divergences():
    rows = []

    def add(name, q, p):
        rows.append(divergence_case(name, q, p))

    for half in (0.05, 1.0, 4.0, 8.0, 15.0, 30.0):
        add(f"component against mixture, gap {2 * half}", one(-half, 1.0), two(half, 1.0, 0.5))
        add(f"0.5 against 0.1, gap {2 * half}", two(half, 1.0, 0.5), two(half, 1.0, 0.1))
    for left in (0.999, 0.001, 1e-12, 1e-20):
        add(f"component against mixture, left weight {left}", one(-6.0, 1.0), two(6.0, 1.0, left))
    for right in (1e-20, 1e-12):
        rare = Mixture([1.0 - right, right], [-6.0, 6.0], [1.0, 1.0])
        add(f"component against mixture, right weight {right}", one(-6.0, 1.0), rare)
        add(f"right weight {right} against 0.5", rare, two(6.0, 1.0, 0.5))
    add("nearly equal weights", two(3.0, 1.0, 0.5), two(3.0, 1.0, 0.5 + 2.0 ** -40))
    add("weights one unit apart", two(6.0, 1.0, 0.25), two(6.0, 1.0, 0.25 + 2.0 ** -50))
    for center, mean, sd in ((1e6, 6.0, 1.0), (-1e6, 0.06, 0.01), (1e6, 2.0 ** -21, 2.0 ** -23),
                             (1.0, 6e-8, 1e-8), (0.0, 600.0, 100.0), (0.0, 6e-9, 1e-9)):
        add(f"centre {center}, gap {2 * mean}, sd {sd}",
            Mixture([1.0], [center - mean], [sd]), two(mean, sd, 0.5, center))
        add(f"centre {center}, gap {2 * mean}, sd {sd}, weights",
            two(mean, sd, 0.5, center), two(mean, sd, 0.1, center))
    for factor in (16.0, 24.0):
        for sd in (1e-2, 1e-4, 1e-8):
            gap = float(sd * sqrt(-factor * log(mpf(sd))))
            add(f"gap {gap} and sd {sd} on the path with constant {factor}",
                one(-gap / 2, sd), two(gap / 2, sd, 0.5))
    for gap in (1e-1, 1e-2, 1e-4, 1e-8):
        sd = float(sqrt(mpf(gap) ** mpf("1.5")))
        add(f"gap {gap} on the path sd² = gap^1.5, weights", two(gap / 2, sd, 0.5),
            two(gap / 2, sd, 0.1))
    add("two normals", one(0.0, 1.0), one(3.0, 2.0))
    add("two normals, narrow model", one(0.0, 2.0), one(1.0, 0.5))
    add("two normals far apart", one(-20.0, 1.0), one(20.0, 1.0))
    add("normal against wide pair", one(0.0, 0.3), two(2.0, 1.0, 0.5))
    add("pair against normal", two(2.0, 1.0, 0.3), one(0.5, 2.0))
    three = Mixture([0.2, 0.3, 0.5], [-8.0, 0.0, 9.0], [1.0, 1.0, 1.0])
    other = Mixture([0.5, 0.25, 0.25], [-8.0, 0.0, 9.0], [1.0, 1.0, 1.0])
    add("three components, common sd", three, other)
    add("three components, the outer two exchanged", three,
        Mixture([0.5, 0.3, 0.2], [-8.0, 0.0, 9.0], [1.0, 1.0, 1.0]))
    add("two of three components", Mixture([0.4, 0.6], [-8.0, 9.0], [1.0, 1.0]), three)
    add("component without the model's middle", one(-8.0, 1.0), three)
    mixed = Mixture([0.2, 0.3, 0.5], [-4.0, 0.0, 6.0], [0.5, 2.0, 1.0])
    add("three components, separate sds", mixed,
        Mixture([0.6, 0.3, 0.1], [-4.0, 0.0, 6.0], [0.5, 2.0, 1.0]))
    add("the wide component against all three", one(0.0, 2.0), mixed)
    add("the narrow component against all three", one(-4.0, 0.5), mixed)
    add("a spike in a wide component", Mixture([0.5, 0.5], [0.0, 0.3], [1.0, 1e-5]),
        Mixture([0.9, 0.1], [0.0, 0.3], [1.0, 1e-5]))
    add("a spike that the data lack", one(0.0, 1.0), Mixture([0.9, 0.1], [0.0, 0.3], [1.0, 1e-3]))
    ten = [0.5 + 0.25 * k for k in range(10)]
    add("ten components", Mixture([0.1] * 10, [4.0 * k for k in range(10)], ten),
        Mixture([(k + 1) / 55 for k in range(10)], [4.0 * k for k in range(10)], ten))
    add("shared component, another elsewhere", two(3.0, 1.0, 0.5),
        Mixture([0.5, 0.5], [-3.0, 4.0], [1.0, 1.5]))
    return rows


def densities():
    rows = []
    shapes = [
        ("equal pair", two(6.0, 1.0, 0.5), [-60.0, -38.0, -6.0, -1.0, 0.0, 0.125, 1.0, 6.0, 60.0]),
        ("far pair", two(50.0, 0.5, 0.3), [-400.0, -50.25, -0.02, 0.0, 0.02, 49.0, 1000.0]),
        ("separate sds", Mixture([0.2, 0.3, 0.5], [-4.0, 0.0, 6.0], [0.5, 2.0, 1.0]),
         [-30.0, -6.0, -4.0, -2.5, 0.0, 1.0, 3.9, 6.0, 8.0, 12.0, 70.0]),
        ("tiny weight", Mixture([1.0 - 1e-20, 1e-20], [-6.0, 6.0], [1.0, 1.0]),
         [-10.0, -6.0, 0.0, 3.75, 3.9, 6.0, 11.0]),
        ("narrow and far", Mixture([0.5, 0.5], [1e6, 1e6 + 0.125], [2.0 ** -7, 2.0 ** -10]),
         [1e6 - 0.0625, 1e6, 1e6 + 0.0625, 1e6 + 0.109375, 1e6 + 0.125]),
    ]
    for name, mixture, points in shapes:
        for x in points:
            l, s, d = mixture.evaluate(mpf(x))
            rows.append(dict(name=name, mixture=mixture.given, x=repr(x), logpdf=nstr(l, 25),
                             score=nstr(s, 25), scoreDerivative=nstr(d, 25),
                             cdf=nstr(mixture.cdf(mpf(x)), 25), ccdf=nstr(mixture.ccdf(mpf(x)), 25)))
    quantiles = []
    standard = one(0.0, 1.0)
    for p in (1e-300, 1e-100, 1e-20, 1e-10, 1e-3, 0.1, 0.25, 0.3, 0.4999, 0.5 - 2.0 ** -40, 0.5,
              0.5 + 2.0 ** -40, 0.7, 0.75, 0.9, 1 - 2.0 ** -40):
        start = -sqrt(-2 * log(min(mpf(p), 1 - mpf(p)) * 2)) * mpf("0.9")
        start = start if p < 0.5 else -start
        if p < 0.5:
            x = findroot(lambda z: log(standard.cdf(z)) - log(mpf(p)), start)
        else:
            x = findroot(lambda z: log(standard.ccdf(z)) - log(1 - mpf(p)), start)
        quantiles.append(dict(p=repr(p), x=nstr(x, 25) if p != 0.5 else "0.0"))
    tempered = []
    for name, mixture, beta in (
            ("cold pair", two(5.0, 1.0, 0.9), 0.5), ("hot pair", two(5.0, 1.0, 0.9), 0.1),
            ("sharpened pair", two(5.0, 1.0, 0.6), 20.0), ("overlap", two(0.9, 1.0, 0.5), 50.0),
            ("separate sds", Mixture([0.2, 0.3, 0.5], [-4.0, 0.0, 6.0], [0.5, 2.0, 1.0]), 0.4)):
        b = mpf(beta)
        marks = [(m, s / sqrt(b)) for _, m, s in mixture.terms] + mixture.landmarks()
        if name == "overlap":
            marks.append((mpf(0), mpf("0.3")))
        top = max(mixture.evaluate(x)[0] for x, _ in marks)
        significant = lambda x: b * (mixture.evaluate(x)[0] - top) > -140
        (z, first), check = integrate(
            lambda x: (exp(b * mixture.evaluate(x)[0]), x * exp(b * mixture.evaluate(x)[0])), marks,
            significant)
        left = integrate(
            lambda x: (exp(b * mixture.evaluate(x)[0]) if x < 0 else mpf(0), mpf(0)),
            marks + [(mpf(0), mpf(1))], significant)[0][0]
        print("tempered", name, nstr(z, 17), nstr(check, 3), flush=True)
        tempered.append(dict(name=name, mixture=mixture.given, beta=repr(beta), normalizer=nstr(z, 25),
                             mean=nstr(first / z, 25) if name != "overlap" else "0.0",
                             left=nstr(left / z, 25)))
    return dict(points=rows, quantiles=quantiles, tempered=tempered)


def kronrod(n=10):
    """The (2n+1)-point Kronrod rule: roots of P_n and of the Stieltjes polynomial of degree n+1."""
    def product(a, b):
        r = [mpf(0)] * (len(a) + len(b) - 1)
        for i, x in enumerate(a):
            for j, y in enumerate(b):
                r[i + j] += x * y
        return r

    def integral(a):
        return sum(2 * c / (i + 1) for i, c in enumerate(a) if i % 2 == 0)

    def power(k):
        return [mpf(0)] * k + [mpf(1)]

    p = legendre_coefficients(n)
    unknown = [j for j in range(n + 1) if (j - n - 1) % 2 == 0]
    tests = [k for k in range(n + 1) if (n + k + n + 1) % 2 == 0]
    a = matrix(len(tests), len(unknown))
    b = matrix(len(tests), 1)
    for row, k in enumerate(tests):
        b[row] = -integral(product(p, product(power(n + 1), power(k))))
        for column, j in enumerate(unknown):
            a[row, column] = integral(product(p, product(power(j), power(k))))
    solution = lu_solve(a, b)
    e = power(n + 1)
    for column, j in enumerate(unknown):
        e[j] = solution[column]
    added = [re(r) for r in polyroots(e[::-1], maxsteps=500, extraprec=400)]
    shared = [re(r) for r in polyroots(p[::-1], maxsteps=500, extraprec=400)]
    nodes = sorted(added + shared, reverse=True)
    v = matrix(2 * n + 1, 2 * n + 1)
    m = matrix(2 * n + 1, 1)
    for k in range(2 * n + 1):
        m[k] = mpf(2) / (k + 1) if k % 2 == 0 else mpf(0)
        for i, x in enumerate(nodes):
            v[k, i] = x ** k
    weights = lu_solve(v, m)
    # The node at the centre comes out as a number of the size of the rounding error.
    return [dict(node=nstr(x, 25) if x > mpf(10) ** -50 else "0.0", kronrod=nstr(w, 25),
                 gauss=nstr(2 / ((1 - x * x) * legendre_value(n, x)[1] ** 2), 25)
                 if x in shared else "0.0")
            for x, w in zip(nodes, weights) if x > -mpf(10) ** -50]


def write(name, content):
    (HERE / name).write_text(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    for name, content in (("nodes", kronrod), ("densities", densities), ("divergences", divergences)):
        if len(sys.argv) == 1 or name in sys.argv[1:]:
            write(f"{name}.json", content())
