import PortalDiagnostics
import PortalDocument

/// What decoding finds and remembers on its way through one input.
struct Decoding {
    let options: ModelOptions
    var diagnostics = Diagnostics()
    /// The resource that is being read, as diagnostics name it.
    var subject: String?
    /// Where that resource begins; paths in messages start here.
    var root: Place?
    /// Whether an error was found in that resource.
    var isBroken = false
    /// Whether `null` means absent, as Go's JSON reader has it; else it is an error.
    var nullIsAbsent = false
    /// What was read: scalars, empty containers, and whole values that were kept as they are.
    ///
    /// Recorded only on request, to account for every part of an input.
    var consumed: [Place]?

    init(options: ModelOptions) {
        self.options = options
    }

    /// Reports a finding; an error breaks the resource that is being read.
    mutating func report(
        _ code: DiagnosticCode,
        at place: Place,
        _ arguments: [String: String] = [:],
        labels: [Diagnostic.Label] = [],
        help: String? = nil,
        fix: Diagnostic.Fix? = nil
    ) {
        if code.severity == .error { isBroken = true }
        var arguments = arguments
        if arguments["path"] == nil { arguments["path"] = path(to: place) }
        diagnostics.report(
            Diagnostic(
                code,
                at: .place(anchor(place)),
                arguments,
                labels: labels,
                help: help,
                fix: fix,
                subject: subject
            )
        )
    }

    /// Remembers that a value was read.
    mutating func consume(_ place: Place) {
        consumed?.append(place)
    }

    /// The smallest place that stands for a value: a whole resource is pointed to by its kind.
    private func anchor(_ place: Place) -> Place {
        guard let root, root.document == place.document, root.pointer == place.pointer else { return place }
        return root.appending("kind")
    }

    /// The way from the resource to a value, as people write it: `spec.products[2].plan`.
    func path(to place: Place) -> String {
        var pointer = place.pointer
        if let root, place.pointer.text.hasPrefix(root.pointer.text),
            let inner = JSONPointer(String(place.pointer.text.dropFirst(root.pointer.text.count)))
        {
            pointer = inner
        }
        var path = ""
        for token in pointer.tokens {
            if !token.isEmpty, token.utf8.allSatisfy(isDigit) {
                path += "[\(token)]"
            } else if token.contains(where: { $0 == "." || $0 == "/" }) {
                path += "['\(token)']"
            } else {
                path += path.isEmpty ? token : ".\(token)"
            }
        }
        return path.isEmpty ? "the resource" : path
    }

    /// Reports that a value is of another type than the one that is wanted.
    mutating func reportType(_ node: Node, at place: Place, expected: String, help: String? = nil) {
        report(.wrongType, at: place, ["found": node.kind.phrase, "expected": expected], help: help)
    }
}

extension NodeKind {
    /// How messages name the kind.
    var phrase: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .integer: "an integer"
        case .number: "a number"
        case .string: "a string"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
