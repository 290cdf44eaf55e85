//! Sixteen threads read one outcome and translate one input at once, and all see the same.

mod common;

use common::{bookstore, example, input};
use portalcore::{
    Changes, Decision, DiagnosticsFormat, Diff, DiffFormat, Error, Field, Format, Input, Options, Outcome,
};
use portalcore::{Policy, Reason, Request, Requirements, Specification, Text, TokenFailure, Viewer, Workspace};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

const THREADS: usize = 16;
const ROUNDS: usize = 8;

/// What can be seen of an outcome, as one text.
fn seen(outcome: &Outcome) -> String {
    let mut seen = outcome.summary().to_owned();
    for document in outcome.documents() {
        seen += document.content_hash;
        seen += document.text(Format::Yaml).unwrap().as_str();
    }
    for finding in outcome.diagnostics() {
        seen += &finding.to_string();
        finding.labels().for_each(|label| seen += label.message);
    }
    seen += outcome.render_documents(Format::Json).unwrap().as_str();
    seen += outcome.render_diagnostics(DiagnosticsFormat::Text).unwrap().as_str();
    seen
}

/// Runs the same in all threads, which begin together.
fn hammer(work: impl Fn() + Sync) {
    let barrier = Barrier::new(THREADS);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                barrier.wait();
                (0..ROUNDS).for_each(|_| work());
            });
        }
    });
}

#[test]
fn one_outcome_and_one_input() {
    let input = bookstore();
    let mistakes = input_of_mistakes();
    let outcome = input.translate().unwrap();
    let expected = (seen(&outcome), seen(&mistakes.validate().unwrap()));
    // New handles, so that what the first reading made ready is not there yet.
    let (outcome, findings) = (input.translate().unwrap(), mistakes.validate().unwrap());
    hammer(|| {
        assert_eq!(seen(&outcome), expected.0);
        assert_eq!(seen(&findings), expected.1);
        assert_eq!(seen(&input.translate().unwrap()), expected.0);
        assert!(input.required_content().unwrap().is_empty());
    });
}

fn input_of_mistakes() -> Input {
    input("orders.yaml", example("mistakes/orders.yaml"))
}

#[test]
fn changes_and_texts() {
    let mut workspace = Workspace::new().unwrap();
    workspace.put("portal.yaml", example("orders/portal.yaml")).unwrap();
    workspace.end_listing().unwrap();
    let outcome = workspace.evaluate().unwrap();
    let changes = outcome.changes_since(0).unwrap();
    let text = changes.document_text(0, Format::Yaml).unwrap();
    hammer(|| {
        for change in &outcome.changes_since(0).unwrap() {
            assert_eq!(change.text(Format::Yaml).unwrap(), text);
        }
        assert_eq!(changes.get(0).unwrap().name, "portalcore-production");
    });
}

#[test]
fn one_policy() {
    let outcome = common::bakery();
    let policy = outcome.policy().unwrap();
    let diff = outcome.compare(&common::orders()).unwrap();
    let specification = Specification::new("bakery/breads", "v1", "bakery/live");
    let statuses = common::bakery().render_statuses(Format::Yaml).unwrap();
    let written = common::bakery().render_specification(&specification, Format::Yaml).unwrap();
    hammer(|| {
        let mut memory = [0; 4096];
        let open = Request::new(0).route("bakery/live/bakery/breads/v1/bakery/breads/listBreads");
        let key = open.path("/breads?bakery_key=bakery%20key%20of%20ida");
        for _ in 0..200 {
            assert_eq!(policy.decide_in(&key, &mut memory).unwrap().consumer(), Some("ida"));
            assert_eq!(policy.decide(&open).unwrap().reason(), Reason::CredentialMissing);
            let both = policy.decide_batch(&[key, open]).unwrap();
            assert!(both[0].is_allowed() && !both[1].is_allowed());
        }
        assert_eq!(diff.iter().count(), diff.len());
        assert!(diff.render(DiffFormat::Text).unwrap().contains("bakery"));
        assert_eq!(outcome.policy().unwrap().key_count(), 2);
        assert_eq!(outcome.render_statuses(Format::Yaml).unwrap(), statuses);
        assert_eq!(outcome.render_specification(&specification, Format::Yaml).unwrap(), written);
    });
}

#[test]
fn a_workspace_behind_a_lock() {
    let workspace = Mutex::new(Workspace::new().unwrap());
    hammer(|| {
        let uri = format!("{:?}", thread::current().id());
        let mut workspace = workspace.lock().unwrap();
        workspace.put(uri, "a: 1").unwrap();
        workspace.evaluate().unwrap();
    });
    assert_eq!(workspace.into_inner().unwrap().evaluate().unwrap().revision() as usize, THREADS);
}

#[test]
fn the_last_thread_releases() {
    let outcome = Arc::new(common::orders());
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let outcome = Arc::clone(&outcome);
            thread::spawn(move || outcome.document(0).unwrap().name.len())
        })
        .collect();
    drop(outcome);
    for thread in threads {
        assert_eq!(thread.join().unwrap(), "portalcore-production".len());
    }
}

#[test]
fn what_may_be_shared() {
    fn may_move<T: Send>() {}
    fn may_be_shared<T: Send + Sync>() {}
    may_move::<Workspace>();
    may_be_shared::<Input>();
    may_be_shared::<Outcome>();
    may_be_shared::<Requirements>();
    may_be_shared::<Changes>();
    may_be_shared::<Text>();
    may_be_shared::<Options>();
    may_be_shared::<Error>();
    may_be_shared::<Diff>();
    may_be_shared::<Policy>();
    may_be_shared::<Viewer>();
    may_be_shared::<Specification>();
    may_be_shared::<Request<'_>>();
    may_be_shared::<Field<'_>>();
    may_be_shared::<TokenFailure<'_>>();
    may_be_shared::<Decision<'_>>();
}

/// Does not compile if a workspace may be shared: then both implementations would fit.
#[test]
fn what_may_not_be_shared() {
    trait Ambiguous<Marker> {
        fn compiles() {}
    }
    struct Shared;
    impl<T> Ambiguous<()> for T {}
    impl<T: Sync> Ambiguous<Shared> for T {}
    <Workspace as Ambiguous<_>>::compiles();
}
