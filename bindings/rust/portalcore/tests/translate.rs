//! One call, for tools: texts in, documents and diagnostics out.

mod common;

use common::{api_doc, bookstore, example, input, orders};
use portalcore::{ContentKind, DiagnosticsFormat, Format, Input, Options, Phase, Severity};

#[test]
fn documents() {
    let outcome = orders();
    assert!(!outcome.has_errors(), "{}", outcome.render_diagnostics(DiagnosticsFormat::Text).unwrap());
    assert_eq!((outcome.error_count(), outcome.warning_count(), outcome.revision()), (0, 0, 0));
    assert!(outcome.summary().contains("1 VirtualService"), "{}", outcome.summary());

    let documents: Vec<_> = outcome.documents().collect();
    assert_eq!(documents.len(), outcome.documents().len());
    let document = documents[0];
    assert_eq!((document.kind, document.namespace, document.name), ("VirtualService", "shop", "portalcore-production"));
    assert_eq!(document.api_version, "networking.istio.io/v1");
    assert_eq!(document.phase, Phase::Routes);
    assert_eq!(document.content_hash.len(), 64);

    let yaml = document.text(Format::Yaml).unwrap();
    assert!(yaml.starts_with("---\napiVersion: networking.istio.io/v1\n"), "{yaml}");
    assert!(yaml.contains(document.content_hash));
    assert_eq!(outcome.render_documents(Format::Automatic).unwrap(), yaml);
    assert!(outcome.render_documents(Format::Json).unwrap().starts_with('{'));
}

#[test]
fn iterators_know_their_length_and_both_ends() {
    let outcome = bookstore().translate().unwrap();
    let kinds: Vec<_> = outcome.documents().map(|document| (document.phase, document.name)).collect();
    assert!(kinds.len() > 2);
    assert!(kinds.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{kinds:?}");
    let mut backwards: Vec<_> = outcome.documents().rev().map(|document| (document.phase, document.name)).collect();
    backwards.reverse();
    assert_eq!(kinds, backwards);
    assert_eq!(outcome.documents().nth(1).map(|document| document.name), Some(kinds[1].1));
    let mut rest = outcome.documents();
    rest.next();
    assert_eq!(rest.len(), kinds.len() - 1);
    assert!(rest.nth(kinds.len()).is_none() && rest.next().is_none());
}

#[test]
fn the_order_of_adding_does_not_matter() {
    let names = ["apis.yaml", "environment.yaml", "product.yaml", "routes.yaml"];
    let mut forwards = Input::new().unwrap();
    let mut backwards = Input::new().unwrap();
    for index in 0..names.len() {
        forwards.add(names[index], example(&format!("bookstore/{}", names[index]))).unwrap();
        let name = names[names.len() - 1 - index];
        backwards.add(name, example(&format!("bookstore/{name}"))).unwrap();
    }
    let text = |input: Input| input.translate().unwrap().render_documents(Format::Yaml).unwrap();
    assert_eq!(text(forwards), text(backwards));
}

#[test]
fn diagnostics() {
    let outcome = input("orders.yaml", example("mistakes/orders.yaml")).validate().unwrap();
    assert_eq!(outcome.error_count(), 3);
    assert_eq!(outcome.documents().len(), 0);

    let finding = outcome.diagnostics().next().unwrap();
    assert_eq!((finding.severity, finding.code), (Severity::Error, "PC3008"));
    assert!(!finding.slug.is_empty() && finding.help.is_some());
    let range = finding.range.unwrap();
    assert_eq!((range.file, range.start_line, range.start_column), ("orders.yaml", 6, 7));
    assert!(range.start_offset < range.end_offset);
    assert_eq!(
        finding.to_string(),
        "error[PC3008]: the parameter `id` is in `path`, but `/orders/{orderId}` has no such variable (orders.yaml:6:7)"
    );

    let labels: Vec<_> = finding.labels().collect();
    assert_eq!(labels.len(), finding.labels().len());
    assert_eq!((labels[0].message, labels[0].range.unwrap().start_line), ("the path", 4));
    assert_eq!(finding.labels().next_back(), labels.last().copied());
}

#[test]
fn diagnostics_in_all_formats() {
    let outcome = input("orders.yaml", example("mistakes/orders.yaml")).validate().unwrap();
    let text = |format| outcome.render_diagnostics(format).unwrap();
    assert!(text(DiagnosticsFormat::Json).contains("\"errors\""));
    assert!(text(DiagnosticsFormat::Sarif).contains("\"2.1.0\""));
    assert!(text(DiagnosticsFormat::Text).contains("error[PC3008]"));
    assert!(text(DiagnosticsFormat::TextColor).contains('\u{1b}'));
    assert!(text(DiagnosticsFormat::GitHub).starts_with("::error "));
}

#[test]
fn content_is_asked_for_until_nothing_is_missing() {
    let mut input = input("portal.yaml", api_doc("specs/api.yaml"));
    let specification = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {/a: {$ref: more.yaml}}\n";
    let mut asked = Vec::new();
    let missing = input.supply(|required| {
        asked.push((required.kind, required.name.to_owned()));
        (required.name == "specs/api.yaml").then_some(specification)
    });
    let file = |name: &str| (ContentKind::File, name.to_owned());
    assert_eq!(asked, [file("specs/api.yaml"), file("specs/more.yaml")]);

    let missing = missing.unwrap();
    assert_eq!(missing.iter().map(|one| one.name).collect::<Vec<_>>(), ["specs/more.yaml"]);
    let outcome = input.translate().unwrap();
    let left = outcome.requirements().unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left.get(0).unwrap(), missing.get(0).unwrap());
}

#[test]
fn options_reach_the_library() {
    let options = Options::new().cluster_domain("example.internal");
    let mut input = Input::with_options(&options).unwrap();
    input.add("portal.yaml", example("orders/portal.yaml")).unwrap();
    let yaml = input.translate().unwrap().render_documents(Format::Yaml).unwrap();
    assert!(yaml.contains("host: orders.shop.svc.example.internal"), "{yaml}");
}

#[test]
fn texts_of_any_encoding() {
    let utf16: Vec<u8> = std::iter::once('\u{feff}')
        .chain(String::from_utf8(example("orders/portal.yaml")).unwrap().chars())
        .flat_map(|character| u16::try_from(u32::from(character)).unwrap().to_le_bytes())
        .collect();
    let outcome = input("portal.yaml", utf16).translate().unwrap();
    assert_eq!(outcome.render_documents(Format::Yaml).unwrap(), orders().render_documents(Format::Yaml).unwrap());
}

#[test]
fn nothing_in_gives_nothing_out() {
    let outcome = portalcore::translate([("empty.yaml", "")]).unwrap();
    assert_eq!(outcome.documents().len(), 0);
    let none: [(&str, &str); 0] = [];
    let outcome = portalcore::translate(none).unwrap();
    assert_eq!(outcome.documents().next().map(|document| document.name.to_owned()), None);
    assert_eq!(outcome.render_documents(Format::Yaml).unwrap(), "");
}

#[test]
fn a_text_is_a_str() {
    let text = portalcore::diagnostic_page("pc1010").unwrap();
    assert_eq!(text, portalcore::diagnostic_page("duplicate-key").unwrap());
    assert!(text.lines().next().unwrap().contains("PC1010"), "{text}");
    assert_eq!(AsRef::<str>::as_ref(&text).len(), AsRef::<[u8]>::as_ref(&text).len());
    assert_eq!(format!("{text}"), text.as_str());
    assert_eq!(String::from(text).lines().count(), portalcore::diagnostic_page("PC1010").unwrap().lines().count());
}

#[test]
fn schemas() {
    let yaml = portalcore::crds(Format::Yaml).unwrap();
    assert!(yaml.starts_with("---\n") && yaml.contains("kind: CustomResourceDefinition"));
    let json = portalcore::crds(Format::Json).unwrap();
    assert!(json.starts_with('{') && json.contains("\"List\""));
}

#[test]
fn versions() {
    assert_eq!(portalcore::version(), env!("CARGO_PKG_VERSION"));
    assert!(portalcore::abi_version() >= portalcore::ABI_VERSION);
}
