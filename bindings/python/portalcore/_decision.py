"""A request to decide on, and what was decided: plain values."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterable, Mapping
from ctypes import addressof, sizeof
from dataclasses import dataclass
from typing import Any, Union

from . import _raw, _strings
from ._enums import Reason
from ._errors import signed
from ._strings import Text

#: Names with values: a dictionary, or pairs, where a name may stand more than once.
Fields = Union[Mapping[str, Text], Iterable["tuple[Text, Text]"]]

#: Names of token providers with the codes of what was wrong.
Failures = Union[Mapping[str, int], Iterable["tuple[Text, int]"]]


@dataclass(frozen=True)
class Request:
    """A request to decide on. Empty is "not there" in every field.

    A text is a string, which is handed over in UTF-8, or bytes, as they came over the wire.
    """

    #: The name of the route that the gateway chose. Without one, host, method and path say the operation.
    route: Text = ""
    #: The host, with or without a port. Asked only without a route, as is the method.
    host: Text = ""
    method: Text = ""
    #: The path with its query, as on the request line. Beside a route, only keys in the query are looked for.
    path: Text = ""
    #: The header fields; names in any case. Hand over each field that came: a key that came twice is refused.
    headers: Fields = ()
    #: The claims of the tokens that somebody else verified: the name of the provider, and a JSON object as text.
    tokens: Fields = ()
    #: The tokens that were not accepted: the name of the provider, and the number of Envoy's filter `jwt_authn`, which
    #: is 1 where there was no token, 40 where the keys could not be fetched, and any other for a token that is none.
    token_failures: Failures = ()
    #: The address that the request comes from, for limits that count by it.
    client_address: Text = ""
    #: The time, in seconds since 1970; None for that of this machine's clock. Keys and tokens end by it.
    now: int | None = None


@dataclass(frozen=True)
class Decision:
    """What was decided. In a condition it is true where the request may go on, as `allowed`."""

    #: Whether the request may go on.
    allowed: bool
    reason: Reason
    #: The status of the response: 200 where the request goes to the backend; where the gateway answers, its status.
    status: int
    #: The name of the route; None where it is unknown.
    route: str | None
    #: The identity of the plan that was accepted.
    plan: str | None
    #: Who calls; None where nobody had to say.
    consumer: str | None
    #: The value of `www-authenticate`; None where it is not sent.
    www_authenticate: str | None
    #: The header fields that the backend gets instead of the client's.
    set_headers: tuple[tuple[str, str], ...]
    #: The names of header fields, and of query parameters, that the backend must not get.
    removed_headers: tuple[str, ...]
    removed_parameters: tuple[str, ...]
    #: What is to be counted, as a key and a value: docs/rate-limits.md.
    limits: tuple[tuple[str, str], ...]
    #: The domain that the limits are counted in; None where there are none.
    limit_domain: str | None
    #: How many bytes of memory the decision takes.
    needed_size: int

    def __bool__(self) -> bool:
        return self.allowed


def lend(request: Request, raw: _raw.Request) -> list[object]:
    """Points the struct at copies of the texts, which are there for as long as what this gives is kept."""
    headers = pairs(request.headers, "headers")
    tokens = pairs(request.tokens, "tokens")
    failures = pairs(request.token_failures, "token_failures")
    named = [part for pair in (*headers, *tokens) for part in pair]
    texts = [request.route, request.host, request.method, request.path, request.client_address, *named]
    memory, words = _laid_out([_strings.encoded(text) for text in (*texts, *(name for name, _ in failures))])

    for index, field in enumerate((raw.route, raw.host, raw.method, raw.path, raw.client_address)):
        field.data, field.size = words[2 * index], words[2 * index + 1]
    # A field is four words: the name and the value, each with its address and its size.
    fields = array("L", words[2 * (len(texts) - len(named)) : 2 * len(texts)])
    raw.headers, raw.header_count = fields.buffer_info()[0], len(headers)
    raw.tokens, raw.token_count = fields.buffer_info()[0] + len(headers) * sizeof(_raw.Field), len(tokens)
    kept: list[object] = [memory, fields]
    if failures:
        listed = (_raw.TokenFailure * len(failures))()
        for index, (_, code) in enumerate(failures):
            place = 2 * (len(texts) + index)
            listed[index].provider.data, listed[index].provider.size = words[place], words[place + 1]
            listed[index].code = signed(code, 32, "request.token_failures")
        raw.token_failures, raw.token_failure_count = addressof(listed), len(failures)
        kept.append(listed)
    raw.now = int(time.time()) if request.now is None else signed(request.now, 64, "request.now")
    return kept


def pairs(fields: Any, argument: str) -> list[tuple[Any, Any]]:
    """What a dictionary or a list of pairs holds."""
    if isinstance(fields, (str, bytes)):
        raise TypeError(f"{argument} is a dictionary or pairs, not {type(fields).__name__}")
    items = getattr(fields, "items", None)
    return [(name, value) for name, value in (items() if items else fields)]


def _laid_out(texts: list[bytes]) -> tuple[array[int], list[int]]:
    """Memory with the texts, one behind the other, and of each the address and the size.

    To ask ctypes for the address of each would take longer than the decision.
    """
    memory = array("B", b"".join(texts))
    at = memory.buffer_info()[0]
    words: list[int] = []
    for text in texts:
        words += (at, len(text))
        at += len(text)
    return memory, words


def decision_of(raw: _raw.Decision) -> Decision:
    """A copy of a decision."""
    return Decision(
        raw.allowed == 1,
        Reason(raw.reason),
        raw.status,
        _strings.optional(raw.route),
        _strings.optional(raw.plan),
        _strings.optional(raw.consumer),
        _strings.optional(raw.www_authenticate),
        _fields(raw.set_headers, raw.set_header_count),
        tuple(_strings.text(name) for name in raw.removed_headers[: raw.removed_header_count]),
        tuple(_strings.text(name) for name in raw.removed_parameters[: raw.removed_parameter_count]),
        _fields(raw.limits, raw.limit_count),
        _strings.optional(raw.limit_domain),
        raw.needed_size,
    )


def _fields(fields: Any, count: int) -> tuple[tuple[str, str], ...]:
    return tuple((_strings.text(field.name), _strings.text(field.value)) for field in fields[:count])
