//! What the tests share.
#![allow(dead_code)]

use portalcore::{ContentKind, Format, Input, Outcome, Phase};
use std::path::PathBuf;

/// A file of the examples of the repository.
pub fn example(name: &str) -> Vec<u8> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../Examples")).join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn input(name: &str, text: impl AsRef<[u8]>) -> Input {
    let mut input = Input::new().unwrap();
    input.add(name, text).unwrap();
    input
}

/// The small example, translated.
pub fn orders() -> Outcome {
    input("portal.yaml", example("orders/portal.yaml")).translate().unwrap()
}

/// The large example, with what it requires.
pub fn bookstore() -> Input {
    let mut input = Input::new().unwrap();
    for name in ["apis.yaml", "environment.yaml", "product.yaml", "routes.yaml"] {
        input.add(name, example(&format!("bookstore/{name}"))).unwrap();
    }
    let missing = input.supply(|required| {
        assert_eq!(required.kind, ContentKind::File);
        Some(example(&format!("bookstore/{}", required.name)))
    });
    assert!(missing.unwrap().is_empty());
    input
}

/// An ApiDoc whose description is a file of this name.
pub fn api_doc(file: &str) -> String {
    format!(
        "apiVersion: portalcore.dev/v1alpha1\nkind: ApiDoc\nmetadata: {{name: api, namespace: shop}}\n\
         spec: {{openApi: {{file: {file}}}}}\n"
    )
}

/// A portal with keys, tokens and people.
pub const BAKERY: &str = include_str!("bakery.yaml");

/// It, translated.
pub fn bakery() -> Outcome {
    input("bakery.yaml", BAKERY).translate().unwrap()
}

/// The documents of the policy of an outcome, as a server finds them in Secrets.
pub fn policy_documents(outcome: &Outcome) -> Vec<String> {
    let secrets = outcome.documents().filter(|one| (one.phase, one.kind) == (Phase::Policy, "Secret"));
    secrets.map(|one| text_of_policy(&one.text(Format::Json).unwrap())).collect()
}

/// The value of `policy.json` in the JSON of a Secret.
fn text_of_policy(secret: &str) -> String {
    let (_, rest) = secret.split_once("\"policy.json\"").expect("a policy");
    let mut letters = rest.trim_start_matches([':', ' ']).strip_prefix('"').expect("a text").chars();
    let mut text = String::new();
    loop {
        match letters.next().expect("an end of the text") {
            '"' => return text,
            '\\' => match letters.next() {
                Some('n') => text.push('\n'),
                Some(letter @ ('"' | '\\' | '/')) => text.push(letter),
                other => panic!("not expected in a policy: {other:?}"),
            },
            letter => text.push(letter),
        }
    }
}
