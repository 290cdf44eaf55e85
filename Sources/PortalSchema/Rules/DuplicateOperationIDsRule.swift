import PortalDiagnostics
import PortalDocument

extension Rule {
    /// "The id MUST be unique among all operations described in the API" (Operation Object).
    static let duplicateOperationIDs = Rule { draft, findings in
        var firsts: [String: DraftOperation] = [:]
        for path in draft.allItems {
            for operation in path.operations {
                guard let id = operation.id, let known = firsts.updateValue(operation, forKey: id) else { continue }
                firsts[id] = known
                let first = known.idPlace
                let place = operation.idPlace
                // One operation that two paths share by `$ref` is written once.
                if first == place { continue }
                findings.report(
                    .duplicateOperationID,
                    at: place,
                    ["id": id],
                    labels: [.init("first used here", at: .place(first))]
                )
                // Which of them an identifier means cannot be told: both are unsound.
                findings.markFaulty(first)
            }
        }
    }
}

extension DraftOperation {
    fileprivate var idPlace: Place { fields.operationID?.place ?? place }
}
