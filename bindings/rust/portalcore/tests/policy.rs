//! Who may call what: policies are made and loaded, and decide.

mod common;

use common::{bakery, policy_documents};
use portalcore::{Decision, ErrorKind, Field, Policy, Reason, Request, TokenFailure};

const LIST: &str = "bakery/live/bakery/breads/v1/bakery/breads/listBreads";
const BAKE: &str = "bakery/live/bakery/breads/v1/bakery/breads/bakeBread";
/// In the year 2027, and after the end of a key.
const NOW: i64 = 1_800_000_000;
const LATER: i64 = 1_900_000_000;
const KEY: &str = "/breads?bakery_key=bakery%20key%20of%20the%20shop";

fn allowed(now: i64) -> Request<'static> {
    Request::new(now).route(LIST).path(KEY).client_address("203.0.113.7")
}

/// Everything that a decision says.
fn seen(decision: &Decision<'_>) -> String {
    let mut lines = vec![format!("{} {} {}", decision.is_allowed(), decision.status(), decision.reason())];
    lines.push(format!("{:?} {:?} {:?}", decision.route(), decision.plan(), decision.consumer()));
    lines.push(format!("{:?}", decision.www_authenticate()));
    lines.extend(decision.set_headers().map(|(name, value)| format!("set {name} {value}")));
    lines.extend(decision.removed_headers().map(|name| format!("remove {name}")));
    lines.extend(decision.removed_parameters().map(|name| format!("remove ?{name}")));
    lines.extend(decision.limits().map(|(key, value)| format!("count {key} {value}")));
    lines.extend(decision.limit_domain().map(|domain| format!("in {domain}")));
    lines.join("\n")
}

const LET_THROUGH: &str = r#"true 200 key accepted
Some("bakery/live/bakery/breads/v1/bakery/breads/listBreads") Some("bakery/shops") Some("the shop")
None
set x-portal-consumer the shop
set x-portal-plan bakery/shops
remove x-user-id
remove x-solo-plan
remove ?bakery_key
count limit1 100/minute/bakery/shops/p/bakery/breads/c/the%20shop
in portalcore/bakery/live"#;

#[test]
fn a_key() {
    let policy = bakery().policy().unwrap();
    assert_eq!(seen(&policy.decide(&allowed(NOW)).unwrap()), LET_THROUGH);

    let over = policy.decide(&allowed(LATER)).unwrap();
    assert!(!over.is_allowed());
    assert_eq!((over.status(), over.reason(), over.plan()), (401, Reason::CredentialExpired, None));
    let challenge = r#"ApiKey realm="bakery/live", in="query", name="bakery_key", Bearer realm="bakery/live""#;
    assert_eq!(over.www_authenticate(), Some(challenge));
    assert_eq!((over.limits().len(), over.limit_domain()), (0, None));

    let missing = policy.decide(&Request::new(NOW).route(LIST)).unwrap();
    assert_eq!((missing.status(), missing.reason()), (401, Reason::CredentialMissing));
    let unknown = policy.decide(&Request::new(NOW).route("elsewhere").path(KEY)).unwrap();
    assert_eq!((unknown.reason(), unknown.route()), (Reason::UnknownRoute, None));
}

#[test]
fn a_key_of_somebody_who_sees_a_part() {
    let policy = bakery().policy().unwrap();
    let request = Request::new(NOW).path("/breads?bakery_key=bakery%20key%20of%20ida");
    assert_eq!(policy.decide(&request.route(LIST)).unwrap().consumer(), Some("ida"));
    let other = policy.decide(&request.route(BAKE)).unwrap();
    assert_eq!((other.status(), other.reason()), (403, Reason::Group));
}

#[test]
fn a_token() {
    let policy = bakery().policy().unwrap();
    assert_eq!(policy.token_providers().len(), 1);
    let provider = policy.token_providers().next().unwrap();
    let claims = r#"{"iss": "https://id.bakery.example", "sub": "jo", "aud": "breads", "exp": 1800000300}"#;
    let tokens = [Field::new(provider, claims)];
    let decision = policy.decide(&Request::new(NOW).route(BAKE).tokens(&tokens)).unwrap();
    assert_eq!((decision.reason(), decision.consumer()), (Reason::TokenAccepted, Some("jo")));
    let tokens = [Field::new(provider, r#"{"iss": "https://id.bakery.example", "sub": "jo"}"#)];
    assert_eq!(policy.decide(&Request::new(NOW).route(BAKE).tokens(&tokens)).unwrap().reason(), Reason::Audience);

    for (code, status, reason) in [
        (TokenFailure::MISSING, 401, Reason::CredentialMissing),
        (12, 401, Reason::CredentialInvalid),
        (TokenFailure::KEYS_UNAVAILABLE, 503, Reason::KeysUnavailable),
    ] {
        let failures = [TokenFailure::new(provider, code)];
        let decision = policy.decide(&Request::new(NOW).route(BAKE).token_failures(&failures)).unwrap();
        assert_eq!((decision.is_allowed(), decision.status(), decision.reason()), (false, status, reason));
    }
}

#[test]
fn by_path() {
    let policy = bakery().policy().unwrap();
    let request = Request::new(NOW).host("API.bakery.example:443").method("GET").path(KEY);
    assert_eq!(seen(&policy.decide(&request).unwrap()), LET_THROUGH);
    assert_eq!(policy.decide(&request.method("PUT")).unwrap().status(), 404);
    assert_eq!(policy.decide(&request.host("elsewhere.example")).unwrap().reason(), Reason::UnknownHost);
    assert_eq!(policy.decide(&Request::new(0)).unwrap().reason(), Reason::UnknownHost);
}

#[test]
fn headers_need_not_be_utf8() {
    let policy = bakery().policy().unwrap();
    let headers = [Field::new(b"\xff", b"\xff\0"), Field::new("", "")];
    let decision = policy.decide(&allowed(NOW).headers(&headers).client_address(b"\xff")).unwrap();
    assert_eq!(seen(&decision), LET_THROUGH);
    let decision = policy.decide(&Request::new(NOW).route(b"\xff").host(b"\xff").path(b"\xff")).unwrap();
    assert_eq!(decision.reason(), Reason::UnknownRoute);
}

#[test]
fn memory_of_the_caller() {
    let policy = bakery().policy().unwrap();
    let mut memory = [0; 4096];
    for _ in 0..3 {
        assert_eq!(seen(&policy.decide_in(&allowed(NOW), &mut memory).unwrap()), LET_THROUGH);
    }
    let needed = policy.decide_in(&allowed(NOW), &mut memory).unwrap().needed_size();
    assert!(needed > 0 && needed <= memory.len());
    assert_eq!(seen(&policy.decide_in(&allowed(NOW), &mut memory[..needed]).unwrap()), LET_THROUGH);
    for size in 0..needed {
        let small = policy.decide_in(&allowed(NOW), &mut memory[..size]).unwrap();
        assert!(!small.is_allowed());
        assert_eq!((small.reason(), small.status()), (Reason::MemoryTooSmall, 500));
        assert!(small.needed_size() > size && small.needed_size() <= needed);
    }
}

#[test]
fn memory_grows_as_it_has_to() {
    // What the challenge says is longer than what is usual.
    let scopes: Vec<String> = (0..10).map(|digit| digit.to_string().repeat(1_000)).collect();
    let text = common::BAKERY.replace("audiences: [breads]", &format!("requiredScopes: [a{}]", scopes.join(", a")));
    let policy = common::input("bakery.yaml", text).translate().unwrap().policy().unwrap();
    let provider = policy.token_providers().next().unwrap();
    let tokens = [Field::new(provider, r#"{"iss": "https://id.bakery.example", "sub": "jo"}"#)];
    let request = Request::new(NOW).route(BAKE).tokens(&tokens);
    let challenge =
        format!(r#"Bearer realm="bakery/live", error="insufficient_scope", scope="a{}""#, scopes.join(" a"));
    let decision = policy.decide(&request).unwrap();
    assert_eq!((decision.reason(), decision.www_authenticate()), (Reason::Scope, Some(&*challenge)));
    assert!(decision.needed_size() > 10_000);
    let decisions = policy.decide_batch(&[Request::new(0), request]).unwrap();
    assert_eq!((decisions[0].reason(), decisions[1].reason()), (Reason::UnknownHost, Reason::Scope));
    assert_eq!(decisions[1].www_authenticate(), Some(&*challenge));

    let long = format!("{KEY}&more={}", "y".repeat(100_000));
    assert!(policy.decide(&allowed(NOW).path(&long)).unwrap().is_allowed());
}

#[test]
fn several_at_once() {
    let policy = bakery().policy().unwrap();
    let requests = [allowed(NOW), allowed(LATER), Request::new(0)];
    let decisions = policy.decide_batch(&requests).unwrap();
    assert_eq!(decisions.len(), 3);
    for (decision, request) in decisions.iter().zip(&requests) {
        assert_eq!(seen(decision), seen(&policy.decide(request).unwrap()));
    }
    assert!(policy.decide_batch(&[]).unwrap().is_empty());
}

#[test]
fn a_server_elsewhere() {
    let outcome = bakery();
    let made = outcome.policy().unwrap();
    assert_eq!((made.route_count(), made.key_count(), made.token_providers().len()), (3, 2, 1));
    let documents = policy_documents(&outcome);
    assert!(!documents.is_empty());
    // Twice the same is the same.
    let loaded = Policy::load(documents.iter().chain(&documents)).unwrap();
    assert_eq!((loaded.route_count(), loaded.key_count()), (made.route_count(), made.key_count()));
    assert!(loaded.token_providers().eq(made.token_providers()));
    for request in [allowed(NOW), allowed(LATER), Request::new(NOW).route(BAKE)] {
        assert_eq!(seen(&loaded.decide(&request).unwrap()), seen(&made.decide(&request).unwrap()));
    }
}

#[test]
fn the_policy_of_nothing_allows_nothing() {
    let nothing = Policy::load([] as [&str; 0]).unwrap();
    assert_eq!((nothing.route_count(), nothing.key_count(), nothing.token_providers().len()), (0, 0, 0));
    assert_eq!(nothing.decide(&allowed(NOW)).unwrap().reason(), Reason::UnknownRoute);
}

#[test]
fn what_is_no_document() {
    let good = policy_documents(&bakery()).remove(0);
    for documents in [vec!["".to_owned()], vec!["{}".into()], vec![good, "[".into()]] {
        let error = Policy::load(&documents).unwrap_err();
        assert_eq!((error.kind(), error.argument()), (ErrorKind::Malformed, Some("documents")));
    }
}

#[test]
fn documents_that_contradict_each_other_allow_nothing() {
    let good = policy_documents(&bakery()).remove(0);
    let other = good.replace("\"dialect\":\"Native\"", "\"dialect\":\"Gloo\"");
    assert_ne!(good, other);
    let policy = Policy::load([good, other]).unwrap();
    let decision = policy.decide(&allowed(NOW)).unwrap();
    assert_eq!((decision.is_allowed(), decision.status(), decision.reason()), (false, 503, Reason::IncompletePolicy));
}
