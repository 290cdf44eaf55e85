"""What the tests have in common."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from portalcore import _handle

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent
ORDERS = (ROOT / "Examples" / "orders" / "portal.yaml").read_text(encoding="utf-8")

#: A description with one mistake, which has a range, a label and a help.
MISTAKE = (ROOT / "Examples" / "mistakes" / "orders.yaml").read_text(encoding="utf-8")

#: As ORDERS, with the description in a file of its own.
SPLIT = """\
apiVersion: portalcore.dev/v1alpha1
kind: ApiDoc
metadata: {name: orders, namespace: shop}
spec: {openApi: {file: specs/orders.yaml}}
---
""" + ORDERS.split("---\n", 1)[1]

KEY = "open sesame"

#: As ORDERS, under a plan with keys and a limit, on a portal that only partners see.
KEYED = (
    ORDERS.replace("{open: {}}}", "{apiKey: {}}, rateLimits: [{requests: 100, unit: Minute}]}").replace(
        "workload: {", "workload: {namespace: shop, "
    )
    + """\
---
apiVersion: v1
kind: Secret
type: portalcore.dev/api-key
metadata:
  name: mia
  namespace: shop
  labels: {portalcore.dev/product: orders, portalcore.dev/environment: production, portalcore.dev/plan: everyone}
stringData: {sha256: %s, consumer: mia of Acme, notAfter: "2027-06-01T00:00:00Z"}
---
apiVersion: portalcore.dev/v1alpha1
kind: Portal
metadata: {name: developers, namespace: shop}
spec: {domains: [developers.example.com], environmentRefs: [{name: production}], gateway: {ref: {name: public}}}
---
apiVersion: portalcore.dev/v1alpha1
kind: Group
metadata: {name: partners, namespace: shop}
spec:
  members: {oidcGroups: [partners]}
  access: [{portals: [{name: developers}], products: {}, environments: {}}]
"""
    % hashlib.sha256(KEY.encode("utf-8")).hexdigest()
)

#: As ORDERS, under a plan with tokens.
SIGNED = KEYED.replace(
    "{apiKey: {}}",
    "{jwt: {issuer: 'https://id.example.com', audiences: [orders], jwks: {url: 'https://id.example.com/keys'}}}",
)

#: The route of the operation that ORDERS and those made of it publish.
ROUTE = "shop/production/shop/orders/v1/shop/orders/changeOrder"

#: A second in which the key is still good: 2026-01-01.
NOW = 1767225600

SPECIFICATION = """\
openapi: 3.1.0
info: {title: Orders, version: 1.0.0}
paths:
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    post: {operationId: changeOrder, responses: {"200": {description: The order}}}
  /orders/purge:
    post: {operationId: purgeOrders, responses: {"204": {description: All gone}}}
"""


@pytest.fixture(autouse=True)
def nothing_stays_open() -> Iterator[None]:
    """Every test gives back what it took, whether it closes it or not."""
    gc.collect()
    before = set(_handle.live)
    yield
    gc.collect()
    assert set(_handle.live) <= before
