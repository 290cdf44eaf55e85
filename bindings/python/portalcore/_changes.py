"""What leads from one revision to another."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref
from functools import partial
from typing import overload

from . import _raw, _texts
from ._enums import Format
from ._errors import call, number
from ._handle import Closing, Handle
from ._library import library
from ._values import Change, change_of


class Changes(Closing, Sequence[Change]):
    """What a host has to do to get from one revision to another, in the order in which to do it.

    First upserts, lower phases first, then deletions, higher phases first. Immutable; any number of threads may read
    it. It may outlive the result that it comes from.
    """

    def __init__(self, handle: Handle) -> None:
        """Made by Result.changes_since()."""
        self._handle = handle
        self._changes = handle.shared(partial(_read, handle))
        self._need_resync = bool(handle.shared(library.portalcore_changes_need_resync))

    @property
    def need_resync(self) -> bool:
        """Whether the host has to start over: the revision is forgotten, or later than the result.

        The changes are then one upsert for each document, and no deletions, because what the host has is not known:
        once the listing is complete, it deletes what carries our label and is not among the documents.
        """
        self._handle.pointer()
        return self._need_resync

    def text(self, index: int, format: Format = Format.YAML) -> str:
        """The document of an upsert. OutOfRangeError for too large an index, InvalidStateError for a deletion."""
        return _text(self._handle, index, format)

    def __len__(self) -> int:
        self._handle.pointer()
        return len(self._changes)

    @overload
    def __getitem__(self, index: int) -> Change: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Change]: ...

    def __getitem__(self, index: int | slice) -> Change | Sequence[Change]:
        self._handle.pointer()
        return self._changes[index]


def _read(handle: Handle, pointer: int) -> tuple[Change, ...]:
    return tuple(_change(handle, pointer, index) for index in range(library.portalcore_changes_count(pointer)))


def _change(handle: Handle, pointer: int, index: int) -> Change:
    raw = _raw.Change()
    call(library.portalcore_changes_get, pointer, index, byref(raw))
    # The change refers to the handle: with the list, it would make a circle that holds memory.
    return change_of(raw, partial(_text, handle, index))


def _text(handle: Handle, index: int, format: Format) -> str:
    index = number(index, 64, "index")
    return str(handle.shared(_texts.reader(library.portalcore_changes_document_text, index, format)))
