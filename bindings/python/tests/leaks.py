"""Does a thing many times, and prints how many bytes each time has kept. Usage: leaks.py THING

test_leaks.py runs it.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import suppress

from conftest import MISTAKE, ORDERS, SPLIT

import portalcore
from portalcore import DiagnosticsFormat, PortalCoreError, Workspace
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


def failures() -> None:
    with suppress(PortalCoreError):
        portalcore.translate([("a", ORDERS), ("a", ORDERS)])
    with suppress(PortalCoreError):
        portalcore.translate({"portal.yaml": ORDERS}).document_text(7)
    with suppress(PortalCoreError):
        portalcore.page("PC9999")


def forgotten() -> None:
    """A leak, to see that it is seen: of the smallest thing that there is."""
    made(library.portalcore_input_new, None)


def forgotten_errors() -> None:
    """Another: the error of a call that failed."""
    error = ctypes.c_void_p()
    library.portalcore_crds(9, ctypes.byref(ctypes.c_void_p()), ctypes.byref(error))
    assert error


THINGS = [translations, findings, workspaces, failures]
LEAKS = [forgotten, forgotten_errors]
ROUNDS = 300

if __name__ == "__main__":
    (work,) = (thing for thing in THINGS + LEAKS if thing.__name__ == sys.argv[1])
    for _ in range(ROUNDS):
        work()
    before = allocated()
    for _ in range(ROUNDS):
        work()
    print((allocated() - before) // ROUNDS)
