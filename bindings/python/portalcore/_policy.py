"""Who may call what."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from ctypes import byref, sizeof
from itertools import islice
from typing import Any

from . import _raw, _strings
from ._decision import Decision, Request, decision_of, lend
from ._enums import Reason
from ._errors import call, made, number
from ._handle import Closing, Handle
from ._library import library
from ._strings import Text

#: Enough for usual names; more is taken where it is needed.
_MEMORY = 2048

#: How many requests go into one call; their memory is taken at once.
_BATCH = 64
_Requests = _raw.Request * _BATCH
_Decisions = _raw.Decision * _BATCH


class Policy(Closing):
    """Who may call what: made of a result by Result.policy(), or loaded from the documents of one.

    Immutable; any number of threads may ask it at once. What it does not know it refuses. It reads no clock but for
    requests without a time, verifies no token, and counts nothing: docs/policy.md says what is decided how.
    """

    def __init__(self, handle: Handle) -> None:
        """Made by Result.policy() and Policy.load()."""
        self._handle = handle

    @classmethod
    def load(cls, documents: Iterable[Text]) -> Policy:
        """Reads the documents of policies: those of one translation or of several, in any order.

        A result has them as Secrets of the type "portalcore.dev/policy", each with a text under the key "policy.json".
        Together they say what each says; what none says is refused. MalformedError where a text is no such document
        or of a version that is not known. An environment whose documents contradict each other is refused as a whole,
        with Reason.INCOMPLETE_POLICY, and costs the others nothing.
        """
        if isinstance(documents, (str, bytes, bytearray, memoryview)):
            raise TypeError("documents is a list of texts, not one: put it into brackets")
        texts = [_strings.encoded(text) for text in documents]
        raw = (_raw.Bytes * len(texts))()
        for place, text in zip(raw, texts):
            _strings.lend(place, text)
        return cls(
            Handle("policy", made(library.portalcore_policy_load, raw, len(texts)), library.portalcore_policy_free)
        )

    def __repr__(self) -> str:
        if self.closed:
            return "<portalcore.Policy: closed>"
        return f"<portalcore.Policy: {self.route_count} routes, {self.key_count} API keys>"

    @property
    def route_count(self) -> int:
        """How many routes it knows, those among them that the gateway answers by itself."""
        return int(self._handle.shared(library.portalcore_policy_route_count))

    @property
    def key_count(self) -> int:
        """How many API keys it knows."""
        return int(self._handle.shared(library.portalcore_policy_key_count))

    @property
    def token_providers(self) -> tuple[str, ...]:
        """The names of the token providers, sorted: an issuer with its keys each.

        The filter of the gateway puts the claims of a verified token under this name into the metadata
        "envoy.filters.http.jwt_authn", and what was wrong under the name and ".failed".
        """
        return self._handle.shared(_providers)

    def decide(self, request: Request, *, memory_size: int | None = None) -> Decision:
        """Decides on a request.

        The decision takes as much memory as it needs. Where memory_size bounds that, a decision that needs more is a
        denial for Reason.MEMORY_TOO_SMALL, whose `needed_size` says how much.
        """
        return self._handle.shared(_decide, request, _checked(memory_size))

    def decide_many(self, requests: Iterable[Request], *, memory_size: int | None = None) -> list[Decision]:
        """As decide(), of each of the requests in turn: a few calls of the library for many of them."""
        bound = _checked(memory_size)
        waiting = iter(requests)
        decided: list[Decision] = []
        while batch := list(islice(waiting, _BATCH)):
            decided += self._handle.shared(_decide_batch, batch, bound)
        return decided


def _checked(memory_size: int | None) -> int | None:
    return None if memory_size is None else number(memory_size, 63, "memory_size")


def _providers(pointer: int) -> tuple[str, ...]:
    count = library.portalcore_policy_token_provider_count(pointer)
    return tuple(_strings.text(library.portalcore_policy_token_provider(pointer, index)) for index in range(count))


def _decide(pointer: int, request: Request, bound: int | None) -> Decision:
    asked = _raw.Request()
    kept = lend(request, asked)
    decision = _alone(pointer, asked, bound)
    del kept
    return decision


def _alone(pointer: int, asked: _raw.Request, bound: int | None) -> Decision:
    """Decides on a request that is lent, in memory that grows where it is not bounded."""
    decision = _raw.Decision()
    size = _MEMORY if bound is None else bound
    while True:
        memory = array("B", bytes(size))
        decision.memory, decision.memory_size = memory.buffer_info()
        call(library.portalcore_policy_decide, pointer, byref(asked), byref(decision))
        if bound is not None or decision.reason != Reason.MEMORY_TOO_SMALL or decision.needed_size <= size:
            return decision_of(decision)
        # What is needed for the first part of a decision may hide what is needed for the rest.
        size = max(decision.needed_size, 2 * size)


def _decide_batch(pointer: int, requests: list[Request], bound: int | None) -> list[Decision]:
    raw, decisions = _Requests(), _Decisions()
    size = _MEMORY if bound is None else bound
    memory = array("B", bytes(size * len(requests)))
    at = memory.buffer_info()[0]
    kept: list[Any] = [memory]
    for request, asked, decision in zip(requests, raw, decisions):
        asked.struct_size, decision.struct_size = sizeof(_raw.Request), sizeof(_raw.Decision)
        kept.append(lend(request, asked))
        decision.memory, decision.memory_size = at, size
        at += size
    call(library.portalcore_policy_decide_batch, pointer, raw, decisions, len(requests))
    return [
        _alone(pointer, asked, None)
        if bound is None and decision.reason == Reason.MEMORY_TOO_SMALL
        else decision_of(decision)
        for _, asked, decision in zip(requests, raw, decisions)
    ]
