extension DiagnosticReport {
    /// The findings as JSON: `{"schemaVersion": 1, "diagnostics": […], "errors": n, "warnings": n}`.
    ///
    /// Lines and columns count from 1, columns in Unicode code points; `end` is behind the last character.
    public var json: String {
        DocumentWriter.json(
            [
                "schemaVersion": 1,
                "diagnostics": .sequence(entries.map(Self.value)),
                "errors": .integer(Int64(count(.error))),
                "warnings": .integer(Int64(count(.warning))),
            ]
        ) + "\n"
    }

    private static func value(_ entry: Entry) -> Value {
        let diagnostic = entry.diagnostic
        var members: [Value.Member] = [
            .init("code", .string(diagnostic.code.id)),
            .init("slug", .string(diagnostic.code.slug)),
            .init("severity", .string(diagnostic.severity.rawValue)),
            .init("message", .string(diagnostic.message)),
        ]
        if let range = entry.range { members.append(.init("range", range.value)) }
        if let subject = diagnostic.subject { members.append(.init("subject", .string(subject))) }
        if !entry.labels.isEmpty {
            let labels = entry.labels.map { label -> Value in
                var members: [Value.Member] = [.init("message", .string(label.message))]
                if let range = label.range { members.append(.init("range", range.value)) }
                return .mapping(members)
            }
            members.append(.init("labels", .sequence(labels)))
        }
        if let help = diagnostic.help { members.append(.init("help", .string(help))) }
        if let fix = entry.fix {
            members.append(.init("fix", ["range": fix.range.value, "replacement": .string(fix.replacement)]))
        }
        return .mapping(members)
    }
}

extension SourceRange {
    /// The range as JSON: lines and columns count from 1, columns in Unicode code points.
    var value: Value {
        var members: [Value.Member] = [
            .init("file", .string(file)),
            .init("start", Self.value(start)),
            .init("end", Self.value(end)),
        ]
        if let pointer { members.append(.init("pointer", .string(pointer.text))) }
        return .mapping(members)
    }

    private static func value(_ position: SourcePosition) -> Value {
        ["line": .integer(Int64(position.line)), "column": .integer(Int64(position.column))]
    }
}
