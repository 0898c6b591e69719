#!/usr/bin/env python3
"""Times the benchmarks' workloads in NumPy, scikit-learn, PyTorch and Keras, where installed.

Prints rows of a Markdown table: milliseconds of processor time, the least of some repetitions, one
thread, double precision, a loss over all rows after every epoch as the engine records it
(scikit-learn: its own running loss).
Usage: libraries.py [repetitions [numpy|sklearn|torch|keras ...]]
"""
import os
import sys
import time
import warnings

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
warnings.filterwarnings("ignore")

import numpy as np  # noqa: E402

rng = np.random.default_rng(7)


def linear(rows, width):
    x = rng.standard_normal((rows, width))
    y = 0.5 + x @ (0.1 * np.arange(1, width + 1)) + 0.1 * rng.standard_normal(rows)
    return x, y


def classes(rows, width, count):
    labels = rng.integers(0, count, rows)
    return rng.random((count, width))[labels] + 0.25 * rng.standard_normal((rows, width)), labels


LINE, WIDE = linear(10000, 1), linear(10000, 20)
SPIRAL, DIGITS = classes(1000, 2, 2), classes(1797, 64, 10)
RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.04]


class NumPy:
    """Row-major layers, batches of 32, written with whole-array operations."""

    @staticmethod
    def train(data, sizes, kind, activation, optimizer, rate, epochs):
        x, y = data
        y = np.eye(sizes[-1])[y] if kind == "softmax" else y.reshape(-1, 1).astype(float)
        weights = [rng.uniform(-1, 1, s) * (6 / sum(s)) ** 0.5 for s in zip(sizes, sizes[1:])]
        parameters = [p for w in weights for p in (w, np.zeros(w.shape[1]))]
        m, v = [np.zeros_like(p) for p in parameters], [np.zeros_like(p) for p in parameters]
        layers, step, losses = len(weights), 0, []

        def forward(a):
            kept = [a]
            for l in range(layers):
                a = a @ parameters[2 * l] + parameters[2 * l + 1]
                if l < layers - 1:
                    a = np.tanh(a) if activation == "tanh" else np.maximum(a, 0)
                kept.append(a)
            return kept

        def loss_and_gradient(z, t):
            if kind == "mse":
                e = z - t
                return (e * e).sum(), 2 * e / len(z)
            if kind == "bce":
                p = 1 / (1 + np.exp(-z))
                return (np.logaddexp(0, z) - t * z).sum(), (p - t) / len(z)
            z = z - z.max(1, keepdims=True)
            e = np.exp(z)
            s = e.sum(1, keepdims=True)
            return (np.log(s)[:, 0] - (z * t).sum(1)).sum(), (e / s - t) / len(z)

        for _ in range(epochs):
            order = rng.permutation(len(x))
            for at in range(0, len(x), 32):
                rows = order[at : at + 32]
                kept = forward(x[rows])
                _, g = loss_and_gradient(kept[-1], y[rows])
                gradients = [None] * len(parameters)
                for l in reversed(range(layers)):
                    if l < layers - 1:
                        a = kept[l + 1]
                        g = g * (1 - a * a) if activation == "tanh" else g * (a > 0)
                    gradients[2 * l], gradients[2 * l + 1] = kept[l].T @ g, g.sum(0)
                    if l:
                        g = g @ parameters[2 * l].T
                step += 1
                for i, d in enumerate(gradients):
                    if optimizer == "sgd":
                        parameters[i] -= rate * d
                    else:
                        m[i] = 0.9 * m[i] + 0.1 * d
                        v[i] = 0.999 * v[i] + 0.001 * d * d
                        scale = rate * (1 - 0.999**step) ** 0.5 / (1 - 0.9**step)
                        parameters[i] -= scale * m[i] / (np.sqrt(v[i]) + 1e-7)
            losses.append(loss_and_gradient(forward(x)[-1], y)[0] / len(x))
        return losses

    @staticmethod
    def perceptron(data, epochs):
        x, y = data
        sign, w, b = 2.0 * y - 1, np.zeros(x.shape[1]), 0.0
        for _ in range(epochs):
            for i in range(len(x)):
                if sign[i] * (x[i] @ w + b) <= 0:
                    w, b = w + sign[i] * x[i], b + sign[i]


def scikit_learn():
    from sklearn.linear_model import Perceptron, SGDRegressor
    from sklearn.neural_network import MLPClassifier

    def line(data, rate, epochs):
        # One row an update; scikit-learn has no mini-batches here.
        SGDRegressor(alpha=0, learning_rate="constant", eta0=rate, max_iter=epochs, tol=None).fit(*data)

    def network(data, hidden, activation, solver, rate, epochs):
        MLPClassifier(
            hidden, activation=activation, solver=solver, alpha=0, batch_size=32, momentum=0,
            learning_rate_init=rate, max_iter=epochs, tol=0, n_iter_no_change=epochs + 1,
        ).fit(*data)

    return {
        "a": lambda: line(LINE, 0.01, 20),
        "b": lambda: [line(WIDE, rate / 10, 50) for rate in RATES],
        "c": lambda: Perceptron(max_iter=100, tol=None, shuffle=False).fit(*SPIRAL),
        "d SGD": lambda: network(SPIRAL, (16, 16), "tanh", "sgd", 0.1, 100),
        "d Adam": lambda: network(SPIRAL, (16, 16), "tanh", "adam", 0.01, 100),
        "e": lambda: network(DIGITS, (128,), "relu", "adam", 0.001, 20),
    }


def numpy_workloads():
    t = NumPy.train
    return {
        "a": lambda: t(LINE, [1, 1], "mse", "", "adam", 0.01, 20),
        "b": lambda: [t(WIDE, [20, 1], "mse", "", "sgd", rate, 50) for rate in RATES],
        "c": lambda: NumPy.perceptron(SPIRAL, 100),
        "d SGD": lambda: t(SPIRAL, [2, 16, 16, 1], "bce", "tanh", "sgd", 0.1, 100),
        "d Adam": lambda: t(SPIRAL, [2, 16, 16, 1], "bce", "tanh", "adam", 0.01, 100),
        "e": lambda: t(DIGITS, [64, 128, 10], "softmax", "relu", "adam", 0.001, 20),
    }


def pytorch():
    import torch

    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)

    def train(data, sizes, activation, loss, optimizer, rate, epochs):
        x = torch.tensor(data[0])
        y = torch.tensor(data[1]) if sizes[-1] > 1 else torch.tensor(data[1]).double()[:, None]
        parts = []
        for i, o in zip(sizes, sizes[1:]):
            parts += [torch.nn.Linear(i, o), activation()]
        model = torch.nn.Sequential(*parts[:-1])
        rule = (torch.optim.SGD if optimizer == "sgd" else torch.optim.Adam)(model.parameters(), lr=rate)
        for _ in range(epochs):
            order = torch.randperm(len(x))
            for at in range(0, len(x), 32):
                rows = order[at : at + 32]
                rule.zero_grad()
                loss(model(x[rows]), y[rows]).backward()
                rule.step()
            with torch.no_grad():
                loss(model(x), y).item()

    n = torch.nn
    return {
        "a": lambda: train(LINE, [1, 1], n.Identity, n.MSELoss(), "adam", 0.01, 20),
        "b": lambda: [train(WIDE, [20, 1], n.Identity, n.MSELoss(), "sgd", r, 50) for r in RATES],
        "d SGD": lambda: train(SPIRAL, [2, 16, 16, 1], n.Tanh, n.BCEWithLogitsLoss(), "sgd", 0.1, 100),
        "d Adam": lambda: train(SPIRAL, [2, 16, 16, 1], n.Tanh, n.BCEWithLogitsLoss(), "adam", 0.01, 100),
        "e": lambda: train(DIGITS, [64, 128, 10], n.ReLU, n.CrossEntropyLoss(), "adam", 0.001, 20),
    }


def keras():
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras as k

    k.backend.set_floatx("float64")

    def train(data, sizes, activation, loss, optimizer, epochs):
        model = k.Sequential(
            [k.layers.Dense(s, activation=activation if s != sizes[-1] else None) for s in sizes[1:]])
        model.compile(optimizer=optimizer, loss=loss)
        model.fit(*data, batch_size=32, epochs=epochs, verbose=0)

    o, bce = k.optimizers, k.losses.BinaryCrossentropy(from_logits=True)
    ce = k.losses.SparseCategoricalCrossentropy(from_logits=True)
    return {
        "a": lambda: train(LINE, [1, 1], None, "mse", o.Adam(0.01), 20),
        "b": lambda: [train(WIDE, [20, 1], None, "mse", o.SGD(r), 50) for r in RATES],
        "d SGD": lambda: train(SPIRAL, [2, 16, 16, 1], "tanh", bce, o.SGD(0.1), 100),
        "d Adam": lambda: train(SPIRAL, [2, 16, 16, 1], "tanh", bce, o.Adam(0.01), 100),
        "e": lambda: train(DIGITS, [64, 128, 10], "relu", ce, o.Adam(0.001), 20),
    }


def main():
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    columns = ["a", "b", "c", "d SGD", "d Adam", "e"]
    libraries = [
        ("numpy", "NumPy", numpy_workloads), ("sklearn", "scikit-learn", scikit_learn),
        ("torch", "PyTorch", pytorch), ("keras", "Keras", keras)]
    for module, name, workloads in libraries:
        if sys.argv[2:] and module not in sys.argv[2:]:
            continue
        try:
            work = workloads()
            version = __import__(module).__version__
        except ImportError:
            print(f"{name} is not installed", file=sys.stderr)
            continue
        cells = []
        for column in columns:
            if column not in work:
                cells.append("")
                continue
            best = float("inf")
            for _ in range(repetitions):
                start = time.process_time()
                work[column]()
                best = min(best, time.process_time() - start)
            cells.append(f"{best * 1000:.1f}")
        if module == "keras":
            version += f" on {sys.modules['keras'].backend.backend()}"
        print(f"| {name} {version} | " + " | ".join(cells) + " |", flush=True)


main()
