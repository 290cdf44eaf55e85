internal import PortalVocabulary

extension PortalDifference {
    /// The differences as JSON, which `docs/schemas/diff.schema.json` describes.
    public var json: String {
        DocumentWriter.json(
            [
                "schemaVersion": 1,
                "differences": .sequence(entries.map(Self.value)),
                "breaking": .integer(Int64(count(.breaking))),
                "risky": .integer(Int64(count(.risky))),
                "safe": .integer(Int64(count(.safe))),
            ]
        ) + "\n"
    }

    private static func value(_ entry: Entry) -> Value {
        let subject = entry.subject.parts.compactMap { part in
            part.text.map { Value.Member(part.name, .string($0)) }
        }
        var members: [Value.Member] = [
            .init("kind", .string(entry.kind.rawValue)),
            .init("severity", .string(entry.severity.rawValue)),
            .init("subject", .mapping(subject)),
            .init("message", .string(entry.message)),
        ]
        if let before = entry.before { members.append(.init("before", before.value)) }
        if let after = entry.after { members.append(.init("after", after.value)) }
        return .mapping(members)
    }

    /// One line with the numbers.
    public var summary: String {
        if entries.isEmpty { return "no differences" }
        let counts = Severity.allCases.reversed().map { "\(count($0)) \($0.rawValue)" }
        return counts.joined(separator: ", ")
    }

    /// The differences for people: by severity, those that say the same of many operations together.
    ///
    /// - Parameter maximumOperations: how many operations are named where one line is about many
    /// - Returns: the text; empty where nothing is different.
    public func text(maximumOperations: Int = 3) -> String {
        let width = entries.map { $0.kind.rawValue.utf8.count }.max() ?? 0
        var text = ""
        for severity in Severity.allCases.reversed() {
            let groups = Self.grouped(entries.filter { $0.severity == severity })
            if groups.isEmpty { continue }
            text += (text.isEmpty ? "" : "\n") + "\(severity.rawValue)\n"
            for group in groups {
                guard let first = group.first else { continue }
                let kind = first.kind.rawValue
                let padding = String(repeating: " ", count: width - kind.utf8.count)
                let subject = VisibleText.of(Self.phrase(first.subject, operations: group, maximumOperations))
                text += "  \(kind)\(padding)  \(subject)\(subject.isEmpty ? "" : " ")\(first.message)\n"
                let indent = String(repeating: " ", count: width + 4)
                if let before = first.before { text += "\(indent)before: \(Self.place(before))\n" }
                if let after = first.after { text += "\(indent)after:  \(Self.place(after))\n" }
            }
        }
        return text
    }

    /// Entries that only differ in the operation, together, in the order of the first ones.
    private static func grouped(_ entries: [Entry]) -> [[Entry]] {
        var groups: [[Entry]] = []
        var positions: [String: Int] = [:]
        for entry in entries {
            var subject = entry.subject
            (subject.operation, subject.method, subject.path) = (nil, nil, nil)
            let key = "\(entry.kind.rawValue)\u{0}\(subject.order)\u{0}\(entry.message)"
            // What is about no operation stands by itself.
            if entry.subject.operation != nil, let known = positions[key] {
                groups[known].append(entry)
            } else {
                positions[key] = groups.count
                groups.append([entry])
            }
        }
        return groups
    }

    /// What an entry is about, as ``text(maximumOperations:)`` says it; empty where it is about everything.
    public static func phrase(_ entry: Entry) -> String {
        phrase(entry.subject, operations: [entry], 1)
    }

    private static func phrase(_ subject: Subject, operations: [Entry], _ maximum: Int) -> String {
        var parts: [String] = []
        if let portal = subject.portal { parts.append("Portal \(portal)") }
        if let environment = subject.environment { parts.append("Environment \(environment)") }
        if let product = subject.product {
            parts.append(product + (subject.version.map { " \($0)" } ?? ""))
        }
        if let plan = subject.plan { parts.append("plan \(plan)") }
        if let holder = subject.holder { parts.append(holder) }
        if let key = subject.key { parts.append("Secret \(key)") }
        if let host = subject.host { parts.append("host \(host)") }
        if subject.operation != nil {
            var names = operations.prefix(Swift.max(1, maximum)).map { entry in
                "`\(entry.subject.operation ?? "")` (\(entry.subject.method ?? "") \(entry.subject.path ?? ""))"
            }
            if operations.count > names.count { names.append("\(operations.count - names.count) more") }
            parts.append(names.joined(separator: ", "))
        }
        return parts.isEmpty ? "" : parts.joined(separator: ", ") + ":"
    }

    private static func place(_ range: SourceRange) -> String {
        "\(VisibleText.of(range.file)):\(range.start.line):\(range.start.column)"
    }
}
