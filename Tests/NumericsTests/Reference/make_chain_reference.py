"""Effective sample sizes and split R-hats by ArviZ, of chains that are made here: writes chains.json.

    python3 make_chain_reference.py     # needs arviz (0.23.4) and numpy from PyPI
"""

import json
import pathlib

import arviz
import numpy as np

rng = np.random.default_rng(20)


def autoregressive(chains, count, factor, shift=0.0):
    z = rng.standard_normal((chains, count))
    x = np.zeros((chains, count))
    x[:, 0] = z[:, 0]
    for i in range(1, count):
        x[:, i] = factor * x[:, i - 1] + np.sqrt(1 - factor**2) * z[:, i]
    return x + shift * np.arange(chains)[:, None]


cases = {
    "independent": autoregressive(4, 100, 0.0),
    "slow": autoregressive(4, 120, 0.9),
    "alternating": autoregressive(3, 101, -0.7),
    "apart": autoregressive(4, 80, 0.3, shift=2.0),
    "one chain": autoregressive(1, 151, 0.5),
    "ties": np.round(autoregressive(2, 90, 0.6)),
    "heavy": rng.standard_cauchy((4, 60)),
    "short": autoregressive(2, 4, 0.0),
    "scales": autoregressive(4, 100, 0.2) * np.array([1, 1, 1, 5])[:, None],
    "trend": autoregressive(2, 64, 0.2) + 0.05 * np.arange(64),
}
result = []
for name, x in cases.items():
    x = np.round(x, 6)
    result.append(
        {
            "name": name,
            "chains": x.tolist(),
            "mean": float(arviz.ess(x, method="mean")),
            "bulk": float(arviz.ess(x, method="bulk")),
            "rhat": float(arviz.rhat(x, method="rank")) if len(x) > 1 else None,
        }
    )
path = pathlib.Path(__file__).with_name("chains.json")
path.write_text(json.dumps(result, separators=(",", ":")) + "\n")
