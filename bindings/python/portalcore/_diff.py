"""What is noticed of the step from one result to another."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref
from dataclasses import dataclass
from typing import overload

from . import _raw, _strings, _texts
from ._enums import DiffFormat, DiffSeverity
from ._errors import call, made
from ._handle import Closing, Handle
from ._library import library
from ._result import Result
from ._values import Range, range_of


@dataclass(frozen=True)
class Difference:
    """A difference between two results."""

    severity: DiffSeverity
    #: What kind of difference it is: a word of docs/diff.md.
    kind: str
    #: What it is about, in one line; the JSON has its parts.
    subject: str
    #: What changed, in one line that goes on where the subject ends.
    message: str
    #: Where it was written.
    before: Range | None
    #: Where it is written.
    after: Range | None

    def __str__(self) -> str:
        return f"{self.severity.name.lower()}[{self.kind}]: {self.subject} {self.message}"


class Diff(Closing, Sequence[Difference]):
    """Differences; what matters most is first. Immutable; any number of threads may read it.

    It may outlive the results that were compared.
    """

    def __init__(self, handle: Handle) -> None:
        """Made by compare()."""
        self._handle = handle
        self._differences = handle.shared(_read)

    @property
    def severity(self) -> DiffSeverity | None:
        """How much the worst of them matters; None where there is no difference."""
        self._handle.pointer()
        return max((difference.severity for difference in self._differences), default=None)

    def text(self, format: DiffFormat = DiffFormat.TEXT) -> str:
        """All differences, written for people or for a program."""
        return str(self._handle.shared(_texts.reader(library.portalcore_diff_render, format)))

    @property
    def json(self) -> str:
        """text() as JSON: docs/diff.md has the schema."""
        return self.text(DiffFormat.JSON)

    def __len__(self) -> int:
        self._handle.pointer()
        return len(self._differences)

    @overload
    def __getitem__(self, index: int) -> Difference: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Difference]: ...

    def __getitem__(self, index: int | slice) -> Difference | Sequence[Difference]:
        self._handle.pointer()
        return self._differences[index]


def compare(before: Result, after: Result) -> Diff:
    """Says what consumers and operators notice of the step from one result to another: docs/diff.md.

    Both may be the same. Threads: any.
    """
    function = library.portalcore_result_compare
    pointer = before._handle.shared(lambda old: after._handle.shared(lambda new: made(function, old, new)))
    return Diff(Handle("diff", pointer, library.portalcore_diff_free))


def _read(pointer: int) -> tuple[Difference, ...]:
    return tuple(_difference(pointer, index) for index in range(library.portalcore_diff_count(pointer)))


def _difference(pointer: int, index: int) -> Difference:
    raw = _raw.Difference()
    call(library.portalcore_diff_get, pointer, index, byref(raw))
    return Difference(
        DiffSeverity(raw.severity),
        _strings.text(raw.kind),
        _strings.text(raw.subject),
        _strings.text(raw.message),
        range_of(raw.before),
        range_of(raw.after),
    )
