"""What speaks about unseen data: errors enumerated, votes and bootstrap samples counted, crops cut out."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product

from solvers.worker.bruteforce.calculus import lowest, root
from solvers.worker.bruteforce.decay import l2_decay
from solvers.worker.bruteforce.penalties import penalised_minimum
from solvers.worker.bruteforce.values import (
    MOST_STEPS,
    ProofInputError,
    Value,
    affordable,
    exact,
    exacts,
    flag,
    probability,
    real,
    same_length,
    whole,
)


def expected_squared_error(bias: Value, variance: Value, noise: Value) -> Value:
    """Return the mean squared error over predictions and targets that deviate by one standard deviation."""
    shift, spread, blur = real(bias, "bias"), _deviation(variance), _deviation(noise)
    errors = [(shift + f * spread - y * blur) ** 2 for f, y in product((-1, 1), repeat=2)]
    return sum(errors) / len(errors)


def best_capacity(bias: Value, variance: Value) -> Value:
    """Return the c > 0 at which bias/c^2 + variance*c is least, by search."""
    off, loose = _positive(bias, "bias"), _positive(variance, "variance")
    return float(lowest(lambda c: off / c**2 + loose * c, Fraction(1, 1000), Fraction(1000)))


def bootstrap_share(n: Value) -> Value:
    """Return the expected share of n samples that n draws with replacement contain, draw by draw."""
    size = whole(n, "n", 1, 200)
    chances = {0: Fraction(1)}  # how many different samples there are so far
    for _ in range(size):
        after: dict[int, Fraction] = {}
        for seen, chance in chances.items():
            after[seen] = after.get(seen, Fraction(0)) + chance * seen / size
            after[seen + 1] = after.get(seen + 1, Fraction(0)) + chance * (size - seen) / size
        chances = after
    return sum((seen * chance for seen, chance in chances.items()), Fraction(0)) / size


def majority_right(n: Value, p: Value) -> Value:
    """Return how probably most of n independent voters are right, each with probability p, all cases."""
    voters, right = whole(n, "n", 1, 15), probability(p, "p")
    found = Fraction(0)
    for votes in product((0, 1), repeat=voters):
        if 2 * sum(votes) > voters:
            found += math.prod(right if vote else 1 - right for vote in votes)
    return found


def lucky_chance(chance: Value, models: Value) -> Value:
    """Return how probably at least one of the models has luck, all cases of luck enumerated."""
    luck, count = probability(chance, "chance"), whole(models, "models", 1, 16)
    cases = (case for case in product((0, 1), repeat=count) if any(case))
    return sum((math.prod(luck if one else 1 - luck for one in case) for case in cases), Fraction(0))


def simple_model_probability(few: Value, many: Value) -> Value:
    """Return how probable the model of few data sets is once one is seen that both can make, by counting."""
    least, most = whole(few, "few", 1, 1000), whole(many, "many", 1, 1000)
    affordable(2 * least * most, "Going through all worlds", 2 * MOST_STEPS)
    worlds = math.lcm(least, most)
    simple = sum(1 for world in range(worlds) if world % least == 0)
    rich = sum(1 for world in range(worlds) if world % most == 0)
    return Fraction(simple, simple + rich)


def crop_count(side: Value, crop: Value, mirrored: Value = 1) -> Value:
    """Return how many different views random crops of a square image give, each place noted once."""
    full, part, mirrors = whole(side, "side", 1, 500), whole(crop, "crop", 1, 500), flag(mirrored, "mirrored")
    places = [place for place in range(full) if place + part <= full]
    return sum(1 for _ in product(places, places, range(1 + mirrors)))


def fold_sizes(samples: Value, folds: Value) -> Value:
    """Return [training, validation] samples of a run of cross-validation, dealt out; folds must be equal."""
    count, parts = whole(samples, "samples", 1, 10**6), whole(folds, "folds", 2, 1000)
    if count % parts:
        raise ProofInputError("The folds would not be of one size.")
    held_out = len(range(0, count, parts))
    return [sum(1 for sample in range(count) if sample % parts), held_out]


def shared_weight_gradient(x: Value, upstream: Value) -> Value:
    """Return the numeric gradient of one weight that multiplies every x, from the gradients upstream."""
    inputs, arriving = exacts(x, "x"), exacts(upstream, "upstream")
    same_length(inputs, arriving, "x and upstream")
    low, high = (sum(u * weight * v for u, v in zip(arriving, inputs, strict=True)) for weight in (-1, 1))
    return Fraction(high - low) / 2


def equivalent_decay(curvature: Value, rate: Value, steps: Value) -> Value:
    """Return the l in curvature*(w - 1)^2/2 + l*w^2/2 whose minimum descent from 0 reaches in so many steps.

    The distance to 1 decays as a weight does under a penalty of half the curvature; the l is bisected.
    """
    bend = exact(curvature, "curvature")
    left = l2_decay(1, exact(rate, "rate"), bend / 2, steps)
    reached = 1 - real(left if not isinstance(left, list) else left[-1], "what is left")
    if not 0 < reached < 1:
        raise ProofInputError("Descent must come nearer to the minimum without passing it.")
    half = bend / 2

    def missing(penalty: float) -> float:
        return reached - real(penalised_minimum(1, half, 0, penalty), "the minimum")

    return 2 * root(missing, 0.0, 1000 * float(bend))


def _deviation(variance: Value) -> float:
    checked = real(variance, "a variance")
    if checked < 0:
        raise ProofInputError("A variance must not be negative.")
    return math.sqrt(checked)


def _positive(value: Value, name: str) -> Fraction:
    checked = exact(value, name)
    if checked <= 0:
        raise ProofInputError(f"{name} must be positive.")
    return checked
