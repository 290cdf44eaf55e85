//! Handles end in any order, on any thread, and nothing is left; valgrind runs these tests too.

mod common;

use common::{bakery, bookstore, example, input, policy_documents};
use portalcore::{
    Changes, Decision, DiagnosticsFormat, DiffFormat, Endpoint, EnvoyOptions, ExplainRequest, Format, Input, Options,
};
use portalcore::{Outcome, Overlaps, Policy, ReportFormat, Request, Specification, Target, Text, Viewer, Workspace};
use std::thread;

/// One of everything, made of one another.
fn everything() -> (Input, Workspace, Outcome, Outcome, Changes, Text) {
    let input = input("portal.yaml", example("orders/portal.yaml"));
    let mut workspace = Workspace::new().unwrap();
    workspace.put("portal.yaml", example("orders/portal.yaml")).unwrap();
    workspace.end_listing().unwrap();
    let (translated, evaluated) = (input.translate().unwrap(), workspace.evaluate().unwrap());
    let changes = evaluated.changes_since(0).unwrap();
    let text = changes.document_text(0, Format::Yaml).unwrap();
    (input, workspace, translated, evaluated, changes, text)
}

/// All orders in which five things can end.
fn orders_of_five() -> Vec<[usize; 5]> {
    let mut orders = Vec::new();
    for code in 0..5usize.pow(5) {
        let order = [code % 5, code / 5 % 5, code / 25 % 5, code / 125 % 5, code / 625 % 5];
        if (0..5).all(|one| order.contains(&one)) {
            orders.push(order);
        }
    }
    orders
}

#[test]
fn handles_end_in_any_order() {
    let orders = orders_of_five();
    assert_eq!(orders.len(), 120);
    for order in orders {
        let (input, workspace, translated, evaluated, changes, text) = everything();
        let expected = text.as_str().to_owned();
        let (mut input, mut workspace, mut changes) = (Some(input), Some(workspace), Some(changes));
        let (mut translated, mut evaluated) = (Some(translated), Some(evaluated));
        for place in order {
            // A second time there is nothing left to close.
            for _ in 0..2 {
                match place {
                    0 => drop(input.take().map(Input::close)),
                    1 => drop(workspace.take().map(Workspace::close)),
                    2 => drop(translated.take().map(Outcome::close)),
                    3 => drop(evaluated.take().map(Outcome::close)),
                    _ => drop(changes.take().map(Changes::close)),
                }
            }
            for outcome in translated.iter().chain(&evaluated) {
                assert_eq!(outcome.document_text(0, Format::Yaml).unwrap().as_str(), expected);
            }
            if let Some(changes) = &changes {
                assert_eq!(changes.get(0).unwrap().text(Format::Yaml).unwrap().as_str(), expected);
            }
        }
        assert_eq!(text.as_str(), expected);
    }
}

#[test]
fn handles_move_between_threads() {
    let (mut input, mut workspace, translated, evaluated, changes, text) = everything();
    let (input, workspace) = thread::spawn(move || {
        input.add("more.yaml", "a: 1").unwrap();
        workspace.remove("portal.yaml").unwrap();
        (input, workspace)
    })
    .join()
    .unwrap();
    let later = thread::spawn(move || {
        let mut workspace = workspace;
        workspace.evaluate().unwrap()
    })
    .join()
    .unwrap();
    assert_eq!(later.documents().len(), 0);
    thread::spawn(move || drop((input, translated, evaluated, changes, text))).join().unwrap();
}

/// A decision needs neither its policy nor its request, a policy and differences need no outcome.
#[test]
fn what_is_made_of_an_outcome_outlives_it() {
    let outcome = bakery();
    let (policy, loaded) = (outcome.policy().unwrap(), Policy::load(policy_documents(&outcome)).unwrap());
    let diff = outcome.compare(&Input::new().unwrap().translate().unwrap()).unwrap();
    outcome.close();
    assert!(diff.render(DiffFormat::Text).unwrap().contains(diff.get(0).unwrap().message));
    diff.close();

    let mut memory = [0; 4096];
    let decisions = {
        let route = String::from("bakery/live/bakery/breads/v1/bakery/breads/listBreads");
        let path = String::from("/breads?bakery_key=bakery%20key%20of%20ida");
        let request = Request::new(0).route(&route).path(&path);
        let mut decisions: Vec<Decision<'_>> = policy.decide_batch(&[request]).unwrap();
        decisions.push(loaded.decide(&request).unwrap());
        decisions.push(policy.decide_in(&request, &mut memory).unwrap());
        decisions
    };
    policy.close();
    thread::spawn(move || loaded.close()).join().unwrap();
    for decision in &decisions {
        assert_eq!((decision.consumer(), decision.plan()), (Some("ida"), Some("bakery/shops")));
        assert_eq!(decision.removed_parameters().collect::<Vec<_>>(), ["bakery_key"]);
        assert_eq!(decision.removed_headers().collect::<Vec<_>>(), ["x-user-id", "x-solo-plan"]);
        assert_eq!(decision.set_headers().next(), Some(("x-portal-consumer", "ida")));
        let limit = ("limit1", "100/minute/bakery/shops/p/bakery/breads/c/ida");
        assert_eq!(decision.limits().collect::<Vec<_>>(), [limit]);
        assert_eq!(decision.limit_domain(), Some("portalcore/bakery/live"));
    }
    let reason = decisions[0].reason();
    let moved = thread::scope(|scope| scope.spawn(move || decisions.last().map(Decision::reason)).join().unwrap());
    assert_eq!(moved, Some(reason));
}

#[test]
fn nothing_is_left_of_what_is_written() {
    let outcome = bakery();
    let viewer = Viewer::new().username("ida@bakery.example").groups(["a", "b"]);
    outcome.render_statuses(Format::Json).unwrap().close();
    outcome.render_catalog("bakery/counter", Some(&viewer), Format::Json).unwrap().close();
    let specification =
        Specification::new("bakery/breads", "v1", "bakery/live").portal("bakery/counter").viewer(viewer);
    outcome.render_specification(&specification, Format::Yaml).unwrap().close();
    let asked = ExplainRequest::new("https://api.bakery.example/breads").header("a", "b").environment("bakery/live");
    outcome.render_explanation(&asked, ReportFormat::Text).unwrap().close();
    outcome.render_overlaps(Overlaps::All, ReportFormat::Json).unwrap().close();
    let envoy = EnvoyOptions::new().backend("breads", Endpoint::new("localhost", 80));
    Input::with_options(&Options::new().target(Target::Envoy).envoy(envoy)).unwrap().close();
}

#[test]
fn nothing_is_left_of_failures() {
    let mut input = input("a.yaml", "a: 1");
    for _ in 0..20 {
        input.add("a.yaml", "a: 1").unwrap_err();
        input.add("", "a: 1").unwrap_err();
        portalcore::diagnostic_page("PC0000").unwrap_err();
        Policy::load(["{}", "["]).unwrap_err();
        input.validate().unwrap().render_catalog("a/b", None, Format::Yaml).unwrap_err();
    }
}

#[test]
fn nothing_is_left_of_findings() {
    let outcome = input("orders.yaml", example("mistakes/orders.yaml")).validate().unwrap();
    for finding in outcome.diagnostics() {
        assert!(finding.labels().all(|label| label.range.is_some()));
    }
    outcome.render_diagnostics(DiagnosticsFormat::Sarif).unwrap().close();
    bookstore().required_content().unwrap().close();
}
