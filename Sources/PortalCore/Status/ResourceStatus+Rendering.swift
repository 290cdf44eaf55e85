extension ResourceStatus {
    /// The object that a Kubernetes client patches into the subresource `status`: `apiVersion`, `kind`, `metadata` and
    /// `status`.
    ///
    /// It has no `lastTransitionTime`: there is no clock here, and only the host knows what the status was before.
    public var value: Value {
        let generation = observedGeneration.map { Value.Member("observedGeneration", .integer($0)) }
        let conditions = conditions.map { condition -> Value in
            .mapping(
                [
                    Value.Member("type", .string(condition.type.rawValue)),
                    Value.Member("status", .string(condition.status.rawValue)),
                ] + (generation.map { [$0] } ?? []) + [
                    Value.Member("reason", .string(condition.reason)),
                    Value.Member("message", .string(condition.message)),
                ]
            )
        }
        let status = (generation.map { [$0] } ?? []) + [Value.Member("conditions", .sequence(conditions))]
        return [
            "apiVersion": .string(apiVersion),
            "kind": .string(kind),
            "metadata": ["name": .string(name), "namespace": .string(namespace)],
            "status": .mapping(status),
        ]
    }

    /// Statuses as JSON: `{"schemaVersion": 1, "statuses": […]}`, which `docs/schemas/status.schema.json` describes.
    public static func json(_ statuses: [ResourceStatus]) -> String {
        DocumentWriter.json(["schemaVersion": 1, "statuses": .sequence(statuses.map(\.value))]) + "\n"
    }

    /// Statuses as YAML: a document for each resource.
    public static func yaml(_ statuses: [ResourceStatus]) -> String {
        DocumentWriter.yaml(statuses.map(\.value))
    }

    /// Statuses as a table for people, with the messages of what does not hold.
    public static func text(_ statuses: [ResourceStatus]) -> String {
        if statuses.isEmpty { return "" }
        let heads = ["", "Accepted", "ResolvedRefs", "Programmed"]
        let rows = statuses.map { status in
            [VisibleText.of("\(status.kind) \(status.namespace)/\(status.name)")]
                + [ConditionType.accepted, .resolvedRefs, .programmed].map {
                    status.condition($0)?.status.rawValue ?? ""
                }
        }
        var widths = heads.map(\.count)
        for row in rows {
            for (column, cell) in row.enumerated() { widths[column] = Swift.max(widths[column], cell.count) }
        }
        var text = TextTable.line(heads, widths)
        for (status, row) in zip(statuses, rows) {
            text += TextTable.line(row, widths)
            for condition in status.conditions where condition.status != .holds {
                text += "    \(condition.type.rawValue): \(condition.reason): \(condition.message)\n"
            }
        }
        return text
    }
}

/// Text in columns.
enum TextTable {
    /// One line; the last cell is not padded.
    static func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (cell, width) in zip(cells, widths) {
            if !line.isEmpty || width == 0 { line += "  " }
            line += cell + String(repeating: " ", count: Swift.max(0, width - cell.count))
        }
        while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
        return line + "\n"
    }
}
