"""Memory that is taken is given back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import leaks
import pytest

SCRIPT = Path(leaks.__file__)

#: No piece of memory that the library takes is smaller.
SMALLEST = 16


def growth(thing: str) -> int:
    """The bytes that one round of a thing adds, in a process of its own."""
    # What a thread keeps at hand for itself counts as handed out, and comes and goes.
    environment = {**os.environ, "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0"}
    run = subprocess.run(
        [sys.executable, str(SCRIPT), thing], env=environment, capture_output=True, text=True, check=True
    )
    return int(run.stdout)


@pytest.mark.parametrize("thing", [thing.__name__ for thing in leaks.THINGS])
def test_nothing_is_kept(thing: str) -> None:
    assert growth(thing) < SMALLEST


@pytest.mark.parametrize("thing", [thing.__name__ for thing in leaks.LEAKS])
def test_a_leak_is_seen(thing: str) -> None:
    assert growth(thing) >= SMALLEST
