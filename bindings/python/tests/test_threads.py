"""Sixteen threads at once all see the same."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from conftest import KEY, KEYED, MISTAKE, NOW, ORDERS, ROUTE

import portalcore
from portalcore import DiagnosticsFormat, Request, Workspace
from portalcore._library import library

THREADS = 16
ROUNDS = 25


def at_once(work: Callable[[int], Any]) -> list[Any]:
    """The answers of all threads, which start together and do the work several times."""
    start = threading.Barrier(THREADS)
    answers: list[Any] = []
    failures: list[BaseException] = []

    def run(number: int) -> None:
        start.wait()
        try:
            for _ in range(ROUNDS):
                answers.append(work(number))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(answers) == THREADS * ROUNDS
    return answers


def test_one_result() -> None:
    result = portalcore.translate({"portal.yaml": ORDERS, "orders.yaml": MISTAKE})

    def read(number: int) -> Any:
        text = result.diagnostics_text(DiagnosticsFormat.JSON)
        return result.yaml, result.documents, result.diagnostics, text, result.documents[0].json, result.summary

    assert len(set(at_once(read))) == 1


def test_one_input() -> None:
    with portalcore.Input() as input:
        input.add("portal.yaml", ORDERS)
        assert len(set(at_once(lambda number: input.translate().yaml))) == 1


def test_adding_and_translating() -> None:
    with portalcore.Input() as input:
        input.add("portal.yaml", ORDERS)
        expected = input.translate().yaml
        names = iter(range(10**9))

        def work(number: int) -> str:
            if number % 4 == 0:
                input.add(f"{next(names)}.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}")
            return input.translate().yaml

        assert set(at_once(work)) == {expected}
        assert next(names) == THREADS // 4 * ROUNDS


def test_one_workspace() -> None:
    with Workspace() as workspace:
        workspace.end_listing()

        def work(number: int) -> int:
            # Each thread has a namespace of its own, and puts the same every time but the first.
            # And a host of its own: of environments on the same proxies, one would own it.
            text = ORDERS.replace("namespace: shop", f"namespace: shop{number}")
            workspace.put(f"{number}.yaml", text.replace("api.example.com", f"api{number}.example.com"))
            with workspace.evaluate() as result, result.changes_since(0) as changes:
                assert any(change.namespace == f"shop{number}" for change in changes)
                return result.revision

        assert max(at_once(work)) <= THREADS
        with workspace.evaluate() as result:
            assert len(result.documents) == THREADS


def test_one_policy() -> None:
    with portalcore.translate({"portal.yaml": KEYED}) as result, result.policy() as policy:
        # Each thread has a key of its own, and one has the right one.
        asked = [Request(route=ROUTE, headers={"api-key": KEY + "!" * number}, now=NOW) for number in range(THREADS)]
        alone = [policy.decide(one) for one in asked]
        assert [bool(decision) for decision in alone] == [True] + [False] * (THREADS - 1)

        def work(number: int) -> bool:
            return policy.decide(asked[number]) == alone[number] and policy.decide_many(asked) == alone

        assert set(at_once(work)) == {True}


def test_what_is_published_and_compared() -> None:
    with portalcore.translate({"portal.yaml": KEYED}) as result, portalcore.translate({"a.yaml": ORDERS}) as other:

        def read(number: int) -> Any:
            with portalcore.compare(other, result) as diff, result.policy() as policy:
                texts = (result.statuses_text(), result.catalog_text("shop/developers"))
                return (*texts, diff.text(), tuple(diff), policy.key_count)

        assert len(set(at_once(read))) == 1


def test_all_apart() -> None:
    assert len(set(at_once(lambda number: portalcore.translate({"portal.yaml": ORDERS}).yaml))) == 1


def test_calls_let_other_threads_run() -> None:
    assert not isinstance(library, ctypes.PyDLL)
