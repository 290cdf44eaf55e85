//! Texts that come and go.

mod common;

use common::{example, orders};
use portalcore::{AppliedObject, ChangeAction, Changes, ErrorKind, Format, Options, Phase, Workspace};

const URI: &str = "ApiProduct/shop/orders";

fn listed(options: &Options) -> Workspace {
    let mut workspace = Workspace::with_options(options).unwrap();
    workspace.put(URI, example("orders/portal.yaml")).unwrap();
    workspace.end_listing().unwrap();
    workspace
}

fn actions(changes: &Changes) -> Vec<(ChangeAction, String)> {
    changes.iter().map(|change| (change.action, change.name.to_owned())).collect()
}

fn one(action: ChangeAction) -> Vec<(ChangeAction, String)> {
    vec![(action, "portalcore-production".to_owned())]
}

#[test]
fn changes_lead_from_revision_to_revision() {
    let mut workspace = listed(&Options::new());
    let first = workspace.evaluate().unwrap();
    assert_eq!((first.revision(), first.held_back_count()), (1, 0));
    let changes = first.changes_since(0).unwrap();
    assert_eq!(actions(&changes), one(ChangeAction::Upsert));
    assert!(!changes.need_resync() && !changes.is_empty());

    let change = changes.get(0).unwrap();
    let document = first.document(0).unwrap();
    assert_eq!((change.phase, change.content_hash), (Some(Phase::Routes), Some(document.content_hash)));
    assert_eq!((change.api_version, change.namespace), (document.api_version, Some("shop")));
    assert_eq!(change.text(Format::Json).unwrap(), document.text(Format::Json).unwrap());
    assert_eq!(
        first.render_documents(Format::Yaml).unwrap(),
        orders().render_documents(Format::Yaml).unwrap(),
        "a workspace makes what a translation makes"
    );

    workspace.put(URI, example("orders/portal.yaml")).unwrap();
    let same = workspace.evaluate().unwrap();
    assert_eq!(same.revision(), 1, "the same bytes again change nothing");

    workspace.remove(URI).unwrap();
    let second = workspace.evaluate().unwrap();
    assert_eq!(second.revision(), 2);
    let changes = second.changes_since(1).unwrap();
    assert_eq!(actions(&changes), one(ChangeAction::Delete));
    let error = changes.document_text(0, Format::Yaml).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidState, "a deletion has no document");
    let changes = second.changes_since(0).unwrap();
    assert_eq!(actions(&changes), one(ChangeAction::Delete), "a host may have made a part of what led to revision 1");
    assert!(second.changes_since(2).unwrap().is_empty());
    assert!(second.is_complete());
    assert_eq!(first.documents().len(), 1, "an outcome stays as it is");
}

#[test]
fn nothing_is_deleted_before_everything_is_seen() {
    let mut workspace = Workspace::new().unwrap();
    let object = AppliedObject::new("networking.istio.io/v1", "VirtualService", "left-over")
        .namespace("shop")
        .phase(Phase::Routes)
        .content_hash("0");
    workspace.adopt(&object).unwrap();
    workspace.put(URI, example("orders/portal.yaml")).unwrap();

    let part = workspace.evaluate().unwrap();
    assert_eq!(part.held_back_count(), 1);
    assert_eq!(actions(&part.changes_since(0).unwrap()), one(ChangeAction::Upsert));

    workspace.end_listing().unwrap();
    let whole = workspace.evaluate().unwrap();
    assert_eq!(whole.held_back_count(), 0);
    let changes = whole.changes_since(part.revision()).unwrap();
    assert_eq!(actions(&changes), [(ChangeAction::Delete, "left-over".to_owned())]);
    let change = changes.get(0).unwrap();
    assert_eq!((change.kind, change.namespace, change.phase), ("VirtualService", Some("shop"), Some(Phase::Routes)));
}

#[test]
fn what_was_adopted_as_it_is_needs_no_change() {
    let before = orders();
    let mut workspace = Workspace::new().unwrap();
    for document in before.documents() {
        workspace.adopt(&document.into()).unwrap();
    }
    workspace.put(URI, example("orders/portal.yaml")).unwrap();
    workspace.end_listing().unwrap();
    assert!(workspace.evaluate().unwrap().changes_since(0).unwrap().is_empty());
}

#[test]
fn what_is_not_known_of_an_object_is_absent() {
    let mut workspace = Workspace::new().unwrap();
    workspace.adopt(&AppliedObject::new("networking.istio.io/v1", "VirtualService", "bare")).unwrap();
    workspace.end_listing().unwrap();
    let changes = workspace.evaluate().unwrap().changes_since(0).unwrap();
    let change = changes.get(0).unwrap();
    assert_eq!((change.action, change.name), (ChangeAction::Delete, "bare"));
    assert_eq!((change.phase, change.content_hash, change.namespace), (None, None, None));
}

#[test]
fn a_new_listing_removes_what_is_not_put_again() {
    let mut workspace = listed(&Options::new());
    let first = workspace.evaluate().unwrap();
    workspace.begin_listing().unwrap();
    workspace.end_listing().unwrap();
    let second = workspace.evaluate().unwrap();
    assert_eq!(actions(&second.changes_since(first.revision()).unwrap()), one(ChangeAction::Delete));
}

#[test]
fn a_forgotten_revision_needs_a_resync() {
    let mut workspace = listed(&Options::new().max_revisions(1));
    workspace.evaluate().unwrap();
    for uri in ["a", "b", "c"] {
        workspace.put(uri, "a: 1").unwrap();
        workspace.evaluate().unwrap();
    }
    let last = workspace.evaluate().unwrap();
    let changes = last.changes_since(1).unwrap();
    assert!(changes.need_resync());
    assert_eq!(actions(&changes), one(ChangeAction::Upsert));
    assert!(last.changes_since(last.revision() + 1).unwrap().need_resync());
}

#[test]
fn content_comes_and_goes() {
    let mut workspace = Workspace::new().unwrap();
    workspace.put("portal.yaml", common::api_doc("api.yaml")).unwrap();
    workspace.end_listing().unwrap();
    let missing = |workspace: &mut Workspace| workspace.evaluate().unwrap().requirements().unwrap().len();
    assert_eq!(missing(&mut workspace), 1);
    workspace.put_content("api.yaml", "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\n").unwrap();
    assert_eq!(missing(&mut workspace), 0);
    workspace.remove_content("api.yaml").unwrap();
    assert_eq!(missing(&mut workspace), 1);
}
