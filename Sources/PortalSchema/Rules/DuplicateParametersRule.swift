import PortalDiagnostics

extension Rule {
    /// No two parameters of a list have the same name and location (Path Item Object, Operation Object).
    static let duplicateParameters = Rule { draft, findings in
        for path in draft.allItems {
            // A path item reached by `$ref` has a list of its own; its parameters were joined without duplicates.
            reportDuplicates(path.parameters, &findings)
            for operation in path.operations { reportDuplicates(operation.parameters, &findings) }
        }
    }

    private static func reportDuplicates(_ parameters: [DraftParameter], _ findings: inout Findings) {
        guard parameters.count > 1 else { return }
        if parameters.count < 8, parameters.areDistinct { return }
        var seen: [Parameter.Key: DraftParameter] = [:]
        for parameter in parameters {
            guard let value = parameter.value else { continue }
            guard let first = seen.updateValue(parameter, forKey: value.key)
            else { continue }
            findings.report(
                .duplicateParameter,
                at: parameter.place,
                ["name": value.name, "location": value.location.rawValue],
                labels: [.init("first listed here", at: .place(first.place))]
            )
        }
    }
}

extension [DraftParameter] {
    /// Whether no two are alike; for short lists, as it compares all pairs.
    fileprivate var areDistinct: Bool {
        for (index, parameter) in enumerated() {
            for other in self[..<index] where parameter.value != nil && parameter.value?.key == other.value?.key {
                return false
            }
        }
        return true
    }
}
