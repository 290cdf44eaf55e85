//! Explanations, overlaps and the configuration of an Envoy.

mod common;

use common::{bakery, example, input, orders, BAKERY};
use portalcore::{Endpoint, EnvoyOptions, ErrorKind, ExplainRequest, Format, Input, Mocks, Options};
use portalcore::{Overlaps, ReportFormat, Target};

const URL: &str = "https://api.bakery.example/breads";
const KEY: &str = "bakery%20key%20of%20ida";

#[test]
fn explanations() {
    let outcome = bakery();
    let asked = ExplainRequest::new(URL).now(1_700_000_000);
    let json = outcome.render_explanation(&asked, ReportFormat::Json).unwrap();
    assert!(json.starts_with("{\n  \"schemaVersion\": 1,"), "{json}");
    assert!(json.contains("\"outcome\": \"denied\"") && json.contains("\"status\": 401"), "{json}");

    let asked = ExplainRequest::new(format!("{URL}?bakery_key={KEY}")).header("X-Other", "value of a header");
    let asked = asked.now(1_700_000_000).client_address("192.0.2.7").environment("bakery/live");
    for format in [ReportFormat::Json, ReportFormat::Text, ReportFormat::Yaml] {
        let text = outcome.render_explanation(&asked, format).unwrap();
        assert!(text.contains("listBreads") && !text.contains(KEY) && !text.contains("value of"), "{text}");
    }
    let yaml = outcome.render_explanation(&asked, ReportFormat::Yaml).unwrap();
    assert!(yaml.contains("outcome: backend\n"), "{yaml}");
    let other = ExplainRequest::new("https://nobody.example/").at(std::time::SystemTime::now());
    assert!(outcome.render_explanation(&other, ReportFormat::Text).unwrap().contains("404"));
    let deletion = ExplainRequest::new(URL).method("DELETE");
    assert!(outcome.render_explanation(&deletion, ReportFormat::Json).unwrap().contains("\"outcome\": \"noRoute\""));
}

#[test]
fn what_cannot_be_explained() {
    let outcome = bakery();
    let refused = |asked: ExplainRequest, format: ReportFormat| {
        let error = outcome.render_explanation(&asked, format).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert!(!error.message().contains("secret"), "{error}");
        error.argument().map(String::from).unwrap_or_default()
    };
    let asked = || ExplainRequest::new(URL);
    assert_eq!(refused(ExplainRequest::new("a.example.com/?key=secret"), ReportFormat::Text), "request.url");
    assert_eq!(refused(asked().method("a\0b"), ReportFormat::Text), "request.method");
    assert_eq!(refused(asked().environment("live"), ReportFormat::Text), "request.environment");
    assert_eq!(refused(asked().client_address("a\0"), ReportFormat::Text), "request.client_address");
    assert_eq!(refused(asked().header("", "secret"), ReportFormat::Text), "request.headers");
    assert_eq!(refused(asked(), ReportFormat::Unknown(9)), "format");
}

#[test]
fn overlaps() {
    let outcome = input("portal.yaml", example("overlaps/portal.yaml")).translate().unwrap();
    let count = |scope| {
        let json = outcome.render_overlaps(scope, ReportFormat::Json).unwrap();
        json.matches("\"witness\"").count()
    };
    assert!(0 < count(Overlaps::Findings) && count(Overlaps::Findings) < count(Overlaps::All));
    let text = outcome.render_overlaps(Overlaps::Findings, ReportFormat::Text).unwrap();
    assert!(text.contains("  wins   ") && !text.contains("inside: "), "{text}");
    assert!(outcome.render_overlaps(Overlaps::All, ReportFormat::Yaml).unwrap().contains("kind: inside\n"));
    assert!(orders().render_overlaps(Overlaps::Findings, ReportFormat::Text).unwrap().is_empty());

    let refused = |scope, format| {
        let error = outcome.render_overlaps(scope, format).unwrap_err();
        (error.kind(), error.argument().map(String::from))
    };
    let invalid = |argument: &str| (ErrorKind::InvalidArgument, Some(argument.to_owned()));
    assert_eq!(refused(Overlaps::Unknown(0), ReportFormat::Text), invalid("scope"));
    assert_eq!(refused(Overlaps::All, ReportFormat::Unknown(0)), invalid("format"));
}

#[test]
fn envoy() {
    let envoy = EnvoyOptions::new()
        .mocks(Mocks::All)
        .listener(Endpoint::new("", 9000))
        .directory("portal")
        .backend("bakery/breads", Endpoint::new("localhost", 9001));
    let mut input = Input::with_options(&Options::new().target(Target::Envoy).envoy(envoy.clone())).unwrap();
    input.add("bakery.yaml", BAKERY).unwrap();
    let outcome = input.translate().unwrap();
    let kinds: Vec<_> = outcome.documents().map(|document| document.kind).collect();
    assert_eq!(kinds, ["Bootstrap", "Clusters", "Listeners", "Routes"]);
    let json = outcome.render_documents(Format::Json).unwrap();
    assert!(json.starts_with('[') && json.contains("\"port_value\": 9000"), "{json}");

    let refused = |options: &Options| Input::with_options(options).unwrap_err().argument().map(String::from);
    assert_eq!(refused(&Options::new().envoy(envoy.clone())).as_deref(), Some("options.envoy"));
    let wrong = Options::new().target(Target::Envoy).envoy(envoy.listener(Endpoint::new("localhost", 1)));
    assert_eq!(refused(&wrong).as_deref(), Some("options.envoy.listener.host"));
}
