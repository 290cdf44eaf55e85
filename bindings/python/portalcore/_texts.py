"""Texts that the library makes on request, and lists that it gives."""

from __future__ import annotations

from ctypes import byref
from typing import Any

from . import _raw, _strings
from ._errors import call, choice, made
from ._library import library
from ._values import Requirement, requirement_of


def read(function: Any, *arguments: Any) -> str:
    """The text that a call gives whose last parameters are `out_text` and `out_error`."""
    pointer = made(function, *arguments)
    try:
        return _strings.text(library.portalcore_text_view(pointer))
    finally:
        library.portalcore_text_free(pointer)


def reader(function: Any, *arguments: Any) -> Any:
    """As read(), of the handle that it is called with; the last of the arguments is a format."""
    before, format = arguments[:-1], choice(arguments[-1], "format")
    return lambda pointer: read(function, pointer, *before, format)


def requirements(function: Any, pointer: int) -> tuple[Requirement, ...]:
    """The list that a call gives whose last parameters are `out_requirements` and `out_error`."""
    listed = made(function, pointer)
    try:
        found = []
        for index in range(library.portalcore_requirements_count(listed)):
            raw = _raw.Requirement()
            call(library.portalcore_requirements_get, listed, index, byref(raw))
            found.append(requirement_of(raw))
        return tuple(found)
    finally:
        library.portalcore_requirements_free(listed)


def page(code: str) -> str:
    """The page of a diagnostic: what it means, an example and its remedy, as Markdown.

    The code is such as "PC1010", in any case, or "duplicate-key"; InvalidArgumentError for one that there is not.
    """
    name = _strings.encoded(code)
    return read(library.portalcore_diagnostic_page, name, len(name))


def crds(format: int = _raw.FORMAT_YAML) -> str:
    """The CustomResourceDefinitions of portalcore.dev: one stream of YAML, or one JSON object of the kind List."""
    return read(library.portalcore_crds, choice(format, "format"))


def version() -> str:
    """The version of the library, such as "0.1.0"; that of this package is `portalcore.__version__`."""
    name: bytes = library.portalcore_version()
    return name.decode("utf-8")


def abi_version() -> int:
    """The number of the interface that the library has."""
    number: int = library.portalcore_abi_version()
    return number
