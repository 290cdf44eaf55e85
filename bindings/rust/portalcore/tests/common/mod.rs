//! What the tests share.
#![allow(dead_code)]

use portalcore::{ContentKind, Input, Outcome};
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
