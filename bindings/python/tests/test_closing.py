"""Handles are released once, in any order, and never during a call."""

from __future__ import annotations

import gc
import itertools
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from conftest import KEY, KEYED, MISTAKE, NOW, ORDERS, ROOT, ROUTE

import portalcore
from portalcore import InvalidStateError, Request, _handle


def everything() -> list[Any]:
    """One of each kind, all open."""
    input = portalcore.Input()
    input.add("portal.yaml", ORDERS)
    workspace = portalcore.Workspace()
    workspace.put("portal.yaml", ORDERS)
    workspace.end_listing()
    evaluated = workspace.evaluate()
    result = input.translate()
    changes, diff = evaluated.changes_since(0), portalcore.compare(result, evaluated)
    return [input, result, workspace, evaluated, changes, diff, result.policy()]


def test_twice() -> None:
    for one in everything():
        assert not one.closed
        one.close()
        one.close()
        assert one.closed


def test_any_order() -> None:
    before = len(_handle.live)
    # Not all 5,040 of them: 123, which have each first, and each last.
    for order in itertools.islice(itertools.permutations(range(7)), 0, None, 41):
        made = everything()
        assert len(_handle.live) == before + 7
        for index in order:
            made[index].close()
        assert len(_handle.live) == before


def test_with() -> None:
    with portalcore.Input() as input, input.translate() as result:
        assert result.documents == ()
    assert input.closed and result.closed
    with pytest.raises(InvalidStateError), input:
        pass


@pytest.mark.parametrize(
    "call",
    [
        lambda made: made[0].add("a", ""),
        lambda made: made[0].add_content("a", ""),
        lambda made: made[0].required_content(),
        lambda made: made[0].validate(),
        lambda made: made[0].translate(),
        lambda made: made[1].summary,
        lambda made: made[1].documents,
        lambda made: made[1].diagnostics,
        lambda made: made[1].yaml,
        lambda made: made[1].requirements,
        lambda made: made[1].revision,
        lambda made: made[2].put("a", ""),
        lambda made: made[2].end_listing(),
        lambda made: made[2].evaluate(),
        lambda made: made[3].changes_since(0),
        lambda made: made[4][0],
        lambda made: len(made[4]),
        lambda made: made[4].need_resync,
        lambda made: made[1].statuses_text(),
        lambda made: made[1].catalog_text("a/b"),
        lambda made: made[1].explanation_text("http://a.example.com/"),
        lambda made: made[1].overlaps_text(),
        lambda made: made[1].specification_text("a/b", "c", "d/e"),
        lambda made: made[1].policy(),
        lambda made: portalcore.compare(made[1], made[3]),
        lambda made: made[5][0],
        lambda made: len(made[5]),
        lambda made: made[5].severity,
        lambda made: made[5].text(),
        lambda made: made[6].route_count,
        lambda made: made[6].key_count,
        lambda made: made[6].token_providers,
        lambda made: made[6].decide(Request()),
        lambda made: made[6].decide_many([Request()]),
    ],
)
def test_use_after_closing(call: Callable[[list[Any]], Any]) -> None:
    made = everything()
    for one in made:
        one.close()
    with pytest.raises(InvalidStateError, match="is closed"):
        call(made)


def test_values_outlive_their_result() -> None:
    result = portalcore.translate({"portal.yaml": ORDERS, "orders.yaml": MISTAKE})
    (document,), diagnostics = result.documents, result.diagnostics
    result.close()
    assert document.name == "portalcore-production"
    assert diagnostics[0].message
    with pytest.raises(InvalidStateError, match="the result is closed"):
        document.text()
    assert repr(result) == "<portalcore.Result: closed>"


def test_results_outlive_what_they_come_from() -> None:
    input, result, workspace, evaluated, changes, diff, policy = everything()
    input.close()
    workspace.close()
    assert result.yaml == evaluated.yaml
    evaluated.close()
    assert changes[0].yaml == result.yaml
    result.close()
    assert diff.text() is not None and len(diff) == 0
    assert not policy.decide(Request())


def test_a_comparison_needs_both_results() -> None:
    open_, closed = (portalcore.translate({"portal.yaml": ORDERS}) for _ in range(2))
    closed.close()
    for pair in ((open_, closed), (closed, open_)):
        with pytest.raises(InvalidStateError, match="the result is closed"):
            portalcore.compare(*pair)
    assert portalcore.compare(open_, open_).severity is None


def test_decisions_outlive_their_policy() -> None:
    with portalcore.translate({"portal.yaml": KEYED}) as result:
        policy = result.policy()
    asked = Request(route=ROUTE, headers={"api-key": KEY}, now=NOW)
    decision, (same,) = policy.decide(asked), policy.decide_many([asked])
    policy.close()
    policy.close()
    gc.collect()
    assert decision == same
    assert (decision.route, decision.consumer) == (ROUTE, "mia of Acme")
    assert repr(policy) == "<portalcore.Policy: closed>"
    with pytest.raises(InvalidStateError, match="the policy is closed"):
        policy.decide(asked)


def test_what_nobody_refers_to_is_released() -> None:
    before = len(_handle.live)
    made = everything()
    # A circle, so that only the collector finds out.
    made.append(made)
    assert len(_handle.live) == before + 7
    del made
    gc.collect()
    assert len(_handle.live) == before


def test_no_circles_are_made() -> None:
    before = len(_handle.live)
    made = everything()
    assert made[1].documents and made[3].documents and list(made[4])
    gc.disable()
    try:
        made.clear()
        assert len(_handle.live) == before
    finally:
        gc.enable()


def test_a_document_keeps_its_result() -> None:
    (document,) = portalcore.translate({"portal.yaml": ORDERS}).documents
    gc.collect()
    assert "changeOrder" in document.yaml


def test_closing_cuts_no_call_short() -> None:
    expected = portalcore.translate({"portal.yaml": ORDERS}).yaml
    for _ in range(30):
        input = portalcore.Input()
        input.add("portal.yaml", ORDERS)
        start = threading.Barrier(9)
        answers: list[str] = []

        def work(input: portalcore.Input = input, start: Any = start, answers: list[str] = answers) -> None:
            start.wait()
            try:
                answers.append(input.translate().yaml)
            except InvalidStateError:
                answers.append(expected)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        start.wait()
        input.close()
        for thread in threads:
            thread.join()
        assert answers == [expected] * 8


def test_closing_cuts_no_decision_short() -> None:
    asked = Request(route=ROUTE, headers={"api-key": KEY}, now=NOW)
    with portalcore.translate({"portal.yaml": KEYED}) as result:
        for _ in range(30):
            policy = result.policy()
            expected = policy.decide(asked)
            start = threading.Barrier(9)
            answers: list[object] = []

            def work(policy: portalcore.Policy = policy, start: Any = start, answers: list[object] = answers) -> None:
                start.wait()
                try:
                    for _ in range(10**6):
                        answers.extend(policy.decide_many([asked] * 5))
                except InvalidStateError:
                    answers.append(None)

            threads = [threading.Thread(target=work) for _ in range(8)]
            for thread in threads:
                thread.start()
            start.wait()
            policy.close()
            for thread in threads:
                thread.join()
            assert answers.count(None) == 8
            assert set(answers) <= {None, expected}


def test_the_handle_is_released_behind_the_last_call() -> None:
    freed: list[int] = []
    entered, leave = threading.Event(), threading.Event()
    handle = _handle.Handle("thing", 4711, freed.append)

    def call(pointer: int) -> int:
        entered.set()
        leave.wait()
        return pointer

    thread = threading.Thread(target=handle.shared, args=(call,))
    thread.start()
    entered.wait()
    handle.close()
    assert freed == []
    with pytest.raises(InvalidStateError, match="the thing is closed"):
        handle.shared(call)
    leave.set()
    thread.join()
    assert freed == [4711]
    handle.close()
    assert freed == [4711]


EXIT = """
import pathlib, threading, portalcore
text = pathlib.Path({path!r}).read_bytes()
kept = portalcore.Input()
kept.add("portal.yaml", text)
results = [kept.translate(), portalcore.Workspace()]
started = threading.Event()
def work():
    while True:
        kept.translate()
        started.set()
threading.Thread(target=work, daemon=True).start()
started.wait()
"""


def test_the_end_of_the_process_is_silent() -> None:
    program = EXIT.format(path=str(ROOT / "Examples" / "orders" / "portal.yaml"))
    for _ in range(5):
        command = [sys.executable, "-X", "dev", "-c", program]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
