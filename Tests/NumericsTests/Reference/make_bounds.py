"""Writes bounds.json: numbers with 20 digits more than a double has (mpmath).

    python3 make_bounds.py

A bound of 0 is right for a value that happens to be rounded rightly, and a table of doubles cannot tell.
Here every number is a double, `value`, and what it leaves, `rest`, so that a test can ask whether the
bound holds the number itself. All inputs are binary64 numbers, taken exactly.
"""

import json
import math
import pathlib

from mpmath import eigsy, exp, log, matrix, mp, mpf, pi, quad, sqrt

mp.dps = 40
HERE = pathlib.Path(__file__).parent
ROWS = []


def row(group, number, **inputs):
    value = float(number)
    ROWS.append(dict(group=group, value=value, rest=float(number - mpf(value)), **inputs))


def density(x, mean, sd):
    return exp(-((x - mean) / sd) ** 2 / 2) / (sd * sqrt(2 * pi))


def variances():
    """The asymptotic variances of the log odds of two components, from their definition."""
    for weights, means, sds in [
        ([0.5, 0.5], [-1.0, 1.0], [1.0, 1.0]),
        ([0.25, 0.75], [-2.0, 2.0], [1.0, 1.0]),
        ([0.375, 0.625], [-1.0, 2.0], [0.75, 1.5]),
        ([0.875, 0.125], [0.0, 3.0], [1.0, 0.5]),
    ]:
        w, m, s = ([mpf(v) for v in values] for values in (weights, means, sds))

        def parts(x):
            a, b = (w[i] * density(x, m[i], s[i]) for i in (0, 1))
            p = a + b
            r = b / p
            scores = [-(x - m[i]) / s[i] ** 2 for i in (0, 1)]
            g = scores[1] - scores[0]
            slope = 1 / s[0] ** 2 - 1 / s[1] ** 2
            return p, r, g, slope, (1 - r) * scores[0] + r * scores[1]

        def expected(f):
            ends = [m[0] - 14 * s[0], m[1] - 14 * s[1], m[0] + 14 * s[0], m[1] + 14 * s[1]]
            low, high = min(ends), max(ends)
            places = [low + (high - low) * i / 16 for i in range(17)]
            return quad(lambda x: parts(x)[0] * f(*parts(x)), places)

        information = expected(lambda p, r, g, slope, score: (r - w[1]) ** 2)
        curvature = expected(lambda p, r, g, slope, score: (r * (1 - r) * g) ** 2)
        spread = expected(
            lambda p, r, g, slope, score: (r * (1 - r) * (g * score + (1 - 2 * r) * g**2 + slope)) ** 2)
        inputs = dict(weights=weights, means=means, sds=sds)
        row("variance by likelihood", 1 / information, **inputs)
        row("variance by score matching", spread / curvature**2, **inputs)


def null():
    """The eigenvalues of the Stein kernel of N(0, 1), Gaussian kernel of bandwidth 1, and the tail of the
    weighted sum of squares (Imhof, 1961)."""
    count = 70
    points, weights = gauss_hermite(count)
    kernel = matrix(count, count)
    for i in range(count):
        for j in range(count):
            x, y = points[i], points[j]
            d = x - y
            h = exp(-d * d / 2) * (x * y + 1 - 2 * d * d)
            kernel[i, j] = h * sqrt(weights[i] * weights[j])
    eigenvalues = sorted(eigsy(kernel, eigvals_only=True), reverse=True)
    for index, value in enumerate(eigenvalues[:6]):
        row("null eigenvalue", value, index=index)
    lambdas = [float(v) for v in eigenvalues if v > mpf("1e-14")]
    # Ten nodes on each of many short panels: the integrand oscillates, and decays faster than any power.
    nodes = [(float(node), float(weight)) for node, weight in gauss_legendre(10)]
    places = []
    for step in range(8000):
        for node, weight in nodes:
            u = 0.25 * (step + 0.5 * (1 + node))
            angle = sum(math.atan(v * u) for v in lambdas) / 2
            height = sum(math.log1p((v * u) ** 2) for v in lambdas) / 4
            places.append((u, angle, 0.125 * weight * math.exp(-height) / u))

    def tail(x):
        """Right to about 1e-14, in double precision."""
        shift = x + math.fsum(lambdas)
        return 0.5 + math.fsum(w * math.sin(angle - shift * u / 2) for u, angle, w in places) / math.pi

    for x in [-0.5, 0.0, 1.0, 4.0]:
        row("null tail", tail(x), x=x)
    for level in [0.5, 0.0625]:
        low, high = -1.0, 6.0
        while high - low > 1e-13:
            middle = 0.5 * (low + high)
            low, high = (middle, high) if tail(middle) > level else (low, middle)
        row("null quantile", low, level=level)


def gauss_legendre(count):
    """Nodes and weights on -1...1, from the Jacobi matrix."""
    jacobi = matrix(count, count)
    for i in range(1, count):
        jacobi[i - 1, i] = jacobi[i, i - 1] = mpf(i) / sqrt(mpf(4 * i * i - 1))
    values, vectors = eigsy(jacobi)
    return [(values[i], 2 * vectors[0, i] ** 2) for i in range(count)]


def gauss_hermite(count):
    """Nodes and weights for the standard normal, from the Jacobi matrix."""
    jacobi = matrix(count, count)
    for i in range(count - 1):
        jacobi[i, i + 1] = jacobi[i + 1, i] = sqrt(mpf(i + 1))
    values, vectors = eigsy(jacobi)
    return list(values), [vectors[0, i] ** 2 for i in range(count)]


if __name__ == "__main__":
    variances()
    null()
    lines = ",\n".join("  " + json.dumps(entry) for entry in ROWS)
    (HERE / "bounds.json").write_text("[\n" + lines + "\n]\n")
