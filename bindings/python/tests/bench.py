"""Measures calls, and prints the median of each in nanoseconds. Usage: bench.py"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import portalcore

ORDERS = Path("Examples/orders/portal.yaml").read_bytes()
KEY = "open sesame"
KEYED = ORDERS.replace(b"{open: {}}", b"{apiKey: {}}").replace(b"workload: {", b"workload: {namespace: shop, ")
SECRET = f"""
apiVersion: v1
kind: Secret
type: portalcore.dev/api-key
metadata:
  name: mia
  namespace: shop
  labels: {{portalcore.dev/product: orders, portalcore.dev/environment: production, portalcore.dev/plan: everyone}}
stringData: {{sha256: {hashlib.sha256(KEY.encode()).hexdigest()}, consumer: mia}}
""".encode()
#: As a gateway would ask: by route, with a few header fields.
REQUEST = portalcore.Request(
    route="shop/production/shop/orders/v1/shop/orders/changeOrder",
    path="/v1/orders/7",
    headers=[("host", "api.example.com"), ("user-agent", "bench"), ("accept", "*/*"), ("api-key", KEY)],
    client_address="192.0.2.1",
    now=1767225600,
)
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


def decisions(many: int) -> Callable[[], object]:
    """Decides on as many requests by one call, or on one by the call for one."""
    with portalcore.translate({"portal.yaml": KEYED, "key.yaml": SECRET}) as result:
        policy = result.policy()
    assert policy.decide(REQUEST)
    asked = [REQUEST] * many
    return (lambda: policy.decide_many(asked)) if many > 1 else lambda: policy.decide(REQUEST)


if __name__ == "__main__":
    print(f"python abi_version {measured(portalcore.abi_version, 10000)}")
    print(f"python input_add {input_add()}")
    print(f"python translate {measured(translate, 20)}")
    print(f"python decide {measured(decisions(1), 1000)}")
    print(f"python decide_batch {measured(decisions(1000), 1) // 1000}")
