"""Writes families.json with 40 digits (mpmath): densities that are no mixtures of normals.

    python3 make_families.py

Every integral is computed twice, with Gauss-Legendre and with tanh-sinh quadrature between the same
break points; `check` is the largest relative gap. Optima are solved for with findroot on 40-digit
integrals.
"""

import json
import pathlib

from mpmath import (betainc, cosh, diff, exp, fabs, findroot, gamma, inf, log, mp, mpf, nstr, pi, quad, sin,
                    sqrt, tanh)

mp.dps = 50
HERE = pathlib.Path(__file__).parent
GAPS = []


def integral(f, breaks):
    a = quad(f, breaks, method="gauss-legendre", maxdegree=9)
    b = quad(f, breaks, method="tanh-sinh", maxdegree=11)
    GAPS.append(fabs(a - b) / max(fabs(a), mpf(10) ** -30))
    return a


def text(x):
    return nstr(x, 40)


def students():
    rows = []
    for degrees, location, scale in [("0.5", 0, 1), ("1", 0, 1), ("3", 0, 1), ("5", -1, 2),
                                     ("30", 4, "0.125"), ("10000", 0, 1)]:
        n, m, s = mpf(degrees), mpf(location), mpf(scale)
        peak = gamma((n + 1) / 2) / gamma(n / 2) / sqrt(n * pi) / s if n < 1000 else \
            exp(mp.loggamma((n + 1) / 2) - mp.loggamma(n / 2)) / sqrt(n * pi) / s
        places, logs, tails, scores, slopes = [], [], [], [], []
        for z in ["-1e8", "-300", "-12", "-1.5", "-0.001", "0", "0.3", "2", "40"]:
            # The place as a binary64 number, so that reading it is exact.
            x = mpf(float(m + s * mpf(z)))
            z = (x - m) / s
            places.append(repr(float(x)))
            logs.append(text(log(peak) - (n + 1) / 2 * log(1 + z * z / n)))
            outside = betainc(n / 2, mpf(1) / 2, 0, n / (n + z * z), regularized=True) / 2
            tails.append(text(outside if z >= 0 else 1 - outside))
            scores.append(text(-(n + 1) * z / (n + z * z) / s))
            slopes.append(text(-(n + 1) * (n - z * z) / (n + z * z) ** 2 / s ** 2))
        rows.append(dict(name=f"t{degrees}", degrees=degrees, location=str(location), scale=str(scale),
                         x=places, logpdf=logs, ccdf=tails, score=scores, scoreDerivative=slopes))
    return rows


# The log densities by name: the tests build the same functions from their derivatives.
def quartic(x):
    return -x ** 4 / 4


def doubleWell(x):
    return -8 * (x * x - 1) ** 2 + x / 2


def ripple(x):
    return -(x - 1) ** 4 + 3 * sin(5 * x)


def narrow(x):
    return -(x - 1000) ** 2 / mpf(2) * 4096


def heavy(x):
    return -3 * log(1 + x * x / 5)


def latent(z):
    return -((4 - z * z) / mpf("0.3")) ** 2 / 2 - log(mpf("0.3")) - (z - mpf("0.3")) ** 2 / 2 - log(2 * pi)


def smooth(x):
    return -log(cosh(x)) * 3 + x


BREAKS = {
    "quartic": (quartic, [-inf, -3, -1, 0, 1, 3, inf]),
    "doubleWell": (doubleWell, [-inf, -2, -1, mpf("-0.5"), 0, mpf("0.5"), 1, 2, inf]),
    "ripple": (ripple, [-4] + [mpf(k) / 4 - 2 for k in range(1, 24)] + [6]),
    "narrow": (narrow, [999 + mpf(k) / 8 for k in range(0, 17)]),
    "heavy": (heavy, [-inf, -100, -10, -2, 0, 2, 10, 100, inf]),
    "latent": (latent, [-5, -3, mpf("-2.5"), -2, mpf("-1.5"), -1, 0, 1, mpf("1.5"), 2, mpf("2.5"), 3, 5]),
    "smooth": (smooth, [-inf, -30, -8, -2, 0, 2, 8, 30, inf]),
}


def unnormalized():
    rows = []
    for name, (f, breaks) in BREAKS.items():
        z = integral(lambda x: exp(f(x)), breaks)
        mean = integral(lambda x: x * exp(f(x)), breaks) / z
        variance = integral(lambda x: (x - mean) ** 2 * exp(f(x)), breaks) / z
        cut = mean + sqrt(variance) / 3
        cut = mpf(float(cut))
        below = [b for b in breaks if b < cut] + [cut]
        left = integral(lambda x: exp(f(x)), below) / z
        rows.append(dict(name=name, normalizer=text(z), mean=text(mean), variance=text(variance),
                         cut=repr(float(cut)), cdf=text(left)))
    return rows


def normal(m, s):
    return lambda x: -((x - m) / s) ** 2 / 2 - log(s) - log(2 * pi) / 2


def divergences():
    """Of a normal density q from each family p: J, KL and the objective of score matching."""
    rows = []
    for name, m, s in [("quartic", 0, "0.5"), ("doubleWell", 1, "0.25"), ("heavy", 0, 1),
                       ("latent", 2, "0.125"), ("smooth", "0.5", 1)]:
        f, breaks = BREAKS[name]
        z = integral(lambda x: exp(f(x)), breaks)
        mean, sd = mpf(m), mpf(s)
        q = normal(mean, sd)
        cuts = [mean + sd * mpf(k) for k in (-40, -20, -12, -6, -3, -1, 0, 1, 3, 6, 12, 20, 40)]
        score = lambda x: diff(f, x)
        fisher = integral(lambda x: exp(q(x)) * (-(x - mean) / sd ** 2 - score(x)) ** 2, cuts)
        kl = integral(lambda x: exp(q(x)) * (q(x) - f(x) + log(z)), cuts)
        objective = integral(lambda x: exp(q(x)) * (score(x) ** 2 + 2 * diff(f, x, 2)), cuts)
        rows.append(dict(name=name, mean=str(m), sd=str(s), fisher=text(fisher), kl=text(kl),
                         hyvarinen=text(objective)))
    return rows


def optima():
    """The normal density that minimises KL(q || p) near a start: E score = 0, 1 + s E[Z score] = 0."""
    rows = []
    slopes = {
        "quartic": lambda x: -x ** 3,
        "doubleWell": lambda x: -32 * x * (x * x - 1) + mpf(1) / 2,
        "latent": lambda z: 2 * z * (4 - z * z) / mpf("0.3") ** 2 - (z - mpf("0.3")),
        "smooth": lambda x: -3 * tanh(x) + 1,
    }
    for name, m, s in [("quartic", "0.5", "0.5"), ("doubleWell", 1, "0.2"), ("doubleWell", -1, "0.2"),
                       ("latent", "1.5", "0.3"), ("latent", "-1.5", "0.3"), ("smooth", 0, 1)]:
        score = slopes[name]
        cuts = [mpf(k) for k in (-16, -8, -4, -2, 0, 2, 4, 8, 16)]
        weight = lambda z: exp(-z * z / 2) / sqrt(2 * pi)

        def equations(mean, sd):
            return [quad(lambda z: weight(z) * score(mean + sd * z), cuts),
                    1 + sd * quad(lambda z: weight(z) * z * score(mean + sd * z), cuts)]

        # A start near the optimum, by Newton in low precision.
        mp.dps = 20
        low = findroot(equations, (mpf(m), mpf(s)), tol=1e-15)
        mp.dps = 45
        high = findroot(equations, (low[0], low[1]), tol=mpf(10) ** -70, maxsteps=30)
        mp.dps = 50
        rows.append(dict(name=name, startMean=str(m), startSd=str(s), mean=text(high[0]),
                         sd=text(fabs(high[1]))))
    return rows


if __name__ == "__main__":
    tables = dict(studentT=students(), unnormalized=unnormalized(), divergences=divergences(),
                  normalFits=optima())
    tables["check"] = nstr(max(GAPS), 3)
    (HERE / "families.json").write_text(json.dumps(tables, indent=1) + "\n")
    print("largest gap", nstr(max(GAPS), 3))
