//! Handles end in any order, on any thread, and nothing is left; valgrind runs these tests too.

mod common;

use common::{bookstore, example, input};
use portalcore::{Changes, DiagnosticsFormat, Format, Input, Outcome, Text, Workspace};
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

#[test]
fn nothing_is_left_of_failures() {
    let mut input = input("a.yaml", "a: 1");
    for _ in 0..20 {
        input.add("a.yaml", "a: 1").unwrap_err();
        input.add("", "a: 1").unwrap_err();
        portalcore::diagnostic_page("PC0000").unwrap_err();
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
