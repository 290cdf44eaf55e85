import PortalDiagnostics

extension Rule {
    /// A request has one body (2.0) and one query (3.2): parameters that stand for the whole of it stand alone.
    static let bodyParameters = Rule { draft, findings in
        guard draft.format == .swagger2 || draft.format >= .openAPI32 else { return }
        for path in draft.allItems {
            for operation in path.operations {
                let replaced = Set(operation.parameters.compactMap { $0.value?.key })
                let inherited = path.parameters.filter { $0.value.map { !replaced.contains($0.key) } ?? false }
                let parameters = inherited + operation.parameters
                reportSecond(.body, with: [.body, .formData], in: parameters, operation, &findings)
                reportSecond(.querystring, with: [.querystring, .query], in: parameters, operation, &findings)
            }
        }
    }

    private static func reportSecond(
        _ whole: Parameter.Place,
        with rivals: Set<Parameter.Place>,
        in parameters: [DraftParameter],
        _ operation: DraftOperation,
        _ findings: inout Findings
    ) {
        guard let first = parameters.first(where: { $0.value?.location == whole }) else { return }
        let others = parameters.filter { parameter in
            guard let value = parameter.value, parameter.place != first.place else { return false }
            return rivals.contains(value.location)
        }
        guard let second = others.first, let value = second.value else { return }
        findings.report(
            .rivalParameters,
            at: second.place,
            ["name": value.name, "location": value.location.rawValue, "whole": whole.rawValue],
            labels: [.init("the parameter that stands for all of it", at: .place(first.place))]
        )
    }
}
