"""What becomes of a request, and which operations share requests."""

from __future__ import annotations

import time
from ctypes import addressof, byref

from . import _raw, _strings, _texts
from ._decision import Fields, pairs
from ._enums import Overlaps, ReportFormat
from ._errors import choice, signed
from ._library import library


def explanation(
    pointer: int,
    url: str,
    method: str,
    headers: Fields,
    environment: str | None,
    client_address: str,
    now: int | None,
    format: ReportFormat,
) -> str:
    """The explanation of a request by a result."""
    raw = _raw.ExplainRequest()
    texts = [_strings.encoded(text) for text in (url, method, environment or "", client_address)]
    for string, text in zip((raw.url, raw.method, raw.environment, raw.client_address), texts):
        _strings.lend(string, text)
    named = [(_strings.encoded(name), _strings.encoded(value)) for name, value in pairs(headers, "headers")]
    fields = (_raw.Field * len(named))()
    for field, (name, value) in zip(fields, named):
        _strings.lend(field.name, name)
        _strings.lend(field.value, value)
    if named:
        raw.headers, raw.header_count = addressof(fields), len(named)
    raw.now = signed(int(time.time()) if now is None else now, 64, "request.now")
    read = library.portalcore_result_render_explanation
    return _texts.read(read, pointer, byref(raw), choice(format, "format"))


def overlaps(pointer: int, scope: Overlaps, format: ReportFormat) -> str:
    """The overlaps of a result."""
    numbers = choice(scope, "scope"), choice(format, "format")
    return _texts.read(library.portalcore_result_render_overlaps, pointer, *numbers)
