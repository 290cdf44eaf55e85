//! What is told of what is published: statuses, catalogues, specifications, differences.

mod common;

use common::{bakery, input, BAKERY};
use portalcore::{DiffFormat, DiffSeverity, ErrorKind, Format, OpenApi, Specification, Viewer};

const PORTAL: &str = "bakery/counter";

fn ida() -> Viewer {
    Viewer::new().username("ida@bakery.example")
}

fn breads() -> Specification {
    Specification::new("bakery/breads", "v1", "bakery/live")
}

#[test]
fn statuses() {
    let outcome = bakery();
    let yaml = outcome.render_statuses(Format::Yaml).unwrap();
    assert!(yaml.starts_with("---\napiVersion: portalcore.dev/v1alpha1\nkind: ApiDoc\n"), "{yaml}");
    assert_eq!(yaml.matches("- type: Accepted\n    status: 'True'\n").count(), 8, "{yaml}");
    assert_eq!(outcome.render_statuses(Format::Automatic).unwrap(), yaml);
    assert!(outcome
        .render_statuses(Format::Json)
        .unwrap()
        .starts_with("{\n  \"schemaVersion\": 1,\n  \"statuses\": ["));

    let broken = input("bakery.yaml", BAKERY.replace("port: 8080}}", "port: 0}}"));
    assert!(broken.translate().unwrap().render_statuses(Format::Yaml).unwrap().contains("status: 'False'"));
}

#[test]
fn catalogues() {
    let outcome = bakery();
    let seen = |viewer: Option<&Viewer>| outcome.render_catalog(PORTAL, viewer, Format::Yaml).unwrap();
    let (member, nobody) = (seen(Some(&ida())), seen(None));
    assert!(member.contains("listBreads") && !member.contains("bakeBread"), "{member}");
    assert!(nobody.contains("products: []"), "{nobody}");
    assert_eq!(seen(Some(&Viewer::new())), nobody);
    assert_eq!(seen(Some(&Viewer::new().username("jo@bakery.example"))), nobody);
    let guest = Viewer::new().groups(["others", "guests"]);
    assert!(seen(Some(&guest)).contains("listBreads"));
    assert!(outcome.render_catalog(PORTAL, Some(&guest), Format::Json).unwrap().starts_with('{'));
}

#[test]
fn specifications() {
    let outcome = bakery();
    let all = outcome.render_specification(&breads(), Format::Yaml).unwrap();
    assert!(all.starts_with("---\nopenapi: 3.1.") && all.contains("bakeBread"), "{all}");
    let part = breads().portal(PORTAL).viewer(ida()).openapi(OpenApi::V3_0);
    let part = outcome.render_specification(&part, Format::Json).unwrap();
    assert!(part.starts_with("{\n  \"openapi\": \"3.0."), "{part}");
    assert!(part.contains("listBreads") && !part.contains("bakeBread"), "{part}");
}

#[test]
fn what_is_not_there() {
    let outcome = bakery();
    let catalog = |portal: &str, viewer: &Viewer| {
        let error = outcome.render_catalog(portal, Some(viewer), Format::Json).unwrap_err();
        (error.kind(), error.argument().map(String::from))
    };
    assert_eq!(catalog("bakery/cellar", &ida()), (ErrorKind::NotFound, Some("portal".into())));
    assert_eq!(catalog("counter", &ida()), (ErrorKind::InvalidArgument, Some("portal".into())));
    assert_eq!(catalog(PORTAL, &ida().groups([""])), (ErrorKind::InvalidArgument, Some("viewer.groups".into())));
    assert_eq!(catalog(PORTAL, &Viewer::new().username("a\0b")).0, ErrorKind::InvalidArgument);

    let specification = |asked: &Specification| {
        let error = outcome.render_specification(asked, Format::Json).unwrap_err();
        (error.kind(), error.argument().map(String::from))
    };
    let none = (ErrorKind::NotFound, Some("specification".to_owned()));
    assert_eq!(specification(&breads().portal(PORTAL)), none);
    assert_eq!(specification(&Specification::new("bakery/breads", "v2", "bakery/live")), none);
    assert_eq!(specification(&breads().viewer(ida())).1.as_deref(), Some("specification.viewer"));
    assert_eq!(specification(&Specification::new("bakery/breads", "", "bakery/live")).0, ErrorKind::InvalidArgument);
    assert_eq!(specification(&breads().openapi(OpenApi::Unknown(77))).1.as_deref(), Some("specification.openapi"));
}

#[test]
fn differences() {
    let before = bakery();
    let after = input("later.yaml", BAKERY.replace("bakeBread", "bakeBreads").replace("requests: 100", "requests: 99"));
    let after = after.translate().unwrap();
    let nothing = before.compare(&before).unwrap();
    assert!(nothing.is_empty());
    assert_eq!(nothing.max_severity(), None);

    let diff = before.compare(&after).unwrap();
    assert!(!diff.is_empty());
    drop((before, after));
    let all: Vec<_> = diff.iter().collect();
    assert_eq!(all.len(), diff.len());
    assert!(all.windows(2).all(|pair| pair[0].severity >= pair[1].severity), "{all:?}");
    assert_eq!(diff.max_severity(), Some(all[0].severity));
    assert!(diff.max_severity() >= Some(DiffSeverity::Risky));

    let renamed = all.iter().find(|one| one.kind == "operation-renamed").expect("a new name");
    assert!(renamed.subject.contains("bakeBread") && !renamed.message.is_empty(), "{renamed:?}");
    assert_eq!(renamed.before.expect("a place").file, "bakery.yaml");
    assert_eq!(renamed.after.expect("a place").file, "later.yaml");
    assert_eq!((&diff).into_iter().next_back(), all.last().copied());

    assert!(diff.render(DiffFormat::Json).unwrap().starts_with("{\n  \"schemaVersion\": 1,\n  \"differences\": ["));
    assert!(diff.render(DiffFormat::Text).unwrap().contains(renamed.message));
    assert_eq!(diff.render(DiffFormat::Unknown(77)).unwrap_err().kind(), ErrorKind::InvalidArgument);
    assert_eq!(diff.get(diff.len()).unwrap_err().kind(), ErrorKind::OutOfRange);
}
