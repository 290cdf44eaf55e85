internal import PortalCore

/// How documents are given back.
enum OutputFormat {
    case yaml
    case json

    /// One document.
    func text(of value: Value) -> String {
        switch self {
        case .yaml: DocumentWriter.yaml([value])
        case .json: DocumentWriter.json(value) + "\n"
        }
    }

    /// Several documents: a stream of YAML, or a List.
    func text(of values: [Value]) -> String {
        switch self {
        case .yaml: DocumentWriter.yaml(values)
        case .json: text(of: ["apiVersion": "v1", "kind": "List", "items": .sequence(values)])
        }
    }
}
