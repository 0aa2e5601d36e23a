"""Learning settings and their tools, run: rewards collected, labels spread, tables filled, edges measured."""

from __future__ import annotations

import math
import sqlite3
from fractions import Fraction

import numpy as np

from solvers.worker.bruteforce.values import (
    MOST_STEPS,
    ProofInputError,
    Value,
    affordable,
    exact,
    exacts,
    probability,
    real,
    same_length,
    whole,
    wholes,
)


def discounted_return(rewards: Value, gamma: Value) -> Value:
    """Return what the rewards are worth at the start, by walking back from the last one."""
    worth, factor = Fraction(0), probability(gamma, "gamma")
    for reward in reversed(exacts(rewards, "rewards")):
        worth = reward + factor * worth
    return worth


def endless_return(reward: Value, gamma: Value) -> Value:
    """Return what one reward a step is worth for ever: summed until nothing more is added."""
    factor, worth, last = real(gamma, "gamma"), 0.0, real(reward, "reward")
    if not 0 <= factor <= 0.9999:
        raise ProofInputError("gamma must lie between 0 and 0.9999.")
    while worth + last != worth:
        worth, last = worth + last, last * factor
    return worth


def importance_weighted(values: Value, train: Value, test: Value) -> Value:
    """Return the mean of values over samples dealt out by `train`, each weighted by test over train."""
    found, drawn = exacts(values, "values"), exacts(train, "train")
    wanted = exacts(test, "test")
    same_length(found, drawn, "values and train")
    same_length(drawn, wanted, "train and test")
    if min(drawn) <= 0 or min(wanted) < 0 or sum(drawn) != 1 or sum(wanted) != 1:
        raise ProofInputError("train and test must be shares that add to 1, and train has some of each.")
    samples = math.lcm(*(share.denominator for share in drawn))
    affordable(samples, "Dealing out the samples", MOST_STEPS)
    dealt = [group for group, share in enumerate(drawn) for _ in range(int(share * samples))]
    return sum((found[group] * wanted[group] / drawn[group] for group in dealt), Fraction(0)) / len(dealt)


def propagated_label(unlabelled: Value, place: Value) -> Value:
    """Return one node's label on a chain from 0 to 1, each node the mean of its neighbours, iterated."""
    count = whole(unlabelled, "unlabelled", 1, 20)
    labels = np.array([0.0] * (count + 1) + [1.0])
    for _ in range(20_000):
        labels[1:-1] = (labels[:-2] + labels[2:]) / 2
    return float(labels[whole(place, "place", 1, count)])


def cascade_width(features: Value, forests: Value, classes: Value) -> Value:
    """Return how long a sample is at a later level of a deep forest: its features, all forests' scores."""
    scores = [np.zeros(whole(classes, "classes", 2, 1000)) for _ in range(whole(forests, "forests", 1, 1000))]
    return int(np.concatenate([np.zeros(whole(features, "features", 1, 100_000)), *scores]).size)


def scanned_width(features: Value, window: Value, forests: Value, classes: Value) -> Value:
    """Return how long a scanned sample is: every window's scores from every forest, in a row."""
    row = np.zeros(whole(features, "features", 1, 100_000))
    windows = np.lib.stride_tricks.sliding_window_view(row, whole(window, "window", 1, len(row)))
    each = whole(forests, "forests", 1, 100), whole(classes, "classes", 2, 100)
    affordable(len(windows) * each[0] * each[1], "Writing the scores in a row")
    return int(np.zeros((len(windows), *each), dtype=np.int8).reshape(-1).size)


def schema_tables(entities: Value, many_to_many: Value, one_to_many: Value) -> Value:
    """Return the tables of a real database with so many entities and relations between them."""
    kinds = whole(entities, "entities", 1, 100)
    links, parents = whole(many_to_many, "many_to_many", 0, 100), whole(one_to_many, "one_to_many", 0, 100)
    with sqlite3.connect(":memory:") as base:
        for kind in range(kinds):
            base.execute(f"CREATE TABLE entity{kind} (id INTEGER PRIMARY KEY)")
        for number in range(parents):  # the side of the many holds the key of its one
            base.execute(f"ALTER TABLE entity{number % kinds} ADD COLUMN parent{number} INTEGER")
        for number in range(links):
            base.execute(
                f"CREATE TABLE association{number} (one INTEGER, other INTEGER, UNIQUE (one, other))"
            )
        return int(base.execute("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0])


def lazy_queries(posts: Value) -> Value:
    """Return the SELECT statements a real database sees when each post's author is loaded on access."""
    seen: list[str] = []
    with sqlite3.connect(":memory:") as base:
        base.execute("CREATE TABLE users (id INTEGER PRIMARY KEY)")
        base.execute("CREATE TABLE posts (id INTEGER PRIMARY KEY, author INTEGER)")
        authors = [(number,) for number in range(whole(posts, "posts", 1, 5000))]
        base.executemany("INSERT INTO posts (author) VALUES (?)", authors)
        base.set_trace_callback(seen.append)
        for (author,) in base.execute("SELECT author FROM posts").fetchall():
            base.execute("SELECT id FROM users WHERE id = ?", (author,)).fetchone()
    return sum(statement.startswith("SELECT") for statement in seen)


def broadcast_shape(first: Value, second: Value) -> Value:
    """Return the shape of the sum of two arrays of these shapes, as NumPy makes it."""
    a, b = wholes(first, "first", 1, 8), wholes(second, "second", 1, 8)
    try:
        joint = np.broadcast(np.broadcast_to(np.zeros(()), a), np.broadcast_to(np.zeros(()), b))
    except ValueError as error:
        raise ProofInputError(f"Shapes {a} and {b} do not go together.") from error
    return list(joint.shape)


def steepest_rise(gx: Value, gy: Value) -> Value:
    """Return the largest slope of gx*x + gy*y in any direction, and that direction in degrees, by search."""
    across, down = float(exact(gx, "gx")), float(exact(gy, "gy"))
    if not across and not down:
        raise ProofInputError("A flat image rises in no direction.")
    degrees = np.arange(-180.0, 180.0)
    rises = across * np.cos(np.radians(degrees)) + down * np.sin(np.radians(degrees))
    best = float(degrees[np.argmax(rises)])
    radians = math.radians(_balanced(across, down, best))
    return [across * math.cos(radians) + down * math.sin(radians), math.degrees(radians)]


def _balanced(across: float, down: float, near: float) -> float:
    """Return the angle near a rough one at which the slope across it is 0, by bisection."""
    low, high = near - 1, near + 1
    for _ in range(80):
        middle = (low + high) / 2
        turned = math.radians(middle)
        if down * math.cos(turned) > across * math.sin(turned):
            low = middle
        else:
            high = middle
    return (low + high) / 2
