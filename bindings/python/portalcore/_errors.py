"""What is raised when a call fails. Mistakes in the input are not errors but diagnostics of the result."""

from __future__ import annotations

from ctypes import byref, c_void_p
from operator import index
from typing import Any

from . import _raw, _strings
from ._enums import Status
from ._library import library


class PortalCoreError(Exception):
    """A call failed: misuse, an exceeded limit, or a fault of the library.

    Attributes:
        status: the status that the call returned.
        argument: the parameter or field at fault, such as "name" or "options.max_depth"; None where no single one is.
        message: what went wrong and how to mend it, for people.
    """

    def __init__(self, message: str, status: Status, argument: str | None = None) -> None:
        super().__init__(message, status, argument)
        self.message = message
        self.status = status
        self.argument = argument

    def __str__(self) -> str:
        return self.message

    @property
    def status_name(self) -> str:
        """The status in words, such as "invalid argument"."""
        name: bytes = library.portalcore_status_name(self.status)
        return name.decode("utf-8")


class InvalidArgumentError(PortalCoreError, ValueError):
    """An argument is empty, too large, not UTF-8, or names no value of its enumeration."""


class OutOfRangeError(PortalCoreError, ValueError):
    """An index is at or beyond the count, or a number is beyond what its documentation allows."""


class DuplicateNameError(PortalCoreError, ValueError):
    """The input already holds something of this name."""


class InvalidStateError(PortalCoreError, RuntimeError):
    """The call is not allowed in the state that the object is in: it is closed, for example."""


class UnsupportedOptionError(PortalCoreError, ValueError):
    """An option asks for something that this version of the library does not know."""


class NotFoundError(PortalCoreError, LookupError):
    """Nothing has the name that was asked for."""


class MalformedError(PortalCoreError, ValueError):
    """A text is not what it has to be, such as the document of a policy."""


class LimitExceededError(PortalCoreError):
    """A limit of the options would be exceeded."""


class InternalError(PortalCoreError):
    """The library contradicted itself. Please report it."""


ERRORS: dict[int, type[PortalCoreError]] = {
    Status.INVALID_ARGUMENT: InvalidArgumentError,
    Status.OUT_OF_RANGE: OutOfRangeError,
    Status.DUPLICATE_NAME: DuplicateNameError,
    Status.INVALID_STATE: InvalidStateError,
    Status.UNSUPPORTED_OPTION: UnsupportedOptionError,
    Status.NOT_FOUND: NotFoundError,
    Status.MALFORMED: MalformedError,
    Status.LIMIT_EXCEEDED: LimitExceededError,
    Status.INTERNAL: InternalError,
}


def failure(message: str, status: Status, argument: str | None = None) -> PortalCoreError:
    """The error of the class that belongs to a status."""
    return ERRORS.get(status, PortalCoreError)(message, status, argument)


def call(function: Any, *arguments: Any) -> None:
    """Makes a call whose last parameter is `out_error`, and raises what it answers."""
    error = c_void_p()
    status = function(*arguments, byref(error))
    if status != _raw.OK:
        raise _taken(status, error)


def _taken(status: int, error: c_void_p) -> PortalCoreError:
    try:
        message = _strings.text(library.portalcore_error_message(error))
        argument = _strings.optional(library.portalcore_error_argument(error))
    finally:
        library.portalcore_error_free(error)
    return failure(message, Status(status), argument or None)


def number(value: int, bits: int, argument: str) -> int:
    """A number as it is handed over, which ctypes would cut to its size in silence."""
    if 0 <= index(value) < 1 << bits:
        return index(value)
    raise failure(f"{argument} is {value}, not from 0 to 2^{bits} - 1", Status.OUT_OF_RANGE, argument)


def signed(value: int, bits: int, argument: str) -> int:
    """As number(), for one that may be negative."""
    half = 1 << (bits - 1)
    if -half <= index(value) < half:
        return index(value)
    raise failure(f"{argument} is {value}, not from -2^{bits - 1} to 2^{bits - 1} - 1", Status.OUT_OF_RANGE, argument)


def choice(value: int, argument: str) -> int:
    """As number(), for one that names a value of an enumeration."""
    if 0 <= index(value) < 1 << 32:
        return index(value)
    raise failure(f"{argument} is {value}, which names nothing", Status.INVALID_ARGUMENT, argument)


def made(function: Any, *arguments: Any) -> int:
    """The handle that a call gives whose last parameters are `out_...` for it and `out_error`."""
    out = c_void_p()
    call(function, *arguments, byref(out))
    return out.value or 0
