"""Finds libportalcore, and refuses one that is older than this package."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

from . import _raw

NAME = "libportalcore.so.0"
VARIABLE = "PORTALCORE_LIBRARY"


def _path() -> str:
    """What the environment names, else the library in this package, else that of the system."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    beside = Path(__file__).with_name(NAME)
    return str(beside) if beside.exists() else NAME


def load(path: str) -> ctypes.CDLL:
    """Opens the library at a path or of a name; ImportError says why it cannot be used."""
    try:
        library = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(
            f"portalcore: cannot load {path}: {error}; install a wheel that holds it, or set {VARIABLE} to its path"
        ) from error
    try:
        library.portalcore_abi_version.restype = ctypes.c_uint32
        library.portalcore_abi_version.argtypes = ()
        found: int = library.portalcore_abi_version()
    except AttributeError as error:
        raise ImportError(f"portalcore: {path} is not libportalcore: {error}") from error
    if found < _raw.ABI_VERSION:
        raise ImportError(
            f"portalcore: {path} is too old: it has interface {found}, and this package needs {_raw.ABI_VERSION}"
        )
    try:
        _raw.bind(library)
    except AttributeError as error:
        raise ImportError(f"portalcore: {path} lacks a function of interface {found}: {error}") from error
    return library


library = load(_path())
