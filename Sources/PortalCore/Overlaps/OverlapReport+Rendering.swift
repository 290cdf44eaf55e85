internal import PortalVocabulary

extension OverlapReport {
    /// The report as JSON, which `docs/schemas/overlaps.schema.json` describes.
    public var json: String { DocumentWriter.json(value) + "\n" }

    /// The same as a value.
    package var value: Value {
        [
            "schemaVersion": 1,
            "overlaps": .sequence(pairs.map(Self.value)),
            "hosts": .sequence(hosts.map(Self.value)),
            "counts": .mapping(
                Kind.allCases.map { Value.Member($0.rawValue, .integer(Int64(counts[$0] ?? 0))) }
            ),
        ]
    }

    private static func value(_ pair: Pair) -> Value {
        var members: [Value.Member] = [
            .init("kind", .string(pair.kind.rawValue)),
            .init("environment", .string(pair.environment)),
            .init("hosts", .sequence(pair.hosts.map(Value.string))),
            .init("witness", .string(pair.witness)),
            .init("winner", value(pair.winner)),
            .init("loser", value(pair.loser)),
        ]
        if let instead = pair.instead { members.append(.init("instead", value(instead))) }
        members.append(.init("more", .integer(Int64(pair.more))))
        return .mapping(members)
    }

    private static func value(_ operation: Operation) -> Value {
        var members: [Value.Member] = [.init("route", .string(operation.route))]
        for (name, text) in [
            ("product", operation.product), ("version", operation.version), ("operation", operation.operation),
        ] {
            if let text { members.append(.init(name, .string(text))) }
        }
        members.append(.init("method", .string(operation.method)))
        members.append(.init("path", .string(operation.path)))
        if let answer = operation.answer { members.append(.init("answer", .integer(Int64(answer)))) }
        if let place = operation.place { members.append(.init("place", place.value)) }
        return .mapping(members)
    }

    private static func value(_ finding: Hosts) -> Value {
        var members: [Value.Member] = [
            .init("kind", .string(finding.kind.rawValue)),
            .init("hosts", .sequence(finding.hosts.map(Value.string))),
            .init("within", .sequence(finding.within.map(Value.string))),
            .init("winner", value(finding.winner)),
            .init("loser", value(finding.loser)),
        ]
        if let operations = finding.operations { members.append(.init("operations", .integer(Int64(operations)))) }
        members.append(.init("identical", .integer(Int64(finding.identical))))
        members.append(.init("overlapping", .integer(Int64(finding.overlapping))))
        members.append(.init("examples", .sequence(finding.examples.map(value))))
        return .mapping(members)
    }

    private static func value(_ owner: Hosts.Owner) -> Value {
        var members: [Value.Member] = [.init("kind", .string(owner.kind)), .init("name", .string(owner.name))]
        if let place = owner.place { members.append(.init("place", place.value)) }
        return .mapping(members)
    }
}

// MARK: - Text

extension OverlapReport {
    /// One line with the numbers.
    public var summary: String {
        var parts = Kind.allCases.compactMap { kind in
            (counts[kind] ?? 0) > 0 ? "\(counts[kind] ?? 0) \(kind.rawValue)" : nil
        }
        for kind in Hosts.Kind.allCases {
            let number = hosts.filter { $0.kind == kind }.reduce(0) { $0 + $1.hosts.count }
            if number > 0 { parts.append("\(number) \(number == 1 ? "host" : "hosts") \(kind.rawValue)") }
        }
        return parts.isEmpty ? "no overlaps" : parts.joined(separator: ", ")
    }

    /// The report for people: a block for each pair of operations, and for each two that want hosts.
    public var text: String {
        (pairs.map { Self.text($0) } + hosts.map(Self.text)).joined(separator: "\n")
    }

    private static func text(_ pair: Pair) -> String {
        var text = "\(pair.kind.rawValue): \(VisibleText.of(pair.witness))\n"
        text += "  in     Environment \(pair.environment) at \(listed(pair.hosts))\n"
        text += lines(pair, "  ")
        if let instead = pair.instead { text += "         both lose what they share to \(line(instead))\n" }
        if pair.more > 0 {
            let noun = pair.more == 1 ? "operation takes" : "operations take"
            text += "         \(pair.more) more \(noun) requests from it in this way\n"
        }
        return text
    }

    private static func lines(_ pair: Pair, _ indent: String) -> String {
        "\(indent)wins   \(line(pair.winner))\n\(indent)loses  \(line(pair.loser))\n"
    }

    private static func line(_ operation: Operation) -> String {
        var words = ["\(operation.method) \(operation.path)"]
        if let id = operation.operation { words.append("`\(id)`") }
        if let product = operation.product { words.append("of \(product) \(operation.version ?? "")") }
        if let answer = operation.answer { words.append("(not served: \(answer))") }
        if let place = operation.place { words.append("at \(place.file):\(place.start.line):\(place.start.column)") }
        return VisibleText.of(words.joined(separator: " "))
    }

    private static func text(_ finding: Hosts) -> String {
        let (winner, loser) = (finding.winner, finding.loser)
        var text = "\(finding.kind.rawValue): \(listed(finding.hosts))"
        if finding.within != finding.hosts { text += " of \(listed(finding.within))" }
        text += "\n  wins   \(line(winner))\n  loses  \(line(loser))\n"
        guard let operations = finding.operations else { return text }
        let noun = operations == 1 ? "operation gets" : "operations get"
        let scope = finding.kind == .narrower ? "none of these requests" : "no requests there"
        text += "         \(operations) \(noun) \(scope): \(finding.identical) identical to the winner's, "
        text += "\(finding.overlapping) overlapping\n"
        for example in finding.examples {
            text += "         \(example.kind.rawValue): \(VisibleText.of(example.witness))\n"
            text += lines(example, "           ")
        }
        return text
    }

    private static func line(_ owner: Hosts.Owner) -> String {
        var words = "\(owner.kind) \(owner.name)"
        if let place = owner.place { words += " at \(place.file):\(place.start.line):\(place.start.column)" }
        return VisibleText.of(words)
    }

    private static func listed(_ hosts: [String]) -> String {
        let shown = hosts.prefix(3).joined(separator: ", ")
        return hosts.count > 3 ? "\(shown) and \(hosts.count - 3) more" : shown
    }
}
