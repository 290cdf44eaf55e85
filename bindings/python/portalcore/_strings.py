"""Text in and out of the library."""

from __future__ import annotations

import os
from ctypes import c_char_p, c_void_p, cast, string_at
from typing import Union

from . import _raw

#: The content of a file: text, or its bytes in any encoding of Unicode.
Text = Union[str, bytes, bytearray, memoryview]

#: What a text is called: a path or a URI.
Name = Union[str, "os.PathLike[str]"]


def encoded(text: Text) -> bytes:
    """The bytes of a text. Half a surrogate pair is handed on, so that the library can say where it stands."""
    if isinstance(text, bytes):
        return text
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if isinstance(text, (bytearray, memoryview)):
        return bytes(text)
    raise TypeError(f"a text is str or bytes, not {type(text).__name__}")


def sized(text: Text) -> tuple[bytes, int]:
    """The two arguments that hand over a text."""
    data = encoded(text)
    return data, len(data)


def named(name: Name) -> tuple[bytes, int]:
    """The two arguments that hand over a name; one that is not UTF-8 is the library's to refuse."""
    if isinstance(name, (str, os.PathLike)):
        return sized(os.fspath(name))
    raise TypeError(f"a name is str or a path, not {type(name).__name__}")


def text(string: _raw.String | _raw.Bytes) -> str:
    """A copy of a string of the library; empty if it is absent."""
    data = string.data
    return string_at(data, string.size).decode("utf-8", "replace") if data else ""


def optional(string: _raw.String | _raw.Bytes) -> str | None:
    """A copy of a string of the library; None if it is absent."""
    return text(string) if string.data else None


def lend(string: _raw.String | _raw.Bytes, bytes_: bytes) -> None:
    """Points a string at bytes, which the caller keeps for as long as the library reads them."""
    string.data = cast(c_char_p(bytes_), c_void_p).value
    string.size = len(bytes_)
