"""The owner of a handle of the library, which is released once, and never during a call."""

from __future__ import annotations

import threading
import weakref
from types import TracebackType
from typing import Any, Callable, TypeVar

from ._enums import Status
from ._errors import call, failure

_Answer = TypeVar("_Answer")
_Self = TypeVar("_Self", bound="Closing")

#: The handles that are not released yet, for tests of leaks.
live: set[int] = set()


def _release(free: Callable[[int], None], pointer: int) -> None:
    # Before the call: behind it, another thread may have been given the same address.
    live.discard(pointer)
    free(pointer)


class Handle:
    """One handle. Calls of several threads are let in together, except those that the header calls exclusive."""

    def __init__(self, kind: str, pointer: int, free: Callable[[int], None]) -> None:
        live.add(pointer)
        self._kind = kind
        self._pointer: int | None = pointer
        self._calls = 0
        self._gate = threading.Condition()
        self._finalizer = weakref.finalize(self, _release, free, pointer)
        # At the end of the process its memory goes anyway, while threads that nobody waits for may still be calling.
        self._finalizer.atexit = False

    def shared(self, function: Callable[..., _Answer], *arguments: Any) -> _Answer:
        """Calls the function with the pointer, while others may do so too."""
        with self._gate:
            pointer = self.pointer()
            self._calls += 1
        try:
            return function(pointer, *arguments)
        finally:
            with self._gate:
                self._calls -= 1
                if not self._calls:
                    if self._pointer is None:
                        self._finalizer()
                    self._gate.notify_all()

    def exclusive(self, function: Callable[..., _Answer], *arguments: Any) -> _Answer:
        """Calls the function with the pointer, while nobody else does."""
        with self._gate:
            while self._calls:
                self._gate.wait()
            return function(self.pointer(), *arguments)

    def change(self, function: Any, *arguments: Any) -> None:
        """Makes an exclusive call that gives nothing but `out_error`."""
        self.exclusive(lambda pointer: call(function, pointer, *arguments))

    def pointer(self) -> int:
        """The pointer; InvalidStateError if it is closed."""
        if self._pointer is None:
            raise failure(f"the {self._kind} is closed", Status.INVALID_STATE)
        return self._pointer

    @property
    def closed(self) -> bool:
        return self._pointer is None

    def close(self) -> None:
        """Lets no further call in, and releases the handle behind the last that is under way."""
        with self._gate:
            self._pointer = None
            if not self._calls:
                self._finalizer()


class Closing:
    """What has a handle can be closed, more than once and in any order, and used with `with`."""

    _handle: Handle

    def close(self) -> None:
        """Releases what the library holds for this; a second time it does nothing. Calls under way still end well."""
        self._handle.close()

    @property
    def closed(self) -> bool:
        """Whether close() was called. Everything else raises InvalidStateError from then on."""
        return self._handle.closed

    def __enter__(self: _Self) -> _Self:
        self._handle.pointer()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
