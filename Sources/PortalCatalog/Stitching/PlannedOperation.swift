internal import PortalDocument
internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

/// An operation that is published, and where it goes.
struct PlannedOperation {
    /// Its position in ``PublishedVersion/operations``.
    var position: Int
    /// Its description, as a position in the converter's sources.
    var source: Int
    /// What the description says of it.
    var operation: Operation
    /// The path below the servers.
    var template: PathTemplate
    /// The path that it is under: `template`, or that of an operation before it which is the same up to names.
    var key: PathTemplate
    /// Its identifier in the published document.
    var id: String?

    /// What notes call it.
    var subject: String { "\(operation.method.name) \(key.description)" }

    /// The names of path parameters that are others now, by the old one.
    var renamed: [String: String] {
        var result: [String: String] = [:]
        for (old, new) in zip(template.parameterNames, key.parameterNames) where old != new { result[old] = new }
        return result
    }

    /// The reference to it in the published document.
    var reference: String {
        let path = JSONPointerText.escaped(key.description)
        guard let field = Self.field(of: operation.method) else {
            return "#/paths/\(path)/\(Self.furtherMethods)/\(JSONPointerText.escaped(operation.method.name))"
        }
        return "#/paths/\(path)/\(field)"
    }

    /// The extension of a Path Item that holds operations whose methods it has no field for, as 3.2 has them.
    static let furtherMethods = "x-additionalOperations"

    /// The fields of a Path Item, in the order in which they are written.
    static let fields = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

    /// The field of a Path Item for a method, if there is one.
    static func field(of method: HTTPMethod) -> String? {
        fields.first { $0.uppercased() == method.name }
    }

    /// What orders operations of one path.
    var methodOrder: Int { Self.fields.firstIndex { $0.uppercased() == operation.method.name } ?? Self.fields.count }
}

/// Tokens of JSON pointers inside URI fragments.
enum JSONPointerText {
    /// A token, with what neither may hold escaped (RFC 6901 section 6).
    static func escaped(_ token: String) -> String {
        var result: [UInt8] = []
        for byte in token.utf8 {
            switch byte {
            case UInt8(ascii: "~"): result += Array("~0".utf8)
            case UInt8(ascii: "/"): result += Array("~1".utf8)
            case _ where URIByte.isUnreserved(byte) || "!$&'()*+,;=:@".utf8.contains(byte): result.append(byte)
            default: result += URIByte.escaped(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
