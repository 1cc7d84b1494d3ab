"""Chains and a training as plain Python programs do them: processor seconds of one unit of work.

    python3 samplers_numpy.py langevin|annealed|hmc|training

langevin and annealed, in numpy: nanoseconds for one step of one of 20,000 chains towards a mixture.
hmc, by blackjax: microseconds for one move of ten leapfrog steps of one of 8 chains.
training, in PyTorch: microseconds for one step of Adam on a batch of 64, two hidden layers of 32 units.
The work is that of samplers.sh. Needs numpy, blackjax (with jax) and torch.
"""

import sys
import time

import numpy as np

MEANS = np.array([-5.0, 5.0])
LOG_WEIGHTS = np.log([0.1, 0.9])


def score(x, variance):
    logs = LOG_WEIGHTS[:, None] - 0.5 * (x - MEANS[:, None]) ** 2 / variance
    weights = np.exp(logs - logs.max(axis=0))
    weights /= weights.sum(axis=0)
    return (weights * (MEANS[:, None] - x)).sum(axis=0) / variance


def langevin(levels, steps, count=20_000):
    rng = np.random.default_rng(1)
    x = rng.normal(-7, 1, count)
    start = time.process_time()
    for noise in levels:
        step = 0.1 * (noise / levels[-1]) ** 2 if noise else 0.1
        for _ in range(steps):
            x = x + step / 2 * score(x, 1 + noise**2) + np.sqrt(step) * rng.standard_normal(count)
    return (time.process_time() - start) / (len(levels) * steps * count) * 1e9


def hmc(chains=8, moves=5000):
    import blackjax
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)

    def log_density(x):
        logs = jnp.log(jnp.array([0.3, 0.7])) - 0.5 * (x - jnp.array([-1.5, 1.5])) ** 2
        return jax.scipy.special.logsumexp(logs)

    sampler = blackjax.hmc(
        log_density, step_size=1.0, inverse_mass_matrix=jnp.ones(1), num_integration_steps=10)

    def run(key, states):
        def move(states, key):
            states, _ = jax.vmap(sampler.step)(jax.random.split(key, chains), states)
            return states, states.position

        return jax.lax.scan(move, states, jax.random.split(key, moves))[1]

    run = jax.jit(run)
    states = jax.vmap(sampler.init)(jnp.zeros((chains, 1)))
    run(jax.random.PRNGKey(0), states).block_until_ready()
    start = time.process_time()
    run(jax.random.PRNGKey(1), states).block_until_ready()
    return (time.process_time() - start) / (moves * chains) * 1e6


def training(steps=2000):
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(0)
    data = torch.cat([torch.randn(100) - 5, torch.randn(900) + 5])
    mean, variance = data.mean(), data.var()
    noises = torch.logspace(1, -0.3, 10)
    network = torch.nn.Sequential(
        torch.nn.Linear(2, 32), torch.nn.SiLU(), torch.nn.Linear(32, 32), torch.nn.SiLU(),
        torch.nn.Linear(32, 1))
    averaged = [p.detach().clone() for p in network.parameters()]
    adam = torch.optim.Adam(network.parameters(), lr=0.01)
    start = time.process_time()
    for _ in range(steps):
        clean = data[torch.randint(0, 1000, (64,))] - mean
        noise = noises[torch.randint(0, 10, (64,))]
        spread = variance + noise**2
        noisy = clean + noise * torch.randn(64)
        wanted = (clean - variance / spread * noisy) * spread.sqrt() / (noise * variance.sqrt())
        output = network(torch.stack([noisy / spread.sqrt(), noise.log()], dim=1))[:, 0]
        loss = ((output - wanted) ** 2).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
        with torch.no_grad():
            for a, p in zip(averaged, network.parameters()):
                a.lerp_(p, 0.01)
    return (time.process_time() - start) / steps * 1e6


LEVELS = list(20 * (1 / 20) ** (np.arange(10) / 9))
print(
    {
        "langevin": lambda: langevin([0.0], 1000),
        "annealed": lambda: langevin(LEVELS, 100),
        "hmc": hmc,
        "training": training,
    }[sys.argv[1]]())
