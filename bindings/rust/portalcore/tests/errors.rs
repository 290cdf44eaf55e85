//! Misuse and limits: each fails as the header says, and changes nothing.

mod common;

use common::{input, orders};
use portalcore::{AppliedObject, DiagnosticsFormat, Error, ErrorKind, Format, Input, Options, Policy, ReferenceGrants};
use portalcore::{RequestAuthentication, Target, Workspace};

/// The kind and the argument at fault; every error has something to read.
fn fault<T>(result: Result<T, Error>) -> (ErrorKind, Option<String>) {
    let error = result.err().expect("an error");
    assert!(!error.message().is_empty());
    assert_eq!(error.to_string(), format!("{}: {}", error.kind(), error.message()));
    (error.kind(), error.argument().map(String::from))
}

fn of(kind: ErrorKind, argument: &str) -> (ErrorKind, Option<String>) {
    (kind, Some(argument.into()))
}

#[test]
fn names() {
    let mut input = input("a.yaml", "a: 1");
    assert_eq!(fault(input.add("", "a: 1")), of(ErrorKind::InvalidArgument, "name"));
    assert_eq!(fault(input.add("a\0b", "a: 1")), of(ErrorKind::InvalidArgument, "name"));
    assert_eq!(fault(input.add("a.yaml", "a: 1")), of(ErrorKind::DuplicateName, "name"));
    assert_eq!(fault(input.add_content("", "a: 1")), of(ErrorKind::InvalidArgument, "name"));
    let mut workspace = Workspace::new().unwrap();
    assert_eq!(fault(workspace.put("", "a: 1")), of(ErrorKind::InvalidArgument, "uri"));
    assert_eq!(fault(workspace.remove("")), of(ErrorKind::InvalidArgument, "uri"));
    assert_eq!(fault(workspace.put_content("", "")), of(ErrorKind::InvalidArgument, "name"));
    assert_eq!(fault(workspace.remove_content("")), of(ErrorKind::InvalidArgument, "name"));
}

#[test]
fn a_failed_call_changes_nothing() {
    let mut input = input("a.yaml", "a: 1");
    let before = input.validate().unwrap().render_diagnostics(DiagnosticsFormat::Json).unwrap();
    fault(input.add("a.yaml", "b: ["));
    assert_eq!(input.validate().unwrap().render_diagnostics(DiagnosticsFormat::Json).unwrap(), before);
}

#[test]
fn indices() {
    let outcome = orders();
    let none = usize::MAX;
    assert_eq!(fault(outcome.document(1)), of(ErrorKind::OutOfRange, "index"));
    assert_eq!(fault(outcome.document_text(none, Format::Yaml)), of(ErrorKind::OutOfRange, "index"));
    assert_eq!(fault(outcome.diagnostic(none)), of(ErrorKind::OutOfRange, "index"));
    assert_eq!(fault(outcome.requirements().unwrap().get(0)), of(ErrorKind::OutOfRange, "index"));
}

#[test]
fn numbers_that_name_nothing() {
    let outcome = orders();
    let format = Format::Unknown(77);
    assert_eq!(fault(outcome.render_documents(format)), of(ErrorKind::InvalidArgument, "format"));
    assert_eq!(fault(outcome.render_statuses(format)), of(ErrorKind::InvalidArgument, "format"));
    assert_eq!(fault(portalcore::crds(format)), of(ErrorKind::InvalidArgument, "format"));
    let format = DiagnosticsFormat::Unknown(77);
    assert_eq!(fault(outcome.render_diagnostics(format)), of(ErrorKind::InvalidArgument, "format"));
    let options = Options::new().target(Target::Unknown(77));
    assert_eq!(fault(Input::with_options(&options)), of(ErrorKind::InvalidArgument, "options.target"));
    assert_eq!(fault(portalcore::diagnostic_page("PC0000")), of(ErrorKind::InvalidArgument, "code"));
}

#[test]
fn options() {
    let options = Options::new().max_depth(1_001);
    assert_eq!(fault(Input::with_options(&options)), of(ErrorKind::OutOfRange, "options.max_depth"));
    assert_eq!(fault(Workspace::with_options(&options)), of(ErrorKind::OutOfRange, "options.max_depth"));
    let options = Options::new().default_namespace("No Label");
    assert_eq!(fault(Input::with_options(&options)), of(ErrorKind::InvalidArgument, "options.default_namespace"));
    let options = Options::new().assumed_gateway_name("alone");
    assert_eq!(fault(Input::with_options(&options)).0, ErrorKind::InvalidArgument);
}

#[test]
fn services() {
    let options = Options::new().authorization_service_port(65_536);
    assert_eq!(fault(Input::with_options(&options)).1.as_deref(), Some("options.authorization_service_port"));
    let options = Options::new().rate_limit_service_name("No Label");
    assert_eq!(fault(Input::with_options(&options)), of(ErrorKind::InvalidArgument, "options.rate_limit_service_name"));
    let options = Options::new().root_namespace("No Label");
    assert_eq!(fault(Input::with_options(&options)), of(ErrorKind::InvalidArgument, "options.root_namespace"));
    let options = Options::new().request_authentication(RequestAuthentication::Unknown(77));
    assert_eq!(fault(Input::with_options(&options)).1.as_deref(), Some("options.request_authentication"));

    let options = Options::new().authorization_service_name("doorman").authorization_service_port(7);
    let mut input = Input::with_options(&options).unwrap();
    input.add("bakery.yaml", common::BAKERY).unwrap();
    let documents = input.translate().unwrap().render_documents(Format::Yaml).unwrap();
    assert!(documents.contains("doorman") && !documents.contains("portalcore-authz"), "{documents}");
}

#[test]
fn root_namespace() {
    let silent = common::BAKERY.replace("workload: {namespace: bakery, ", "workload: {");
    let options = Options::new().reference_grants(ReferenceGrants::NotRequired).root_namespace("mesh");
    let mut input = Input::with_options(&options).unwrap();
    input.add("bakery.yaml", silent).unwrap();
    let outcome = input.translate().unwrap();
    let filters: Vec<_> = outcome.documents().filter(|one| one.kind == "EnvoyFilter").collect();
    assert!(!filters.is_empty() && filters.iter().all(|one| one.namespace == "mesh"), "{filters:?}");
}

#[test]
fn what_is_not_there_and_what_is_not_it() {
    let none = orders().render_catalog("shop/portal", None, Format::Yaml);
    assert_eq!(fault(none), of(ErrorKind::NotFound, "portal"));
    assert_eq!(fault(Policy::load(["{}"])), of(ErrorKind::Malformed, "documents"));
}

#[test]
fn limits() {
    let mut input = Input::with_options(&Options::new().max_total_bytes(10)).unwrap();
    assert_eq!(fault(input.add("a.yaml", "a: 1234567")).0, ErrorKind::LimitExceeded);
    input.add("a.yaml", "a: 1").unwrap();

    // Every other limit is a finding about the text.
    let mut input = Input::with_options(&Options::new().max_text_bytes(3)).unwrap();
    input.add("a.yaml", "a: 1").unwrap();
    assert!(input.validate().unwrap().has_errors());
}

#[test]
fn states() {
    assert_eq!(fault(orders().changes_since(0)).0, ErrorKind::InvalidState);
    let mut workspace = Workspace::new().unwrap();
    let object = AppliedObject::new("networking.istio.io/v1", "VirtualService", "a");
    workspace.adopt(&object).unwrap();
    workspace.evaluate().unwrap();
    assert_eq!(fault(workspace.adopt(&object)).0, ErrorKind::InvalidState);
    let mut workspace = Workspace::new().unwrap();
    for (version, kind, name) in [("", "b", "c"), ("a", "", "c"), ("a", "b", "")] {
        let object = AppliedObject::new(version, kind, name);
        assert_eq!(fault(workspace.adopt(&object)).0, ErrorKind::InvalidArgument);
    }
}

#[test]
fn errors_are_values() {
    fn is_error<T: std::error::Error + Send + Sync + Clone + PartialEq + 'static>(_: &T) {}
    let error = Input::new().unwrap().add("", "").unwrap_err();
    is_error(&error);
    let copy = std::thread::spawn({
        let error = error.clone();
        move || error
    });
    assert_eq!(copy.join().unwrap(), error);
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(boxed.downcast_ref::<Error>().is_some());
}
