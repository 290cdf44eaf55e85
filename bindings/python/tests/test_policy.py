"""Who may call what."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import KEY, KEYED, NOW, ORDERS, ROUTE, SIGNED

import portalcore
from portalcore import Decision, InvalidArgumentError, MalformedError, OutOfRangeError, Policy, Reason, Request, Result

# Here the types are wrong on purpose.
Wrong: Any = Request

WITH_KEY = Request(route=ROUTE, headers={"api-key": KEY}, now=NOW)
LIMIT = "100/minute/shop/everyone/p/shop/orders/c/mia%20of%20Acme"


@pytest.fixture
def policy() -> Iterator[Policy]:
    with portalcore.translate({"portal.yaml": KEYED}) as result:
        made = result.policy()
    with made:
        yield made


def documents(result: Result) -> list[str]:
    """The documents of the policy of a result, as they are in its Secrets."""
    secrets = [json.loads(document.json) for document in result.documents if document.kind == "Secret"]
    return [secret["stringData"]["policy.json"] for secret in secrets]


def test_counts(policy: Policy) -> None:
    # An operation, a guard and a preflight.
    assert (policy.route_count, policy.key_count, policy.token_providers) == (3, 1, ())
    assert repr(policy) == "<portalcore.Policy: 3 routes, 1 API keys>"


def test_a_key_is_accepted(policy: Policy) -> None:
    assert policy.decide(WITH_KEY) == Decision(
        allowed=True,
        reason=Reason.KEY_ACCEPTED,
        status=200,
        route=ROUTE,
        plan="shop/everyone",
        consumer="mia of Acme",
        www_authenticate=None,
        set_headers=(("x-portal-consumer", "mia of Acme"), ("x-portal-plan", "shop/everyone")),
        removed_headers=("x-user-id", "x-solo-plan", "api-key"),
        removed_parameters=(),
        limits=(("limit1", LIMIT),),
        limit_domain="portalcore/shop/production",
        needed_size=policy.decide(WITH_KEY).needed_size,
    )


@pytest.mark.parametrize(
    ("request_", "reason", "status"),
    [
        (Request(route=ROUTE, now=NOW), Reason.CREDENTIAL_MISSING, 401),
        (Request(route=ROUTE, headers={"api-key": "guess"}, now=NOW), Reason.CREDENTIAL_INVALID, 401),
        (Request(route=ROUTE, headers={"api-key": KEY}, now=NOW + 10**8), Reason.CREDENTIAL_EXPIRED, 401),
        (Request(route=ROUTE, headers=[("api-key", KEY)] * 2, now=NOW), Reason.CREDENTIAL_AMBIGUOUS, 401),
        (Request(route=ROUTE + "x", headers={"api-key": KEY}), Reason.UNKNOWN_ROUTE, 403),
        (Request(host="other.example.com", method="POST", path="/"), Reason.UNKNOWN_HOST, 404),
        (Request(), Reason.UNKNOWN_HOST, 404),
    ],
)
def test_denials(policy: Policy, request_: Request, reason: Reason, status: int) -> None:
    decision = policy.decide(request_)
    assert not decision and not decision.allowed
    assert (decision.reason, decision.status) == (reason, status)
    assert (decision.plan, decision.consumer, decision.set_headers, decision.limits) == (None, None, (), ())
    assert decision.limit_domain is None
    challenge = 'ApiKey realm="shop/production", in="header", name="api-key"'
    assert decision.www_authenticate == (challenge if status == 401 else None)


def test_what_is_closed_is_answered_by_the_gateway(policy: Policy) -> None:
    guard = policy.decide(Request(host="api.example.com", method="POST", path="/v1/orders/purge"))
    assert guard
    assert (guard.reason, guard.status) == (Reason.GUARDED, 404)


@pytest.mark.parametrize(
    "request_",
    [
        Request(route=ROUTE.encode(), headers={"api-key": KEY.encode()}, now=NOW),
        Request(route=bytearray(ROUTE.encode()), headers=[(b"Api-Key", bytearray(KEY.encode()))], now=NOW),
        Request(route=memoryview(ROUTE.encode()), headers=iter([("API-KEY", memoryview(KEY.encode()))]), now=NOW),
        Request(host="API.example.com:443", method="POST", path="/v1/orders/7", headers={"api-key": KEY}, now=NOW),
    ],
    ids=["bytes", "bytearray", "memoryview", "by path"],
)
def test_ways_to_say_it(policy: Policy, request_: Request) -> None:
    assert policy.decide(request_) == policy.decide(WITH_KEY)


def test_what_is_not_text_is_no_text(policy: Policy) -> None:
    assert not policy.decide(Request(route="\udcff\0", headers=[("api-key", b"\xff\0"), ("", "")]))
    assert policy.decide(Request(route=ROUTE, headers=[("x", b"\xff\0"), ("", ""), ("api-key", KEY)], now=NOW))


def test_a_parameter_that_holds_a_key() -> None:
    text = KEYED.replace("{apiKey: {}}", "{apiKey: {query: token}}")
    with portalcore.translate({"portal.yaml": text}) as result, result.policy() as policy:
        decision = policy.decide(Request(route=ROUTE, path="/v1/orders/7?token=open%20sesame", now=NOW))
        assert decision
        assert decision.removed_parameters == ("token",)


def test_tokens() -> None:
    with portalcore.translate({"portal.yaml": SIGNED}) as result, result.policy() as policy:
        (provider,) = policy.token_providers

        def reason(**said: Any) -> Reason:
            return policy.decide(Request(route=ROUTE, now=NOW, **said)).reason

        claims = {"iss": "https://id.example.com", "aud": ["orders"], "sub": "mia", "exp": NOW + 600}
        assert reason(tokens={provider: json.dumps(claims)}) is Reason.TOKEN_ACCEPTED
        assert reason(tokens=[(provider, json.dumps({**claims, "aud": "others"}))]) is Reason.AUDIENCE
        assert reason(tokens={provider: json.dumps({**claims, "exp": NOW - 600})}) is Reason.CREDENTIAL_EXPIRED
        assert reason(tokens={"other": json.dumps(claims)}) is Reason.CREDENTIAL_MISSING
        assert reason(token_failures={provider: 1}) is Reason.CREDENTIAL_MISSING
        assert reason(token_failures={provider: 40}) is Reason.KEYS_UNAVAILABLE
        assert reason(token_failures=[(provider, -7)]) is Reason.CREDENTIAL_INVALID
        # What is of one list is not taken for what is of another.
        assert reason(headers={provider: json.dumps(claims)}) is Reason.CREDENTIAL_MISSING
        both = {"headers": {"a": "b", "c": "d"}, "token_failures": {"other": 40}}
        assert reason(tokens={provider: json.dumps(claims)}, **both) is Reason.TOKEN_ACCEPTED


def test_an_open_operation_is_open() -> None:
    limited = ORDERS.replace(
        "{open: {}}}", "{open: {}}, rateLimits: [{requests: 5, unit: Second, per: ClientAddress}]}"
    )
    limited = limited.replace("workload: {", "workload: {namespace: shop, ")
    with portalcore.translate({"portal.yaml": limited}) as result, result.policy() as policy:
        decision = policy.decide(Request(route=ROUTE, client_address="192.0.2.1"))
        assert decision.reason is Reason.OPEN
        assert decision.limits == (("limit1", "5/second/shop/everyone/p/shop/orders/a/192.0.2.1"),)
        assert decision.limit_domain == "portalcore/shop/production"


def test_without_a_time_the_clock_says_it(policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Request(route=ROUTE, headers={"api-key": KEY})
    monkeypatch.setattr(time, "time", lambda: NOW + 0.5)
    assert policy.decide(asked)
    monkeypatch.setattr(time, "time", lambda: NOW + 1e8)
    assert policy.decide(asked).reason is Reason.CREDENTIAL_EXPIRED
    assert policy.decide(Request(route=ROUTE, headers={"api-key": KEY}, now=-5))


def test_too_little_memory_lets_nothing_through(policy: Policy) -> None:
    needed = policy.decide(WITH_KEY).needed_size
    assert 0 < needed < 1000
    for size in (0, 1, needed - 1):
        decision = policy.decide(WITH_KEY, memory_size=size)
        assert not decision
        assert (decision.reason, decision.status) == (Reason.MEMORY_TOO_SMALL, 500)
        assert (decision.needed_size, decision.set_headers, decision.limits) == (needed, (), ())
    assert policy.decide(WITH_KEY, memory_size=needed) == policy.decide(WITH_KEY)
    assert [bool(one) for one in policy.decide_many([WITH_KEY] * 3, memory_size=needed - 1)] == [False] * 3


def test_memory_grows_unless_it_is_bounded(policy: Policy) -> None:
    # What is written in another way is put straight in the memory.
    long = Request(
        host="api.example.com", method="POST", path="/v1/orders/" + "%37" * 9000, headers={"api-key": KEY}, now=NOW
    )
    decision = policy.decide(long)
    assert decision
    assert decision.needed_size > 9000
    assert policy.decide_many([WITH_KEY, long, WITH_KEY])[1] == decision
    once = {**vars(long), "headers": iter([("api-key", KEY)])}
    assert policy.decide(Request(**once)) == decision
    once["headers"] = iter([("api-key", KEY)])
    assert policy.decide_many([Request(**once)]) == [decision]
    assert policy.decide(long, memory_size=8192).reason is Reason.MEMORY_TOO_SMALL
    assert policy.decide_many([long], memory_size=8192)[0].reason is Reason.MEMORY_TOO_SMALL


def test_many_are_decided_as_each_alone(policy: Policy) -> None:
    asked = [
        WITH_KEY,
        Request(),
        Request(route=ROUTE, now=NOW),
        Request(host="api.example.com", method="POST", path="/v1/orders/purge"),
        Request(route=ROUTE, headers=[(f"x-{number}", "y" * number) for number in range(50)], token_failures={"a": 1}),
    ] * 60
    assert policy.decide_many(iter(asked)) == [policy.decide(one) for one in asked]
    assert policy.decide_many([]) == []


def test_one_of_many_that_cannot_be_handed_over(policy: Policy) -> None:
    with pytest.raises(OutOfRangeError):
        policy.decide_many([WITH_KEY, Request(now=1 << 63)])


def test_loaded_again(policy: Policy) -> None:
    with portalcore.translate({"portal.yaml": KEYED}) as result:
        texts = documents(result)
    for given in (texts, iter(texts), [text.encode("utf-8") for text in texts], texts * 2):
        with Policy.load(given) as loaded:
            assert (loaded.route_count, loaded.key_count) == (policy.route_count, policy.key_count)
            assert loaded.decide(WITH_KEY) == policy.decide(WITH_KEY)


def test_a_policy_of_nothing_lets_nothing_through() -> None:
    with Policy.load([]) as nothing:
        assert (nothing.route_count, nothing.key_count, nothing.token_providers) == (0, 0, ())
        assert nothing.decide(WITH_KEY).reason is Reason.UNKNOWN_ROUTE


@pytest.mark.parametrize("text", ["", "{}", "[", b"\xff", '{"schemaVersion": 2, "kind": "PolicySnapshot"}'])
def test_what_is_no_document_of_a_policy(text: Any) -> None:
    with portalcore.translate({"portal.yaml": KEYED}) as result:
        texts = documents(result)
    with pytest.raises(MalformedError) as caught:
        Policy.load([*texts, text])
    assert caught.value.argument == "documents"
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda policy: policy.load("{}"), TypeError),
        (lambda policy: policy.load(b"{}"), TypeError),
        (lambda policy: policy.load([None]), TypeError),
        (lambda policy: policy.decide(Wrong(headers="api-key: a")), TypeError),
        (lambda policy: policy.decide(Wrong(headers={"api-key": None})), TypeError),
        (lambda policy: policy.decide(Wrong(headers=["api-key"])), ValueError),
        (lambda policy: policy.decide(Wrong(route=None)), TypeError),
        (lambda policy: policy.decide(Wrong(now=1.5)), TypeError),
        (lambda policy: policy.decide(Wrong(token_failures={"a": "b"})), TypeError),
        (lambda policy: policy.decide(Wrong(token_failures={"a": 1 << 31})), OutOfRangeError),
        (lambda policy: policy.decide(Wrong(now=-(1 << 63) - 1)), OutOfRangeError),
        (lambda policy: policy.decide(WITH_KEY, memory_size=-1), OutOfRangeError),
    ],
)
def test_misuse(policy: Any, call: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        call(policy)


def test_options_of_the_services() -> None:
    options = portalcore.Options(
        authorization_service_namespace="guards",
        authorization_service_name="gatekeeper",
        authorization_service_port=9999,
        rate_limit_service_namespace="counters",
        rate_limit_service_name="abacus",
        rate_limit_service_port=9998,
        portal_service_namespace="sites",
        portal_service_name="kiosk",
        portal_service_port=9997,
    )
    with portalcore.translate({"portal.yaml": KEYED}, options=options) as result:
        text = result.yaml
    for word in ("gatekeeper.guards.svc", "9999", "abacus.counters.svc", "9998", "kiosk.sites.svc", "9997"):
        assert word in text, word
    with pytest.raises(OutOfRangeError):
        portalcore.Input(portalcore.Options(portal_service_port=1 << 32))
    with pytest.raises((OutOfRangeError, InvalidArgumentError)):
        portalcore.Input(portalcore.Options(portal_service_port=65536))


def test_root_namespace() -> None:
    silent = KEYED.replace("workload: {namespace: shop, ", "workload: {")
    options = portalcore.Options(reference_grants=portalcore.ReferenceGrants.NOT_REQUIRED, root_namespace="mesh")
    with portalcore.translate({"portal.yaml": silent}, options=options) as result:
        assert {one.namespace for one in result.documents if one.kind == "EnvoyFilter"} == {"mesh"}
    with pytest.raises(InvalidArgumentError) as caught:
        portalcore.Input(portalcore.Options(root_namespace="No Label"))
    assert caught.value.argument == "options.root_namespace"


def test_request_authentication() -> None:
    made = SIGNED.replace("gateway: {ref: {name: public}, workload", "gateway: {create: {}, workload")
    both = {
        choice: portalcore.translate(
            {"portal.yaml": made}, options=portalcore.Options(request_authentication=choice)
        ).yaml
        for choice in portalcore.RequestAuthentication
    }
    on, off = portalcore.RequestAuthentication.ON, portalcore.RequestAuthentication.OFF
    assert "kind: RequestAuthentication" in both[on]
    assert "kind: RequestAuthentication" not in both[off]
