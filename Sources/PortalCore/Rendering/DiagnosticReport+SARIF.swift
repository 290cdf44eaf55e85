internal import PortalVocabulary

extension DiagnosticReport {
    /// The findings as a SARIF 2.1.0 log (OASIS standard), for code scanning services.
    ///
    /// - Parameter version: the version of the tool that is to stand in the log
    /// - Returns: the log, as indented JSON.
    public func sarif(version: String) -> String {
        let codes = Set(entries.map(\.diagnostic.code)).ordered { $0.id < $1.id }
        let indexes = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1.id, Int64($0)) })
        let rules = codes.map { code -> Value in
            [
                "id": .string(code.id),
                "name": .string(code.slug),
                "shortDescription": ["text": .string(code.template)],
                "fullDescription": ["text": .string(code.page.why)],
                "defaultConfiguration": ["level": .string(Self.level(code.severity))],
            ]
        }
        let log: Value = [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": ["name": "portalctl", "version": .string(version), "rules": .sequence(rules)]
                    ],
                    "columnKind": "unicodeCodePoints",
                    "results": .sequence(
                        entries.map { Self.result($0, ruleIndex: indexes[$0.diagnostic.code.id] ?? -1) }
                    ),
                ]
            ],
        ]
        return DocumentWriter.json(log) + "\n"
    }

    private static func result(_ entry: Entry, ruleIndex: Int64) -> Value {
        let diagnostic = entry.diagnostic
        let text = diagnostic.message + (diagnostic.help.map { "\n\($0)" } ?? "")
        var members: [Value.Member] = [
            .init("ruleId", .string(diagnostic.code.id)),
            .init("ruleIndex", .integer(ruleIndex)),
            .init("level", .string(level(diagnostic.severity))),
            .init("message", ["text": .string(text)]),
        ]
        if let range = entry.range {
            members.append(.init("locations", [["physicalLocation": physicalLocation(range)]]))
        }
        let related = entry.labels.compactMap { label -> Value? in
            label.range.map {
                ["physicalLocation": physicalLocation($0), "message": ["text": .string(label.message)]]
            }
        }
        if !related.isEmpty { members.append(.init("relatedLocations", .sequence(related))) }
        return .mapping(members)
    }

    private static func physicalLocation(_ range: SourceRange) -> Value {
        [
            "artifactLocation": ["uri": .string(uri(range.file))],
            "region": [
                "startLine": .integer(Int64(range.start.line)),
                "startColumn": .integer(Int64(range.start.column)),
                "endLine": .integer(Int64(range.end.line)),
                "endColumn": .integer(Int64(range.end.column)),
            ],
        ]
    }

    /// A file name as a URI reference: what RFC 3986 section 3.3 does not allow in a path is escaped; a URI stays.
    private static func uri(_ name: String) -> String {
        if name.split(separator: ":", maxSplits: 1).dropFirst().first?.hasPrefix("//") == true { return name }
        return name.split(separator: "/", omittingEmptySubsequences: false)
            .map { PathTemplate.normalized(String($0)) }
            .joined(separator: "/")
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
