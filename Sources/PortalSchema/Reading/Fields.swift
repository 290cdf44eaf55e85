import PortalDocument

/// The members of a mapping that are read here, found in one pass over its keys.
struct Fields {
    /// Names of members, in the order of their numbers.
    struct Names: Sendable {
        fileprivate let table: KeyTable

        init(_ names: [String]) {
            table = KeyTable(names)
        }
    }

    private var values: [Node?]

    /// Finds the members of `node` that have one of some names; none where it is no mapping.
    init(of node: Node, _ names: Names) {
        values = Array(repeating: nil, count: names.table.names.count)
        for member in node.members {
            if let index = member.key.withTextBytes({ names.table.index(of: $0) }) { values[index] = member.value }
        }
    }

    /// The member with the name of a number.
    subscript(index: Int) -> Node? { values[index] }
}

/// The fields of an Operation Object that are read.
struct OperationFields {
    private static let names = Fields.Names([
        "$ref", "operationId", "parameters", "security", "tags", "summary", "description", "deprecated", "servers",
    ])
    private let fields: Fields

    init(of node: Node) {
        fields = Fields(of: node, Self.names)
    }

    var reference: Node? { fields[0] }
    var operationID: Node? { fields[1] }
    var parameters: Node? { fields[2] }
    var security: Node? { fields[3] }
    var tags: Node? { fields[4] }
    var summary: Node? { fields[5] }
    var details: Node? { fields[6] }
    var deprecated: Node? { fields[7] }
    var servers: Node? { fields[8] }
}

/// The fields of a Parameter Object that are read.
struct ParameterFields {
    private static let names = Fields.Names(["$ref", "name", "in", "required"])
    private let fields: Fields

    init(of node: Node) {
        fields = Fields(of: node, Self.names)
    }

    var reference: Node? { fields[0] }
    var name: Node? { fields[1] }
    var location: Node? { fields[2] }
    var required: Node? { fields[3] }
}
