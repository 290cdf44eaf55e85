"""Measures calls, and prints the median of each in nanoseconds. Usage: bench.py"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import portalcore

ORDERS = Path("Examples/orders/portal.yaml").read_bytes()
ROUNDS = 31


def measured(call: Callable[[], object], times: int) -> int:
    """The median over the rounds of what one call takes."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter_ns()
        for _ in range(times):
            call()
        taken.append((time.perf_counter_ns() - start) // times)
    return int(median(taken))


def input_add() -> int:
    """As measured(), of adding a text of few bytes under a new name."""
    taken = []
    for _ in range(ROUNDS):
        with portalcore.Input() as input:
            names = [f"{number}.yaml" for number in range(1000)]
            start = time.perf_counter_ns()
            for name in names:
                input.add(name, b"kind: Service\n")
            taken.append((time.perf_counter_ns() - start) // len(names))
    return int(median(taken))


def translate() -> str:
    """From text to text."""
    with portalcore.translate({"portal.yaml": ORDERS}) as result:
        return result.yaml


if __name__ == "__main__":
    print(f"python abi_version {measured(portalcore.abi_version, 10000)}")
    print(f"python input_add {input_add()}")
    print(f"python translate {measured(translate, 20)}")
