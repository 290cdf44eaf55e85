import PortalDiagnostics
import PortalVocabulary

extension Rule {
    /// Every variable of a path has a parameter in `path`, and every such parameter a variable.
    static let pathParameters = Rule { draft, findings in
        for path in draft.paths {
            guard case .success(let template) = path.template else { continue }
            let variables = template.isLiteral ? [] : Set(template.parameterNames)
            for parameter in path.parameters {
                reportStray(parameter, variables, path, &findings)
            }
            for operation in path.operations where operation.isComplete {
                for parameter in operation.parameters {
                    reportStray(parameter, variables, path, &findings)
                }
                if variables.isEmpty { continue }
                // What could not be read may be the parameter that is looked for.
                let parameters = path.parameters + operation.parameters
                guard parameters.allSatisfy({ $0.value != nil }) else { continue }
                let declared = parameters.lazy.compactMap(\.value).filter { $0.location == .path }.map(\.name)
                for name in variables.subtracting(declared).ordered() {
                    findings.report(
                        .undeclaredPathParameter,
                        at: operation.place.key,
                        ["name": name, "path": path.path, "method": operation.method.name],
                        labels: [.init("the path", at: .place(path.place.key))],
                        missing: "parameters/\(name)"
                    )
                }
            }
        }
    }

    private static func reportStray(
        _ parameter: DraftParameter,
        _ variables: Set<String>,
        _ path: DraftPath,
        _ findings: inout Findings
    ) {
        guard let value = parameter.value, value.location == .path, !variables.contains(value.name) else { return }
        findings.report(
            .strayPathParameter,
            at: parameter.place,
            ["name": value.name, "path": path.path],
            labels: [.init("the path", at: .place(path.place.key))]
        )
    }
}
