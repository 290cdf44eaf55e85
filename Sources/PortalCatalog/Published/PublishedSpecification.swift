public import PortalDocument

/// What a published specification is written in.
public enum SpecificationFormat: String, Hashable, Sendable, CaseIterable {
    /// OpenAPI 3.1.
    case openAPI31 = "3.1"
    /// OpenAPI 3.0.
    case openAPI30 = "3.0"

    /// The text of the field `openapi`.
    var version: String {
        switch self {
        case .openAPI31: "3.1.1"
        case .openAPI30: "3.0.4"
        }
    }
}

/// One OpenAPI document for a version of a product, as an environment offers it and somebody may see it.
public struct PublishedSpecification: Hashable, Sendable {
    /// The document.
    public var document: Value
    /// What of the descriptions it could not say, and what was mended; sorted.
    public var notes: [SpecificationNote]

    /// Joins a document and what is to be known about it.
    public init(document: Value, notes: [SpecificationNote] = []) {
        self.document = document
        self.notes = notes
    }

    /// The document as JSON.
    public func json() -> String { DocumentWriter.json(document) + "\n" }

    /// The document as YAML.
    public func yaml() -> String { DocumentWriter.yaml([document]) }
}

/// Something that is not in a published specification as its description has it.
public struct SpecificationNote: Hashable, Sendable, Comparable {
    /// The part of the document: `GET /orders`, `schemas/Order`, `tags`.
    public var subject: String
    /// What is to be known, in words.
    public var message: String

    /// Notes something.
    public init(subject: String, message: String) {
        self.subject = subject
        self.message = message
    }

    /// Orders by part, then text.
    public static func < (left: SpecificationNote, right: SpecificationNote) -> Bool {
        (left.subject, left.message) < (right.subject, right.message)
    }
}
