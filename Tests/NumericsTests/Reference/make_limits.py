"""Programs at the limits of numbers with their values: limits.json.

Each row is a program, its value to 40 digits or more, and the largest error that its result may have next
to it. Everything comes from closed forms, from series or from quadrature in mpmath, not from the product.

    python3 make_limits.py > limits.json
"""

import json

from mpmath import (
    asin, atan, besseli, cospi, erfc, exp, findroot, gamma, inf, log, mp, mpf, nsum, pi, power, quad, si,
    sin, sqrt)

mp.dps = 60
rows = []


def row(program, value, relative=1e-9, absolute=0.0):
    size = abs(mpf(value))
    rows.append([program, mp.nstr(mpf(value), 40), float(relative * size + absolute)])


def double(x):
    return mpf(float(x))


# Products and quotients that underflow on the way keep an error.
for program, value, width in [
    ("1e-200 * 1e-200 * 0.1 * 1e300 * 1e300", mpf("1e199"), mpf("1e280")),
    ("1e-200 * 1e-200 * 0.25 * 0.25 * 0.25 * 1e300 * 1e300", mpf("1e200") / 64, mpf("1e280")),
    ("exp(-800) * 0.1", exp(mpf(-800)) / 10, mpf("1e-320")),
    ("exp(-800) / 10", exp(mpf(-800)) / 10, mpf("1e-320")),
    ("exp(-800) * exp(-800)", exp(mpf(-1600)), mpf("1e-320")),
    ("1 / (1e200 / 1e-100) * 1e300", mpf(1), mpf("1e-12")),
    ("(1e-200 * 1e-200) / 1e-300", mpf("1e-100"), mpf("1e-20")),
    ("product([1e-200, 1e-200, 1e-200])", mpf("1e-600"), mpf("1e-320")),
    ("product([1e300, 1e300, 1e-300])", mpf("1e300"), mpf("1e290")),
    ("product([1e-200, 1e-200, 1e300, 1e300])", mpf("1e200"), mpf("1e190")),
    ("normal(mean: 0, sd: 1).pdf(50) * 0.1", exp(mpf(-1250)) / sqrt(2 * pi) / 10, mpf("1e-320")),
]:
    rows.append([program, mp.nstr(value, 40), float(width)])

# Densities and tails of subnormal size.
for scale, x in [(3, 2135), (7, 5000), (0.3, 213), (1, 740)]:
    tail = exp(-mpf(x) / double(scale)) / 2
    row(f"laplace(mean: 0, scale: {scale}).ccdf({x})", tail, 1e-12, 1e-322)
    row(f"laplace(mean: 0, scale: {scale}).cdf(-{x})", tail, 1e-12, 1e-322)
for sd, z in [(1e-50, 38.5), (1e-90, 38.2), (1e60, 36)]:
    x = double(sd) * double(z)
    x = double(float(x))
    value = exp(-(x / double(sd)) ** 2 / 2) / double(sd) / sqrt(2 * pi)
    row(f"normal(mean: 0, sd: {sd!r}).pdf({float(x)!r})", value, 1e-11, 1e-321)
row("integral({ x in 1e-300 * x }, over: 0...1e-10)", mpf("5e-321"), 0, 1e-318)
row("integral({ x in x * 1e-320 }, over: 0...0.3)", mpf("4.5e-322"), 0, 1e-318)

# Equal ratios.
for a, b, n, i in [
    ("1e-300", "1e300", 7, 1), ("1e-6", "1e6", 13, 3), ("0.001", "700", 50, 17), ("3", "5", 4, 2),
    ("1e-5", "2e-5", 1000, 501), ("5e-310", "1e308", 9, 4), ("1", "10", 11, 10),
]:
    value = double(a) * power(double(b) / double(a), mpf(i) / (n - 1))
    row(f"logspace({a}, {b}, {n})[{i}]", value, 0, 0.5001 * 2.0 ** -52 * float(value))
row("linspace(0.1 + 0.2, 1e16, 3)[1]", mpf("5000000000000000.15"), 1e-15)
row("linspace(0.1 + 0.2, 1.7, 3)[1]", mpf(1), 1e-15)

# Maxima whose bounds are near them.
for program, value in [
    ("sup({ x in 3 - abs(x) }, over: -1...1)", 3), ("sup({ x in 3 * cos(x) }, over: -1...1)", 3),
    ("sup({ x in 6 - pow(x, 2) }, over: -1...1)", 6), ("sup({ x in floor(3 * x) }, over: 0...1)", 3),
    ("sup({ x in sin(5000 * x) }, over: 0...1)", 1), ("sup({ x in -exp(x) }, over: 0...1)", -1),
]:
    row(program, value, 1e-11)


# Modes: the fixed point of the score equation next to a mean.
def mode(weights, means, sds, start):
    mp.dps = 400
    w, m, s = [[double(x) for x in xs] for xs in (weights, means, sds)]

    def score(x):
        terms = [w[k] / s[k] * exp(-(((x - m[k]) / s[k]) ** 2) / 2) for k in range(len(w))]
        return sum(t * (m[k] - x) / s[k] ** 2 for k, t in enumerate(terms)) / sum(terms)

    x = mpf(start)
    for _ in range(200):
        terms = [w[k] / s[k] ** 3 * exp(-(((x - m[k]) / s[k]) ** 2) / 2) for k in range(len(w))]
        x = sum(t * m[k] for k, t in enumerate(terms)) / sum(terms)
    assert abs(score(x)) < mpf(10) ** -60
    mp.dps = 60
    return +x


for weights, means, sds in [
    ([0.5, 0.5], [0, 10], [1, 1]), ([0.5, 0.5], [0, 6.303961899760372], [1, 1]),
    ([0.5, 0.5], [0, 19.95799819412764], [8.643225401900727, 1.691819050184943]),
    ([0.9974497850718437, 0.0025502149281563433], [0, 3.7347386828504208], [1, 28.572726917873226]),
    ([0.25, 0.75], [0, 30], [1, 2]), ([0.5, 0.5], [0, -8], [1, 1]),
]:
    place = mode(weights, means, sds, 0)
    index = 0 if means[1] > 0 else 1
    row(f"mixture(weights: {weights}, means: {means}, sd: {sds}).modes[{index}]", place, 1e-12, 1e-300)
row("mixture(weights: [0.5, 0.5], means: [0, 10], sd: 1).tempered(beta: 2).modes[0]",
    mode([0.5, 0.5], [0, 10], [1, 1], 0), 1e-12)

# Squares, roots and steps, which the enclosure of an integral must see.
for program, value in [
    ("integral({ x in exp(-x * x) }, over: -1e6...1e6)", sqrt(pi)),
    ("integral({ x in exp(-x * x) }, over: -10000...10000)", sqrt(pi)),
    ("integral({ x in exp(-x * x / 2) }, over: -6000...10000)", sqrt(2 * pi)),
    ("integral({ x in exp(-x * x / 2) }, over: -40...40)", sqrt(2 * pi)),
    ("integral({ x in exp(-(x - 1) * (x - 1)) }, over: -1e5...1e5)", sqrt(pi)),
    ("integral({ x in sqrt(1 - x * x) }, over: -1...1)", pi / 2),
    ("integral({ x in floor(x) }, over: 0...9.5)", mpf("40.5")),
    ("integral({ x in floor(100 * x) }, over: 0...1)", mpf("49.5")),
    ("integral({ x in remainder(x, 7) }, over: 0...20)", mpf("67")),
    ("integral({ x in remainder(x, 0.5) }, over: -1...2)", mpf("0.25")),
]:
    row(program, value, 1e-6)
row("integral({ x in abs(x - 0.88123) < 1e-11 ? 1 : 0 }, over: -1...1)", mpf("2e-11"), 2e-5)
width = double(9.313225746154785e-10)
row("integral({ x in exp(-pow((x - 0.7130956649780273) / 9.313225746154785e-10, 2)) }, over: -1...1)",
    width * sqrt(pi), 1e-5)

# Whole powers beyond a thousand.
row("pow(-1, 1025)", -1)
row("pow(-0.5392372845179958, 1084)", double(0.5392372845179958) ** 1084)
row("pow(1.0001, 100001)", mpf(1.0001) ** 100001)
row("pow(-1.5, -1501)", -1 / mpf("1.5") ** 1501)

# Sums that leave the range on the way.
row("mean([1.7e308, 1.7e308])", mpf("1.7e308"))
row("sum([1.7e308, 1.7e308, -1.7e308])", mpf("1.7e308"))
row("standardDeviation([1e200, -1e200])", sqrt(mpf(2)) * mpf("1e200"))
row("standardDeviation([1e-200, 3e-200])", sqrt(mpf(2)) * mpf("1e-200"))

# Densities by a formula with a cusp, and far from 0.
row("unnormalized { x in -sqrt(abs(x)) }.normalizer", 4)
row("unnormalized(near: [1e8]) { x in -pow((x - 1e8) / 0.01, 2) / 2 }.normalizer",
    sqrt(2 * pi) / 100, 1e-5)

# A tail that is nearly too heavy for score matching.
row("hyvarinen(studentT(degrees: 2.01), normal(mean: 0, sd: 1))", double(2.01) / (double(2.01) - 2) - 2,
    1e-6)

# The information of two components of which one carries nearly all weight.
def fisher_information(weights, means, sd):
    w = [double(x) for x in weights]
    total = sum(w)
    w = [x / total for x in w]
    m = [double(x) for x in means]
    s = double(sd)

    def integrand(x):
        parts = [w[k] * exp(-((x - m[k]) / s) ** 2 / 2) / s / sqrt(2 * pi) for k in range(2)]
        return (parts[0] / sum(parts) - w[0]) ** 2 * sum(parts)

    middle = (m[1] - m[0]) / 2
    cuts = sorted({mpf(k) * s + c for k in range(-18, 19, 2) for c in (m[0], m[1], m[0] - 2 * middle)})
    with mp.workdps(50):
        return quad(integrand, [-20 * s - 5] + [c for c in cuts if abs(c) < 20 * s + 4] + [20 * s + 5])


for weights, means, sd in [
    ([1e-8, 0.99999999], [-0.5, 0.5], 1), ([0.99999999, 1e-8], [-0.5, 0.5], 1),
    ([3.41e-15, 0.9999999999999966], [-0.04765, 0.04765], 1.15),
    ([0.00179, 0.99821], [-0.0119, 0.0119], 0.69), ([1e-10, 0.9999999999], [-1, 1], 1),
]:
    row(f"asymptoticVariance(mixture(weights: {weights}, means: {means}, sd: {sd}), by: .likelihood)",
        1 / fisher_information(weights, means, sd), 1e-6)

# Densities by a formula with a pole at 0, and with peaks that a search on a grid does not see.
for a in ["0.8", "0.9", "0.95"]:
    b = 1 - double(float(a))
    row(f"unnormalized(over: 0...1) {{ x in -{a} * log(x) }}.normalizer", 1 / b, 1e-9)
    row(f"unnormalized(over: 0...1) {{ x in -{a} * log(x) }}.mean", b / (1 + b), 1e-9)
    row(f"unnormalized(over: 0...1) {{ x in -{a} * log(x) }}.cdf(0.001)", power(double(0.001), b), 1e-9)


def bump(a, b):
    """The integral of exp(-x^2/2 + 5 exp(-((x - c)/h)^2)) between two places."""
    c, h = double(2.345), double(1e-4)
    inner = lambda t: exp(-(c + h * t) ** 2 / 2) * (exp(5 * exp(-t * t)) - 1) * h
    normal = lambda x: sqrt(pi / 2) * erfc(-x / sqrt(mpf(2)))
    return normal(b) - normal(a) + quad(inner, list(range(-12, 13, 1)))


hidden = "unnormalized { x in -pow(x, 2) / 2 + 5 * exp(-pow((x - 2.345) / 1e-4, 2)) }"
row(hidden + ".normalizer", bump(-inf, inf))
row(hidden + ".ccdf(2)", bump(mpf(2), inf) / bump(-inf, inf))
row("unnormalized { x in mixture(weights: [0.5, 0.5], means: [0, 40], sd: [1, 0.01]).logpdf(x) }.normalizer",
    mpf(1))
row("unnormalized { x in mixture(weights: [0.5, 0.5], means: [0, 3.3], sd: [1, 1e-4]).logpdf(x) }.mean",
    double(3.3) / 2)
row("unnormalized { x in mixture(weights: [0.5, 0.5], means: [0, 40], sd: [1, 0.01]).logpdf(x) }.modes[1]",
    mpf(40))
row("unnormalized { x in mixture(weights: [0.5, 0.5], means: [0, 40], sd: [1, 0.01]).logpdf(x) }.modes.count", 2)

# Shares and moments next to nothing.
def share(weights, means, x):
    parts = [double(w) * exp(-(double(x) - double(m)) ** 2 / 2) for w, m in zip(weights, means)]
    return parts[1] / sum(parts)


for weights, means, x in [
    ([0.999999988, 1.2e-08], [0.0, -0.0204], 0.44152296465614094), ([0.75, 0.25], [0, -8], 9.3),
    ([0.9999, 0.0001], [0, -20], 3.7),
]:
    row(f"mixture(weights: {weights}, means: {means}, sd: 1).responsibilities({x})[1]",
        share(weights, means, x), 1e-12)
for w in [0.5, 0.25]:
    row(f"mixture(weights: [{w}, {1 - w}], means: [0, 5e-324], sd: 1).mean", (1 - w) * mpf(double(5e-324)), 0,
        1e-321)
row("mixture(weights: [0.25, 0.75], means: [0, 5e-324], sd: 1).thirdCentralMoment", mpf("-1e-970"), 0, 1e-320)

# Ranges whose length is no number.
row("sup({ x in 3 - abs(x) * 1e-308 }, over: -1.797e308...1.797e308)", 3)
row("integral({ x in 1e-300 }, over: -1e308...1e308)", 2 * double(1e308) * double(1e-300))
row("root({ x in x - 3 }, over: -1.797e308...1.797e308)", 3)


def lower_quantile(p):
    return findroot(lambda x: log(erfc(-x / sqrt(mpf(2))) / 2) - log(p), mpf(-38))


row("normal(mean: 0, sd: 1).quantile(5e-324)", lower_quantile(mpf(2) ** -1074), 0.1)

# Poles and roots at the ends of a range, at a cut and just beyond an end.
integrals = [
    ("pow(1 - x, -0.9)", "0...1", 1 / (1 - double(0.9))), ("pow(x, -0.99)", "0...1", 1 / (1 - double(0.99))),
    ("pow(2 - x, -0.9)", "1...2", 1 / (1 - double(0.9))), ("pow(x - 3, -0.5)", "3...7", mpf(4)),
    ("exp(-0.75 * log(x))", "0...1", mpf(4)), ("log(x)", "0...1", mpf(-1)), ("log(1 - x)", "0...1", mpf(-1)),
    ("pow(log(x), 3)", "0...1", mpf(-6)), ("log(x) * log(x) / sqrt(x)", "0...1", mpf(16)),
    ("pow(1 - x * x, -0.5)", "-1...1", pi), ("1 / sqrt(x * (1 - x))", "0...1", pi),
    ("pow(x * (1 - x), -0.75)", "0...1", gamma(mpf(1) / 4) ** 2 / gamma(mpf(1) / 2)),
    ("pow(abs(x - 0.5), -0.5)", "0...1", 4 * sqrt(mpf(0.5))), ("sqrt(1 - x * x)", "-1...1", pi / 2),
    ("pow(sin(x), -0.5)", "0...1", quad(lambda t: 2 / sqrt(sin(t * t) / (t * t)), [0, 1])),
    ("exp(-1 / x)", "0...1", quad(lambda x: exp(-1 / x), [0, 0.1, 0.3, 1])),
    ("pow(expm1(x), -0.5)", "0...1", 2 * atan(sqrt(exp(mpf(1)) - 1))),
    ("1 / (1 - x)", "0...0.999999", -log(1 - double(0.999999))),
    ("1 / (3 - x)", "0...2.999999999", log(3 / (3 - double(2.999999999)))),
    ("pow(3 - x, -1.5)", "0...2.999999", 2 / sqrt(3 - double(2.999999)) - 2 / sqrt(mpf(3))),
    ("1 / (x - 1)", "1.0000000001...2", -log(double(1.0000000001) - 1)),
]
for formula, over, value in integrals:
    row(f"integral({{ x in {formula} }}, over: {over})", value, 3e-11)
row("integral({ x in floor(100 * x) }, over: 0...1)", mpf(99) / 2, 1e-9)

row("laplace(mean: 0, scale: 1).expectation { x in exp(x / 2) }", mpf(4) / 3, 3e-10)

# A density with hundreds of modes: exp(z sin(b x)) is a sum of Bessel functions times waves.
waves = nsum(lambda k: besseli(k, 1) * exp(-(50 * k) ** 2 / 2) * cospi(k / 2), [1, 3])
many = "unnormalized { x in -x * x / 2 + sin(50 * x) }"
row(many + ".normalizer", sqrt(2 * pi) * (besseli(0, 1) + 2 * waves), 1e-12)
row(many + ".variance", mpf(1), 1e-12)

# A density whose logarithm is far from 0: its rounding is a relative error of the density.
weights, means, sds = [0.2922056208155839, 0.7077943791844161], [0.0, 12.652627227266628], [1002.7244487205833, 164649.34309612372]
place = double(12.652627227266628)
total = sum(double(w) for w in weights)
row(f"mixture(weights: {weights}, means: {means}, sd: {sds}).pdf(12.652627227266628)",
    sum(double(w) / total * exp(-((place - double(m)) / double(s)) ** 2 / 2) / (double(s) * sqrt(2 * pi))
        for w, m, s in zip(weights, means, sds)), 1e-13)

print("[" + ",\n".join(json.dumps(r) for r in rows) + "]")
