"""Does a thing many times, and prints how many bytes each time has kept. Usage: leaks.py THING

test_leaks.py runs it.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress

from conftest import KEY, KEYED, MISTAKE, NOW, ORDERS, ROUTE, SPLIT

import portalcore
from portalcore import DiagnosticsFormat, Policy, PortalCoreError, Request, Viewer, Workspace
from portalcore._errors import made
from portalcore._library import library

FIELDS = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"


class Mallinfo2(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in FIELDS.split()]


def allocated() -> int:
    """The bytes that malloc has handed out; Python's own small objects come from elsewhere."""
    mallinfo2 = ctypes.CDLL(None).mallinfo2
    mallinfo2.restype = Mallinfo2
    gc.collect()
    info = mallinfo2()
    return int(info.uordblks + info.hblkhd)


def translations() -> None:
    result = portalcore.translate({"portal.yaml": ORDERS})
    assert result.documents[0].yaml and result.json


def findings() -> None:
    result = portalcore.validate({"orders.yaml": MISTAKE, "portal.yaml": SPLIT})
    assert result.diagnostics and result.requirements
    assert result.diagnostics_text(DiagnosticsFormat.SARIF)


def workspaces() -> None:
    workspace = Workspace()
    workspace.put("portal.yaml", ORDERS)
    workspace.end_listing()
    for domain in ("a.example.com", "b.example.com"):
        workspace.put("portal.yaml", ORDERS.replace("api.example.com", domain))
        changes = workspace.evaluate().changes_since(0)
        assert changes[0].yaml


def publications() -> None:
    result = portalcore.translate({"portal.yaml": KEYED})
    viewer = Viewer("mia", ["partners"])
    assert result.statuses_text() and result.catalog_text("shop/developers", viewer)
    assert result.explanation_text("https://api.example.com/", headers={"api-key": "none"}) and not result.overlaps_text()
    assert result.specification_text("shop/orders", "v1", "shop/production", portal="shop/developers", viewer=viewer)


def differences() -> None:
    diff = portalcore.compare(portalcore.translate({"a.yaml": ORDERS}), portalcore.translate({"a.yaml": KEYED}))
    assert diff[0].message and diff.text() and diff.json


def policies() -> None:
    assert portalcore.translate({"portal.yaml": KEYED}).policy().token_providers == ()
    assert Policy.load([]).route_count == 0


DECIDING: list[Policy] = []


def decisions() -> None:
    if not DECIDING:
        DECIDING.append(portalcore.translate({"portal.yaml": KEYED}).policy())
    asked = Request(route=ROUTE, headers={"api-key": KEY}, token_failures={"a": 1}, now=NOW)
    long = Request(host="api.example.com", method="POST", path="/v1/orders/" + "%37" * 9000, now=NOW)
    assert [decision.allowed for decision in DECIDING[0].decide_many([asked, long, asked])] == [True, False, True]
    assert DECIDING[0].decide(asked)


def failures() -> None:
    with suppress(PortalCoreError):
        portalcore.translate([("a", ORDERS), ("a", ORDERS)])
    with suppress(PortalCoreError):
        portalcore.translate({"portal.yaml": ORDERS}).document_text(7)
    with suppress(PortalCoreError):
        portalcore.page("PC9999")
    with suppress(PortalCoreError):
        portalcore.translate({"portal.yaml": ORDERS}).catalog_text("shop/nobody")
    with suppress(PortalCoreError):
        Policy.load(["{}"])


def forgotten() -> None:
    """A leak, to see that it is seen: of the smallest thing that there is."""
    made(library.portalcore_input_new, None)


def forgotten_errors() -> None:
    """Another: the error of a call that failed."""
    error = ctypes.c_void_p()
    library.portalcore_crds(9, ctypes.byref(ctypes.c_void_p()), ctypes.byref(error))
    assert error


def forgotten_policies() -> None:
    """Another: a policy of nothing."""
    made(library.portalcore_policy_load, None, 0)


THINGS = [translations, findings, workspaces, publications, differences, policies, decisions, failures]
LEAKS = [forgotten, forgotten_errors, forgotten_policies]
ROUNDS = 300

if __name__ == "__main__":
    (work,) = (thing for thing in THINGS + LEAKS if thing.__name__ == sys.argv[1])
    for _ in range(ROUNDS):
        work()
    before = allocated()
    for _ in range(ROUNDS):
        work()
    print((allocated() - before) // ROUNDS)
