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

    /// The documents of a translation: objects as below, messages of Envoy as they are.
    func text(of documents: [OutputDocument], for target: OutputTarget) -> String {
        let values = documents.map(\.value)
        guard self == .json, target == .envoy else { return text(of: values) }
        return text(of: values.count == 1 ? values[0] : .sequence(values))
    }

    /// Several objects: a stream of YAML, or a List.
    func text(of values: [Value]) -> String {
        switch self {
        case .yaml: DocumentWriter.yaml(values)
        case .json: text(of: ["apiVersion": "v1", "kind": "List", "items": .sequence(values)])
        }
    }
}
