"""What the tests have in common."""

from __future__ import annotations

import gc
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
